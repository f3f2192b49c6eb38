package org.tradewind.recipes.china;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;

/**
 * Emission factors of the seven pollutants by subsector, and the national activities of those that
 * do not follow from fuel: facts/china/emission_factors.csv and
 * facts/china/national_activities.csv.
 *
 * @param sources the subsectors with a factor
 */
record PollutantFactors(List<Source> sources) {
  private static final String PER_HEAT = "g/GJ";
  private static final String PER_TONNE = "kg/t";

  /**
   * Factors of one subsector.
   *
   * @param subsector subsector
   * @param factors g/GJ or kg/t, in the order of Species.POLLUTANTS
   * @param activity national activity for factors per tonne, null for factors per heat
   */
  record Source(String subsector, double[] factors, Activity activity) {
    /** Whether the factors are g per GJ of the subsector's own fuels. */
    boolean perHeat() {
      return activity == null;
    }
  }

  /**
   * A national activity.
   *
   * @param tonnes t a year
   * @param proxy what shares it among the regions
   */
  record Activity(double tonnes, String proxy) {}

  PollutantFactors {
    sources = List.copyOf(sources);
  }

  /** The factors that ship with the software. */
  static PollutantFactors bundled() {
    return of(Csv.fact("china/emission_factors"), Csv.fact("china/national_activities"));
  }

  /** Reads factors and activities; a factor per tonne without an activity is refused. */
  static PollutantFactors of(Csv factors, Csv activities) {
    Map<String, Activity> known = new HashMap<>();
    for (int row = 0; row < activities.rows(); row++) {
      known.put(
          activities.text(row, "subsector"),
          new Activity(activities.number(row, "amount_mt") * 1e6, activities.text(row, "proxy")));
    }
    Axis.of("subsector with factors", factors.column("subsector"));
    List<Source> sources = new ArrayList<>();
    for (int row = 0; row < factors.rows(); row++) {
      String subsector = factors.text(row, "subsector");
      String where = factors.source() + ", row " + (row + 1) + " (" + subsector + ")";
      Activity activity = null;
      switch (factors.text(row, "unit")) {
        case PER_HEAT -> {}
        case PER_TONNE -> activity = activity(known, subsector, where, activities.source());
        default ->
            throw new UserError(
                where,
                "unit '" + factors.text(row, "unit") + "'",
                PER_HEAT + " or " + PER_TONNE,
                "Correct the unit.");
      }
      sources.add(new Source(subsector, pollutants(factors, row, where), activity));
    }
    return new PollutantFactors(sources);
  }

  private static Activity activity(
      Map<String, Activity> known, String subsector, String where, String source) {
    Activity activity = known.get(subsector);
    if (activity == null) {
      throw new UserError(
          where,
          "a factor per tonne",
          "an activity of " + subsector + " in " + source,
          "Add the activity, or give the factor in " + PER_HEAT + ".");
    }
    return activity;
  }

  private static double[] pollutants(Csv factors, int row, String where) {
    double pm25 = factors.number(row, "pm25");
    double ec = factors.number(row, "ec_of_pm25");
    double oc = factors.number(row, "oc_of_pm25");
    if (!(ec >= 0 && oc >= 0 && ec + oc <= 1)) {
      throw new UserError(
          where,
          "EC and OC fractions " + ec + " and " + oc,
          "fractions of PM2.5 that sum to at most 1",
          "Lower one of them: both are parts of PM2.5.");
    }
    return new double[] {
      pm25 * oc,
      pm25 * ec,
      pm25 * (1 - ec - oc),
      factors.number(row, "so2"),
      factors.number(row, "nox"),
      factors.number(row, "nh3"),
      factors.number(row, "voc")
    };
  }
}
