package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.config.ConfigDoc;
import org.tradewind.plausibility.PlausibilityDoc;
import org.tradewind.tables.TableDoc;

/**
 * Pages that are made from code say what the code says. After a change, `mvn test
 * -Dtest=DocumentationTest -Ddocs.write=true` writes them anew.
 */
class DocumentationTest {
  private static final Path DECISIONS = Path.of("docs/decisions");

  @Test
  void configPage() throws IOException {
    check("docs/config.md", ConfigDoc.markdown());
  }

  @Test
  void tablesPage() throws IOException {
    check("docs/tables.md", TableDoc.markdown());
  }

  @Test
  void plausibilityPage() throws IOException {
    check("docs/plausibility.md", PlausibilityDoc.markdown());
  }

  /** Classes that the pages on the code name, in backticks, with their package. */
  @ParameterizedTest
  @ValueSource(strings = {"architecture", "inside", "notation"})
  void classesThatAreNamedExist(String page) throws IOException {
    Matcher named =
        Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)")
            .matcher(Files.readString(Path.of("docs/" + page + ".md")));
    List<String> names = named.results().map(m -> m.group(1)).distinct().toList();
    assertThat(names).hasSizeGreaterThan(20);
    assertThat(names)
        .allSatisfy(
            name -> {
              String file = name.replace('.', '/') + ".java";
              assertThat(Path.of("src/main/java/org/tradewind", file)).isRegularFile();
            });
  }

  @Test
  void decisionsPage() throws IOException {
    StringBuilder page =
        new StringBuilder("# Decisions\n\n")
            .append("<!-- Generated from the pages; `mvn verify` fails where it differs. -->\n\n")
            .append("What was chosen, why, what else was possible.\n\n");
    try (Stream<Path> files = Files.list(DECISIONS)) {
      for (Path file : files.filter(f -> !f.endsWith("README.md")).sorted().toList()) {
        String title = Files.readAllLines(file).get(0).replaceFirst("# (\\d+):? ", "$1 ");
        page.append("- [").append(title).append("](").append(file.getFileName()).append(")\n");
      }
    }
    check(DECISIONS + "/README.md", page.toString());
  }

  private static void check(String page, String expected) throws IOException {
    Path file = Path.of(page);
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file)).as(page).isEqualTo(expected);
  }
}
