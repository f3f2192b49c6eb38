package org.tradewind.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.WhatifTables;

/** The results of each region, one column for each number and further key. */
final class RegionColumns {
  private static final String REGION = "region";
  private static final String NAME = "name";

  /** A table and how its rows become columns. */
  private record Source(TableSchema schema, ResultSpread spread) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source(AccountTables.ACCOUNT_HOUSEHOLD, ResultSpread.of("household", REGION)),
          new Source(FlowTables.EMBODIED_TRADE, ResultSpread.of("", REGION)),
          new Source(DisparityTables.ZONE, ResultSpread.of("", REGION)),
          new Source(
              DisparityTables.ZONE_PROBABILITY,
              ResultSpread.of("zone", REGION).renaming("mc_error", "probability_mc_error")),
          new Source(
              ContributionTables.CONTRIBUTION_RATIO,
              ResultSpread.of("damage", NAME).where("level", REGION).where("within", "")),
          new Source(
              CostTables.COST_REGION,
              ResultSpread.of("", REGION)
                  .where("category", "*")
                  .renaming("share", "integrated_cost_share")),
          new Source(CostTables.COST_RANK, ResultSpread.of("rank", NAME).where("subject", REGION)),
          new Source(CostTables.PREDOMINANT, ResultSpread.of("predominant", REGION)),
          new Source(
              ScenarioTables.SCENARIO_SUM,
              ResultSpread.of("scenario", REGION).where("group", "*").where("to_region", "*")),
          new Source(WhatifTables.WHATIF_REGION, ResultSpread.of("whatif", REGION)));

  private final RunContents run;
  private final ResultUnits units;

  RegionColumns(RunContents run) {
    this.run = run;
    this.units = new ResultUnits(run);
  }

  /** All columns that the run has numbers for. */
  List<ResultColumn> columns() {
    List<ResultColumn> columns = new ArrayList<>(accounts());
    for (Source source : SOURCES) {
      run.table(source.schema())
          .ifPresent(
              table ->
                  columns.addAll(
                      source.spread().columns(table, run.intervals(source.schema()), units)));
    }
    columns.addAll(burden());
    return columns;
  }

  /** Accounts summed over sectors; a run of an earlier version has no table of them. */
  private List<ResultColumn> accounts() {
    Optional<Table> own = run.table(AccountTables.ACCOUNT_REGION);
    if (own.isPresent()) {
      Intervals intervals = run.intervals(AccountTables.ACCOUNT_REGION);
      return ResultSpread.of("account", REGION).columns(own.get(), intervals, units);
    }
    return run.table(AccountTables.ACCOUNT)
        .map(
            table ->
                sums(
                    table,
                    "value",
                    row ->
                        "account_"
                            + table.strings("view")[row]
                            + "_"
                            + table.strings("stressor")[row],
                    row -> units.of(table.strings("stressor")[row]),
                    "amount in this view, summed over sectors; without intervals, which do not add up"))
        .orElse(List.of());
  }

  private List<ResultColumn> burden() {
    return run.table(DamageTables.BURDEN)
        .map(
            table ->
                sums(
                    table,
                    "deaths",
                    row -> "burden_deaths",
                    row -> "deaths/yr",
                    "attributable deaths of all causes and ages, booked where people die; without"
                        + " intervals, which do not add up"))
        .orElse(List.of());
  }

  /** Rows of a table summed by region and name of the column. */
  private static List<ResultColumn> sums(
      Table table,
      String column,
      IntFunction<String> name,
      IntFunction<String> unit,
      String meaning) {
    Map<String, ResultColumn> columns = new LinkedHashMap<>();
    Map<List<String>, CompensatedSum> sums = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      columns.computeIfAbsent(
          name.apply(row),
          n ->
              new ResultColumn(
                  n, unit.apply(at), meaning, table.name(), column, new LinkedHashMap<>()));
      sums.computeIfAbsent(
              List.of(name.apply(row), table.strings(REGION)[row]), key -> new CompensatedSum())
          .add(table.doubles(column)[row]);
    }
    sums.forEach((key, sum) -> columns.get(key.get(0)).values().put(key.get(1), sum.value()));
    return List.copyOf(columns.values());
  }
}
