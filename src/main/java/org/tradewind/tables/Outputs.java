package org.tradewind.tables;

import java.util.List;
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
  public static final List<TableSchema> ALL =
      List.of(
          NameTables.CELL_PLACE,
          DamageTables.BURDEN,
          DamageTables.BURDEN_CELL,
          DamageTables.DAMAGE_CELL,
          DamageTables.DAMAGE_CELL_TOTAL,
          DamageTables.DAMAGE_REGION,
          DamageTables.DEATH_PAIR,
          AccountTables.ACCOUNT,
          AccountTables.ACCOUNT_REGION,
          AccountTables.ACCOUNT_HOUSEHOLD,
          AccountTables.PYMRIO_ACCOUNT,
          AccountTables.NATIONAL_TOTAL,
          AccountTables.MULTIPLIER,
          AccountTables.REQUIREMENT,
          FlowTables.FLOW,
          FlowTables.FLOW_PAIR,
          FlowTables.EMBODIED_TRADE,
          TierTables.TIER,
          TierTables.TIER_SECTOR,
          TierTables.TIER_NODE,
          TierTables.TIER_LINK,
          FlowTables.FLOW_GROUP_PAIR,
          DisparityTables.RELOCATION,
          DisparityTables.RELOCATION_CONTRAST,
          FlowTables.CONCENTRATION,
          FlowTables.TOP_FLOW,
          DisparityTables.ZONE,
          DisparityTables.ZONE_PROFILE,
          DisparityTables.ZONE_FLOW,
          FlowTables.STRUCTURAL_PATH);

  /** What coordination scenarios write, where a run has energy intensities. */
  public static final List<TableSchema> OF_SCENARIOS =
      List.of(
          ScenarioTables.SCENARIO,
          ScenarioTables.SCENARIO_SUM,
          ScenarioTables.SCENARIO_TOTAL,
          ScenarioTables.SCENARIO_DIFFERENCE,
          ScenarioTables.SCENARIO_CELL);

  /** What draws of the coefficients of the MRIO tell intervals of, as NAME_ci. */
  public static final List<TableSchema> OF_COEFFICIENTS =
      List.of(DrawTables.FLOW_PAIR_MRIO, DrawTables.EMBODIED_TRADE_MRIO, DrawTables.ACCOUNT_MRIO);

  /** What draws write intervals of, as NAME_ci, though no run has a table NAME. */
  public static final List<TableSchema> OF_INTERVALS_ALONE =
      List.of(DisparityTables.ZONE_FLOW_HELD);

  /** What the damage of a run with a table uncertainty leaves for its draws. */
  public static final List<TableSchema> FOR_DRAWS =
      List.of(DamageTables.DAMAGE_CELL_SPECIES, DamageTables.DEATH_PAIR_SUBSECTOR);

  /** What draws write beside the tables of intervals. */
  public static final List<TableSchema> OF_DRAWS =
      List.of(
          DisparityTables.ZONE_PROBABILITY, DisparityTables.RANK_PROBABILITY, TierTables.TIER_LEAN);

  /** What a run writes that makes the table emission from inventories. */
  public static final List<TableSchema> OF_INVENTORIES = InventoryTables.OUTPUTS;

  /** What follows from the damage of sources: contributions, cities, costs and what-ifs. */
  public static final List<TableSchema> OF_SOURCES =
      Stream.of(
              ConcordanceTables.ALL,
              ContributionTables.ALL,
              CityTables.ALL,
              CostTables.ALL,
              CellTables.ALL,
              WhatifTables.ALL)
          .flatMap(List::stream)
          .toList();

  /** What an evaluation writes. */
  public static final List<TableSchema> OF_EVALUATION =
      List.of(EvaluationTables.EVALUATION, EvaluationTables.EVALUATION_SITE);

  /** What jobs/sensitivities writes beside the input tables sensitivity and grid. */
  public static final List<TableSchema> OF_SENSITIVITIES = List.of(DamageTables.SENSITIVITY_DAY);

  /** What jobs/diff writes. */
  public static final List<TableSchema> OF_DIFF =
      List.of(
          DiffTables.DIFF_TABLE,
          DiffTables.DIFF_NUMBER,
          DiffTables.DIFF_INPUT,
          DiffTables.DIFF_CAUSE);

  /** Every table that some job writes beside inputs and names, in the order of documentation. */
  public static final List<TableSchema> EVERY =
      Stream.of(
              ALL,
              TradeTables.ALL,
              OF_INVENTORIES,
              OF_SCENARIOS,
              OF_SOURCES,
              FOR_DRAWS,
              OF_DRAWS,
              OF_COEFFICIENTS,
              OF_INTERVALS_ALONE,
              DrawTables.ALL,
              OF_EVALUATION,
              OF_SENSITIVITIES,
              OF_DIFF)
          .flatMap(List::stream)
          .toList();

  private Outputs() {}
}
