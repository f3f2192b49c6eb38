package org.tradewind.uncertainty.inputs;

import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;

/**
 * Whether the uncertainty of sensitivities counts, and by which rows of table uncertainty. Those of
 * a run's own reduced-complexity transport count unless the key is never; where the study has no
 * rows for them, those of facts/transport_uncertainty.csv do. Given sensitivities, as those of an
 * adjoint of a full model, are exact unless the study has rows and asks for them. In mode published
 * one factor of deaths covers them.
 *
 * @param tables the study's tables, with table uncertainty as it is drawn
 * @param note which rows count, or why there are none
 */
public record SensitivityRows(StudyTables tables, String note) {
  private static final String FACTS = "transport_uncertainty";
  private static final String KEY = "uncertainty.sensitivity";
  private static final String LOGNORMAL = "lognormal";

  /** When the uncertainty of sensitivities counts. */
  public enum Use {
    /** Where the run computes them. */
    AUTO,
    /** Also where they are given. */
    ALWAYS,
    NEVER
  }

  /**
   * The rows that count.
   *
   * @param computed whether the run computes the sensitivities by transport
   * @param species pollutants whose deaths count
   */
  public static SensitivityRows of(
      StudyTables inputs, boolean computed, List<String> species, UncertaintyParameters how) {
    if (!inputs.has(UncertaintyInputs.UNCERTAINTY)
        || how.mode() == UncertaintyParameters.Mode.PUBLISHED) {
      return new SensitivityRows(inputs, "the factor of deaths of mode published covers them");
    }
    boolean wanted = how.sensitivity() == Use.ALWAYS || how.sensitivity() == Use.AUTO && computed;
    if (!wanted) {
      String why =
          how.sensitivity() == Use.NEVER
              ? KEY + " never"
              : "the run does not compute them, and " + KEY + " is auto";
      return new SensitivityRows(held(inputs), "taken as exact: " + why);
    }
    if (has(inputs.require(UncertaintyInputs.UNCERTAINTY))) {
      return new SensitivityRows(inputs, "by species, rows of table uncertainty");
    }
    if (!computed) {
      throw new UserError(
          "study key " + KEY,
          "always, but table uncertainty has no row of kind sensitivity",
          "rows that say how uncertain the given sensitivities are",
          "Add them, or set the key to auto; the shipped rows are of the run's own transport alone.");
    }
    return new SensitivityRows(
        with(inputs, species), "by species, facts/" + FACTS + ".csv: transport against TM5-FASST");
  }

  private static boolean has(Table uncertainty) {
    return List.of(uncertainty.strings("kind")).contains(UncertainInputs.SENSITIVITY);
  }

  private static StudyTables replaced(StudyTables inputs, Table.Builder uncertainty) {
    return new StudyTables()
        .putAll(inputs)
        .put(uncertainty.build(), inputs.provenance(UncertaintyInputs.UNCERTAINTY.name()));
  }

  /** The rows stay, so that messages count them as before, but have no spread. */
  private static StudyTables held(StudyTables inputs) {
    Table given = inputs.require(UncertaintyInputs.UNCERTAINTY);
    if (!has(given)) {
      return inputs;
    }
    Table.Builder rows = Table.builder(UncertaintyInputs.UNCERTAINTY);
    for (int row = 0; row < given.rows(); row++) {
      Object[] values = values(given, row);
      if (given.strings("kind")[row].equals(UncertainInputs.SENSITIVITY)) {
        values[UncertaintyInputs.UNCERTAINTY.position("distribution")] = LOGNORMAL;
        values[UncertaintyInputs.UNCERTAINTY.position("sigma")] = 0.;
      }
      rows.add(values);
    }
    return replaced(inputs, rows);
  }

  private static Object[] values(Table table, int row) {
    Object[] values = new Object[table.schema().columns().size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = table.value(row, c);
    }
    return values;
  }

  private static StudyTables with(StudyTables inputs, List<String> species) {
    Table given = inputs.require(UncertaintyInputs.UNCERTAINTY);
    Table.Builder rows = Table.builder(UncertaintyInputs.UNCERTAINTY).addAll(given);
    Csv facts = Csv.fact(FACTS);
    for (int row = 0; row < facts.rows(); row++) {
      String one = facts.text(row, "species");
      if (species.contains(one)) {
        rows.add(
            one,
            Inputs.ANY,
            Inputs.ANY,
            UncertainInputs.SENSITIVITY,
            LOGNORMAL,
            sigma(facts, row),
            facts.text(row, "correlation_group"));
      }
    }
    return replaced(inputs, rows);
  }

  /** max(floor, |ln(model / reference)|); the floor where there is no reference. */
  private static double sigma(Csv facts, int row) {
    double floor = facts.number(row, "floor");
    if (facts.text(row, "reference_ugm3_per_tg").isEmpty()) {
      return floor;
    }
    double ratio =
        facts.number(row, "model_ugm3_per_tg") / facts.number(row, "reference_ugm3_per_tg");
    return Math.max(floor, Math.abs(StrictMath.log(ratio)));
  }
}
