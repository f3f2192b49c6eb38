package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial from its first block to its last, as it is printed, with the lines of output that it
 * shows.
 */
class TutorialIT {
  @TempDir static Path temp;
  private static PageRun tutorial;

  @AfterAll
  static void removeLinks() throws IOException {
    tutorial.close();
  }

  @TestFactory
  Stream<DynamicTest> everyBlockRuns() {
    tutorial = new PageRun(temp, lines -> lines);
    Path out = tutorial.folder().resolve("out");
    return Stream.concat(
        tutorial.tests(Path.of("docs/tutorial.md")),
        Stream.of(
            DynamicTest.dynamicTest(
                "its results are there",
                () -> {
                  assertThat(out.resolve("my-first/report.html")).content().contains("Coast");
                  assertThat(out.resolve("my-second/report.html")).content().contains("Hills");
                  assertThat(out.resolve("my-exports/regions.geojson")).exists();
                  try (Stream<Path> exports = Files.list(out.resolve("my-exports"))) {
                    assertThat(exports).anyMatch(f -> f.toString().endsWith(".xlsx"));
                  }
                })));
  }
}
