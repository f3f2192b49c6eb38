package org.tradewind.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.NationalTable;

/** The identities of a national table, which its regionalisation inherits. */
final class NationalMargins {
  private static final int LISTED = 10;
  private static final double ROUNDING = 1e-12;

  private NationalMargins() {}

  /** Refuses a table that misses its outputs, and one with negative deliveries or outputs. */
  static void check(NationalTable national, double tolerance) {
    int n = national.sectors().size();
    List<String> wrong = new ArrayList<>();
    double floor = floor(national.output());
    for (int i = 0; i < n; i++) {
      String sector = "sector " + national.sectors().label(i);
      double x = national.output()[i];
      if (!(x >= 0 && x <= Double.MAX_VALUE)) {
        throw refused(sector, "output " + x, "a finite output of at least 0");
      }
      for (int j = 0; j < n; j++) {
        double delivery = national.z()[i + j * n];
        if (!(delivery >= 0 && delivery <= Double.MAX_VALUE)) {
          throw refused(
              sector + ", delivery to sector " + national.sectors().label(j),
              String.valueOf(delivery),
              "a finite amount of at least 0");
        }
      }
      addIfOpen(wrong, "row of " + sector, rowSum(national, i), x, floor, tolerance);
      addIfOpen(wrong, "column of " + sector, columnSum(national, i), x, floor, tolerance);
    }
    if (!wrong.isEmpty()) {
      throw refused(
          "rows and columns",
          wrong.size()
              + " out of balance: "
              + String.join("; ", wrong.subList(0, Math.min(LISTED, wrong.size()))),
          "deliveries and inputs equal to output, to a relative gap of " + tolerance);
    }
  }

  private static UserError refused(String where, String found, String expected) {
    return new UserError(
        "the national table, " + where, found, expected, "Correct the national table.");
  }

  private static void addIfOpen(
      List<String> wrong, String what, double found, double x, double floor, double tolerance) {
    if (!(gap(found, x, floor) <= tolerance)) {
      wrong.add(String.format(Locale.ROOT, "%s: sum %.10g, output %.10g", what, found, x));
    }
  }

  /**
   * What row i lacks of its output: the errors that make it close. Where that is the errors of the
   * table but for the rounding of sums, those.
   */
  static double errors(NationalTable national, int i) {
    double given = national.errors()[i];
    double lacking = lacking(national, i);
    return Math.abs(lacking - given) <= ROUNDING * national.output()[i] ? given : lacking;
  }

  private static double lacking(NationalTable national, int i) {
    int n = national.sectors().size();
    CompensatedSum sum = new CompensatedSum().add(national.output()[i]);
    for (int j = 0; j < n; j++) {
      sum.add(-national.z()[i + j * n]);
    }
    for (double[] category : national.finalDemand().values()) {
      sum.add(-category[i]);
    }
    return sum.add(-national.export()[i]).value();
  }

  private static double rowSum(NationalTable national, int i) {
    return national.output()[i] - lacking(national, i) + national.errors()[i];
  }

  private static double columnSum(NationalTable national, int j) {
    int n = national.sectors().size();
    return CompensatedSum.of(national.z(), j * n, n)
        + national.imports()[j]
        + national.valueAdded()[j];
  }

  /** Outputs below this count as this: a billionth of the largest. */
  static double floor(double[] output) {
    return 1e-9 * Arrays.stream(output).max().orElse(0);
  }

  /** |found - x| / max(x, floor); 0 where both are the same. */
  static double gap(double found, double x, double floor) {
    return found == x ? 0 : Math.abs(found - x) / Math.max(x, floor);
  }
}
