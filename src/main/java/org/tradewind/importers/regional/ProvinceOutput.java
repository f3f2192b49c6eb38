package org.tradewind.importers.regional;

import java.util.Map;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/** The study tables made of checked provincial tables. Items of 0 are left out, output never. */
final class ProvinceOutput {
  private final Table.Builder use = Table.builder(MrioInputs.REGIONAL_USE);
  private final Table.Builder balance = Table.builder(MrioInputs.REGIONAL_BALANCE);
  private double largestGap;
  private String largestAt = "";

  /** Adds a province. */
  void accept(ProvinceTable table) {
    double[] added = table.inputs().get(IoCodes.VALUE_ADDED);
    for (int i = 0; i < table.sectors().size(); i++) {
      use.add(table.region(), table.sectors().label(i), table.use()[i]);
      items(table, i, IoCodes.FINAL_DEMAND);
      items(table, i, ProvinceLayout.TRADE);
      item(table, i, Vocabulary.OTHERS, table.item(IoCodes.ERRORS)[i]);
      double output = table.item(IoCodes.OUTPUT)[i];
      double valueAdded = output - table.inputs(i);
      item(table, i, Vocabulary.VALUE_ADDED, valueAdded);
      balance.add(table.region(), table.sectors().label(i), Vocabulary.OUTPUT, output);
      if (Math.abs(valueAdded - added[i]) > largestGap) {
        largestGap = Math.abs(valueAdded - added[i]);
        largestAt = table.key(i);
      }
    }
  }

  private void items(ProvinceTable table, int sector, Map<String, String> items) {
    items.forEach((code, item) -> item(table, sector, item, table.item(code)[sector]));
  }

  private void item(ProvinceTable table, int sector, String item, double value) {
    if (value != 0) {
      balance.add(table.region(), table.sectors().label(sector), item, value);
    }
  }

  /** One sentence for the provenance: how far value added is from the source's row. */
  String gap() {
    return "value_added is output less intermediate inputs; it differs from the row TVA by at most "
        + ProvinceFindings.amount(largestGap)
        + (largestAt.isEmpty() ? "" : " (" + largestAt + ")")
        + ".";
  }

  Table use() {
    return use.build();
  }

  Table balance() {
    return balance.build();
  }
}
