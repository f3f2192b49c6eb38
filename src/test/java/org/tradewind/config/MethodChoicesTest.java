package org.tradewind.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keys and defaults of docs/method-choices.md are those of the code. */
class MethodChoicesTest {
  private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9_.]+)` \\| `([^`]*)` \\|.*");

  @Test
  void keysAndDefaultsAreThoseOfTheCode() throws IOException {
    Map<String, String> ofTheCode = new LinkedHashMap<>();
    StudyKeys.ALL.forEach(key -> ofTheCode.put(key.path(), key.defaultValue()));
    Map<String, String> ofThePage = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("docs/method-choices.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(ofThePage.put(row.group(1), row.group(2))).as(line).isNull();
      } else {
        assertThat(line).doesNotStartWith("| `");
      }
    }
    assertThat(ofThePage).hasSizeGreaterThan(30);
    assertThat(ofTheCode).containsAllEntriesOf(ofThePage);
  }
}
