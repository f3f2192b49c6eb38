package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Notebooks are kept as they are written: no outputs, no counts, one kernel. */
class NotebookPagesTest {
  private static final Path FOLDER = Path.of("notebooks");

  private static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @Test
  void theyHoldNoOutputs() throws IOException {
    assertThat(notebooks()).hasSizeGreaterThanOrEqualTo(3);
    for (Path file : notebooks()) {
      JsonNode notebook = new ObjectMapper().readTree(Files.readString(file));
      assertThat(notebook.path("metadata").path("kernelspec").path("name").asText())
          .as("kernel of %s", file)
          .isEqualTo("tradewind");
      for (JsonNode cell : notebook.get("cells")) {
        if (cell.get("cell_type").asText().equals("code")) {
          assertThat(cell.get("outputs")).as("outputs of %s: %s", file, cell).isEmpty();
          assertThat(cell.get("execution_count").isNull())
              .as("no count in %s: %s", file, cell)
              .isTrue();
        }
      }
    }
  }

  @Test
  void eachIsExplained() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    for (Path file : notebooks()) {
      assertThat(readme).contains("](" + file.getFileName() + ")");
    }
  }
}
