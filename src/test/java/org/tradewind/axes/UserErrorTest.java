package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The frequent mistakes, in the words in which users read them. */
class UserErrorTest {
  @Test
  void frequentMistakesReadTheSameEverywhere() {
    assertThat(UserError.missingColumn("a.csv", "lat", List.of("lon", "latt")))
        .hasMessage(
            "a.csv: found no column 'lat' among (lon, latt); expected a column of that name."
                + " Did you mean 'latt'?");
    assertThat(UserError.duplicateColumn("a.csv, line 1", "X"))
        .hasMessage(
            "a.csv, line 1: found duplicate column 'X'; expected each column once. Remove or rename"
                + " one.");
    assertThat(UserError.duplicate("a.csv, row 3", "region BJ", "row 1"))
        .hasMessage(
            "a.csv, row 3: found duplicate region BJ, as in row 1; expected it once."
                + " Remove one of the two.");
    assertThat(UserError.notNumber("a.csv, row 3, column x", "n/a", "Correct it."))
        .hasMessage("a.csv, row 3, column x: found 'n/a'; expected a finite number. Correct it.");
    assertThat(UserError.unknown("a.csv, row 3", "region", "BX", List.of("BJ", "TJ")))
        .hasMessage(
            "a.csv, row 3: found the unknown region 'BX'; expected one of (BJ, TJ). Did you mean"
                + " 'BJ'?");
    IOException cause = new IOException("disk");
    assertThat(UserError.unreadable("a.csv", "", cause))
        .hasMessageContaining("a.csv: found an error on reading: disk; expected")
        .hasCause(cause);
    assertThat(UserError.missingFile("a.csv", "a table", "Check the path.", cause))
        .hasMessage("a.csv: found no such file; expected a table. Check the path.");
  }

  @Test
  void aMessageWithoutAHintEndsWithItsFullStop() {
    assertThat(UserError.unknown("a", "", "population", List.of("x")))
        .hasMessage("a: found 'population'; expected 'x'.");
  }
}
