package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/** The concordance of the 53 subsectors to the 42 sectors that ships with the software. */
public final class BundledConcordance {
  private static final double PERCENT = 100;

  private BundledConcordance() {}

  /** The table concordance from facts/china/concordance.csv, alike for all regions. */
  public static Table bundled() {
    Csv facts = Csv.fact("china/concordance");
    Table.Builder table = Table.builder(Inputs.CONCORDANCE);
    for (int row = 0; row < facts.rows(); row++) {
      table.add(
          facts.text(row, "subsector"),
          Inputs.ANY,
          facts.text(row, "sector"),
          facts.number(row, "percent") / PERCENT);
    }
    return table.build().validated(facts.source());
  }

  /**
   * The bundled concordance for an MRIO in which some sectors of some regions make nothing: there a
   * subsector's emissions are shared among the sectors that do make something, in the bundled
   * proportions, by rows of the region's own. Emissions of a sector without output would be in no
   * flow. Where none of a subsector's sectors makes anything the bundled rows stay, and the
   * conservation ledger names what they leave out.
   *
   * @param output table output of the MRIO
   */
  public static Table forOutput(Table output) {
    Table bundled = bundled();
    Set<String> idle = new HashSet<>();
    Set<String> regions = new LinkedHashSet<>();
    for (int row = 0; row < output.rows(); row++) {
      String region = output.strings("region")[row];
      regions.add(region);
      if (output.doubles("value")[row] == 0) {
        idle.add(region + "/" + output.strings("sector")[row]);
      }
    }
    Table.Builder table = Table.builder(Inputs.CONCORDANCE).addAll(bundled);
    for (String region : regions) {
      addRegion(table, bundled, region, idle);
    }
    return table.build().validated("concordance");
  }

  private static void addRegion(
      Table.Builder table, Table bundled, String region, Set<String> idle) {
    String[] sector = bundled.strings("sector");
    Map<String, List<Integer>> bySubsector = new LinkedHashMap<>();
    for (int row = 0; row < bundled.rows(); row++) {
      bySubsector
          .computeIfAbsent(bundled.strings("subsector")[row], h -> new ArrayList<>())
          .add(row);
    }
    bySubsector.forEach(
        (subsector, rows) -> {
          List<Integer> busy =
              rows.stream().filter(r -> !idle.contains(region + "/" + sector[r])).toList();
          double left = busy.stream().mapToDouble(r -> bundled.doubles("share")[r]).sum();
          if (busy.size() < rows.size() && left > 0) {
            busy.forEach(
                r -> table.add(subsector, region, sector[r], bundled.doubles("share")[r] / left));
          }
        });
  }
}
