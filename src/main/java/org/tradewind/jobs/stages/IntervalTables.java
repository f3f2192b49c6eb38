package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.draws.Told;
import org.tradewind.uncertainty.outputs.Categories;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.Figures;
import org.tradewind.uncertainty.outputs.ScaledFigures;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Collects what is told of all figures into one table of intervals for each output table, and of
 * some into the table summary.
 */
public final class IntervalTables {
  private final Map<String, Table.Builder> tables = new LinkedHashMap<>();

  /** Table multiplier, where the run has it, and its rows by stressor, region and sector. */
  private Optional<ScaledFigures> multipliers = Optional.empty();

  private final Map<List<Object>, Integer> multiplierRows = new HashMap<>();

  /** With intervals of the multipliers of the central run, which follow from its accounts. */
  IntervalTables withMultipliers(Table multiplier) {
    int[] rows = IntStream.range(0, multiplier.rows()).toArray();
    ScaledFigures all = new ScaledFigures(multiplier, "value", rows, rows);
    for (int row : rows) {
      multiplierRows.put(List.of(all.key(row)), row);
    }
    multipliers = Optional.of(all);
    return this;
  }

  private Table.Builder rows(TableSchema schema) {
    return tables.computeIfAbsent(schema.name(), name -> Table.builder(schema));
  }

  /**
   * Adds the results of all figures, given in the order of the figures. Figures of table summary
   * come first, then those computed from accounts (the first figures), then the others.
   */
  public IntervalTables add(Drawn drawn, List<Told> told) {
    int next = 0;
    for (Figures figures : drawn.summary()) {
      next = add(figures, told, next, true);
    }
    drawn.scaled().forEach(scaled -> add(scaled, drawn.figures().get(0), told));
    for (Figures figures : drawn.others()) {
      next = add(figures, told, next, false);
    }
    return this;
  }

  private int add(Figures figures, List<Told> told, int first, boolean summarised) {
    if (figures instanceof Categories kinds) {
      for (int f = 0; f < kinds.size(); f++) {
        CiTable.add(rows(kinds.table()), kinds, f, told.get(first + f).counts());
      }
      return first + kinds.size();
    }
    if (figures.size() == 0) {
      return first;
    }
    Table.Builder rows = rows(CiTable.schema(figures.table()));
    for (int f = 0; f < figures.size(); f++) {
      Statistics s = told.get(first + f).statistics();
      CiTable.add(rows, figures, f, s);
      if (summarised) {
        summary(figures, f, s);
      } else {
        footprint(figures, f, s);
        if (multipliers.isPresent()) {
          multiplier(multipliers.get(), figures, f, s);
        }
      }
    }
    return first + figures.size();
  }

  /** A number once more, with those of all other tables; unless no draw defines it. */
  private void summary(Figures figures, int figure, Statistics s) {
    if (s.draws() > 0) {
      String metric = figures.table().name() + "." + figures.quantity();
      Object[] key = {metric, figures.keyText(figure)};
      rows(DrawTables.SUMMARY)
          .add(
              Stream.concat(Stream.of(key), Stream.of(CiTable.interval(figures.central(figure), s)))
                  .toArray());
    }
  }

  /** D_cba of pymrio is the account of final consumers by another name. */
  private void footprint(Figures figures, int figure, Statistics s) {
    if (figures.table() == AccountTables.ACCOUNT
        && figures.key(figure)[0].equals(Vocabulary.FINAL_CONSUMER)) {
      Object[] account = figures.key(figure);
      Object[] key = {PymrioAccounts.Kind.CBA.label(), account[3], account[1], account[2]};
      Table.Builder rows = rows(CiTable.schema(AccountTables.PYMRIO_ACCOUNT));
      CiTable.add(rows, key, figures.quantity(), figures.central(figure), s);
    }
  }

  /** Adds numbers that are computed from the results of the accounts. */
  private void add(ScaledFigures figures, Figures accounts, List<Told> told) {
    Table.Builder rows = rows(CiTable.schema(figures.schema()));
    for (int f = 0; f < figures.size(); f++) {
      int account = figures.accounts()[f];
      Statistics of = told.get(account).statistics();
      CiTable.add(rows, figures, f, figures.of(f, accounts.central(account), of));
    }
  }

  /** A multiplier is the account of final producers for a unit of demand, which is not drawn. */
  private void multiplier(ScaledFigures all, Figures figures, int figure, Statistics s) {
    if (figures.table() == AccountTables.ACCOUNT
        && figures.key(figure)[0].equals(Vocabulary.FINAL_PRODUCER)) {
      Object[] account = figures.key(figure);
      int row = multiplierRows.get(List.of(account[3], account[1], account[2]));
      double central = figures.central(figure);
      if (central != 0 || all.central(row) == 0) {
        CiTable.add(
            rows(CiTable.schema(AccountTables.MULTIPLIER)), all, row, all.of(row, central, s));
      }
    }
  }

  /** Rows of a table that was made elsewhere. */
  IntervalTables add(Table table) {
    rows(table.schema()).addAll(table);
    return this;
  }

  /** All tables, in the order in which they came. */
  public List<Table> build() {
    List<Table> all = new ArrayList<>();
    tables.values().forEach(rows -> all.add(rows.build()));
    return all;
  }
}
