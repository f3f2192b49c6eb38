package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.Categories;
import org.tradewind.uncertainty.CiTable;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.Figures;
import org.tradewind.uncertainty.ScaledFigures;
import org.tradewind.uncertainty.Statistics;

/**
 * Collects what is told of all figures into one table of intervals for each output table, and of
 * those whose draws are kept into the table summary.
 */
final class IntervalTables {
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

  /** Figures that are kept, with what is told of them in the same order. */
  IntervalTables addKept(List<Figures> kept, List<UncertaintyJob.Told> told) {
    int next = 0;
    for (Figures figures : kept) {
      TableSchema schema =
          figures instanceof Categories ? figures.table() : CiTable.schema(figures.table());
      for (int f = 0; f < figures.size(); f++) {
        UncertaintyJob.Told of = told.get(next++);
        if (figures instanceof Categories kinds) {
          CiTable.add(rows(schema), kinds, f, of.counts());
        } else {
          Statistics s = of.statistics().orElseThrow();
          CiTable.add(rows(schema), figures, f, s);
          summary(figures, f, s);
        }
      }
    }
    return this;
  }

  /** A kept number once more, beside those of all other tables; unless no draw defines it. */
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
    if (figures.table() == Outputs.ACCOUNT
        && figures.key(figure)[0].equals(Vocabulary.FINAL_CONSUMER)) {
      Object[] account = figures.key(figure);
      Object[] key = {PymrioAccounts.Kind.CBA.label(), account[3], account[1], account[2]};
      Table.Builder rows = rows(CiTable.schema(Outputs.PYMRIO_ACCOUNT));
      CiTable.add(rows, key, figures.quantity(), figures.central(figure), s);
    }
  }

  /** A multiplier is the account of final producers for a unit of demand, which is not drawn. */
  private void multiplier(ScaledFigures all, Figures figures, int figure, Statistics s) {
    if (figures.table() == Outputs.ACCOUNT
        && figures.key(figure)[0].equals(Vocabulary.FINAL_PRODUCER)) {
      Object[] account = figures.key(figure);
      int row = multiplierRows.get(List.of(account[3], account[1], account[2]));
      double central = figures.central(figure);
      if (central != 0 || all.central(row) == 0) {
        CiTable.add(rows(CiTable.schema(Outputs.MULTIPLIER)), all, row, all.of(row, central, s));
      }
    }
  }

  /** Figures with their statistics in the same order. */
  IntervalTables add(List<Figures> drawn, List<Statistics> statistics) {
    int next = 0;
    for (Figures figures : drawn) {
      TableSchema schema = CiTable.schema(figures.table());
      for (int f = 0; f < figures.size(); f++) {
        Statistics s = statistics.get(next++);
        CiTable.add(rows(schema), figures, f, s);
        footprint(figures, f, s);
        int figure = f;
        multipliers.ifPresent(m -> multiplier(m, figures, figure, s));
      }
    }
    return this;
  }

  /** Numbers that follow from what is told of the accounts, the first of all figures. */
  IntervalTables add(
      List<ScaledFigures> scaled, DrawEngine engine, List<UncertaintyJob.Told> told) {
    Figures accounts = engine.figures().get(0);
    for (ScaledFigures figures : scaled) {
      Table.Builder rows = rows(CiTable.schema(figures.schema()));
      for (int f = 0; f < figures.size(); f++) {
        int account = figures.accounts()[f];
        Statistics of = told.get(account).statistics().orElseThrow();
        CiTable.add(rows, figures, f, figures.of(f, accounts.central(account), of));
      }
    }
    return this;
  }

  /** Rows of a table that was made elsewhere. */
  IntervalTables add(Table table) {
    rows(table.schema()).addAll(table);
    return this;
  }

  /** All tables, in the order in which they came. */
  List<Table> build() {
    List<Table> all = new ArrayList<>();
    tables.values().forEach(rows -> all.add(rows.build()));
    return all;
  }
}
