package org.tradewind.tables;

import java.util.List;
import java.util.stream.Collectors;

/** Which tables of results answer which question, for docs/tables.md. */
public final class TableQuestions {
  /**
   * One question.
   *
   * @param text the question, as a reader asks it
   * @param tables the tables that answer it, the first one first to be looked at
   */
  public record Question(String text, List<TableSchema> tables) {
    private static Question of(String text, TableSchema... tables) {
      return new Question(text, List.of(tables));
    }
  }

  /** Title of the section with the map. */
  public static final String TITLE = "Which table answers which question";

  /** All questions, in the order in which a study answers them. */
  public static final List<Question> ALL =
      List.of(
          Question.of(
              "How much in the nation, and how much of it between regions?",
              AccountTables.NATIONAL_TOTAL),
          Question.of(
              "How much does each region, and each of its sectors, emit, make in final products, or buy?",
              AccountTables.ACCOUNT_REGION,
              AccountTables.ACCOUNT,
              AccountTables.PYMRIO_ACCOUNT),
          Question.of("What do households emit themselves?", AccountTables.ACCOUNT_HOUSEHOLD),
          Question.of("What does a unit of final demand cause?", AccountTables.MULTIPLIER),
          Question.of("What output does each destination call for?", AccountTables.REQUIREMENT),
          Question.of(
              "Who emits for whom?",
              FlowTables.FLOW_PAIR,
              FlowTables.FLOW_GROUP_PAIR,
              FlowTables.FLOW),
          Question.of(
              "Which are the largest flows, and through which deliveries do they run?",
              FlowTables.TOP_FLOW,
              FlowTables.STRUCTURAL_PATH),
          Question.of("How few flows carry how much?", FlowTables.CONCENTRATION),
          Question.of(
              "From which sectors, through which products, to which demand?",
              TierTables.TIER,
              TierTables.TIER_NODE,
              TierTables.TIER_LINK,
              TierTables.TIER_LEAN,
              TierTables.TIER_SECTOR),
          Question.of(
              "Who relocates what, and do deaths and CO2 differ?",
              DisparityTables.RELOCATION,
              DisparityTables.RELOCATION_CONTRAST),
          Question.of("Who outsources, and who receives (TCI, THI)?", FlowTables.EMBODIED_TRADE),
          Question.of(
              "Which zone is a region in, and how sure is that?",
              DisparityTables.ZONE,
              DisparityTables.ZONE_PROBABILITY,
              DisparityTables.ZONE_PROFILE),
          Question.of(
              "Where do burdens go between zones?",
              DisparityTables.ZONE_FLOW,
              DisparityTables.ZONE_FLOW_HELD),
          Question.of(
              "How many people die of PM2.5, and where do they live?",
              DamageTables.BURDEN,
              DamageTables.BURDEN_CELL),
          Question.of(
              "Who breathes whose smoke?",
              ContributionTables.DEATH_RECEIVED,
              DamageTables.DEATH_PAIR,
              DamageTables.DEATH_PAIR_SUBSECTOR),
          Question.of(
              "Which fuels, processes and species cause the deaths?",
              ContributionTables.DAMAGE_SUBSECTOR,
              ContributionTables.DAMAGE_SPECIES,
              ContributionTables.DAMAGE_SUBSECTOR_SPECIES),
          Question.of(
              "Which sources have more deaths than CO2?", ContributionTables.CONTRIBUTION_RATIO),
          Question.of("Which regions' emissions cause the deaths?", DamageTables.DAMAGE_REGION),
          Question.of(
              "Where are the hot spots?",
              DamageTables.DAMAGE_CELL_TOTAL,
              DamageTables.DAMAGE_CELL,
              DamageTables.DAMAGE_CELL_SPECIES,
              CellTables.CONTRIBUTION_CELL),
          Question.of("Where is a cell, and who lives there?", NameTables.CELL_PLACE),
          Question.of(
              "Do dense cities cause more deaths per tonne of CO2?",
              CityTables.CITY_REGRESSION,
              CityTables.CITY_BAND,
              CityTables.CITY_POINT,
              CityTables.DAMAGE_CITY),
          Question.of(
              "In which sectors did a subsector's tonnes and deaths go?",
              ConcordanceTables.CONCORDANCE_USE),
          Question.of(
              "What would coordination of energy intensities save, and who would save it?",
              ScenarioTables.SCENARIO_TOTAL,
              ScenarioTables.SCENARIO_SUM,
              ScenarioTables.SCENARIO_DIFFERENCE,
              ScenarioTables.SCENARIO,
              ScenarioTables.SCENARIO_CELL),
          Question.of(
              "What would be avoided without some sources, and whose demand do they serve?",
              WhatifTables.WHATIF_TOTAL,
              WhatifTables.WHATIF_REGION,
              WhatifTables.WHATIF_SUBSECTOR,
              WhatifTables.WHATIF_SPECIES,
              WhatifTables.WHATIF_RECEPTOR,
              WhatifTables.WHATIF_PAIR,
              WhatifTables.WHATIF_DEMAND),
          Question.of(
              "What do sources cost?",
              CostTables.COST_SUBSECTOR,
              CostTables.COST_REGION,
              CostTables.COST_SECTOR,
              CostTables.COST_GROUP,
              CostTables.VALUATION_USED),
          Question.of(
              "Which come first, and does the order change where deaths are priced?",
              CostTables.COST_RANK,
              CostTables.COST_RANK_PROBABILITY,
              CostTables.PREDOMINANT,
              CostTables.PREDOMINANT_PROBABILITY,
              CostTables.PREDOMINANT_CHANGE,
              CostTables.COST_COUNT,
              CostTables.RANK_GRID,
              CostTables.RANK_SWITCH),
          Question.of(
              "How few cells carry how much of the cost, and who lives there?",
              CellTables.COST_THRESHOLD,
              CellTables.COST_CELL,
              CellTables.INEQUALITY,
              CellTables.INEQUALITY_CURVE),
          Question.of(
              "How sure is a number (its table NAME_ci), and all of them at one place?",
              DrawTables.SUMMARY,
              DrawTables.OUTCOME,
              DrawTables.MOMENT,
              DrawTables.MOMENT_ROW),
          Question.of("What are the draws of a number?", DrawTables.DRAW),
          Question.of("How sure is a rank?", DisparityTables.RANK_PROBABILITY),
          Question.of("Did the draws settle?", DrawTables.CONVERGENCE),
          Question.of("Which inputs does the variance come from?", DrawTables.VARIANCE_SHARE),
          Question.of("What do the intervals carry, and what not?", DrawTables.UNCERTAINTY_SOURCE),
          Question.of(
              "What if the coefficients of the MRIO were uncertain?",
              DrawTables.FLOW_PAIR_MRIO,
              DrawTables.EMBODIED_TRADE_MRIO,
              DrawTables.ACCOUNT_MRIO),
          Question.of(
              "How was the MRIO built from regional tables?",
              TradeTables.TRADE,
              TradeTables.TRADE_TOTAL,
              TradeTables.TRADE_MARGIN,
              TradeTables.BALANCE_SHIFT,
              TradeTables.PRIMARY_INPUT),
          Question.of(
              "How were emissions made from inventories, and what is unallocated?",
              InventoryTables.HARMONISED,
              InventoryTables.UNALLOCATED),
          Question.of(
              "Are modelled concentrations near those measured?",
              EvaluationTables.EVALUATION,
              EvaluationTables.EVALUATION_SITE),
          Question.of("Which days of an adjoint run were read?", DamageTables.SENSITIVITY_DAY),
          Question.of(
              "What differs between two runs, and why?",
              DiffTables.DIFF_TABLE,
              DiffTables.DIFF_NUMBER,
              DiffTables.DIFF_INPUT,
              DiffTables.DIFF_CAUSE));

  private TableQuestions() {}

  /** The section of the page. */
  static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(TITLE).append("\n\n| question | tables |\n|---|---|\n");
    for (Question question : ALL) {
      text.append("| ").append(question.text()).append(" | ");
      text.append(
          question.tables().stream().map(TableQuestions::link).collect(Collectors.joining(", ")));
      text.append(" |\n");
    }
    return text.append('\n').toString();
  }

  /** Tables of intervals alone, and those by coefficients, stand in the text on intervals. */
  private static String link(TableSchema table) {
    boolean withIntervals =
        Outputs.OF_INTERVALS_ALONE.contains(table) || Outputs.OF_COEFFICIENTS.contains(table);
    return withIntervals
        ? "[`" + table.name() + "_ci`](#intervals)"
        : "[`" + table.name() + "`](#" + table.name() + ")";
  }
}
