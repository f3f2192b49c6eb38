package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.SampleRun;

/** Manners that only a process of its own shows: terminals, pipes, logs and shells. */
class MannersIT {
  private static final int SCREEN_LINES = 44;

  @TempDir Path here;

  private JobProcess.Ended shell(String command) {
    return JobProcess.command(here, List.of("bash", "-c", command))
        .with("TRADEWIND_HEAP", "1g")
        .with("TERM", "xterm")
        .with("CI", "")
        .run();
  }

  private static String job(String name) {
    return "bash '" + JobProcess.file("jobs/" + name) + "'";
  }

  @Test
  void aGoodRunSaysItsStepsAndItsPageAndNoWarnings() {
    SampleRun run = SampleRun.get();
    // the first line is the JVM's own, for which it has no switch
    assertThat(run.ended().err().lines().skip(1))
        .allMatch(line -> line.matches("\\[\\d+/\\d+] .* \\.\\.\\.| {6}.*"));
    assertThat(run.ended().err())
        .startsWith("WARNING: Using incubator modules: jdk.incubator.vector\n[1/")
        .doesNotContain("WARN ", "\u001b", "\r");
    assertThat(run.ended().out().lines().count()).isLessThanOrEqualTo(SCREEN_LINES);
    assertThat(run.ended().out())
        .contains("Totals a year with 95 % intervals of 100 draws:", "sum(lambda E) = ", "; J = ")
        .contains("Largest flows, final_producer:", "Costs in ", "What-if coal_power_off: ")
        .contains("Conservation: ", "report.html", "summary.txt", "catalog.csv")
        .doesNotContain("\u001b");
  }

  @Test
  void everyRemarkOfARunStandsInSummaryTxt() throws IOException {
    Path folder = SampleRun.get().folder();
    String summary = Files.readString(folder.resolve("summary.txt"));
    JsonNode remarks =
        new ObjectMapper().readTree(folder.resolve("manifest.json").toFile()).path("remarks");
    assertThat(remarks).isNotEmpty();
    remarks.forEach(remark -> assertThat(summary).contains(remark.asText().strip()));
    assertThat(SampleRun.get().ended().out()).contains(remarks.size() + " remarks, all of them");
  }

  @Test
  void onATerminalThereIsABarAndTheHeadingStandsOut() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script(1)");
    String sample = String.join(" ", JobProcess.SMALL_SAMPLE).replace("[", "'[").replace("]", "]'");
    JobProcess.Ended ended =
        shell("script -qec \"" + job("run") + " " + sample + " --out seen\" /dev/null").done();
    assertThat(ended.out())
        .containsPattern("\r\u001b\\[K[^\n\r]*\\d+/\\d+[^\n\r]*tasks of Spark job \\d+")
        .contains("\u001b[1mTradewind: sample")
        .contains("\u001b[33mILLUSTRATIVE");
  }

  @Test
  void noColorIsRespectedOnATerminal() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script(1)");
    String help = "script -qec \"" + job("run") + " --help\" /dev/null";
    assertThat(shell(help).done().out()).contains("\u001b[");
    assertThat(shell("NO_COLOR=1 " + help).done().out()).doesNotContain("\u001b[");
    assertThat(shell(job("run") + " --help").done().out()).doesNotContain("\u001b[");
  }

  @Test
  void aReaderThatGoesAwayIsNoError() {
    String run = job("flows") + " '" + JobProcess.file("conf/two-regions.yaml") + "'";
    String inputs = " --set 'inputs=" + JobProcess.file("conf/two-regions") + "'";
    JobProcess.Ended ended =
        shell("set -o pipefail; " + run + inputs + " --out piped | head -n 1").done();
    assertThat(ended.out().lines()).hasSize(1);
    assertThat(ended.err()).doesNotContain("Exception", "Broken pipe");
    assertThat(here.resolve("piped/manifest.json")).isNotEmptyFile();
  }

  @Test
  void verboseAddsTheLogOfSparkAndWhereAMistakeArose() {
    // of a job whose Spark starts while the recipe's tables are made
    JobProcess.Ended ended =
        shell(job("attribute") + " --set sample.cell_km=288 --verbose --out x");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(" INFO ", "\tat org.tradewind.", "error: ");
  }

  @Test
  void theCompletionIsAScriptThatKnowsJobsAndOptions() throws IOException {
    JobProcess.Ended made = shell(job("tradewind") + " completion").done();
    Files.writeString(here.resolve("completion.sh"), made.out());
    shell("bash -n completion.sh").done();
    JobProcess.Ended words =
        shell(
                "source completion.sh; COMP_WORDS=(tradewind unc); COMP_CWORD=1; _complete_tradewind;"
                    + " echo \"${COMPREPLY[@]}\"; COMP_WORDS=(tradewind run --q); COMP_CWORD=2;"
                    + " _complete_tradewind; echo \"${COMPREPLY[@]}\"")
            .done();
    assertThat(words.out().lines().map(String::strip)).containsExactly("uncertainty", "--quiet");
  }
}
