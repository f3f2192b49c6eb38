package org.tradewind.jobs.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.compare.DiffRun;
import org.tradewind.jobs.finished.ReproduceRun;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;

/** What the lists of a run say of its tables, held against the tables, the manifest and DuckDB. */
class CatalogTest {
  private static final int CSV_ROWS = 20;

  private static Spark spark;
  private static Path inputs;
  private static Path run;

  @TempDir static Path shared;
  @TempDir Path folder;

  @BeforeAll
  static void runOnce() {
    spark = RunFixture.session("local[2]", 3);
    StudyTables tables =
        TinyStudy.uneven(60, 5)
            .put(
                Table.builder(UncertaintyInputs.UNCERTAINTY)
                    .add("*", "*", "*", "activity", "lognormal", .3, "")
                    .build(),
                Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", ""));
    inputs = RunFixture.write(tables, shared.resolve("in 'puts\""));
    run = shared.resolve("run");
    RunFixture.run(spark, study(100), run);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Study study(int draws) {
    return RunFixture.study(
        Path.of("\"" + inputs.toString().replace("\"", "\\\"") + "\""),
        "uncertainty: {draws: " + draws + ", block: 50}\noutput: {csv_max_rows: " + CSV_ROWS + "}");
  }

  private static Csv catalog(Path of) throws IOException {
    Path file = of.resolve("catalog.csv");
    return Csv.read(Files.newBufferedReader(file), file.toString());
  }

  private static Map<String, Long> rows(Path of) throws IOException {
    JsonNode manifest = Json.MAPPER.readTree(of.resolve("manifest.json").toFile());
    Map<String, Long> rows = new HashMap<>();
    manifest
        .get("outputs_rows")
        .properties()
        .forEach(e -> rows.put(e.getKey(), e.getValue().asLong()));
    return rows;
  }

  private static Map<String, Long> listed(Path of) throws IOException {
    Csv catalog = catalog(of);
    Map<String, Long> rows = new HashMap<>();
    for (int i = 0; i < catalog.rows(); i++) {
      rows.put(catalog.text(i, "table"), Long.parseLong(catalog.text(i, "rows")));
    }
    return rows;
  }

  /** Rows that each view of a folder's catalog.sql has, opened as its header says. */
  private static Map<String, Long> counted(Path of) throws IOException, SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    String sql = Files.readString(of.resolve("catalog.sql"));
    // the working folder of this process is another
    String setting = "set file_search_path = '" + of.toString().replace("'", "''") + "'";
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(setting);
      statement.execute(sql);
      List<String> views = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery("select view_name from duckdb_views() where not internal")) {
        while (found.next()) {
          views.add(found.getString(1));
        }
      }
      for (String view : views) {
        try (ResultSet count =
            statement.executeQuery("select count(*) from \"" + view.replace("\"", "\"\"") + "\"")) {
          count.next();
          rows.put(view, count.getLong(1));
        }
      }
    }
    return rows;
  }

  @Test
  void everyTableIsListedWithItsRowsAndOpensInDuckDb() throws IOException, SQLException {
    Map<String, Long> rows = rows(run);
    assertThat(rows).hasSizeGreaterThan(40).containsKeys("account", "account_ci", "flow", "tier");
    assertThat(listed(run)).isEqualTo(rows);
    assertThat(counted(run)).isEqualTo(rows);
  }

  @Test
  void theSameNumbersStandInTheViewsAsInTheCsvs() throws IOException, SQLException {
    Path account = RunFiles.csv(run, "national_total");
    Csv csv = Csv.read(Files.newBufferedReader(account), account.toString());
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("set file_search_path = '" + run + "'");
      statement.execute(Files.readString(run.resolve("catalog.sql")));
      try (ResultSet found = statement.executeQuery("select * from national_total")) {
        int row = 0;
        while (found.next()) {
          assertThat(found.getString("stressor")).isEqualTo(csv.text(row, "stressor"));
          assertThat(found.getDouble("value")).isEqualTo(csv.number(row, "value"));
          row++;
        }
        assertThat(row).isEqualTo(csv.rows()).isPositive();
      }
    }
  }

  @Test
  void theListSaysWhatATableAnswersItsKeyColumnsAndPlaces() throws IOException {
    Csv catalog = catalog(run);
    boolean[] both = new boolean[2];
    for (int i = 0; i < catalog.rows(); i++) {
      String table = catalog.text(i, "table");
      assertThat(catalog.text(i, "answers")).as(table).endsWith(".").hasSizeGreaterThan(20);
      assertThat(run.resolve(catalog.text(i, "folder"))).as(table).isDirectory();
      boolean small = Long.parseLong(catalog.text(i, "rows")) <= CSV_ROWS;
      assertThat(catalog.text(i, "csv")).as(table).isEqualTo(small ? "csv/" + table + ".csv" : "");
      assertThat(Files.exists(RunFiles.csv(run, table))).as(table).isEqualTo(small);
      both[small ? 1 : 0] = true;
    }
    assertThat(both).containsExactly(true, true);
    int account = catalog.column("table").indexOf("account");
    assertThat(catalog.text(account, "key")).isEqualTo("view; region; sector; stressor");
    assertThat(catalog.text(account, "columns"))
        .isEqualTo("view; region; sector; stressor; value [unit of the stressor]");
    assertThat(catalog.text(account + 1, "table")).isEqualTo("account_ci");
  }

  @Test
  void anAnswerIsOneSentence() {
    assertThat(Catalog.sentence("One thing.")).isEqualTo("One thing.");
    assertThat(Catalog.sentence("One thing. Another.")).isEqualTo("One thing.");
    assertThat(Catalog.sentence("Of cells, e.g. Beijing's, of 1.5 km. Another."))
        .isEqualTo("Of cells, e.g. Beijing's, of 1.5 km.");
  }

  @Test
  void namesThatSqlWouldReadOtherwiseAreQuoted() throws SQLException {
    String name = "o'dd \"name\"";
    String sql =
        new Catalog(Map.of(name, 0L), table -> "tables/" + table, table -> false)
            .files()
            .get("catalog.sql");
    assertThat(sql)
        .contains(
            "create or replace view \"o'dd \"\"name\"\"\" as select * from"
                + " read_parquet('tables/o''dd \"name\"/*.parquet');");
  }

  /** The lists follow an extension: fewer draws, other tables, and a CSV that is too long now. */
  @Test
  void anExtendedRunIsListedAgain() throws IOException, SQLException {
    Path extended = folder.resolve("run");
    FileUtils.copyDirectory(run.toFile(), extended.toFile());
    Files.delete(extended.resolve("catalog.sql"));
    PrintStream quiet =
        new PrintStream(java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    new UncertaintyRun(spark, quiet).run(study(200), extended.toString());
    assertThat(rows(extended)).isNotEqualTo(Map.of());
    assertThat(listed(extended)).isEqualTo(rows(extended));
    assertThat(counted(extended)).isEqualTo(rows(extended));
    try (Stream<Path> top = Files.list(extended)) {
      assertThat(top.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "catalog.csv",
              "catalog.sql",
              "csv",
              "ledger.json",
              "manifest.json",
              "summary.txt",
              "tables");
    }
  }

  @Test
  void aRunInTheFlatLayoutOfAnEarlierVersionIsRefused() throws IOException {
    Path old = Files.createDirectory(folder.resolve("old"));
    Files.copy(run.resolve("manifest.json"), old.resolve("manifest.json"));
    for (TableSchema schema : List.of(org.tradewind.tables.AccountTables.ACCOUNT)) {
      FileUtils.copyDirectory(
          RunFiles.table(run, schema.name()).toFile(), old.resolve(schema.name()).toFile());
    }
    String path = old.toString();
    List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> readers =
        List.of(
            () -> new RunFolder(path, LocalFiles.configuration()),
            () -> new DiffRun(run.toString(), path, 0, 1, LocalFiles.configuration()),
            () -> new ReproduceRun().page(path, Optional.empty(), Optional.empty()),
            () -> UncertaintyRun.keys(path, LocalFiles.configuration()));
    for (var reader : readers) {
      assertThatThrownBy(reader)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("flat layout of an earlier version")
          .hasMessageContaining("Run the study again");
    }
  }
}
