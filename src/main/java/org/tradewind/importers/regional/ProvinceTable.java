package org.tradewind.importers.regional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CodedRow;
import org.tradewind.importers.china.IoCodes;

/**
 * The input-output table of one province as its file has it, converted to 10^4 CNY. S sectors;
 * products are rows, using sectors are columns.
 *
 * @param region province code
 * @param source file, for messages
 * @param sectors sector codes
 * @param names name of each sector as the file has it
 * @param use intermediate use, S x S: {@code use[product][sector]}
 * @param items columns right of the sectors by code (TIU, FU101, ..., GO), each of length S
 * @param inputs rows below the sectors by code (TII, VA001, ..., TVA, TI), each of length S
 * @param totals what the row TII holds right of the sectors, by column code; reported, never used
 */
record ProvinceTable(
    String region,
    String source,
    Axis sectors,
    String[] names,
    double[][] use,
    Map<String, double[]> items,
    Map<String, double[]> inputs,
    Map<String, Double> totals) {
  private static final List<String> TOTAL_ROWS =
      List.of(IoCodes.INTERMEDIATE_INPUT, IoCodes.VALUE_ADDED, IoCodes.INPUT);
  private static final String COMPONENT = "VA\\d+";

  /** Column of the table. */
  double[] item(String code) {
    return items.get(code);
  }

  /** Whether a row below the sectors is a component of value added. */
  static boolean isComponent(String code) {
    return code.matches(COMPONENT);
  }

  /** Sum of a column of intermediate use. */
  double inputs(int sector) {
    double sum = 0;
    for (double[] row : use) {
      sum += row[sector];
    }
    return sum;
  }

  /** Use of a product within the province: by its sectors and by final demand. */
  double domesticUse(int product) {
    double sum = Arrays.stream(use[product]).sum();
    for (String code : IoCodes.FINAL_DEMAND.keySet()) {
      sum += item(code)[product];
    }
    return sum;
  }

  /** "BJ 01", for messages. */
  String key(int sector) {
    return region + " " + sectors.label(sector);
  }

  /** The table with its sectors in the order of another axis of the same codes. */
  ProvinceTable inOrderOf(Axis order) {
    if (order.equals(sectors)) {
      return this;
    }
    int[] from = order.labels().stream().mapToInt(sectors::find).toArray();
    double[][] placed =
        Arrays.stream(from).mapToObj(i -> pick(use[i], from)).toArray(double[][]::new);
    Map<String, double[]> placedItems = new LinkedHashMap<>(items);
    placedItems.replaceAll((code, values) -> pick(values, from));
    Map<String, double[]> placedInputs = new LinkedHashMap<>(inputs);
    placedInputs.replaceAll((code, values) -> pick(values, from));
    String[] placedNames = Arrays.stream(from).mapToObj(i -> names[i]).toArray(String[]::new);
    return new ProvinceTable(
        region, source, order, placedNames, placed, placedItems, placedInputs, totals);
  }

  private static double[] pick(double[] values, int[] from) {
    return Arrays.stream(from).mapToDouble(i -> values[i]).toArray();
  }

  /** Takes the rows of a file one after the other and places them by code. */
  static final class Builder {
    private final ProvinceLayout layout;
    private final double unit;
    private final int size;
    private final String[] names;
    private final double[][] use;
    private final Map<String, double[]> items = new LinkedHashMap<>();
    private final Map<String, double[]> inputs = new LinkedHashMap<>();
    private final Map<String, Double> totals = new HashMap<>();

    /**
     * @param unit 10^4 CNY in one unit of the file
     */
    Builder(ProvinceLayout layout, double unit) {
      this.layout = layout;
      this.unit = unit;
      this.size = layout.sectors().size();
      this.names = new String[size];
      this.use = new double[size][];
      numberColumns().forEach(code -> items.put(code, new double[size]));
    }

    private List<String> numberColumns() {
      List<String> codes = new ArrayList<>(layout.items().keySet());
      codes.removeAll(List.of(ProvinceLayout.CODE, ProvinceLayout.NAME));
      return codes;
    }

    /** Takes one row. */
    void accept(CodedRow row) {
      String code = row.text(layout.codeColumn());
      int sector = layout.sectors().find(code);
      if (sector >= 0) {
        product(row, code, sector);
      } else if (TOTAL_ROWS.contains(code) || isComponent(code)) {
        if (inputs.put(code, sectorValues(row)) != null) {
          throw duplicate(row, code);
        }
        if (code.equals(IoCodes.INTERMEDIATE_INPUT)) {
          totals(row);
        }
      } else {
        List<String> known = new ArrayList<>(layout.sectors().labels());
        known.addAll(TOTAL_ROWS);
        throw new UserError(
            row.where(),
            "the row code '" + code + "'",
            "a sector of the header, VA001 and so on, or one of " + TOTAL_ROWS,
            Names.didYouMean(code, known));
      }
    }

    private void product(CodedRow row, String code, int sector) {
      if (use[sector] != null) {
        throw duplicate(row, code);
      }
      use[sector] = sectorValues(row);
      names[sector] = row.text(layout.nameColumn()).replaceAll("\\s+", "");
      items.forEach((item, values) -> values[sector] = unit * row.number(layout.items().get(item)));
    }

    private double[] sectorValues(CodedRow row) {
      return Arrays.stream(layout.sectorColumn()).mapToDouble(c -> unit * row.number(c)).toArray();
    }

    private void totals(CodedRow row) {
      for (String item : items.keySet()) {
        int column = layout.items().get(item);
        if (!row.text(column).isEmpty()) {
          totals.put(item, unit * row.number(column));
        }
      }
    }

    private static UserError duplicate(CodedRow row, String code) {
      return UserError.duplicate(row.where(), "row '" + code + "'", "");
    }

    /** The table, which must be whole. */
    ProvinceTable build(String region, String source) {
      for (int i = 0; i < size; i++) {
        if (use[i] == null) {
          throw missing(source, layout.sectors().label(i));
        }
      }
      for (String code : TOTAL_ROWS) {
        if (!inputs.containsKey(code)) {
          throw missing(source, code);
        }
      }
      return new ProvinceTable(region, source, layout.sectors(), names, use, items, inputs, totals);
    }

    private UserError missing(String source, String code) {
      return new UserError(
          source,
          "no row '" + code + "'",
          "a row for each of the " + size + " sectors, then " + TOTAL_ROWS,
          "The file may have been cut short: fetch it again.");
    }
  }
}
