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
import org.tradewind.uncertainty.draws.Reported;
import org.tradewind.uncertainty.outputs.Categories;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.outputs.ScaledQuantities;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Collects what is told of all figures into one table of intervals for each output table, and of
 * some into the table summary.
 */
public final class IntervalTables {
  private final Map<String, Table.Builder> tables = new LinkedHashMap<>();

  /** Table multiplier, where the run has it, and its rows by stressor, region and sector. */
  private Optional<ScaledQuantities> multipliers = Optional.empty();

  private final Map<List<Object>, Integer> multiplierRows = new HashMap<>();

  /** With intervals of the multipliers of the central run, which follow from its accounts. */
  IntervalTables withMultipliers(Table multiplier) {
    int[] rows = IntStream.range(0, multiplier.rows()).toArray();
    ScaledQuantities all = new ScaledQuantities(multiplier, "value", rows, rows);
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
  public IntervalTables add(Drawn drawn, List<Reported> told) {
    int next = 0;
    for (Quantities figures : drawn.summary()) {
      next = add(figures, told, next, true);
    }
    drawn.scaled().forEach(scaled -> add(scaled, drawn.figures().get(0), told));
    for (Quantities figures : drawn.others()) {
      next = add(figures, told, next, false);
    }
    return this;
  }

  private int add(Quantities figures, List<Reported> told, int first, boolean summarised) {
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
  private void summary(Quantities figures, int figure, Statistics s) {
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
  private void footprint(Quantities figures, int figure, Statistics s) {
    if (figures.table() == AccountTables.ACCOUNT
        && figures.key(figure)[0].equals(Vocabulary.FINAL_CONSUMER)) {
      Object[] account = figures.key(figure);
      Object[] key = {PymrioAccounts.Kind.CBA.label(), account[3], account[1], account[2]};
      Table.Builder rows = rows(CiTable.schema(AccountTables.PYMRIO_ACCOUNT));
      CiTable.add(rows, key, figures.quantity(), figures.central(figure), s);
    }
  }

  /** Adds numbers that are computed from the results of the accounts. */
  private void add(ScaledQuantities figures, Quantities accounts, List<Reported> told) {
    Table.Builder rows = rows(CiTable.schema(figures.schema()));
    for (int f = 0; f < figures.size(); f++) {
      int account = figures.accounts()[f];
      Statistics of = told.get(account).statistics();
      CiTable.add(rows, figures, f, figures.of(f, accounts.central(account), of));
    }
  }

  /** A multiplier is the account of final producers for a unit of demand, which is not drawn. */
  private void multiplier(ScaledQuantities all, Quantities figures, int figure, Statistics s) {
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
