package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradewind.JobProcess;
import org.tradewind.TinyStudy;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;

/** Mistakes in the tables of uncertainty, by the command: told before damage, nothing written. */
class BadUncertaintyTest {
  private static final String HEAD =
      "species,subsector,region,kind,distribution,sigma,correlation_group,draw_set\n";
  private static final String SOUND =
      HEAD
          + "*,*,*,activity,lognormal,.1,,\n"
          + "SO2,*,*,emission_factor,lognormal,.3,sulphur,\n"
          + "CO2,*,*,emission_factor,lognormal,.1,carbon,\n"
          + "deaths,*,*,exposure_response,lognormal,.2,,\n";
  private static final String PAIRS = "correlation_group,other_group,rho\n";
  private static final String DAMAGE = "damage = sensitivity x emission";

  @TempDir Path folder;
  private Path inputs;

  @BeforeEach
  void tables() throws IOException {
    inputs = folder.resolve("inputs");
    InputFolder.write(
        TinyStudy.tables(),
        new org.apache.hadoop.fs.Path(inputs.toUri()),
        LocalFiles.configuration());
    give("uncertainty", SOUND);
  }

  private void give(String table, String csv) throws IOException {
    Files.writeString(inputs.resolve(table + ".csv"), csv);
  }

  private CommandRun run(String... settings) {
    List<String> all = new ArrayList<>(List.of("run", "--master", "local[2]"));
    List<String> set =
        new ArrayList<>(
            List.of(
                "mrio.backend=java",
                "species=[SO2]",
                "uncertainty.draws=20",
                "uncertainty.block=10",
                "uncertainty.share_draws=0",
                "inputs=" + inputs));
    set.addAll(List.of(settings));
    set.forEach(s -> all.addAll(List.of("--set", s)));
    all.addAll(List.of("--out", folder.resolve("results/out").toString()));
    return CommandRun.of(all);
  }

  /**
   * A mistake.
   *
   * @param table spoilt table
   * @param csv what stands in it
   * @param told parts of the message: where, found, what to do
   */
  private record Mistake(String table, String csv, String... told) {
    @Override
    public String toString() {
      return csv.substring(csv.indexOf('\n') + 1).replace("\n", " / ");
    }
  }

  private static Mistake row(String row, String... told) {
    return new Mistake("uncertainty", HEAD + row + "\n", told);
  }

  private static Mistake pairs(String rows, String... told) {
    return new Mistake("correlation", PAIRS + rows + "\n", told);
  }

  static List<Mistake> mistakes() {
    return List.of(
        row("*,*,*,activity,lognormal,-.1,,", "row 1", "sigma = -0.1"),
        row("*,*,*,activity,triangular,.5,,", "uncertainty, row 1", "sigma = 0.5", "lognormal"),
        row("*,*,*,activity,log-normal,.1,,", "'log-normal'", "Did you mean 'lognormal'?"),
        row("*,*,*,activities,lognormal,.1,,", "'activities'", "Did you mean 'activity'?"),
        row(
            "SO3,*,*,emission_factor,lognormal,.1,,",
            "species 'SO3'",
            "expected one of (*, OC, EC, PM_OTHER, SO2,"),
        row("*,plants,*,activity,lognormal,.1,,", "subsector 'plants'", "Did you mean 'plant'?"),
        row("*,*,North,activity,lognormal,.1,,", "region 'North'", "(*, N, S)"),
        row("SO2,*,*,common,lognormal,.1,,", "row 1", "species 'SO2'", "one of (*)"),
        row(
            "*,*,*,activity,lognormal,.1,,\nSO2,plant,*,sensitivity,lognormal,.1,,",
            "row 2",
            "subsector 'plant'"),
        row(
            "*,*,*,activity,lognormal,.1,,\nSO3,*,*,sensitivity,lognormal,.1,,",
            "species 'SO3'",
            "expected one of (*, OC, EC, PM_OTHER, SO2,"),
        row("SO2,*,*,sensitivities,lognormal,.1,,", "Did you mean 'sensitivity'?"),
        row("*,*,*,activity,empirical,,,mine", "draw_set 'mine'"),
        row("deaths,*,*,exposure_response,draws,,,", "row 1", "no draws", "give a sigma"),
        row(
            "*,plant,*,activity,lognormal,.1,,\n*,*,N,activity,lognormal,.2,,",
            "uncertainty, rows 1 and 2",
            "both fit activity",
            "Add a row for exactly that input"),
        row(
            "SO2,*,N,emission_factor,lognormal,.1,,\n*,plant,N,emission_factor,lognormal,.2,,",
            "rows 1 and 2",
            "both fit emission_factor of SO2, plant, N"),
        pairs("sulfur,sulphur,.5", "correlation, row 1", "'sulfur'", "Did you mean 'sulphur'?"),
        pairs("sulphur,carbon,1.5", "correlation, row 1", "rho = 1.5", "from -1 to 1"),
        pairs("sulphur,sulphur,-.5", "correlation, row 1", "rho = -0.5", "within a group"),
        pairs("sulphur,carbon,.5\ncarbon,sulphur,.4", "correlation, row 2", "rho = 0.4", "0.5"),
        new Mistake("uncertainty_draw", "name,draw,factor\nmine,1,-2\n", "factor = -2.0"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldBeforeDamageAndLeavesNothingBehind(Mistake mistake) throws IOException {
    give(mistake.table(), mistake.csv());

    refused(run(), mistake.told());
  }

  /** Three groups of which two pairs go together and the third pair apart. */
  @Test
  void correlationsThatCannotBeAreToldEarly() throws IOException {
    give(
        "uncertainty",
        SOUND.replace("*,*,*,activity,lognormal,.1,,", "*,*,*,activity,lognormal,.1,all,"));
    give("correlation", PAIRS + "all,carbon,.9\nall,sulphur,.9\ncarbon,sulphur,-.9\n");

    refused(run(), "table correlation", "smallest eigenvalue", "nearer to 0");
  }

  @Test
  void mistakesAboutCoefficientsAreToldEarly() throws IOException {
    refused(run("uncertainty.mrio_draws=-1"), "key uncertainty.mrio_draws", "'-1'");
    refused(run("uncertainty.mrio_cv=-0.3"), "key uncertainty.mrio_cv: ", "-0.3", "at least 0");
    refused(run("uncertainty.mrio_cv=much"), "key uncertainty.mrio_cv: ");
    refused(run("uncertainty.mrio_cv_power=2"), "key uncertainty.mrio_cv_power", "'2'");
    refused(run("uncertainty.mrio_cv_most=6"), "key uncertainty.mrio_cv_most", "from 0 to 5");
    refused(run("uncertainty.mrio_sd=1"), "uncertainty.mrio_sd", "unknown key");

    Files.delete(inputs.resolve("uncertainty.csv"));
    refused(run("uncertainty.mrio_draws=5"), "mrio_draws", "without the tables uncertainty");
    give("uncertainty", SOUND);
    deleteFolder(inputs.resolve("transactions"));
    refused(run("uncertainty.mrio_draws=5"), "mrio_draws", "without the tables transactions");
  }

  /** Given sensitivities are exact unless rows say how uncertain they are. */
  @Test
  void sensitivitiesWithoutRowsAreToldEarly() throws IOException {
    refused(run("uncertainty.sensitivity=maybe"), "key uncertainty.sensitivity", "'maybe'", "auto");
    refused(
        run("uncertainty.sensitivity=always"),
        "key uncertainty.sensitivity",
        "no row of kind sensitivity",
        "set the key to auto");
  }

  private static void deleteFolder(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void refused(CommandRun ended, String... told) throws IOException {
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    List<String> errors = ended.err().lines().filter(l -> l.startsWith("error: ")).toList();
    assertThat(errors).as(ended.err()).hasSize(1);
    assertThat(errors.get(0)).contains(told).contains(": found ", "; expected ");
    assertThat(ended.err()).doesNotContain("\tat ", "bug", "attributable deaths", DAMAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(JobProcess.content(folder)).noneMatch(f -> f.contains("results"));
  }

  /** Without draws the tables are not looked at, as before; and a sound one goes on to damage. */
  @Test
  void soundTablesAndThoseThatAreNotUsedAreNoMistake() throws IOException {
    CommandRun sound = run();
    assertThat(sound.code()).as(sound.err()).isZero();
    assertThat(sound.err()).contains(DAMAGE);

    give("uncertainty", HEAD + "SO3,*,*,emission_factor,lognormal,.1,,\n");
    Files.move(folder.resolve("results"), folder.resolve("before"));
    CommandRun unused = run("uncertainty.draws=0");
    assertThat(unused.code()).as(unused.err()).isZero();
  }
}
