package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;

/** One command, several studies: the smallest study under other names and keys. */
class SeveralStudiesTest {
  private static final Path INPUTS = Path.of("conf/two-regions").toAbsolutePath();

  @TempDir Path folder;

  private String study(String file, String yaml) throws IOException {
    String text = "mrio: {backend: java}\n" + yaml + "\n";
    if (!yaml.contains("inputs:")) {
      text += "inputs: " + INPUTS + "\n";
    }
    return Files.writeString(folder.resolve(file), text).toString();
  }

  private CommandRun flows(String... arguments) {
    List<String> all = new ArrayList<>(List.of("flows", "--master", "local[2]"));
    all.addAll(List.of(arguments));
    if (!all.contains("--out")) {
      all.addAll(List.of("--out", folder.resolve("out").toString()));
    }
    return CommandRun.of(all);
  }

  @Test
  void eachGoesToAFolderOfItsNameAndIsWhatItWouldBeAlone() throws IOException {
    String first = study("a.yaml", "study: first");
    String second = study("b.yaml", "study: second\npaths: {flows: 1}");

    CommandRun both = flows(first, second, "--set", "output.csv_max_rows=1000");

    assertThat(both.code()).as(both.err()).isZero();
    assertThat(both.out()).containsSubsequence("Tradewind: first", "Tradewind: second");
    assertThat(both.out()).contains("ledger.json: " + folder.resolve("out/second"));
    assertThat(both.err())
        .containsSubsequence("study 1 of 2: first", "study 2 of 2: second")
        .doesNotContain("failed");
    assertThat(Files.readString(folder.resolve("out/first/manifest.json")))
        .contains("\"study\" : \"first\"", "\"output.csv_max_rows\" : \"1000\"")
        .contains("\"paths.flows\" : \"10\"");
    assertThat(Files.readString(folder.resolve("out/second/manifest.json")))
        .contains("\"paths.flows\" : \"1\"");

    assertThat(flows(second, "--out", folder.resolve("alone").toString()).code()).isZero();
    assertThat(JobProcess.csvs(folder.resolve("out/second")))
        .hasSizeGreaterThan(10)
        .isEqualTo(JobProcess.csvs(folder.resolve("alone")));
  }

  @Test
  void withOneStudyTheFolderIsTheOneNamed() throws IOException {
    CommandRun alone = flows(study("a.yaml", "study: alone"));

    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(folder.resolve("out/manifest.json")).exists();
    assertThat(folder.resolve("out/alone")).doesNotExist();
    assertThat(alone.err()).doesNotContain("study 1 of");
  }

  @Test
  void studiesOfOneNameAreRefusedBeforeAnyIsBegun() throws IOException {
    CommandRun same =
        flows(
            study("a.yaml", "study: one"),
            study("b.yaml", "study: two"),
            study("c.yaml", "study: one"));
    assertTold(same, folder.resolve("c.yaml") + ", key study", "'one', the name of an earlier");

    CommandRun above = flows(study("a.yaml", "study: one"), study("b.yaml", "study: ../one"));
    assertTold(above, folder.resolve("b.yaml") + ", key study", "'../one'", "name a folder");

    CommandRun all =
        flows(study("a.yaml", "study: one"), study("b.yaml", "study: two"), "--set", "study=all");
    assertTold(all, "'all', the name of an earlier study too");
  }

  /** Without --out the name becomes a folder below out/, and must not lead out of it. */
  @Test
  void aNameThatIsNotOneFolderIsRefusedWithoutOut() throws IOException {
    for (String name : List.of("../x", "a/b", "'a\\b'", ".x", "\"a\\tb\"", "n".repeat(101))) {
      CommandRun refused =
          CommandRun.of(
              List.of("flows", study("a.yaml", "study: " + name), "--master", "local[2]"));
      assertTold(refused, "a.yaml, key study", "a name fit for a folder");
    }
  }

  @Test
  void aBadStudyFileIsToldBeforeAnyStudyIsBegun() throws IOException {
    String good = study("a.yaml", "study: good");
    assertTold(
        flows(good, study("b.yaml", "study: bad\nindices: {count: some}")),
        "b.yaml, key indices.count",
        "(all, nonzero)");
    assertTold(flows(good, folder.resolve("nowhere.yaml").toString()), "nowhere.yaml: found no");
  }

  @Test
  void aTakenFolderIsToldBeforeAnyStudyIsBegun() throws IOException {
    Files.createDirectories(folder.resolve("out/second"));
    Path kept = Files.writeString(folder.resolve("out/second/kept"), "as it was");

    CommandRun taken = flows(study("a.yaml", "study: first"), study("b.yaml", "study: second"));

    assertThat(taken.code()).isEqualTo(2);
    assertThat(taken.err()).contains("--out", "out/second", "a folder with files in it");
    assertThat(JobProcess.content(folder.resolve("out")))
        .containsExactly("", "second", "second/kept");
    assertThat(kept).hasContent("as it was");
  }

  private void assertTold(CommandRun ended, String... told) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains(told).contains(": found ", "; expected ");
    assertThat(ended.err()).doesNotContain("[1/", "\tat ");
    assertThat(ended.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aStudyThatFailsLeavesTheFinishedOnes() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    for (String table : List.of("region", "sector", "transactions", "final_demand", "stressor")) {
      Files.copy(INPUTS.resolve(table + ".csv"), broken.resolve(table + ".csv"));
    }
    Files.writeString(broken.resolve("output.csv"), "region,sector,value\nN,P,-1\n");

    CommandRun ended =
        flows(
            study("a.yaml", "study: first"),
            study("b.yaml", "study: second\ninputs: " + broken),
            study("c.yaml", "study: third"));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("study second failed; finished: first; not begun: third")
        .containsSubsequence("study second failed", "error: ")
        .contains("table output", "N/G missing")
        .doesNotContain("\tat ");
    assertThat(ended.out()).contains("Tradewind: first").doesNotContain("second", "third");
    assertThat(JobProcess.content(folder.resolve("out")))
        .contains("first/manifest.json", "first/ledger.json", "first/summary.txt")
        .noneMatch(f -> f.contains("second") || f.contains("third"));
  }
}
