package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tradewind.config.ConfigDoc;
import org.tradewind.plausibility.PlausibilityDoc;
import org.tradewind.tables.TableDoc;

/**
 * Pages that are made from code say what the code says. After a change, `mvn test
 * -Dtest=DocumentationTest -Ddocs.write=true` writes them anew.
 */
class DocumentationTest {
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

  private static void check(String page, String expected) throws IOException {
    Path file = Path.of(page);
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file)).as(page).isEqualTo(expected);
  }
}
