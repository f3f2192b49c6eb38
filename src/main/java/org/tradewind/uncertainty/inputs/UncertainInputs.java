package org.tradewind.uncertainty.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.distributions.Distribution;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;

/**
 * The table uncertainty: which factor an input is multiplied by. Of the rows that fit an input the
 * one with the fewest * counts. Factors of one row whose correlation within their group is 1 are
 * one and the same factor.
 */
public final class UncertainInputs {
  /**
   * What the inputs of one row have in common in a region: energy statistics and carbon content.
   * One factor for each region and row, shared by all subsectors and species.
   */
  public static final String COMMON = "common";

  /** Activity of a subsector in a region, shared by all its species. */
  public static final String ACTIVITY = "activity";

  /** Emission factor of a species of a subsector in a region. */
  public static final String EMISSION_FACTOR = "emission_factor";

  /** A species' tonnes and deaths, wherever they come from. */
  public static final String SPECIES = "species";

  /** A quantity: a species' tonnes, or deaths, each by itself. */
  public static final String QUANTITY = "quantity";

  /** Deaths per exposure. */
  public static final String EXPOSURE_RESPONSE = "exposure_response";

  /** Deaths per tonne of a species, wherever it is emitted; tonnes do not have it. */
  public static final String SENSITIVITY = "sensitivity";

  /** The value of a statistical life, or the social cost of carbon; in all modes. */
  public static final String PRICE = "price";

  /** No factor: the input is taken as exact. */
  public static final int EXACT = -1;

  private final UncertaintyRows rows;
  private final Correlations correlations;
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<Integer, Integer> ofRow = new HashMap<>();
  private final TreeSet<Integer> used = new TreeSet<>();
  private final List<Factor> factors = new ArrayList<>();

  private UncertainInputs(UncertaintyRows rows, Correlations correlations) {
    this.rows = rows;
    this.correlations = correlations;
  }

  /** The table uncertainty of a study, with correlation and uncertainty_draw where it has them. */
  public static UncertainInputs of(StudyTables tables) {
    UncertaintyRows rows =
        new UncertaintyRows(
            tables.require(UncertaintyInputs.UNCERTAINTY),
            tables.has(UncertaintyInputs.UNCERTAINTY_DRAW)
                ? UncertaintyRows.sets(tables.require(UncertaintyInputs.UNCERTAINTY_DRAW))
                : Map.of());
    return new UncertainInputs(
        rows,
        tables.has(UncertaintyInputs.CORRELATION)
            ? Correlations.of(tables.require(UncertaintyInputs.CORRELATION), rows.groups())
            : Correlations.NONE);
  }

  /**
   * Refuses names that the study does not know.
   *
   * @param byCause whether deaths are drawn by cause, so that causes must be known
   */
  public UncertainInputs checked(InputLabels labels, boolean byCause) {
    rows.checkLabels(labels, byCause);
    return this;
  }

  /** Whether deaths are to be told by cause, or by draws of the exposure-response. */
  public boolean needCauses() {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.kind(row).equals(EXPOSURE_RESPONSE)
          && (rows.isOfDraws(row)
              || !rows.subsector(row).equals(Inputs.ANY)
              || !Double.isNaN(rows.sigmaSlope(row)))) {
        return true;
      }
    }
    return false;
  }

  /** Position of the factor of an input among {@link #factors}, or {@link #EXACT}. */
  public int find(String kind, String species, String subsector, String region) {
    String stream = stream(kind, species, subsector, region);
    return known.computeIfAbsent(
        stream,
        s -> {
          int row = rows.find(kind, species, subsector, region);
          return row < 0 ? EXACT : make(row, kind, species, s);
        });
  }

  /** The factor that a subsector has in common with others of its region, or {@link #EXACT}. */
  public int findCommon(String subsector, String region) {
    int row = rows.find(COMMON, Inputs.ANY, subsector, region);
    if (row < 0) {
      return EXACT;
    }
    String stream = stream(COMMON, Inputs.ANY, rows.subsector(row), region);
    if (!known.containsKey(stream)) {
      known.put(stream, make(row, COMMON, Inputs.ANY, stream));
    }
    return known.get(stream);
  }

  static String stream(String kind, String species, String subsector, String region) {
    return kind + "/" + species + "/" + subsector + "/" + region;
  }

  private int make(int row, String kind, String species, String stream) {
    used.add(row);
    if (rows.isOfDraws(row) && Double.isNaN(rows.sigma(row))) {
      throw noDraws(row);
    }
    boolean one = !rows.group(row).isEmpty() && correlations.within(rows.group(row)) == 1;
    if (one && ofRow.containsKey(row)) {
      return ofRow.get(row);
    }
    int factor = add(row, kind, species, stream, rows.distribution(row));
    ofRow.put(row, factor);
    return factor;
  }

  private UserError noDraws(int row) {
    return new UserError(
        rows.where(row),
        "distribution draws, but no draws or standard errors of the exposure-response",
        "rows of draw 1 and up, or p1_se, in the form that the study uses",
        "Add them, or give a sigma: then the factor is lognormal.");
  }

  private int add(int row, String kind, String species, String stream, Distribution distribution) {
    String group = rows.group(row);
    factors.add(
        new Factor(
            kind,
            species,
            stream,
            group,
            group.isEmpty() ? 0 : correlations.within(group),
            distribution));
    return factors.size() - 1;
  }

  /** The row for the exposure-response of a cause, or {@link #EXACT}. */
  int causeRow(String species, String cause) {
    return rows.find(EXPOSURE_RESPONSE, species, cause, Inputs.ANY);
  }

  /** The spread of the slopes of a row, where it is another one than that of J. */
  OptionalDouble sigmaSlope(int row) {
    double sigma = row == EXACT ? Double.NaN : rows.sigmaSlope(row);
    return Double.isNaN(sigma) ? OptionalDouble.empty() : OptionalDouble.of(sigma);
  }

  boolean isOfDraws(int row) {
    return rows.isOfDraws(row);
  }

  boolean isOfAllCauses(int row) {
    return rows.subsector(row).equals(Inputs.ANY);
  }

  /** A factor for one cause with a distribution of its own, by a row of draws. */
  int add(int row, String species, String cause, Distribution distribution) {
    used.add(row);
    return add(
        row,
        EXPOSURE_RESPONSE,
        species,
        stream(EXPOSURE_RESPONSE, species, cause, Inputs.ANY),
        distribution);
  }

  /** Refuses a table that says nothing of a mode: all would seem certain. */
  public UncertainInputs of(Mode mode) {
    List<String> kinds = mode.kinds().stream().filter(k -> !k.equals(SENSITIVITY)).toList();
    if (IntStream.range(0, rows.size()).noneMatch(row -> kinds.contains(rows.kind(row)))) {
      throw new UserError(
          "table uncertainty",
          "no row of kind " + String.join(" or ", kinds),
          "rows that say how uncertain inputs are in mode " + mode.code(),
          "Add some, choose another mode (uncertainty.mode), or draw nothing (uncertainty.draws: 0).");
    }
    return this;
  }

  /** Rows of some kinds that no input has used, in short. */
  public List<String> unused(List<String> kinds) {
    List<String> unused = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (kinds.contains(rows.kind(row)) && !used.contains(row)) {
        unused.add(rows.inShort(row));
      }
    }
    return unused;
  }

  /** All factors found so far. */
  public Factors factors(UncertaintyParameters how) {
    return factors(how, Map.of());
  }

  /**
   * All factors found so far, some with other distributions: functions of the same normal numbers.
   *
   * @param others by position of the factor
   */
  Factors factors(UncertaintyParameters how, Map<Integer, Distribution> others) {
    List<Factor> all = new ArrayList<>(factors);
    others.forEach((position, other) -> all.set(position, all.get(position).with(other)));
    return Factors.of(all, correlations, how);
  }

  /** Rows of a cause that the study knows and does not count are no mistake. */
  public void setAside(String cause) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.kind(row).equals(EXPOSURE_RESPONSE) && rows.subsector(row).equals(cause)) {
        used.add(row);
      }
    }
  }
}
