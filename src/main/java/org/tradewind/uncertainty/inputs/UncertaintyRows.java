package org.tradewind.uncertainty.inputs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.distributions.Distribution;
import org.tradewind.uncertainty.distributions.Empirical;
import org.tradewind.uncertainty.distributions.Lognormal;
import org.tradewind.uncertainty.distributions.Triangular;
import org.tradewind.uncertainty.distributions.TruncatedNormal;
import org.tradewind.uncertainty.distributions.Uniform;

/** The rows of the table uncertainty, each checked: names, distribution and spread. */
final class UncertaintyRows {
  static final String DRAWS = "draws";

  private static final String EMPIRICAL = "empirical";
  private static final List<String> DISTRIBUTIONS =
      List.of("lognormal", "normal", "triangular", "uniform", EMPIRICAL, DRAWS);
  private static final List<String> KINDS =
      List.of(
          UncertainInputs.COMMON,
          UncertainInputs.ACTIVITY,
          UncertainInputs.EMISSION_FACTOR,
          UncertainInputs.SENSITIVITY,
          UncertainInputs.SPECIES,
          UncertainInputs.QUANTITY,
          UncertainInputs.EXPOSURE_RESPONSE,
          UncertainInputs.PRICE);
  private static final List<String> NONE = List.of();

  private final Table table;
  private final Map<String, Empirical> sets;

  /**
   * Reads and checks.
   *
   * @param table the table uncertainty
   * @param sets the sets of the table uncertainty_draw by name
   */
  UncertaintyRows(Table table, Map<String, Empirical> sets) {
    this.table = table;
    this.sets = sets;
    for (int row = 0; row < table.rows(); row++) {
      checkDistribution(row);
    }
  }

  /** The sets of the table uncertainty_draw. */
  static Map<String, Empirical> sets(Table draws) {
    Map<String, DoubleStream.Builder> values = new HashMap<>();
    Map<String, Empirical> sets = new HashMap<>();
    String[] names = draws.strings("name");
    for (int row = 0; row < draws.rows(); row++) {
      values
          .computeIfAbsent(names[row], name -> DoubleStream.builder())
          .add(draws.doubles("factor")[row] - 1);
    }
    values.forEach((name, all) -> sets.put(name, Empirical.ofDeviations(all.build().toArray())));
    return sets;
  }

  int size() {
    return table.rows();
  }

  String kind(int row) {
    return table.strings("kind")[row];
  }

  String subsector(int row) {
    return table.strings("subsector")[row];
  }

  String group(int row) {
    return table.strings("correlation_group")[row];
  }

  boolean isOfDraws(int row) {
    return table.strings("distribution")[row].equals(DRAWS);
  }

  /** All correlation groups. */
  Set<String> groups() {
    Set<String> groups = new TreeSet<>(List.of(table.strings("correlation_group")));
    groups.remove("");
    return groups;
  }

  /** The spread of a row; NaN where it has none. */
  double sigma(int row) {
    return table.doubles("sigma")[row];
  }

  /** The spread of slopes, where it is another one; NaN where it is not. */
  double sigmaSlope(int row) {
    return table.doubles("sigma_slope")[row];
  }

  /** A row as messages name it. */
  String where(int row) {
    return "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")";
  }

  /** A row by number, kind, species, subsector and region. */
  String inShort(int row) {
    return "row "
        + (row + 1)
        + ": "
        + UncertainInputs.stream(
            kind(row), table.strings("species")[row], subsector(row), table.strings("region")[row]);
  }

  /** How the inputs of a row are spread; for draws what stands in where there are none. */
  Distribution distribution(int row) {
    double sigma = sigma(row);
    return switch (table.strings("distribution")[row]) {
      case "lognormal", DRAWS -> new Lognormal(sigma);
      case "normal" -> new TruncatedNormal(sigma);
      case "triangular" -> new Triangular(sigma);
      case "uniform" -> new Uniform(sigma);
      default -> sets.get(table.strings("draw_set")[row]);
    };
  }

  private void checkDistribution(int row) {
    known(row, "kind", KINDS, NONE);
    known(row, "distribution", DISTRIBUTIONS, NONE);
    String distribution = table.strings("distribution")[row];
    double sigma = sigma(row);
    if (distribution.equals(EMPIRICAL)) {
      known(row, "draw_set", List.copyOf(new TreeSet<>(sets.keySet())), NONE);
      return;
    }
    boolean ofDraws = distribution.equals(DRAWS);
    checkSlope(row, distribution);
    if (ofDraws && !kind(row).equals(UncertainInputs.EXPOSURE_RESPONSE)) {
      throw new UserError(
          where(row),
          "distribution draws for kind " + kind(row),
          "kind exposure_response",
          "Use empirical with a set of table uncertainty_draw.");
    }
    double largest =
        switch (distribution) {
          case "triangular" -> Triangular.LARGEST;
          case "uniform" -> Uniform.LARGEST;
          case "normal" -> Double.MAX_VALUE;
          default -> Lognormal.LARGEST;
        };
    if (!(sigma >= 0 && sigma <= largest) && !(ofDraws && Double.isNaN(sigma))) {
      throw new UserError(
          where(row),
          Double.isNaN(sigma) ? "no sigma" : "sigma = " + sigma,
          expected(largest, distribution),
          largest == Triangular.LARGEST || largest == Uniform.LARGEST
              ? "Correct it, or take lognormal."
              : "Correct it; it is a share (0.3 for 30 %).");
    }
  }

  private void checkSlope(int row, String distribution) {
    double sigma = sigmaSlope(row);
    boolean lognormal = distribution.equals("lognormal") || distribution.equals(DRAWS);
    boolean response = kind(row).equals(UncertainInputs.EXPOSURE_RESPONSE);
    if (!Double.isNaN(sigma)
        && !(lognormal && response && sigma >= 0 && sigma <= Lognormal.LARGEST)) {
      throw new UserError(
          where(row),
          "sigma_slope = " + sigma,
          "none, or from 0 to " + Lognormal.LARGEST + " for a lognormal exposure_response",
          "Leave it empty or correct it; it is a share (0.3 for 30 %).");
    }
  }

  private static String expected(double largest, String distribution) {
    if (largest == Double.MAX_VALUE) {
      return "a finite number of at least 0";
    }
    String why =
        largest == Lognormal.LARGEST
            ? "no draws show the mean of a wider lognormal"
            : "beyond, factors of a " + distribution + " are negative";
    return "from 0 to " + largest + ": " + why;
  }

  /**
   * Refuses names that the study does not know.
   *
   * @param byCause whether causes are known; where deaths are not drawn by cause they need not be
   */
  void checkLabels(InputLabels labels, boolean byCause) {
    List<String> any = List.of(Inputs.ANY);
    for (int row = 0; row < table.rows(); row++) {
      switch (kind(row)) {
        case UncertainInputs.COMMON, UncertainInputs.ACTIVITY -> {
          known(row, "species", NONE, any);
          known(row, "subsector", labels.subsectors(), any);
          known(row, "region", labels.regions(), any);
        }
        case UncertainInputs.EMISSION_FACTOR -> {
          known(row, "species", labels.species(), any);
          known(row, "subsector", labels.subsectors(), any);
          known(row, "region", labels.regions(), any);
        }
        case UncertainInputs.EXPOSURE_RESPONSE -> {
          known(row, "species", List.of(Vocabulary.DEATHS), any);
          known(row, "subsector", byCause ? labels.causes() : List.of(subsector(row)), any);
          known(row, "region", NONE, any);
        }
        case UncertainInputs.PRICE -> {
          known(row, "species", SourceAxis.PRICES, NONE);
          known(row, "subsector", NONE, any);
          known(row, "region", NONE, any);
        }
        default -> {
          known(row, "species", labels.species(), any);
          known(row, "subsector", NONE, any);
          known(row, "region", NONE, any);
        }
      }
    }
  }

  private void known(int row, String column, List<String> names, List<String> others) {
    String found = table.strings(column)[row];
    if (!names.contains(found) && !others.contains(found)) {
      List<String> all = new java.util.ArrayList<>(others);
      all.addAll(names);
      throw new UserError(
          where(row),
          column + " '" + found + "'",
          all.isEmpty() ? "a name, but there is none" : "one of " + Names.some(all),
          all.isEmpty()
              ? "Add what is to be named (docs/tables.md)."
              : Names.didYouMean(found, all));
    }
  }

  /** Position of the row that fits an input with the fewest *, or -1. */
  int find(String kind, String species, String subsector, String region) {
    int best = -1;
    int second = -1;
    int fewest = Integer.MAX_VALUE;
    for (int row = 0; row < table.rows(); row++) {
      if (kind(row).equals(kind)
          && fits("species", row, species)
          && fits("subsector", row, subsector)
          && fits("region", row, region)) {
        int wildcards = wildcards(row);
        second = wildcards == fewest ? row : wildcards < fewest ? -1 : second;
        if (wildcards < fewest) {
          best = row;
          fewest = wildcards;
        }
      }
    }
    if (second >= 0) {
      throw new UserError(
          "table uncertainty, rows " + (best + 1) + " and " + (second + 1),
          "both fit " + kind + " of " + species + ", " + subsector + ", " + region,
          "one row with the fewest *",
          "Add a row for exactly that input.");
    }
    return best;
  }

  private boolean fits(String column, int row, String label) {
    String given = table.strings(column)[row];
    return given.equals(Inputs.ANY) || given.equals(label);
  }

  private int wildcards(int row) {
    int count = 0;
    for (String column : List.of("species", "subsector", "region")) {
      count += table.strings(column)[row].equals(Inputs.ANY) ? 1 : 0;
    }
    return count;
  }
}
