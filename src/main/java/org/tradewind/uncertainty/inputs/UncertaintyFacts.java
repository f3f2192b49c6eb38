package org.tradewind.uncertainty.inputs;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;

/**
 * The uncertainties of the Chinese studies that ship with the software, in all three modes. Those
 * of quantities and species are published; those of activities and emission factors are
 * ILLUSTRATIVE. The header of facts/china/uncertainty.csv names the source of every number.
 */
public final class UncertaintyFacts {
  private static final String NAME = "china/uncertainty";
  private static final String CORRELATION = "correlation";
  private static final String SLOPE = "exposure_slope";

  private final Csv facts = Csv.fact(NAME);
  private final Table subsectors;
  private final Table.Builder inputs = Table.builder(UncertaintyInputs.UNCERTAINTY);
  private final Table.Builder correlations = Table.builder(UncertaintyInputs.CORRELATION);

  private UncertaintyFacts(Table subsectors) {
    this.subsectors = subsectors;
  }

  /**
   * Tables uncertainty and correlation, with their provenance.
   *
   * @param subsectors table subsector; its categories are those of the facts
   */
  public static StudyTables tables(Table subsectors) {
    UncertaintyFacts made = new UncertaintyFacts(subsectors);
    for (int row = 0; row < made.facts.rows(); row++) {
      made.add(row);
    }
    Provenance origin =
        Provenance.of(
            Provenance.Status.ILLUSTRATIVE,
            "Du et al. (quantities and species); Burnett et al. 2018 and GBD 2017"
                + " (exposure-response); our own judgement (activities, emission factors,"
                + " correlations)",
            "the header of facts/" + NAME + ".csv tells each number's source");
    return new StudyTables()
        .put(made.inputs.build().validated(made.facts.source()), origin)
        .put(made.correlations.build().validated(made.facts.source()), origin);
  }

  private void add(int row) {
    String kind = facts.text(row, "kind");
    String species = facts.text(row, "species");
    String category = facts.text(row, "category");
    switch (kind) {
      case UncertainInputs.COMMON -> {
        addRow(species, category, kind, "lognormal", row, kind);
        correlations.add(kind, kind, facts.number(row, "rho"));
      }
      case UncertainInputs.ACTIVITY -> addActivities(row, category);
      case UncertainInputs.EMISSION_FACTOR ->
          subsectorsOf(category)
              .forEach(h -> addRow(species, h, kind, "lognormal", row, group(species, h)));
      case CORRELATION -> addCorrelations(row, species, category);
      case UncertainInputs.EXPOSURE_RESPONSE -> addResponse(row, species, category);
      case SLOPE -> {} // stands in the row of its cause
      default -> addRow(species, category, kind, "lognormal", row, quantityGroup(kind, species));
    }
  }

  /** Deaths of a cause, with the spread of slopes that a row of their own has. */
  private void addResponse(int row, String species, String cause) {
    double ofSlopes = Double.NaN;
    for (int other = 0; other < facts.rows(); other++) {
      if (facts.text(other, "kind").equals(SLOPE) && facts.text(other, "category").equals(cause)) {
        ofSlopes = sigma(other);
      }
    }
    inputs.add(
        species,
        cause,
        Inputs.ANY,
        UncertainInputs.EXPOSURE_RESPONSE,
        UncertaintyRows.DRAWS,
        sigma(row),
        "",
        "",
        ofSlopes);
  }

  /** The parts of PM2.5 have one factor, because one interval is published for all three. */
  private static String quantityGroup(String kind, String species) {
    return List.of("OC", "EC", "PM_OTHER").contains(species) ? kind + " PM25" : "";
  }

  private static String group(String species, String subsector) {
    return species + " " + subsector;
  }

  private void addActivities(int row, String category) {
    double rho = facts.number(row, "rho");
    String group = rho == 0 ? "" : UncertainInputs.ACTIVITY + " " + category;
    List<String> some = subsectorsOf(category);
    some.forEach(h -> addRow(Inputs.ANY, h, UncertainInputs.ACTIVITY, "lognormal", row, group));
    if (!some.isEmpty() && rho != 0) {
      correlations.add(group, group, rho);
    }
  }

  private void addCorrelations(int row, String species, String other) {
    for (String h : subsectors.strings("subsector")) {
      correlations.add(group(species, h), group(other, h), facts.number(row, "rho"));
    }
  }

  private void addRow(
      String species, String subsector, String kind, String distribution, int row, String group) {
    inputs.add(species, subsector, Inputs.ANY, kind, distribution, sigma(row), group);
  }

  private double sigma(int row) {
    if (facts.text(row, "cv").isEmpty()) {
      return facts.number(row, "sigma");
    }
    double cv = facts.number(row, "cv");
    return Math.sqrt(StrictMath.log1p(cv * cv));
  }

  private List<String> subsectorsOf(String category) {
    List<String> some = new ArrayList<>();
    for (int h = 0; h < subsectors.rows(); h++) {
      if (subsectors.strings("category")[h].equals(category)) {
        some.add(subsectors.strings("subsector")[h]);
      }
    }
    return some;
  }
}
