package org.tradewind.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * The figures whose moves are explained: national totals, trade between regions in both views, its
 * indices, savings, and where there are intervals their standard deviations. Of CO2 and deaths; of
 * every stressor in a study without them.
 */
public final class Headlines {
  /** Tables of results they are taken from. */
  public static final List<TableSchema> TABLES =
      List.of(
          AccountTables.ACCOUNT,
          AccountTables.ACCOUNT_HOUSEHOLD,
          FlowTables.EMBODIED_TRADE,
          ScenarioTables.SCENARIO_TOTAL);

  /** Tables of intervals they are taken from. */
  public static final List<TableSchema> INTERVALS =
      List.of(
          CiTable.schema(AccountTables.ACCOUNT),
          CiTable.schema(FlowTables.FLOW_PAIR),
          CiTable.schema(FlowTables.EMBODIED_TRADE));

  private final Map<String, Table> tables;
  private final List<Headline> found = new ArrayList<>();

  private Headlines(Map<String, Table> tables) {
    this.tables = tables;
  }

  /**
   * All figures of a run, in the order of the page.
   *
   * @param tables those that the run has, by name
   */
  public static List<Headline> of(Map<String, Table> tables) {
    Headlines headlines = new Headlines(tables);
    headlines.totals(AccountTables.ACCOUNT, "supply chains");
    headlines.totals(AccountTables.ACCOUNT_HOUSEHOLD, "households");
    headlines.trade();
    headlines.savings();
    INTERVALS.forEach(headlines::spread);
    return headlines.found;
  }

  /** Those stressors of a table that are shown. */
  private static List<String> stressors(Table table) {
    TreeSet<String> all = new TreeSet<>(Arrays.asList(table.strings("stressor")));
    List<String> main =
        List.of(Species.CO2, Vocabulary.DEATHS).stream().filter(all::contains).toList();
    return main.isEmpty() ? List.copyOf(all) : main;
  }

  private void totals(TableSchema schema, String of) {
    Table table = tables.get(schema.name());
    if (table == null) {
      return;
    }
    for (String stressor : stressors(table)) {
      CompensatedSum sum = new CompensatedSum();
      for (int row = 0; row < table.rows(); row++) {
        boolean emitter =
            schema != AccountTables.ACCOUNT
                || table.strings("view")[row].equals(Vocabulary.PRODUCER);
        if (emitter && table.strings("stressor")[row].equals(stressor)) {
          sum.add(table.doubles("value")[row]);
        }
      }
      found.add(Headline.of(stressor + ", " + of, sum.value()));
    }
  }

  /** Sums of imports are what crosses borders; each region's index is one of a group. */
  private void trade() {
    Table table = tables.get(FlowTables.EMBODIED_TRADE.name());
    if (table == null) {
      return;
    }
    Map<String, CompensatedSum> between = new LinkedHashMap<>();
    List<Headline> indices = new ArrayList<>();
    List<String> shown = stressors(table);
    for (int row = 0; row < table.rows(); row++) {
      String stressor = table.strings("stressor")[row];
      String of = stressor + ", " + table.strings("view")[row];
      if (shown.contains(stressor)) {
        between.computeIfAbsent(of, k -> new CompensatedSum()).add(table.doubles("imports")[row]);
        indices.add(
            new Headline(
                "index " + of,
                "index of " + table.strings("region")[row] + ", " + of,
                table.doubles("index")[row]));
      }
    }
    between.forEach((of, sum) -> found.add(Headline.of(of + ", between regions", sum.value())));
    found.addAll(indices);
  }

  private void savings() {
    Table table = tables.get(ScenarioTables.SCENARIO_TOTAL.name());
    if (table == null) {
      return;
    }
    Map<String, Double> savings = new LinkedHashMap<>();
    List<String> shown = stressors(table);
    for (int row = 0; row < table.rows(); row++) {
      String stressor = table.strings("stressor")[row];
      if (shown.contains(stressor)) {
        // the same beside each base
        savings.put(
            stressor + ", saved by " + table.strings("scenario")[row],
            table.doubles("saving")[row]);
      }
    }
    savings.forEach((name, value) -> found.add(Headline.of(name, value)));
  }

  private void spread(TableSchema schema) {
    Table table = tables.get(schema.name());
    if (table == null) {
      return;
    }
    List<String> shown = stressors(table);
    for (int row = 0; row < table.rows(); row++) {
      String stressor = table.strings("stressor")[row];
      if (shown.contains(stressor)) {
        String group =
            "sd in " + table.name() + " of " + table.strings("quantity")[row] + ", " + stressor;
        found.add(
            new Headline(
                group,
                "sd in " + table.name() + " at " + table.keyText(row),
                table.doubles("sd")[row]));
      }
    }
  }
}
