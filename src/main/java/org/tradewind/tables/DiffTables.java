package org.tradewind.tables;

import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** How two runs differ. */
public final class DiffTables {
  public static final TableSchema DIFF_TABLE =
      new TableSchema(
          "diff_table",
          "How each table differs between run A and run B; rows are matched by key. The table summary, whose rows are those of tables of intervals, is left out where both have it.",
          List.of(
              text("table", "table"),
              text("column", "column that is no key, or * for the rows of the table"),
              text("status", "both, only_a or only_b (the table, or its column), or not_compared"),
              integer("rows_a", "rows in A"),
              integer("rows_b", "rows in B"),
              integer("only_a", "rows in A alone"),
              integer("only_b", "rows in B alone"),
              integer("moved", "rows of both in which the column (of *, any column) moved"),
              number("largest", "unit of the column", "B - A where it is largest; NaN for text")
                  .within(Column.Range.ANY),
              text("largest_row", "key of that row"),
              number("largest_relative", "1", "(B - A) / |A| where it is largest")
                  .within(Column.Range.ANY),
              text("largest_relative_row", "key of that row")),
          List.of("table", "column"));

  public static final TableSchema DIFF_NUMBER =
      new TableSchema(
          "diff_number",
          "The largest moves of every column, and every number with intervals that moved.",
          List.of(
              text("table", "table"),
              text("column", "column; of a table NAME_ci, also the number whose mean moved"),
              text("row", "key of the row"),
              number("a", "unit of the column", "in run A (mean of its draws); NaN for text")
                  .within(Column.Range.ANY),
              number("b", "unit of the column", "in run B").within(Column.Range.ANY),
              text("text_a", "in run A, of text"),
              text("text_b", "in run B, of text"),
              number("move", "unit of the column", "b - a; of paired draws their mean difference")
                  .within(Column.Range.ANY),
              number("relative", "1", "move / |a|; NaN where a is 0").within(Column.Range.ANY),
              text(
                  "way",
                  "of means: paired (same draws), independent (other seeds or samplers), unpaired (same draws, not kept or of the MRIO); else empty"),
              number("mc_error", "unit of the column", "Monte Carlo error of the move")
                  .within(Column.Range.ANY),
              flag(
                  "bound",
                  "whether that is rather an upper bound: unpaired, or points of Sobol's sequence"),
              number("p2_5", "unit of the column", "2.5 % quantile of paired differences")
                  .within(Column.Range.ANY),
              number("p97_5", "unit of the column", "97.5 % quantile").within(Column.Range.ANY),
              flag(
                  "beyond",
                  "whether |move| > 2 mc_error, of means; if not, an unpaired number is undecided. False where there are no draws, and of probabilities of zones and ranks, of which none is told")),
          List.of("table", "column", "row"));

  public static final TableSchema DIFF_INPUT =
      new TableSchema(
          "diff_input",
          "What the manifests of two runs say differently.",
          List.of(
              text("kind", "job, key, table, provenance or software"),
              text("name", "what it is"),
              text("a", "in run A; of tables their SHA-256"),
              text("b", "in run B"),
              text("note", "what is known of the difference"),
              flag("changed", "whether it can move numbers")),
          List.of("kind", "name"));

  public static final TableSchema DIFF_CAUSE =
      new TableSchema(
          "diff_cause",
          "With --why: what each change of run B moves alone in the study of run A.",
          List.of(
              text("figure", "headline figure that moved"),
              text("cause", "changed input, A run again, or the remainder"),
              number("a", "unit of the figure", "in run A").within(Column.Range.ANY),
              number("b", "unit of the figure", "in run B").within(Column.Range.ANY),
              number("effect", "unit of the figure", "what the cause alone moves")
                  .within(Column.Range.ANY),
              number("share", "1", "effect / (b - a)").within(Column.Range.ANY),
              text("note", "what there is to say, or empty")),
          List.of("figure", "cause"));

  private DiffTables() {}
}
