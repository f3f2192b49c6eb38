package org.tradewind.importers.regional;

import java.util.Arrays;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.importers.source.Identities;

/**
 * Checks a province's table and mends what is known to be wrong in it; everything mended becomes a
 * finding. All values in 10^4 CNY.
 *
 * <p>For each product i: sum_j Z_ij = TIU, FU101 + FU102 = THC, THC + FU103 = TC, FU201 + FU202 =
 * GCF, TC + GCF + EX + OF = TFU, and sum_j Z_ij + FU + EX + OF + ERR = GO + IM + IF, relative to GO
 * + IM + IF. For each sector j: sum_i Z_ij = TII, VA001 + ... = TVA, TII + TVA = TI = GO.
 */
final class ProvinceCheck {
  /** An output below this is taken for 0: coefficients would reach 1e14. */
  static final double NO_OUTPUT = 1;

  /** A value of the wrong sign below this is float noise. */
  static final double NOISE = 1e-6;

  /** Rural households that use more than this multiple of urban ones are exchanged with them. */
  static final double EXCHANGED = 2;

  static final String SWAPPED =
      "Provinces whose FU101 (rural) exceeds "
          + EXCHANGED
          + " times FU102 (urban), exchanged (the ratio)";
  static final String NOT_SWAPPED =
      "Provinces whose FU101 (rural) exceeds FU102 (urban), kept as they are (the ratio)";
  static final String NO_OUTPUT_SET = "Sectors with |output| below " + NO_OUTPUT + ", set to 0";
  static final String CLAMPED = "Values of the wrong sign below " + NOISE + ", set to 0";
  static final String ERRORS = "Provinces with errors (ERR), kept as item others (their sum)";
  static final String TOTALS =
      "Cells of the row TII that are not the sum of their column; that row is not used (the excess)";
  static final String NEGATIVE_VALUE_ADDED = "Sectors with negative value added";
  static final String NEGATIVE_FINAL =
      "Negative final demand other than inventories (product, value)";
  static final String NEGATIVE_INVENTORIES = "Products whose inventories fall";
  static final String TRANSIT = "Products whose outflow and export exceed output (by)";
  static final String TRANSIT_NO_OUTPUT = "Outflow and export of products without output";
  static final String SUPPLY = "Products whose inflow and import exceed use in the province (by)";
  static final String IMPORTED = "Products whose import alone exceeds use in the province (by)";
  static final String NETTED = "Products with one of outflow and inflow only, perhaps netted";
  static final String UNTRADED = "Products without outflow and inflow (output)";

  private final ProvinceParameters parameters;
  private final Identities identities;
  private final ProvinceFindings findings;

  ProvinceCheck(ProvinceParameters parameters, Identities identities, ProvinceFindings findings) {
    this.parameters = parameters;
    this.identities = identities;
    this.findings = findings;
    for (String kind :
        new String[] {
          SWAPPED,
          NOT_SWAPPED,
          NO_OUTPUT_SET,
          CLAMPED,
          ERRORS,
          TOTALS,
          NEGATIVE_VALUE_ADDED,
          NEGATIVE_FINAL,
          NEGATIVE_INVENTORIES,
          TRANSIT,
          TRANSIT_NO_OUTPUT,
          SUPPLY,
          IMPORTED,
          NETTED,
          UNTRADED
        }) {
      findings.declare(kind);
    }
  }

  /** Checks and mends a table in place. */
  void accept(ProvinceTable table) {
    signs(table);
    for (int i = 0; i < table.sectors().size(); i++) {
      row(table, i);
      column(table, i);
    }
    totals(table);
    outputs(table);
    households(table);
    requireTrade(table);
    for (int i = 0; i < table.sectors().size(); i++) {
      count(table, i);
    }
    double errors = Arrays.stream(table.item(IoCodes.ERRORS)).map(Math::abs).sum();
    if (errors >= NO_OUTPUT) {
      findings.add(ERRORS, table.region(), sum(table, IoCodes.ERRORS));
    }
  }

  private void signs(ProvinceTable table) {
    for (int i = 0; i < table.sectors().size(); i++) {
      for (String code : ProvinceLayout.TRADE.keySet()) {
        double[] values = table.item(code);
        values[i] = amount(table, i, code, values[i]);
      }
      for (int j = 0; j < table.sectors().size(); j++) {
        double[] uses = table.use()[i];
        uses[j] = amount(table, i, table.sectors().label(j), uses[j]);
      }
      double output = table.item(IoCodes.OUTPUT)[i];
      if (output <= -NO_OUTPUT) {
        throw negative(table, i, IoCodes.OUTPUT, output);
      }
    }
  }

  /** A value that must be at least 0; noise of the wrong sign becomes 0. */
  private double amount(ProvinceTable table, int product, String column, double value) {
    if (value < -NOISE) {
      throw negative(table, product, column, value);
    }
    if (value < 0) {
      findings.add(CLAMPED, table.key(product) + " " + column, value);
      return 0;
    }
    return value;
  }

  private static UserError negative(ProvinceTable table, int product, String column, double value) {
    return new UserError(
        table.source() + ", row " + table.sectors().label(product) + ", column " + column,
        value + " " + ProvinceUnit.TEN_THOUSAND,
        "a value of at least 0",
        "Correct it from the bureau's publication.");
  }

  private void row(ProvinceTable table, int i) {
    String key = table.region() + " row " + table.sectors().label(i);
    double use = Arrays.stream(table.use()[i]).sum();
    double finalUse = table.item(IoCodes.EXPORT)[i] + table.item(IoCodes.OUTFLOW)[i];
    double supply =
        table.item(IoCodes.OUTPUT)[i]
            + table.item(IoCodes.IMPORT)[i]
            + table.item(IoCodes.INFLOW)[i];
    double total = table.domesticUse(i) + finalUse + table.item(IoCodes.ERRORS)[i];
    identities.equal(
        "sum of sectors = TIU", key, use, table.item(IoCodes.INTERMEDIATE_USE)[i], supply);
    subtotal(table, i, IoCodes.HOUSEHOLDS, supply, IoCodes.RURAL, IoCodes.URBAN);
    subtotal(
        table, i, IoCodes.CONSUMPTION, supply, IoCodes.RURAL, IoCodes.URBAN, IoCodes.GOVERNMENT);
    subtotal(table, i, IoCodes.CAPITAL, supply, IoCodes.FIXED_CAPITAL, IoCodes.INVENTORIES);
    subtotal(
        table,
        i,
        IoCodes.FINAL_USE,
        supply,
        IoCodes.RURAL,
        IoCodes.URBAN,
        IoCodes.GOVERNMENT,
        IoCodes.FIXED_CAPITAL,
        IoCodes.INVENTORIES,
        IoCodes.EXPORT,
        IoCodes.OUTFLOW);
    identities.equal("TIU + FU + EX + OF + ERR = GO + IM + IF", key, total, supply, supply);
  }

  private void subtotal(ProvinceTable table, int i, String code, double scale, String... parts) {
    if (table.items().containsKey(code)) {
      double sum = Arrays.stream(parts).mapToDouble(p -> table.item(p)[i]).sum();
      String key = table.region() + " row " + table.sectors().label(i);
      identities.equal(
          String.join(" + ", parts) + " = " + code, key, sum, table.item(code)[i], scale);
    }
  }

  private void column(ProvinceTable table, int j) {
    String key = table.region() + " column " + table.sectors().label(j);
    Map<String, double[]> rows = table.inputs();
    double input = rows.get(IoCodes.INTERMEDIATE_INPUT)[j];
    double added = rows.get(IoCodes.VALUE_ADDED)[j];
    double total = rows.get(IoCodes.INPUT)[j];
    identities.equal("sum of products = TII", key, table.inputs(j), input, total);
    double[] components =
        rows.keySet().stream()
            .filter(ProvinceTable::isComponent)
            .mapToDouble(code -> rows.get(code)[j])
            .toArray();
    if (components.length > 0) {
      double sum = Arrays.stream(components).sum();
      identities.equal("VA001 + ... = TVA", key, sum, added, total);
    }
    identities.equal("TII + TVA = TI", key, input + added, total, total);
    double output = table.item(IoCodes.OUTPUT)[j];
    // an output that counts as 0 differs from an input of 0 by noise
    if (Math.abs(output) >= NO_OUTPUT || Math.abs(total) >= NO_OUTPUT) {
      identities.equal("TI = GO", key, total, output, output);
    }
  }

  /** Outputs below {@link #NO_OUTPUT} become 0, with the inputs of their columns. */
  private void outputs(ProvinceTable table) {
    double[] output = table.item(IoCodes.OUTPUT);
    for (int j = 0; j < output.length; j++) {
      if (Math.abs(output[j]) < NO_OUTPUT) {
        String column = table.source() + ", column " + table.sectors().label(j);
        requireNoInput(column, "intermediate inputs", table.inputs(j));
        requireNoInput(column, "value added", table.inputs().get(IoCodes.VALUE_ADDED)[j]);
        for (double[] uses : table.use()) {
          uses[j] = 0;
        }
        output[j] = 0;
        findings.name(NO_OUTPUT_SET, table.key(j));
      }
    }
  }

  private static void requireNoInput(String column, String what, double value) {
    if (Math.abs(value) >= NO_OUTPUT) {
      throw new UserError(
          column,
          what + " of " + ProvinceFindings.amount(value) + " with an output of 0",
          "no inputs where there is no output",
          "Correct the output or the inputs.");
    }
  }

  private void households(ProvinceTable table) {
    double rural = sum(table, IoCodes.RURAL);
    double urban = sum(table, IoCodes.URBAN);
    boolean exchanged = rural > EXCHANGED * urban;
    if (exchanged && parameters.swap()) {
      double[] held = table.item(IoCodes.RURAL);
      table.items().put(IoCodes.RURAL, table.item(IoCodes.URBAN));
      table.items().put(IoCodes.URBAN, held);
    }
    if (rural > urban) {
      findings.add(
          exchanged && parameters.swap() ? SWAPPED : NOT_SWAPPED, table.region(), rural / urban);
    }
  }

  /** Some tables book all trade as trade abroad, or all of it as trade with other provinces. */
  private void requireTrade(ProvinceTable table) {
    requireTrade(
        table, "outflow and inflow", sum(table, IoCodes.OUTFLOW) + sum(table, IoCodes.INFLOW));
    requireTrade(
        table, "export and import", sum(table, IoCodes.EXPORT) + sum(table, IoCodes.IMPORT));
  }

  private void requireTrade(ProvinceTable table, String which, double sum) {
    if (sum < NO_OUTPUT) {
      String found = "no " + which + " in any row of " + table.region();
      if (!parameters.keepMerged()) {
        throw new UserError(
            table.source(),
            found,
            "trade with other provinces apart from trade abroad",
            "This table merges them. Find a table that does not, or accept it with --set "
                + ProvinceParameters.MERGED_TRADE
                + "=keep.");
      }
      findings.add("Provinces without " + which + " (their sum)", table.region(), sum);
    }
  }

  private void totals(ProvinceTable table) {
    table
        .totals()
        .forEach(
            (code, stated) -> {
              double sum = sum(table, code);
              if (Math.abs(stated - sum) > parameters.tolerance() * Math.abs(sum) + NO_OUTPUT) {
                findings.add(TOTALS, table.region() + " " + code, stated - sum);
              }
            });
  }

  private void count(ProvinceTable table, int i) {
    String key = table.key(i);
    double output = table.item(IoCodes.OUTPUT)[i];
    double outflow = table.item(IoCodes.OUTFLOW)[i];
    double inflow = table.item(IoCodes.INFLOW)[i];
    double imported = table.item(IoCodes.IMPORT)[i];
    double sent = outflow + table.item(IoCodes.EXPORT)[i];
    double use = table.domesticUse(i);
    above(sent, output, output > 0 ? TRANSIT : TRANSIT_NO_OUTPUT, key);
    above(imported + inflow, use, SUPPLY, key);
    above(imported, use, IMPORTED, key);
    if (outflow == 0 && inflow == 0) {
      findings.add(UNTRADED, key, output);
    } else if (outflow == 0 || inflow == 0) {
      findings.add(NETTED, key, outflow - inflow);
    }
    for (String code : IoCodes.FINAL_DEMAND.keySet()) {
      double value = table.item(code)[i];
      if (value < 0) {
        boolean inventories = code.equals(IoCodes.INVENTORIES);
        findings.add(
            inventories ? NEGATIVE_INVENTORIES : NEGATIVE_FINAL,
            inventories ? key : key + " " + code,
            value);
      }
    }
    double added = output - table.inputs(i);
    if (added < 0) {
      findings.add(NEGATIVE_VALUE_ADDED, key, added);
    }
  }

  /** A case where one value exceeds another by more than rounding. */
  private void above(double value, double limit, String kind, String key) {
    if (value - limit > parameters.tolerance() * Math.abs(limit) + NOISE) {
      findings.add(kind, key, value - limit);
    }
  }

  private static double sum(ProvinceTable table, String code) {
    return Arrays.stream(table.item(code)).sum();
  }
}
