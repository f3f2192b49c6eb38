package org.tradewind.importers.emission;

import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;

/**
 * The emissions of one species, brought to the cells of a study and to months. Sums of source, of
 * cells and of what lies outside close to 1e-9:
 *
 * <pre>  source = in the study's cells + in other cells of its grid + outside its grid
 * </pre>
 */
final class GriddedSum {
  private static final double CLOSURE = 1e-9;

  private final double[][] months;
  private final CompensatedSum source = new CompensatedSum();
  private final CompensatedSum elsewhere = new CompensatedSum();
  private final CompensatedSum outside = new CompensatedSum();
  private final List<String> remarks = new ArrayList<>();

  /** A sum over so many cells, nothing added yet. */
  GriddedSum(int cells) {
    months = new double[cells][Months.COUNT];
  }

  /**
   * Shares of the months in a year.
   *
   * @param shares twelve, which sum to 1
   * @param remark what was done, or an empty text
   */
  record Shares(double[] shares, String remark) {
    /** By the days of the months; of a year of 365 where it is not known. */
    static Shares byDays(OptionalInt year) {
      double[] shares = new double[Months.COUNT];
      for (int m = 0; m < shares.length; m++) {
        shares[m] = (double) days(year, m) / daysOfYear(year);
      }
      String of = year.isPresent() ? "" : ", of a year of 365 days";
      return new Shares(
          shares,
          "The year's emissions are spread evenly over its days" + of + ": no profile is given.");
    }
  }

  private static int days(OptionalInt year, int month) {
    return year.isPresent()
        ? YearMonth.of(year.getAsInt(), month + 1).lengthOfMonth()
        : Months.DAYS.get(month);
  }

  private static int daysOfYear(OptionalInt year) {
    return year.isPresent() ? Year.of(year.getAsInt()).length() : 365;
  }

  /**
   * Adds a variable.
   *
   * @param shares of the months, used where the file has one step
   * @return tonnes in all cells of the source
   */
  double add(
      String variable, StepPlan plan, EmissionUnit unit, GridOverlap overlap, Shares shares) {
    String where = plan.steps().get(0).file().where(variable);
    if (plan.year().isEmpty() && unit.needsYear(plan.monthly())) {
      throw new UserError(
          where,
          "emissions in '" + unit.text() + "' of a year that is not known",
          "the year whose days are summed up",
          "Say it: --set year=...");
    }
    CompensatedSum all = new CompensatedSum();
    long missing = 0;
    for (int s = 0; s < plan.steps().size(); s++) {
      StepPlan.Place place = plan.steps().get(s);
      int days = days(plan.year(), s);
      double factor =
          plan.monthly()
              ? unit.ofMonth(days, daysOfYear(plan.year()))
              : unit.ofYear(daysOfYear(plan.year()));
      double[] tonnes = place.file().read(variable, place.step());
      missing += toTonnes(tonnes, place, variable, unit.perArea(), factor);
      all.add(CompensatedSum.of(tonnes));
      add(overlap.spread(tonnes), plan.monthly() ? s : -1, shares);
      elsewhere.add(overlap.elsewhere(tonnes));
      outside.add(overlap.outside(tonnes));
    }
    if (missing > 0) {
      long values = (long) overlap.source().size() * plan.steps().size();
      remarks.add(
          where
              + ": "
              + missing
              + " of "
              + values
              + " values are missing and count as no emission.");
    }
    if (!plan.monthly() && !shares.remark.isEmpty()) {
      remarks.add(shares.remark);
    }
    source.add(all.value());
    return all.value();
  }

  private static long toTonnes(
      double[] values, StepPlan.Place place, String variable, boolean perArea, double factor) {
    SourceCells cells = place.file().cells();
    long missing = 0;
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (Double.isNaN(value)) {
        missing++;
        values[i] = 0;
        continue;
      }
      values[i] = value * factor * (perArea ? cells.areaM2(i) : 1);
      if (!(values[i] >= 0 && values[i] <= LARGEST)) {
        throw new UserError(
            place.file().where(variable) + ", step " + place.step() + ", " + place.file().place(i),
            Double.toString(value),
            "an emission of at least 0, or a value that is marked as missing",
            "Correct the value; sinks are no part of an inventory of emissions.");
      }
    }
    return missing;
  }

  /** Beyond this sums would overflow: no such mass exists. */
  private static final double LARGEST = 1e200;

  private void add(double[] tonnes, int month, Shares shares) {
    for (int i = 0; i < tonnes.length; i++) {
      if (month >= 0) {
        months[i][month] += tonnes[i];
      }
      for (int m = 0; month < 0 && m < Months.COUNT; m++) {
        months[i][m] += tonnes[i] * shares.shares[m];
      }
    }
  }

  /** Tonnes by cell and month. */
  double[][] months() {
    return months;
  }

  /** Tonnes in all cells of the source. */
  double source() {
    return source.value();
  }

  /** Tonnes in cells of the study's grid that the study lacks. */
  double elsewhere() {
    return elsewhere.value();
  }

  /** Tonnes outside the study's grid. */
  double outside() {
    return outside.value();
  }

  /** Tonnes in the study's cells; checked to be what is neither outside nor elsewhere. */
  double inside() {
    CompensatedSum sum = new CompensatedSum();
    for (double[] cell : months) {
      for (double month : cell) {
        sum.add(month);
      }
    }
    double gap = sum.value() + elsewhere() + outside() - source();
    if (!(Math.abs(gap) <= CLOSURE * source() + Double.MIN_NORMAL)) {
      throw new IllegalStateException(gap + " t of " + source() + " t lost in regridding");
    }
    return sum.value();
  }

  /** What was assumed. */
  List<String> remarks() {
    return remarks;
  }
}
