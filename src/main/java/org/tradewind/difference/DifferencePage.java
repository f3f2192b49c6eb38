package org.tradewind.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.tradewind.uncertainty.outputs.CiTable;

/** The differences of two runs as a page for the terminal. */
public final class DifferencePage {
  private final StringBuilder page = new StringBuilder();
  private final RunDifference difference;
  private final int top;

  private DifferencePage(RunDifference difference, int top) {
    this.difference = difference;
    this.top = top;
  }

  /**
   * The page.
   *
   * @param top moves to show of a column, and intervals of a table
   */
  public static String of(RunDifference difference, int top) {
    DifferencePage page = new DifferencePage(difference, top);
    page.runs();
    page.inputs();
    page.outputs();
    page.intervals();
    page.causes();
    return page.page.toString();
  }

  private void line(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private void runs() {
    RunDifference.Runs runs = difference.runs();
    line("A  %s (study %s)", runs.a(), runs.studyA());
    line("B  %s (study %s)", runs.b(), runs.studyB());
    line("");
  }

  private void inputs() {
    if (difference.inputs().isEmpty()) {
      line("Inputs: the same keys, tables and programs");
      line("");
      return;
    }
    line("Inputs that differ, A -> B");
    for (InputChange input : difference.inputs()) {
      if (input.kind() == InputChange.Kind.TABLE && !input.changed()) {
        continue;
      }
      String values =
          input.kind() == InputChange.Kind.TABLE
              ? ""
              : shown(input.a()) + " -> " + shown(input.b());
      String gap = values.isEmpty() || input.note().isEmpty() ? "" : "; ";
      line("  %-12s %-28s %s%s%s", input.kind().code(), input.name(), values, gap, input.note());
    }
    names(
        "Tables with equal contents in other files, no change",
        difference.inputs().stream()
            .filter(i -> i.kind() == InputChange.Kind.TABLE && !i.changed())
            .map(InputChange::name)
            .toList());
    line("");
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(none)" : value;
  }

  private void outputs() {
    List<TableDifference> moved =
        difference.tables().stream().filter(t -> !t.nothingMoved()).toList();
    List<String> equal =
        difference.tables().stream()
            .filter(TableDifference::nothingMoved)
            .map(TableDifference::table)
            .toList();
    String exactly =
        difference.tolerance() == 0
            ? "to the last bit"
            : "within " + number(difference.tolerance()) + " relative";
    if (moved.isEmpty()) {
      line("Nothing moved: %d tables are equal %s", equal.size(), exactly);
    } else {
      line("%-36s %9s %9s %9s %9s", "Outputs that moved", "rows of A", "moved", "only A", "only B");
      moved.forEach(this::table);
      line("Equal %s: %s", exactly, equal.isEmpty() ? "none" : String.join(", ", equal));
    }
    names("Only in A", difference.onlyA());
    names("Only in B", difference.onlyB());
    names("Columns only in A", columns(TableDifference::columnsOfA));
    names("Columns only in B", columns(TableDifference::columnsOfB));
    names("Not compared, columns unknown to this version", difference.unknown());
    line("");
  }

  /** Columns that one run alone has: each once, with how many tables lack it in the other. */
  private List<String> columns(Function<TableDifference, List<String>> ofTable) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (TableDifference table : difference.tables()) {
      for (String column : ofTable.apply(table)) {
        tables.computeIfAbsent(column, c -> new ArrayList<>()).add(table.table());
      }
    }
    return tables.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + " of "
                    + (e.getValue().size() == 1
                        ? e.getValue().get(0)
                        : e.getValue().size() + " tables"))
        .toList();
  }

  private void names(String what, List<String> tables) {
    if (!tables.isEmpty()) {
      line("%s: %s", what, String.join(", ", tables));
    }
  }

  private void table(TableDifference table) {
    line(
        "%-36s %9d %9d %9d %9d",
        table.table(), table.rowsA(), table.rowsMoved(), table.onlyA(), table.onlyB());
    if (table.table().endsWith(CiTable.SUFFIX)) {
      return;
    }
    for (ColumnDifference column : table.columns()) {
      if (column.moved() > 0) {
        line("  %s: %d moved", column.column(), column.moved());
        column.largest().stream().limit(top).forEach(this::move);
        column
            .largestRelative()
            .filter(m -> !percent(m).equals(percent(column.largest().get(0))))
            .ifPresent(m -> line("    most, relative to A: %s", text(m)));
      }
    }
  }

  private void move(Move move) {
    line("    %s", text(move));
  }

  private static String text(Move move) {
    if (!move.isNumber()) {
      return move.textA() + " -> " + move.textB() + " at " + move.key();
    }
    return number(move.a())
        + " -> "
        + number(move.b())
        + " ("
        + signed(move.difference())
        + percent(move.relative())
        + ") at "
        + move.key();
  }

  private void intervals() {
    if (difference.pairing().isEmpty()) {
      return;
    }
    line("Numbers with intervals, by the mean of their draws (not by their spread)");
    line("  %s", difference.pairing());
    Map<String, List<IntervalDifference>> groups = new LinkedHashMap<>();
    for (IntervalDifference interval : difference.intervals()) {
      groups
          .computeIfAbsent(
              interval.table() + ", " + interval.quantity() + ", " + interval.way().code(),
              k -> new ArrayList<>())
          .add(interval);
    }
    groups.forEach(
        (name, group) -> {
          List<IntervalDifference> beyond =
              group.stream().filter(IntervalDifference::beyond).toList();
          long undecided = group.stream().filter(IntervalDifference::undecided).count();
          line(
              "  %s: %d moved, %d beyond Monte Carlo error%s",
              name,
              group.size(),
              beyond.size(),
              undecided == 0 ? "" : ", " + undecided + " undecided (without pairs of draws)");
          beyond.stream()
              .sorted((x, y) -> Double.compare(Math.abs(y.move()), Math.abs(x.move())))
              .limit(top)
              .forEach(this::interval);
        });
    line("");
  }

  private void interval(IntervalDifference interval) {
    String quantiles =
        Double.isNaN(interval.p2_5())
            ? ""
            : ", 95 % of the differences in "
                + number(interval.p2_5())
                + " .. "
                + number(interval.p97_5());
    line(
        "    %s (Monte Carlo error %s%s%s) at %s",
        signed(interval.move()),
        interval.bound() ? "up to " : "",
        number(interval.mcError()),
        quantiles,
        interval.key());
  }

  private void causes() {
    if (!difference.explained()) {
      return;
    }
    if (difference.causes().isEmpty()) {
      line("Why: no headline figure moved");
      return;
    }
    line("Why: A with one change of B at a time");
    String figure = "";
    for (Cause cause : difference.causes()) {
      if (!cause.figure().equals(figure)) {
        figure = cause.figure();
        line(
            "  %s: %s -> %s (%s)",
            figure, number(cause.a()), number(cause.b()), signed(cause.b() - cause.a()));
      }
      String effect =
          Double.isNaN(cause.effect())
              ? "not known"
              : String.format(
                  Locale.ROOT, "%s, %.1f %%", signed(cause.effect()), 100 * cause.share());
      line(
          "    %-50s %s%s",
          cause.cause(), effect, cause.note().isEmpty() ? "" : " (" + cause.note() + ")");
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.6g", value);
  }

  private static String signed(double value) {
    return (value > 0 ? "+" : "") + number(value);
  }

  private static String percent(Move move) {
    return percent(move.relative());
  }

  private static String percent(double relative) {
    return Double.isNaN(relative) ? "" : String.format(Locale.ROOT, ", %+.3g %%", 100 * relative);
  }
}
