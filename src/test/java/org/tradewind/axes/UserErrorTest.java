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
            "a.csv, row 3: found the unknown region 'BX'; expected one of (BJ, TJ). Use one of"
                + " these.");
    assertThat(UserError.unknown("a.csv", "sheet", "Tabel", List.of("Table", "Note")))
        .hasMessage(
            "a.csv: found the unknown sheet 'Tabel'; expected one of (Table, Note). Did you mean"
                + " 'Table'?");
    // US dollars are not a misspelt yuan
    assertThat(UserError.unknownCode("a.csv", "unit", "百万美元", List.of("万元", "百万元")))
        .hasMessage(
            "a.csv: found the unknown unit '百万美元'; expected one of 万元, 百万元. Look up which"
                + " one is meant.");
    assertThat(UserError.duplicateKey("a.csv, row 3", "region BJ"))
        .hasMessage(
            "a.csv, row 3: found duplicate key (region BJ); expected each key once. Remove one of"
                + " the two rows, or add them up.");
    assertThat(UserError.missingColumn("a.csv", "lon", "degree east", List.of("x", "y")))
        .hasMessage(
            "a.csv: found no column 'lon' among (x, y); expected a column of that name: degree"
                + " east. Add or rename it.");
    assertThat(UserError.wrongWidth("a.csv, line 2", 1, 3))
        .hasMessageStartingWith(
            "a.csv, line 2: found 1 field; expected 3 fields as in the header.");
    assertThat(UserError.unwritable("out", "folder", new IOException("full")))
        .hasMessageStartingWith(
            "out: found an error on writing: full; expected a folder that can be written.");
    IOException cause = new IOException("disk");
    assertThat(UserError.unreadable("a.csv", "", cause))
        .hasMessageContaining("a.csv: found an error on reading: disk; expected")
        .hasCause(cause);
    assertThat(UserError.missingFile("a.csv", "a table", "Check the path.", cause))
        .hasMessage("a.csv: found no such file; expected a table. Check the path.");
  }

  @Test
  void aMessageWithoutAHintEndsWithItsFullStop() {
    assertThat(new UserError("a", "'population'", "'x'", ""))
        .hasMessage("a: found 'population'; expected 'x'.");
  }
}
