package org.tradewind.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.tradewind.BorderStudy;
import org.tradewind.BreathingStudy;
import org.tradewind.JobProcess;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.StudyFile;
import org.tradewind.exports.CfCheck;
import org.tradewind.exports.RunFormat;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Json;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;
import ucar.nc2.NetcdfFile;

/** Finished runs in other formats: read by other programs, they hold the numbers of the run. */
class RunExportTest {
  private static final double MISSING = 9.969209968386869e36;
  private static final List<String> QUANTILES = List.of("p2_5", "p50", "p97_5");

  @TempDir static Path runs;
  @TempDir Path folder;

  /** A study with grid, scenarios and draws, and one of an MRIO with damage but no grid. */
  @BeforeAll
  static void run() {
    StudyTables gridded = BorderStudy.of(BreathingStudy.tables(5, 4, 6), true, 5, 20);
    TinyStudy.put(
        gridded,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .4, "")
            .add("*", "*", "*", "exposure_response", "lognormal", .2, ""));
    Spark spark = RunFixture.session("local[2]", 2);
    try {
      RunFixture.run(spark, gridded(RunFixture.write(gridded, runs.resolve("in"))), at("gridded"));
      Path tiny = RunFixture.write(TinyStudy.tables(), runs.resolve("tiny-in"));
      RunFixture.run(spark, RunFixture.study(tiny, ""), at("tiny"));
    } finally {
      spark.stop();
    }
  }

  @AfterAll
  static void leaveNothingOpen() throws IOException {
    org.apache.hadoop.fs.FileSystem.closeAll();
  }

  private static org.tradewind.config.Study gridded(Path inputs) {
    String yaml =
        "study: test\nyear: 2017\nspecies: [OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]\n"
            + "mrio: {backend: java}\nattribution: {blocks: 30}\nscenarios: {sectors: [P, Q]}\n"
            + "uncertainty: {shares_by: none, share_draws: 0, draws: 80, block: 40}\ninputs: "
            + inputs;
    return StudyFile.parse(yaml, "test.yaml", Map.of());
  }

  private static Path at(String run) {
    return runs.resolve(run);
  }

  private static Table table(TableSchema schema, String run) {
    return new RunFolder(at(run).toString(), LocalFiles.configuration()).table(schema);
  }

  private String export(String format, String run) {
    return new RunExport()
        .run(
            ExportFormats.ofRuns(format).orElseThrow(),
            at(run).toString(),
            folder.resolve("to").toString(),
            RunFixture.SILENT)
        .text();
  }

  private Path written(String name) {
    return folder.resolve("to").resolve(name);
  }

  private static double[] values(NetcdfFile file, String name) throws IOException {
    return (double[]) file.findVariable(name).read().copyTo1DJavaArray();
  }

  @Test
  void netcdfHoldsTheGriddedTables() throws IOException {
    assertThat(export("netcdf", "gridded")).contains("gridded-gridded.nc (");
    try (NetcdfFile file = NetcdfFile.open(written("gridded-gridded.nc").toString())) {
      CfCheck.check(file);
      for (TableSchema schema : List.of(DamageTables.DAMAGE_CELL_TOTAL, DamageTables.BURDEN_CELL)) {
        Table table = table(schema, "gridded");
        Table intervals = table(CiTable.schema(schema), "gridded");
        double[] deaths = values(file, schema.name() + "_deaths");
        assertThat(deaths).hasSize(20);
        assertThat(table.rows()).isPositive();
        assertThat(Arrays.stream(deaths).filter(v -> v != MISSING)).hasSize(table.rows());
        for (int row = 0; row < table.rows(); row++) {
          assertThat(deaths[table.ints("cell")[row]]).isEqualTo(table.doubles("deaths")[row]);
        }
        int compared = 0;
        for (String q : QUANTILES) {
          double[] bound = values(file, schema.name() + "_deaths_" + q);
          for (int row = 0; row < intervals.rows(); row++) {
            if (intervals.strings("quantity")[row].equals("deaths")) {
              assertThat(bound[intervals.ints("cell")[row]]).isEqualTo(intervals.doubles(q)[row]);
              compared++;
            }
          }
        }
        assertThat(compared).isPositive();
      }
      assertThat(file.findVariable("scenario_cell_saving_CO2_p97_5")).isNotNull();
      assertThat(values(file, "lat")).containsExactly(25.5, 26.5, 27.5, 28.5);
    }
  }

  @Test
  void geojsonHoldsTheResultsOfRegions() throws Exception {
    export("geojson", "gridded");
    JsonNode json = Json.MAPPER.readTree(written("regions.geojson").toFile());
    Map<String, JsonNode> properties = new HashMap<>();
    for (JsonNode feature : json.path("features")) {
      assertThat(new GeoJsonReader().read(feature.path("geometry").toString()).isValid()).isTrue();
      properties.put(feature.path("id").asText(), feature.path("properties"));
    }
    assertThat(properties).containsOnlyKeys("N", "S");
    Table trade = table(FlowTables.EMBODIED_TRADE, "gridded");
    for (int row = 0; row < trade.rows(); row++) {
      String key = "_" + trade.strings("view")[row] + "_" + trade.strings("stressor")[row];
      assertThat(properties.get(trade.strings("region")[row]).path("imports" + key).asDouble())
          .isEqualTo(trade.doubles("imports")[row]);
    }
    Table intervals = table(CiTable.schema(DisparityTables.ZONE), "gridded");
    assertThat(intervals.rows()).isPositive();
    for (int row = 0; row < intervals.rows(); row++) {
      String name = intervals.strings("quantity")[row] + "_p97_5";
      assertThat(properties.get(intervals.strings("region")[row]).path(name).asDouble())
          .isEqualTo(intervals.doubles("p97_5")[row]);
    }
    Table accounts = table(AccountTables.ACCOUNT_REGION, "gridded");
    for (int row = 0; row < accounts.rows(); row++) {
      String region = accounts.strings("region")[row];
      String key = accounts.strings("view")[row] + "_" + accounts.strings("stressor")[row];
      if (properties.containsKey(region)) {
        assertThat(properties.get(region).path("account_" + key).asDouble())
            .isEqualTo(accounts.doubles("value")[row]);
      }
    }
    Table ofAccounts = table(CiTable.schema(AccountTables.ACCOUNT_REGION), "gridded");
    int compared = 0;
    for (int row = 0; row < ofAccounts.rows(); row++) {
      String region = ofAccounts.strings("region")[row];
      String key = ofAccounts.strings("view")[row] + "_" + ofAccounts.strings("stressor")[row];
      if (properties.containsKey(region) && ofAccounts.strings("quantity")[row].equals("value")) {
        assertThat(properties.get(region).path("account_" + key + "_p2_5").asDouble())
            .isEqualTo(ofAccounts.doubles("p2_5")[row]);
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void theWorkbookHoldsTheTables() throws IOException {
    export("xlsx", "gridded");
    Table pairs = table(FlowTables.FLOW_PAIR, "gridded");
    try (ReadableWorkbook workbook = new ReadableWorkbook(written("gridded-tables.xlsx").toFile());
        Stream<Row> stream = workbook.findSheet("Pairs").orElseThrow().openStream()) {
      List<Row> rows = stream.toList();
      assertThat(rows).hasSize(pairs.rows() + 1);
      int value = rows.get(0).stream().map(c -> c.getText()).toList().indexOf("value (see unit)");
      for (int row = 0; row < pairs.rows(); row++) {
        assertThat(rows.get(row + 1).getCell(value).asNumber().doubleValue())
            .isEqualTo(pairs.doubles("value")[row]);
      }
    }
  }

  @Test
  void aRunWithoutPlacesHasNoMaps() {
    assertThatThrownBy(() -> export("netcdf", "tiny"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table that says where its cells lie");
    assertThatThrownBy(() -> export("geojson", "tiny"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no outlines of regions (region_shape)");
    assertThat(JobProcess.content(folder)).containsExactly("");
    assertThat(export("xlsx", "tiny")).contains("tiny-tables.xlsx");
  }

  @Test
  void aFileThatIsThereIsLeftAsItIs() throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve("to")).resolve("regions.geojson"), "mine");
    assertThatThrownBy(() -> export("geojson", "gridded"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a file regions.geojson");
    assertThat(written("regions.geojson")).hasContent("mine");
    export("xlsx", "gridded");
    assertThat(JobProcess.content(folder.resolve("to")))
        .containsExactlyInAnyOrder("", "gridded-tables.xlsx", "regions.geojson");
  }

  @Test
  void nothingIsLeftOfAnExportThatFails() {
    RunFormat failing =
        new RunFormat() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          public String describes() {
            return "";
          }

          @Override
          public Export of(org.tradewind.exports.RunContents run) {
            File whole = new File("whole", out -> out.write(1));
            File half =
                new File(
                    "half",
                    out -> {
                      out.write(1);
                      throw new IllegalStateException("half way");
                    });
            return new Export(List.of(whole, half), List.of());
          }
        };
    String to = folder.resolve("to").toString();
    assertThatThrownBy(
            () -> new RunExport().run(failing, at("tiny").toString(), to, RunFixture.SILENT))
        .hasMessageContaining("half way");
    assertThat(JobProcess.content(folder)).containsExactly("");
  }

  /** The run itself says where its cells lie; without the grid it is inferred. */
  @Test
  void aGridThatWasChangedSinceIsNotTaken() throws IOException {
    Path moved = runs.resolve("in/grid");
    Path aside = runs.resolve("grid-aside");
    Files.move(moved, aside);
    try {
      assertThat(export("netcdf", "gridded"))
          .contains("note: Table grid of the inputs was not read: ", "no such table")
          .contains("note: The run has no table grid; the grid was inferred");
    } finally {
      Files.move(aside, moved);
    }
    try (NetcdfFile file = NetcdfFile.open(written("gridded-gridded.nc").toString())) {
      CfCheck.check(file);
      assertThat(file.findVariable("crs")).isNull();
      assertThat(values(file, "lat")).containsExactly(25.5, 26.5, 27.5, 28.5);
    }
  }

  @Test
  void everyFormatIsDescribed() {
    assertThat(ExportFormats.names()).containsExactly("pymrio", "netcdf", "geojson", "xlsx", "svg");
    assertThat(ExportFormats.descriptions()).hasSize(5).allMatch(text -> text.contains(": "));
    assertThat(ExportFormats.ofRuns("pymrio")).isEmpty();
  }
}
