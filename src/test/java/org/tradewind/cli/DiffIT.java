package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.RunFiles;

/** The job 'diff' as a process, on two runs of the smallest study. */
class DiffIT {
  @TempDir Path here;

  private JobProcess.Ended job(String job, String... arguments) {
    return JobProcess.launcher(here, job, List.of(arguments)).run();
  }

  @Test
  void aChangedNumberIsFoundAndExplained() throws IOException {
    for (String name : List.of("one", "two")) {
      Path inputs = Files.createDirectory(here.resolve(name + "-inputs"));
      try (Stream<Path> tables = Files.list(JobProcess.file("conf/two-regions"))) {
        for (Path table : tables.toList()) {
          String text = Files.readString(table);
          Files.writeString(
              inputs.resolve(table.getFileName()),
              name.equals("two") ? text.replace("N,P,CO2,800", "N,P,CO2,900") : text);
        }
      }
      job("run", "--set", "inputs=" + inputs, "--set", "study=small", "--out", name).done();
    }
    List<String> before = JobProcess.content(here);
    JobProcess.Ended ended = job("diff", "one", "two", "--why", "--to", "differences").done();
    assertThat(ended.out())
        .contains("1 of 4 rows differ; largest in value: 800.0 -> 900.0 at region N, sector P")
        .contains("800 -> 900 (+100, +12.5 %) at view producer, region N, sector P, stressor CO2")
        .contains("CO2, supply chains: 1350 -> 1450 (+100)")
        .containsPattern("table stressor +\\+100, 100.0 %")
        .contains("Tables: ");
    assertThat(ended.err()).contains("[2/2] A with table stressor of B");
    assertThat(JobProcess.content(here).stream().filter(f -> !f.startsWith("differences")))
        .containsExactlyElementsOf(before);
    assertThat(RunFiles.csv(here.resolve("differences"), "diff_cause")).exists();

    JobProcess.Ended equal = job("diff", "one", "two", "--tolerance", "0.5", "--top", "0").done();
    assertThat(equal.out()).contains("tables are equal within 0.5", "table        stressor");

    for (List<String> mistake :
        List.of(
            List.of("one", "one"),
            List.of("one", "one-inputs"),
            List.of("one", "two", "--to", "one/new"),
            List.of("one", "two", "--tolerance", "2"))) {
      JobProcess.Ended refused = JobProcess.launcher(here, "diff", mistake).run();
      assertThat(refused.code()).as(refused.err()).isEqualTo(2);
      assertThat(refused.err()).contains("error: ", ": found ", "; expected ");
      assertThat(refused.err()).doesNotContain("\tat ", "bug");
    }
    assertThat(here.resolve("one/new")).doesNotExist();
  }
}
