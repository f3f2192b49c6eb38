package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The map from questions to tables. */
class TableQuestionsTest {
  @Test
  void everyTableOfResultsAnswersAQuestionAndNoneIsUnknown() {
    List<String> known = Outputs.EVERY.stream().map(TableSchema::name).distinct().toList();
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
