package org.tradewind.tables;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The output tables of the public contract. */
public final class Outputs {
  /** Names, units and shapes, which every run copies from its inputs or completes. */
  public static final List<TableSchema> NAMES =
      List.of(
          NameTables.STUDY_INFO,
          NameTables.STRESSOR_INFO,
          Inputs.REGION,
          Inputs.SECTOR,
          Inputs.SUBSECTOR,
          Inputs.GRID,
          NameTables.REGION_SHAPE);

  /** What a run writes, in the order of the documentation. */
  public static final List<TableSchema> ALL = Schemas.group("run");

  /** What coordination scenarios write, where a run has energy intensities. */
  public static final List<TableSchema> OF_SCENARIOS = Schemas.group("scenario");

  /** What draws of the coefficients of the MRIO give intervals of, as NAME_ci. */
  public static final List<TableSchema> OF_COEFFICIENTS = Schemas.group("coefficient");

  /** What draws write intervals of, as NAME_ci, though no run has a table NAME. */
  public static final List<TableSchema> OF_INTERVALS_ALONE = Schemas.group("interval_alone");

  /** What the damage of a run with a table uncertainty leaves for its draws. */
  public static final List<TableSchema> FOR_DRAWS = Schemas.group("for_draws");

  /** Probabilities that draws write beside the tables of intervals. */
  public static final List<TableSchema> OF_DRAWS = Schemas.group("probability");

  /** What a run writes that builds its MRIO from regional tables. */
  public static final List<TableSchema> OF_TRADE = Schemas.group("trade");

  /** What a run writes that makes the table emission from inventories. */
  public static final List<TableSchema> OF_INVENTORIES = Schemas.group("inventory");

  /** What follows from the damage of sources: contributions, cities, costs and what-ifs. */
  public static final List<TableSchema> OF_SOURCES = Schemas.group("source");

  /** Summary, moments, convergence, shares of variance and the draws themselves. */
  public static final List<TableSchema> ON_DRAWS = Schemas.group("draw");

  /** What an evaluation writes. */
  public static final List<TableSchema> OF_EVALUATION = Schemas.group("evaluation");

  /** What jobs/sensitivities writes beside the input tables sensitivity and grid. */
  public static final List<TableSchema> OF_SENSITIVITIES = Schemas.group("sensitivity");

  /** What jobs/diff writes. */
  public static final List<TableSchema> OF_DIFF = Schemas.group("diff");

  /** Every table that some job writes beside inputs and names, in the order of documentation. */
  public static final List<TableSchema> EVERY =
      Stream.of(
              ALL,
              OF_TRADE,
              OF_INVENTORIES,
              OF_SCENARIOS,
              OF_SOURCES,
              FOR_DRAWS,
              OF_DRAWS,
              OF_COEFFICIENTS,
              OF_INTERVALS_ALONE,
              ON_DRAWS,
              OF_EVALUATION,
              OF_SENSITIVITIES,
              OF_DIFF)
          .flatMap(List::stream)
          .toList();

  /** Tables of the central run whose numbers are drawn from accounts, where the run has them. */
  public static final List<TableSchema> DRAWN_FROM_ACCOUNTS = Schemas.intervals("accounts");

  private static final Set<TableSchema> WITHOUT_INTERVALS = Set.copyOf(Schemas.intervals(""));

  private Outputs() {}

  /** Whether a run with draws writes intervals of a table, as NAME_ci. */
  public static boolean hasIntervals(TableSchema schema) {
    return !WITHOUT_INTERVALS.contains(schema);
  }
}
