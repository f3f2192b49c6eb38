package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Table;

/**
 * Runs the code cells of the notebook one after the other in JShell, as its kernel does, on a run
 * small enough to know its numbers.
 */
class NotebookTest {
  private static final Path NOTEBOOK = Path.of("notebooks/read-outputs.ipynb");

  @TempDir private Path run;

  @Test
  void everyCodeCellRunsAndPrints() throws IOException {
    writeRun();
    List<String> cells = codeCells();
    assertThat(cells).as("code cells of %s", NOTEBOOK).hasSizeGreaterThan(3);
    List<String> printed = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        JShell shell = shell(stream)) {
      for (String cell : cells) {
        out.reset();
        evaluate(shell, cell);
        assertThat(out.toString(StandardCharsets.UTF_8)).as("printed by: %s", cell).isNotBlank();
        printed.add(out.toString(StandardCharsets.UTF_8));
      }
    }
    // 12 months x 1000 t from each of four cells.
    assertThat(printed.get(1)).containsPattern("CO2 +48,000\\.0");
    assertThat(printed.get(2)).contains("N      -> S").contains("S      -> N");
    // Two regions that trade only with each other: what one imports the other exports.
    assertThat(printed.get(3)).containsPattern("N +-?0\\.\\d{3} +-?0\\.\\d{3}");
  }

  private void writeRun() {
    Pipeline.Results results = Pipeline.run(TinyStudy.tables(), TinyStudy.PARAMETERS);
    Configuration conf = new Configuration();
    for (Table table : results.tables().values()) {
      ParquetFiles.write(table, path(RunFiles.table(run, table.name())), conf);
      CsvTables.write(table.schema(), List.of(table), path(RunFiles.csv(run, table.name())), conf);
    }
  }

  private static org.apache.hadoop.fs.Path path(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }

  private static List<String> codeCells() throws IOException {
    JsonNode notebook = new ObjectMapper().readTree(Files.readString(NOTEBOOK));
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : notebook.get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        StringBuilder source = new StringBuilder();
        cell.get("source").forEach(line -> source.append(line.asText()));
        cells.add(source.toString());
      }
    }
    return cells;
  }

  private JShell shell(PrintStream out) {
    String classpath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    JShell shell =
        JShell.builder()
            .remoteVMOptions("-Dtradewind.run=" + run.toUri(), "-Xmx512m")
            .compilerOptions("--class-path", classpath)
            .out(out)
            .err(out)
            .build();
    shell.addToClasspath(classpath);
    return shell;
  }

  /** Snippet by snippet, since a cell holds several and JShell takes one at a time. */
  private static void evaluate(JShell shell, String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertThat(next.completeness().isComplete()).as("a whole snippet: %s", rest).isTrue();
      for (SnippetEvent event : shell.eval(next.source())) {
        List<String> errors =
            shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList();
        assertThat(event.status())
            .as("%s%n%s", next.source(), errors)
            .isEqualTo(Snippet.Status.VALID);
        assertThat(event.exception()).as("thrown by: %s", next.source()).isNull();
      }
      rest = next.remaining();
    }
  }
}
