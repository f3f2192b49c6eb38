package org.tradewind.tables;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which tables of results answer which question, for docs/tables.md. */
public final class TableQuestions {
  /**
   * One question.
   *
   * @param text the question, as a reader asks it
   * @param tables the tables that answer it, the first one first to be looked at
   */
  public record Question(String text, List<TableSchema> tables) {}

  /** Title of the section with the map. */
  public static final String TITLE = "Which table answers which question";

  /** All questions, in the order in which a study answers them (facts/table_question.csv). */
  public static final List<Question> ALL = read(Csv.fact("table_question"));

  private TableQuestions() {}

  private static List<Question> read(Csv csv) {
    return IntStream.range(0, csv.rows())
        .mapToObj(
            row ->
                new Question(
                    csv.text(row, "question"),
                    Arrays.stream(csv.text(row, "tables").split(" ")).map(Schemas::of).toList()))
        .toList();
  }

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
