package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;

class StudyInfoTest {
  private static StudyTables with(String... itemsAndValues) {
    Table.Builder table = Table.builder(NameTables.STUDY_INFO);
    for (int i = 0; i < itemsAndValues.length; i += 2) {
      table.add(itemsAndValues[i], itemsAndValues[i + 1]);
    }
    return new StudyTables()
        .put(table.build(), Provenance.of(Provenance.Status.GIVEN, "a test", ""));
  }

  private static void refused(StudyTables tables, String... said) {
    assertThatThrownBy(() -> StudyInfo.of(tables))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(said);
  }

  @Test
  void theStudyFileStandsAboveTheInputsAndTheseAboveTheDefaults() {
    StudyInfo inputs = StudyInfo.of(with("title", "inputs", "year", "1999"));
    StudyInfo info = new StudyInfo(Map.of("title", "file")).over(inputs).completed("name");
    assertThat(info.values())
        .isEqualTo(
            Map.of(
                "title", "file",
                "year", "1999",
                "region_word", "region",
                "region_word_plural", "regions"));
    assertThat(info.table().strings("item"))
        .containsExactly("title", "year", "region_word", "region_word_plural");
    assertThat(info.currency()).isEmpty();
    assertThat(StudyInfo.NONE.completed("name").title()).isEqualTo("name");
    assertThat(StudyInfo.of(new StudyTables())).isEqualTo(StudyInfo.NONE);
  }

  @Test
  void itemsThatAreUnknownOrHalfGivenAreRefused() {
    refused(with("titel", "x"), "table study_info, row 1", "'titel'", "Did you mean 'title'?");
    refused(with("title", "x", "year", "17"), "row 2", "year '17'", "a year such as 2017");
    refused(with("currency", " "), "currency ''");
    refused(with("region_word", "state"), "only one of", "province and provinces");
  }
}
