package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.report.ReportParts;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.UncertaintyInputs;
import picocli.CommandLine;

/** A run that is extended keeps what its study says of the report. */
class ExtendedReportTest {
  @TempDir Path folder;

  private Study study(String text, String... set) throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), text);
    StudyArguments arguments = new StudyArguments();
    String[] given = new String[1 + 2 * set.length];
    given[0] = file.toString();
    for (int i = 0; i < set.length; i++) {
      given[1 + 2 * i] = "--set";
      given[2 + 2 * i] = set[i];
    }
    new CommandLine(arguments).parseArgs(given);
    return arguments.only(Map.of("report", "figures", "study", "of-the-run"));
  }

  @Test
  void aFileThatDoesNotSpeakOfTheReportLeavesItAsTheRunHasIt() throws IOException {
    assertThat(study("study: mine").report()).isEqualTo(ReportParts.FIGURES);
    assertThat(study("study: mine").name()).isEqualTo("mine");
    assertThat(study("report: off").report()).isEqualTo(ReportParts.OFF);
    assertThat(study("report: page").report()).isEqualTo(ReportParts.PAGE);
    assertThat(study("study: mine", "report=page").report()).isEqualTo(ReportParts.PAGE);
  }

  @Test
  void figuresAreMadeAgain() throws IOException {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .4, ""));
    Path inputs = folder.resolve("inputs");
    InputFolder.write(
        tables, new org.apache.hadoop.fs.Path(inputs.toString()), LocalFiles.configuration());
    Path run = folder.resolve("run");
    CommandRun made =
        CommandRun.of(
            List.of(
                "run",
                "--set",
                "inputs=" + inputs,
                "--set",
                "species=[SO2]",
                "--set",
                "uncertainty.draws=20",
                "--set",
                "uncertainty.block=20",
                "--master",
                "local[1]",
                "--out",
                run.toString()));
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(run.resolve("figures")).doesNotExist();
    Path manifest = run.resolve("manifest.json");
    String page = Files.readString(manifest);
    String figures = page.replace("\"report\" : \"page\"", "\"report\" : \"figures\"");
    assertThat(figures).isNotEqualTo(page);
    Files.writeString(manifest, figures);
    CommandRun extended =
        CommandRun.of(
            List.of(
                "uncertainty", "--draws", "40", "--master", "local[1]", "--out", run.toString()));
    assertThat(extended.code()).as(extended.err()).isZero();
    assertThat(run.resolve("figures")).isNotEmptyDirectory();
    assertThat(Files.readString(manifest)).contains("\"report\" : \"figures\"");
  }
}
