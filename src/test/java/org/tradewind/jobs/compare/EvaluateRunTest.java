package org.tradewind.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.folders.Json;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.EvaluationTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** The job 'evaluate' on tables that a spreadsheet could have written. */
class EvaluateRunTest {
  @TempDir Path folder;
  private Path inputs;

  @BeforeEach
  void tables() throws IOException {
    inputs = Files.createDirectory(folder.resolve("tables"));
    write(
        "grid",
        "kind,xorig,yorig,xcell,ycell,ncols,nrows,radius_m",
        "lonlat,100,30,1,1,2,2,6370000");
    write(
        "cell",
        "cell,col,row,lon,lat,area_km2,population_persons,pm25_ugm3",
        "0,0,0,100.5,30.5,1,1,12",
        "1,1,0,101.5,30.5,1,1,16",
        "2,0,1,100.5,31.5,1,1,40",
        "3,1,1,101.5,31.5,1,1,40");
    write("cell_region", "cell,region,share", "0,N,1", "1,N,1", "2,S,1");
    write(
        "observation",
        "site,lon,lat,species,value",
        "a,100.2,30.2,PM25,10",
        "b,101.2,30.2,PM25,20",
        "c,100.2,31.2,PM25,30",
        "d,101.2,31.2,PM25,40",
        "far,99.9,30.2,PM25,40",
        "broken,101.2,31.2,PM25,");
  }

  private void write(String table, String... lines) throws IOException {
    Files.write(inputs.resolve(table + ".csv"), List.of(lines));
  }

  private Study study(String more) {
    return StudyFile.parse("study: t\ninputs: " + inputs + "\n" + more, "test.yaml", Map.of());
  }

  private EvaluateRun.Result run(Study study) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new EvaluateRun(study, quiet).run(folder.resolve("new").toString());
  }

  /** The statistics of the four sites are those of EvaluationStatisticsTest. */
  @Test
  void writesTablesManifestAndSummary() throws IOException {
    EvaluateRun.Result result = run(study(""));
    Path out = Path.of(result.folder());
    assertThat(JobProcess.content(out).stream().filter(f -> !f.contains("/")))
        .containsExactlyInAnyOrder(
            "", "catalog.csv", "catalog.sql", "csv", "manifest.json", "summary.txt", "tables");
    assertThat(RunFiles.csv(out, "evaluation"))
        .content()
        .contains("PM25,*,n,4.0,1,NaN,NaN,\n")
        .contains("PM25,*,NMB,8.0,%,10.0,30.0,goal\n")
        .contains("PM25,*,NME,16.0,%,35.0,50.0,goal\n")
        .contains("PM25,N,n,2.0,1,NaN,NaN,\n")
        .contains("PM25,S,MB,10.0,ug/m3,NaN,NaN,\n");
    assertThat(RunFiles.csv(out, "evaluation_site"))
        .hasContent(
            """
            site,species,cell,region,observed,modelled,status
            a,PM25,0,N,10.0,12.0,used
            b,PM25,1,N,20.0,16.0,used
            c,PM25,2,S,30.0,40.0,used
            d,PM25,3,,40.0,40.0,used_without_region
            far,PM25,-1,,40.0,NaN,outside_grid
            broken,PM25,3,,NaN,40.0,without_observation
            """);
    Table sites = RunFixture.parquet(EvaluationTables.EVALUATION_SITE, out);
    assertThat(sites.ints("cell")).containsExactly(0, 1, 2, 3, -1, 3);
    assertThat(result.summary())
        .contains("Modelled PM25: cell.pm25_ugm3", "NMB", "outside_grid", "1\n")
        .contains("Not used: far PM25 (outside_grid), broken PM25 (without_observation)");
    assertThat(out.resolve("summary.txt")).hasContent(result.summary());
    JsonNode manifest = Json.MAPPER.readTree(Files.readString(out.resolve("manifest.json")));
    assertThat(manifest.get("job").asText()).isEqualTo("evaluate");
    assertThat(manifest.get("outputs_rows").get("evaluation_site").asInt()).isEqualTo(6);
    assertThat(manifest.get("inputs").has("observation")).isTrue();
  }

  @Test
  void observationsMayLieInAFolderOfTheirOwn() throws IOException {
    Path own = Files.createDirectory(folder.resolve("measured"));
    Files.write(
        own.resolve("observation.csv"),
        List.of("site,lon,lat,species,value", "x,100.2,30.2,PM25,6"));
    EvaluateRun.Result result = run(study("evaluation: {observations: " + own + "}"));
    assertThat(RunFiles.csv(Path.of(result.folder()), "evaluation_site"))
        .content()
        .contains("x,PM25,0,N,6.0,12.0,used\n")
        .doesNotContain("far");
    JsonNode manifest =
        Json.MAPPER.readTree(Files.readString(Path.of(result.folder(), "manifest.json")));
    assertThat(manifest.get("inputs").get("observation").get("files").get(0).get("sha256").asText())
        .isEqualTo(org.tradewind.Hashes.sha256(Files.readAllBytes(own.resolve("observation.csv"))));
  }

  @Test
  void concentrationsMayBeThoseOfARun() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("manifest.json"), "{}");
    Table.Builder table = Table.builder(AirInputs.AIR_CONCENTRATION);
    for (int cell = 0; cell < 4; cell++) {
      table.add(TinyStudy.months(7, cell, "PM25"));
    }
    StudyTables tables = new StudyTables();
    TinyStudy.put(tables, table);
    RunFixture.write(tables, run.resolve("tables"));
    // what else a run has
    Files.createDirectory(run.resolve("tables/account"));
    EvaluateRun.Result result = run(study("evaluation: {concentrations: " + run + "}"));
    assertThat(RunFiles.csv(Path.of(result.folder()), "evaluation_site"))
        .content()
        .contains("a,PM25,0,N,10.0,7.0,used\n", "d,PM25,3,,40.0,7.0,used_without_region\n");
    assertThat(result.summary())
        .contains("Modelled PM25: table air_concentration")
        .doesNotContain("not tables of inputs");
  }

  /** An earlier version left each table side by side as a folder and as CSV. */
  @Test
  void aRunInTheFlatLayoutIsToldApart() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve("manifest.json"), "{}");
    Files.createDirectory(run.resolve("air_concentration"));
    Files.writeString(run.resolve("air_concentration.csv"), "cell,species");
    refused(
        study("evaluation: {concentrations: " + run + "}"),
        "flat layout of an earlier version",
        "Run the study again");
  }

  private void refused(Study study, String... told) {
    List<String> before = JobProcess.content(folder);
    var thrown = assertThatThrownBy(() -> run(study)).isInstanceOf(UserError.class);
    for (String part : told) {
      thrown.hasMessageContaining(part);
    }
    assertThat(JobProcess.content(folder)).isEqualTo(before);
  }

  @Test
  void whatIsMissingOrCannotBeIsToldAndNothingIsLeft() throws IOException {
    refused(study("evaluation: {observations: nowhere}"), "nowhere");
    refused(
        study("evaluation: {concentrations: " + inputs + "}"),
        "study key evaluation.concentrations",
        "no table 'air_concentration'");
    write("observation", "site,lon,lat,species,value", "a,1,2,PM25,3", "a,1,2,PM25,4");
    refused(study(""), "table observation", "duplicate key (site a, species PM25)");
    write("observation", "site,lon,lat,species,value", "a,1,2,PM25,-3");
    refused(study(""), "row 1 (site a, species PM25)", "value = -3.0", "at least 0 in ug/m3");
    write("observation", "site,lon,lat,species,value", "a,1,2,SO2,3");
    refused(study(""), "species 'SO2'", "one of (PM25");
    Files.delete(inputs.resolve("observation.csv"));
    refused(study(""), "no table 'observation'");
    refused(StudyFile.parse("sample: {cell_km: 144}", "s", Map.of()), "no table 'observation'");
  }
}
