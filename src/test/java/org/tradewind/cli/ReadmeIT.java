package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.SampleRun;

/**
 * Every command and snippet of the README. {@code jobs/run} alone takes minutes at full size, so
 * that the run of the bundled study with wide cells, one species and 100 draws, which {@link
 * SampleRun} has made with that launcher, stands in its place. {@code mvn verify} is what runs this
 * test. All else is run as it is printed.
 */
class ReadmeIT {
  private static final String BUNDLED = "jobs/run";
  private static final String BUILD = "mvn verify";

  @TempDir static Path temp;
  private static PageRun readme;

  @AfterAll
  static void removeLinks() throws IOException {
    readme.close();
  }

  @TestFactory
  Stream<DynamicTest> everyBlockRuns() throws IOException {
    readme = new PageRun(temp, lines -> lines.equals(BUNDLED) || lines.equals(BUILD) ? "" : lines);
    SampleRun bundled = SampleRun.get();
    FileUtils.copyDirectory(
        bundled.folder().toFile(), readme.folder().resolve("out/sample").toFile());
    readme.done(bundled.ended().out(), "out/sample");
    return readme.tests(Path.of("README.md"));
  }

  @Test
  void theTwoCommandsStandThereInBlocksOfTheirOwn() {
    assertThat(CodeBlock.of(Path.of("README.md")))
        .extracting(CodeBlock::text)
        .contains(BUNDLED, BUILD);
  }

  @Test
  void nothingThatCouldBeRunEscapes() {
    for (String page :
        List.of("```\nrm x\n```", "```bash\nls\n```", "    jobs/run", "~~~sh\nls\n~~~", "```sh")) {
      assertThatThrownBy(() -> CodeBlock.of("page", Arrays.asList(page.split("\n"))))
          .as(page)
          .isInstanceOf(AssertionError.class);
    }
    assertThat(CodeBlock.of("page", List.of("`cd out/a; duckdb`", "```sql", "select 1", "```")))
        .containsExactly(new CodeBlock("sql", 2, "select 1", "out/a"));
  }

  @Test
  void linesThatAreShownMustHaveBeenWritten(@TempDir Path empty) throws IOException {
    Path page =
        Files.writeString(empty.resolve("page.md"), "```sh\necho a b\n```\n```text\nc\n```");
    try (PageRun run = new PageRun(empty, lines -> lines)) {
      List<DynamicTest> tests = run.tests(page).toList();
      assertThat(tests).hasSize(2);
      assertThatThrownBy(
              () -> {
                for (DynamicTest test : tests) {
                  test.getExecutable().execute();
                }
              })
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("a b");
    }
  }
}
