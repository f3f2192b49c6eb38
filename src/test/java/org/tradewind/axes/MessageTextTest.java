package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTextTest {
  private static String message(String found) {
    return new UserError("a.csv, row 3", found, "a number", "Correct it.").getMessage();
  }

  @Test
  void aMessageSaysWhereWhatWhatElseAndWhatToDo() {
    assertThat(message("'x'")).isEqualTo("a.csv, row 3: found 'x'; expected a number. Correct it.");
    assertThat(message("two rows:\n  é北 😀")).contains("two rows:\n  é北 😀;");
  }

  /** Escape starts a colour or clears a screen; U+202E turns the rest of the line. */
  @Test
  void whatATerminalWouldObeyStandsAsItsCodePoint() {
    assertThat(message("'\u001b[2J'")).contains("'\\u001b[2J'");
    assertThat(message("a\u0000b\rc\td\u202Eg\uFEFFh\uD800i"))
        .contains("a\\u0000b\\u000dc\\u0009d\\u202eg\\ufeffh\\ud800i");
  }

  @Test
  void aLongMessageIsCutInItsMiddleAndSaysSo() {
    String cut = message("<" + "y".repeat(70_000) + ">");
    assertThat(cut)
        .hasSizeBetween(1900, 2000)
        .startsWith("a.csv, row 3: found <yyy")
        .contains("yyy [... 70002 characters in all ...] yyy")
        .endsWith("yyy>; expected a number. Correct it.");
    String long_ = "z".repeat(5000);
    assertThat(new UserError(long_, long_, long_, long_).getMessage()).hasSizeLessThan(2001);
  }

  @Test
  void theMistakeBehindAnExceptionIsFound() {
    UserError mistake = new UserError("a", "b", "c", "d");
    assertThat(UserError.behind(new RuntimeException(new IllegalStateException(mistake))))
        .containsSame(mistake);
    assertThat(UserError.behind(new NullPointerException())).isEmpty();
    assertThat(UserError.behind(new RuntimeException(invalidPath())).orElseThrow())
        .hasMessageContaining("path 'a\\u0000b'")
        .hasMessageContaining("no file can have");
  }

  private static InvalidPathException invalidPath() {
    try {
      throw new AssertionError(Path.of("a\u0000b"));
    } catch (InvalidPathException e) {
      return e;
    }
  }

  @Test
  void whatIsTooLongForANameIsComparedWithNone() {
    assertThat(Names.didYouMean("stresor", List.of("stressor", "x".repeat(1_000_000))))
        .contains("'stressor'");
    assertThat(Names.didYouMean("y".repeat(1_000_000), List.of("stressor", "sector")))
        .doesNotContain("stressor");
  }
}
