package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.tradewind.JobProcess;

/**
 * The code blocks of a page, run one after the other as a reader runs them: in a folder that has
 * all of the working tree but the results, so that these stay out of it. What a block needs and
 * this machine lacks (public data in ../shared/data, a module of Python) skips it, saying so.
 */
final class PageRun implements AutoCloseable {
  /** Entries of the working tree that a page writes, or that are none of a reader's business. */
  private static final Set<String> OWN = Set.of("out", "my", ".git");

  private static final String PUBLIC_DATA = "../shared/data";
  private static final Pattern RESULTS = Pattern.compile("jobs/run .*--out (\\S+)");
  private static final Pattern FILE = Pattern.compile("\"([a-z_/]+\\.csv)\"");

  /** The first on the path need not be the one that the system's packages are for. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import ([a-z]+)$");

  private final Path folder;
  private final UnaryOperator<String> settings;
  private final List<Path> links = new ArrayList<>();
  private String output = "";

  /**
   * @param temp an empty folder
   * @param settings from the lines of a shell block to those that are run; an empty text for none:
   *     the block has been run already, or is not to be
   */
  PageRun(Path temp, UnaryOperator<String> settings) {
    this.settings = settings;
    try {
      this.folder = Files.createDirectory(temp.resolve("tradewind"));
      try (Stream<Path> tree = Files.list(JobProcess.file(""))) {
        for (Path entry : tree.toList()) {
          String name = entry.getFileName().toString();
          if (!OWN.contains(name)) {
            links.add(Files.createSymbolicLink(folder.resolve(name), entry));
          }
        }
      }
      Path shared = JobProcess.file("").resolve("../shared").normalize();
      if (Files.isDirectory(shared)) {
        links.add(Files.createSymbolicLink(temp.resolve("shared"), shared));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that the page is read in. */
  Path folder() {
    return folder;
  }

  /** Removes what leads out of the folder, before the folder is deleted. */
  @Override
  public void close() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  /** What a command wrote that is not run here, and the folder of its run. */
  void done(String text, String run) {
    output = text;
    summary(run);
  }

  /** A test for each block. */
  Stream<DynamicTest> tests(Path page) {
    List<CodeBlock> blocks = CodeBlock.of(page);
    assertThat(blocks).extracting(CodeBlock::language).contains(CodeBlock.SHELL);
    return blocks.stream().map(b -> DynamicTest.dynamicTest(b.title(), () -> run(b)));
  }

  private void run(CodeBlock block) throws SQLException, IOException {
    switch (block.language()) {
      case CodeBlock.SHELL -> shell(block.text());
      case CodeBlock.PYTHON -> python(block.text());
      case CodeBlock.SQL -> sql(block);
      default -> shown(block.text());
    }
  }

  private void shell(String lines) {
    boolean available =
        !lines.contains(PUBLIC_DATA) || Files.isDirectory(folder.resolve(PUBLIC_DATA));
    assumeTrue(available, "skipped: no folder " + PUBLIC_DATA);
    String run = settings.apply(lines);
    if (!run.isEmpty()) {
      output = JobProcess.shell(folder, run).run().done().out();
      RESULTS.matcher(run).results().forEach(m -> summary(m.group(1)));
      assertThat(output).doesNotContain("null");
    }
  }

  /** A run prints what one screen holds; its summary is whole in its folder. */
  private void summary(String run) {
    Path page = folder.resolve(run).resolve("summary.txt");
    try {
      output += Files.exists(page) ? Files.readString(page) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void python(String snippet) {
    for (String file : FILE.matcher(snippet).results().map(m -> m.group(1)).toList()) {
      assertThat(folder.resolve(file)).exists();
    }
    List<String> modules = IMPORT.matcher(snippet).results().map(m -> m.group(1)).toList();
    Optional<String> python =
        PYTHONS.stream().filter(candidate -> imports(candidate, modules)).findFirst();
    assumeTrue(
        python.isPresent(),
        "skipped: no python3 with " + String.join(", ", modules) + " was found");
    String quoted = python.get() + " - <<'END_OF_SNIPPET'\n" + snippet + "\nEND_OF_SNIPPET";
    assertThat(JobProcess.shell(folder, quoted).run().done().out()).isNotBlank();
  }

  private boolean imports(String python, List<String> modules) {
    String probe = python + " -c 'import " + String.join(", ", modules) + "'";
    return JobProcess.shell(folder, probe).run().code() == 0;
  }

  /** As `cd FOLDER; duckdb -init catalog.sql` does, and the query has rows. */
  private void sql(CodeBlock block) throws SQLException, IOException {
    Path run = folder.resolve(block.folder());
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("set file_search_path = '" + run + "'");
      statement.execute(Files.readString(run.resolve("catalog.sql")));
      try (ResultSet rows = statement.executeQuery(block.text())) {
        assertThat(rows.next()).as("a row").isTrue();
      }
    }
  }

  /** Every line that is shown is one of the output or summary before; dots at its end cut it. */
  private void shown(String text) {
    List<String> written = output.lines().map(PageRun::spaces).toList();
    for (String line : text.lines().map(PageRun::spaces).toList()) {
      if (line.endsWith(" ...")) {
        String start = line.substring(0, line.length() - " ...".length());
        assertThat(written).as(line).anyMatch(l -> l.startsWith(start));
      } else {
        assertThat(written).as(output).contains(line);
      }
    }
  }

  private static String spaces(String line) {
    return line.strip().replaceAll(" +", " ");
  }
}
