package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradewind.JobProcess;
import org.tradewind.RunFiles;

/**
 * Mistakes in what zones, relocation, supply paths and coordination scenarios are told, by the
 * command: the smallest study with energy intensities.
 */
class BadCoordinationTest {
  private static final Path TABLES = Path.of("conf/two-regions");
  private static final String INTENSITY = "energy_intensity";
  private static final String HEAD = "region,group,tce_per_unit\n";
  private static final String USE = "energy_use";
  private static final String USE_HEAD = "region,group,energy_tce,output\n";

  @TempDir Path folder;
  private Path inputs;

  @BeforeEach
  void tables() throws IOException {
    inputs = Files.createDirectory(folder.resolve("inputs"));
    try (Stream<Path> files = Files.list(TABLES)) {
      for (Path file : files.toList()) {
        Files.copy(file, inputs.resolve(file.getFileName()));
      }
    }
    give(INTENSITY, HEAD + "N,P,4\nS,P,3\n");
  }

  private void give(String table, String csv) throws IOException {
    Files.writeString(inputs.resolve(table + ".csv"), csv);
  }

  private CommandRun scenarios(String... settings) {
    List<String> all = new ArrayList<>(List.of("scenarios", "--master", "local[2]"));
    List<String> set = new ArrayList<>(List.of("mrio.backend=java", "inputs=" + inputs));
    if (Stream.of(settings).noneMatch(s -> s.startsWith("scenarios.sectors"))) {
      set.add("scenarios.sectors=[P]");
    }
    set.addAll(List.of(settings));
    set.forEach(s -> all.addAll(List.of("--set", s)));
    all.addAll(List.of("--out", folder.resolve("results/out").toString()));
    return CommandRun.of(all);
  }

  /**
   * A mistake.
   *
   * @param setting of the study, or empty
   * @param table spoilt table, or empty
   * @param csv what stands in it
   * @param told parts of the message: where, found, expected, what to do
   */
  private record Mistake(String setting, String table, String csv, String... told) {
    @Override
    public String toString() {
      return setting.isEmpty() ? csv.replace("\n", " / ") : setting;
    }
  }

  private static Mistake key(String setting, String... told) {
    return new Mistake(setting, "", "", told);
  }

  private static Mistake rows(String table, String csv, String... told) {
    return new Mistake("", table, csv, told);
  }

  static List<Mistake> mistakes() {
    String[] tolerances = {"indices.line_tolerance", "indices.axis_tolerance"};
    List<Mistake> all = new ArrayList<>();
    for (String tolerance : tolerances) {
      for (String value : List.of("-0.1", "1.5", "NaN", "near")) {
        String found = "'" + value + "'";
        all.add(
            key(tolerance + "=" + value, "key " + tolerance, found, "from 0 to 1", "default is 0"));
      }
    }
    all.addAll(
        List.of(
            key("indices.count=some", "key indices.count", "'some'", "(all, nonzero)"),
            key(
                "indices.relocation=[enrgy]",
                "key indices.relocation",
                "'enrgy'",
                "groups (energy, goods) or sectors (P, G)",
                "Did you mean 'energy'?"),
            key("paths.coverage=1.5", "key paths.coverage", "1.5"),
            key(
                "scenarios.sectors=[P, R]",
                "key scenarios.sectors",
                "sector 'R'",
                "(P, G)",
                "Use one of these."),
            key("scenarios.sectors=[P, P]", "key scenarios.sectors", "'P'", "each item once"),
            key("scenarios.sectors=[]", "key scenarios.sectors", "a list such as"),
            key("scenarios.sectors=P", "key scenarios.sectors", "'P'", "a list such as"),
            key("scenarios.levels=[100, 120]", "key scenarios.levels", "120.0", "from 0 to 100 %"),
            key("scenarios.levels=[-5]", "key scenarios.levels", "-5.0", "from 0 to 100 %"),
            key("scenarios.levels=[NaN]", "key scenarios.levels", "a list of numbers"),
            key("scenarios.levels=[50, 50]", "key scenarios.levels", "each once"),
            key("scenarios.levels=[]", "key scenarios.levels", "at least one level"),
            key("scenarios.levels=all", "key scenarios.levels", "'all'", "a list of numbers"),
            key(
                "scenarios.rule=clampd",
                "key scenarios.rule",
                "'clampd'",
                "(clamped, as-printed)",
                "Did you mean 'clamped'?"),
            key(
                "scenarios.percentile=type6",
                "key scenarios.percentile",
                "'type6'",
                "(hazen, type7)",
                "Use one of these.")));
    all.addAll(
        List.of(
            rows(
                INTENSITY,
                HEAD + "N,P,4\nS,P,-3\n",
                "energy_intensity.csv), row 2 (region S, group P)",
                "tce_per_unit = -3.0",
                "at least 0"),
            rows(INTENSITY, HEAD + "N,P,4\nS,P,Infinity\n", "row 2", "tce_per_unit", "Infinity"),
            rows(INTENSITY, HEAD + "N,P,4\nS,P,n/a\n", "energy_intensity.csv", "'n/a'"),
            rows(
                INTENSITY,
                HEAD + "N,P,4\nX,P,3\n",
                "energy_intensity, row 2",
                "region 'X'",
                "(N, S)"),
            rows(
                INTENSITY,
                HEAD + "N,P,4\nS,R,3\n",
                "energy_intensity, row 2",
                "sector 'R'",
                "(P, G)"),
            rows(INTENSITY, HEAD + "N,P,4\nN,P,3\n", "row 2", "region N, group P", "duplicate key"),
            rows(
                INTENSITY,
                "region,group,tce\nN,P,4\n",
                "energy_intensity",
                "no value of tce_per_unit in any of 1 rows",
                "name of the column"),
            rows(
                USE,
                USE_HEAD + "N,P,1,1\n",
                "energy_use, row 1 (region N, group P)",
                "duplicate intensity",
                "Remove one"),
            rows(
                USE,
                USE_HEAD + "N,G,5,1\nS,G,5,0\n",
                "energy_use, row 2 (region S, group G)",
                "energy_tce = 5.0 for an output of 0",
                "above 0"),
            rows(USE, USE_HEAD + "N,G,5,\n", "energy_use.csv", "output"),
            rows(USE, USE_HEAD + "N,G,5,-1\n", "energy_use.csv), row 1", "output = -1.0"),
            rows(USE, USE_HEAD + "N,G,-5,1\n", "energy_use.csv), row 1", "energy_tce = -5.0"),
            rows(USE, "region,group,energy_tce\nN,G,5\n", "energy_use.csv", "no column 'output'")));
    return all;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldAndLeavesNothingBehind(Mistake mistake) throws IOException {
    if (!mistake.table().isEmpty()) {
      give(mistake.table(), mistake.csv());
    }
    CommandRun ended = mistake.setting().isEmpty() ? scenarios() : scenarios(mistake.setting());

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    List<String> errors = ended.err().lines().filter(l -> l.startsWith("error: ")).toList();
    assertThat(errors).as(ended.err()).hasSize(1);
    assertThat(errors.get(0)).contains(mistake.told()).contains(": found ", "; expected ");
    assertThat(errors.get(0)).as("what to do").matches(".*; expected .*[.] [A-Z'].*[.?]");
    assertThat(ended.err()).doesNotContain("\tat ", "bug");
    assertThat(ended.out()).isEmpty();
    if (!mistake.setting().startsWith("indices.relocation")) {
      assertThat(ended.err()).as("told early").doesNotContain("accounts and flows");
    }
    assertThat(folder.resolve("results")).doesNotExist();
  }

  private String summary() throws IOException {
    return Files.readString(folder.resolve("results/out/summary.txt"));
  }

  private String csv(String table) throws IOException {
    return RunFiles.text(folder.resolve("results/out"), table);
  }

  @Test
  void withoutAnIntensityNothingIsSavedAndItIsCounted() throws IOException {
    give(INTENSITY, HEAD + "N,P,4\nS,P,\n");

    CommandRun ended = scenarios();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(summary()).contains("no intensity: (P/S)");
    assertThat(csv("scenario")).containsPattern("full,P,N,S,CO2,[1-9][0-9.]*,0.0\n");
    assertThat(Files.readString(folder.resolve("results/out/manifest.json")))
        .contains("\"pairs_without_intensity\" : 2", "\"P/S\"");
  }

  @Test
  void aSectorWithoutAnyIntensitySavesNothingAndIsNamed() throws IOException {
    CommandRun ended = scenarios("scenarios.sectors=[P, G]");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(summary()).contains("no intensity: (G/N, G/S)");
    assertThat(csv("scenario"))
        .containsPattern("full,P,N,S,CO2,[1-9][0-9.]*,[1-9]")
        .containsPattern("full,G,N,S,CO2,[1-9][0-9.]*,0.0\n")
        .containsPattern("full,G,S,N,CO2,[1-9][0-9.]*,0.0\n");
    assertThat(csv("scenario_sum")).containsPattern("full,G,[*],[*],CO2,[1-9][0-9.]*,0.0,0.0\n");
  }

  /** S makes no power: what N and S emitted before is now N's alone, for both. */
  @Test
  void aRegionWithoutOutputHasNoFlowsToSaveAndIsNoMissingPair() throws IOException {
    give(
        "transactions",
        "region,sector,values\nN,P,10;20;0;5\nN,G,10;0;0;10\nS,P,0;0;0;0\nS,G,0;10;0;10\n");
    give(
        "final_demand",
        "region,sector,to_region,category,value\nN,P,N,urban,65\nN,G,N,urban,80\nS,G,S,urban,80\n");
    give("output", "region,sector,value\nN,P,100\nN,G,100\nS,P,0\nS,G,100\n");
    give("stressor", "region,sector,stressor,value\nN,P,CO2,800\nS,P,CO2,7\n");

    CommandRun ended = scenarios();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(csv("scenario"))
        .contains("full,P,S,N,CO2,0.0,0.0\n")
        .containsPattern("full,P,N,S,CO2,[1-9]");
    assertThat(Files.readString(folder.resolve("results/out/manifest.json")))
        .contains("\"pairs_without_intensity\" : 0", "\"pairs_coordinated\" : 1");
    assertThat(summary())
        .contains("CO2 emitted by sectors without output, in no flow: 7")
        .doesNotContain("no intensity");
    // one region has output, so every percentile is its own intensity and bounds what it saves
    assertThat(csv("scenario")).containsPattern("partial75,P,N,S,CO2,[1-9][0-9.]*,0.0\n");
  }

  @Test
  void withoutIntensitiesTheJobHasNothingToDo() throws IOException {
    Files.delete(inputs.resolve(INTENSITY + ".csv"));

    CommandRun ended = scenarios();

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err())
        .contains("for want of energy_intensity or energy_use", "energy intensities", "Add them");
    assertThat(JobProcess.content(folder)).noneMatch(f -> f.contains("results"));
  }
}
