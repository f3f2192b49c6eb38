package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map from questions to tables. */
class TableQuestionsTest {
  @Test
  void everyTableOfResultsAnswersAQuestionAndNoneIsUnknown() {
    List<String> known =
        Stream.of(
                Outputs.ALL,
                TradeTables.ALL,
                Outputs.OF_INVENTORIES,
                Outputs.OF_SCENARIOS,
                Outputs.OF_SOURCES,
                Outputs.FOR_DRAWS,
                Outputs.OF_DRAWS,
                Outputs.OF_COEFFICIENTS,
                Outputs.OF_INTERVALS_ALONE,
                DrawTables.ALL,
                Outputs.OF_EVALUATION,
                Outputs.OF_SENSITIVITIES,
                Outputs.OF_DIFF)
            .flatMap(List::stream)
            .map(TableSchema::name)
            .distinct()
            .toList();
    List<String> named =
        TableQuestions.ALL.stream()
            .flatMap(q -> q.tables().stream())
            .map(TableSchema::name)
            .toList();
    assertThat(named).doesNotHaveDuplicates();
    assertThat(named).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyQuestionIsOne() {
    assertThat(TableQuestions.ALL)
        .allMatch(q -> q.text().endsWith("?") && !q.tables().isEmpty())
        .extracting(TableQuestions.Question::text)
        .doesNotHaveDuplicates();
  }
}
