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
              Outputs.NATIONAL_TOTAL),
          Question.of(
              "How much does each region, and each of its sectors, emit, make in final products, or buy?",
              Outputs.ACCOUNT_REGION,
              Outputs.ACCOUNT,
              Outputs.PYMRIO_ACCOUNT),
          Question.of("What do households emit themselves?", Outputs.ACCOUNT_HOUSEHOLD),
          Question.of("What does a unit of final demand cause?", Outputs.MULTIPLIER),
          Question.of("What output does each destination call for?", Outputs.REQUIREMENT),
          Question.of(
              "Who emits for whom?", Outputs.FLOW_PAIR, Outputs.FLOW_GROUP_PAIR, Outputs.FLOW),
          Question.of(
              "Which are the largest flows, and through which deliveries do they run?",
              Outputs.TOP_FLOW,
              Outputs.STRUCTURAL_PATH),
          Question.of("How few flows carry how much?", Outputs.CONCENTRATION),
          Question.of(
              "From which sectors, through which products, to which demand?",
              Outputs.TIER,
              Outputs.TIER_NODE,
              Outputs.TIER_LINK,
              Outputs.TIER_LEAN,
              Outputs.TIER_SECTOR),
          Question.of(
              "Who relocates what, and do deaths and CO2 differ?",
              Outputs.RELOCATION,
              Outputs.RELOCATION_CONTRAST),
          Question.of("Who outsources, and who receives (TCI, THI)?", Outputs.EMBODIED_TRADE),
          Question.of(
              "Which zone is a region in, and how sure is that?",
              Outputs.ZONE,
              Outputs.ZONE_PROBABILITY,
              Outputs.ZONE_PROFILE),
          Question.of(
              "Where do burdens go between zones?", Outputs.ZONE_FLOW, Outputs.ZONE_FLOW_HELD),
          Question.of(
              "How many people die of PM2.5, and where do they live?",
              Outputs.BURDEN,
              Outputs.BURDEN_CELL),
          Question.of(
              "Who breathes whose smoke?",
              ContributionTables.DEATH_RECEIVED,
              Outputs.DEATH_PAIR,
              Outputs.DEATH_PAIR_SUBSECTOR),
          Question.of(
              "Which fuels, processes and species cause the deaths?",
              ContributionTables.DAMAGE_SUBSECTOR,
              ContributionTables.DAMAGE_SPECIES,
              ContributionTables.DAMAGE_SUBSECTOR_SPECIES),
          Question.of(
              "Which sources have more deaths than CO2?", ContributionTables.CONTRIBUTION_RATIO),
          Question.of("Which regions' emissions cause the deaths?", Outputs.DAMAGE_REGION),
          Question.of(
              "Where are the hot spots?",
              Outputs.DAMAGE_CELL_TOTAL,
              Outputs.DAMAGE_CELL,
              Outputs.DAMAGE_CELL_SPECIES,
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
              Outputs.SCENARIO_TOTAL,
              Outputs.SCENARIO_SUM,
              Outputs.SCENARIO_DIFFERENCE,
              Outputs.SCENARIO,
              Outputs.SCENARIO_CELL),
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
          Question.of("How sure is a rank?", Outputs.RANK_PROBABILITY),
          Question.of("Did the draws settle?", DrawTables.CONVERGENCE),
          Question.of("Which inputs does the variance come from?", DrawTables.VARIANCE_SHARE),
          Question.of("What do the intervals carry, and what not?", DrawTables.UNCERTAINTY_SOURCE),
          Question.of(
              "What if the coefficients of the MRIO were uncertain?",
              Outputs.FLOW_PAIR_MRIO,
              Outputs.EMBODIED_TRADE_MRIO,
              Outputs.ACCOUNT_MRIO),
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
              Outputs.EVALUATION,
              Outputs.EVALUATION_SITE),
          Question.of("Which days of an adjoint run were read?", Outputs.SENSITIVITY_DAY),
          Question.of(
              "What differs between two runs, and why?",
              Outputs.DIFF_TABLE,
              Outputs.DIFF_NUMBER,
              Outputs.DIFF_INPUT,
              Outputs.DIFF_CAUSE));

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
