package org.tradewind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Importers;
import org.tradewind.importers.SmallSources;

/**
 * Whatever is wrong with an input, it is read or refused in plain words. Number of inputs a target:
 * -Dfuzz.inputs; one again: -Dfuzz.target=NAME[,NAME] -Dfuzz.from=NUMBER -Dfuzz.inputs=1. What
 * fails lies in target/fuzz.
 */
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 200);
  private static final int FROM = Integer.getInteger("fuzz.from", 0);
  private static final String TARGET = System.getProperty("fuzz.target", "");

  @TempDir Path folder;

  private List<Target> targets() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    List<SmallSources.Source> sources = SmallSources.write(seeds);
    List<Target> targets = new ArrayList<>();
    Importers.ALL.forEach(i -> targets.add(ImporterTarget.of(i.format(), seeds, sources)));
    targets.add(InmapTarget.of(seeds));
    targets.add(StudyTarget.of(Path.of("conf")));
    targets.add(InputsTarget.csv(seeds));
    targets.add(InputsTarget.parquet(seeds));
    return targets;
  }

  @TestFactory
  List<DynamicTest> everyInputIsReadOrRefused() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Target target : targets()) {
      if (TARGET.isEmpty() || List.of(TARGET.split(",")).contains(target.name())) {
        tests.add(DynamicTest.dynamicTest(target.name(), () -> check(target)));
      }
    }
    return tests;
  }

  /** The two keys that become paths, with each hostile word and number in turn. */
  @Test
  void keysThatBecomePathsAreReadOrRefused() throws IOException {
    StudyTarget study = StudyTarget.of(Path.of("conf"));
    Harness harness = new Harness(study, Files.createDirectories(folder.resolve("paths")));
    List<Input> inputs = new ArrayList<>();
    for (String key : List.of("inputs", "study")) {
      for (List<String> words : List.of(Hostile.WORDS, Hostile.NUMBERS)) {
        for (String word : words) {
          Input input = study.good().get(1).copy();
          input.settings.put(key, "'" + word.replace("'", "''") + "'");
          input.done.add(key + " = " + word);
          inputs.add(input);
        }
      }
    }
    assertThat(harness.run(inputs).failures()).isEmpty();
  }

  private void check(Target target) throws IOException {
    Path box = Files.createDirectories(folder.resolve("box-" + target.name()));
    Harness harness = new Harness(target, box);
    assertThat(target.good()).as("good inputs").isNotEmpty();
    harness.requireGood();
    Harness.Ends ends = harness.run(FROM, INPUTS);
    System.out.printf(
        Locale.ROOT,
        "fuzz %-20s %5d inputs, %5d read, %5d refused, %d failed in %d ways, %.1f s of one core%n",
        target.name(),
        ends.inputs(),
        ends.read(),
        ends.refused(),
        ends.inputs() - ends.read() - ends.refused(),
        ends.failures().size(),
        ends.cpuSeconds());
    ends.failures()
        .forEach((kind, numbers) -> System.out.println("  " + kind + "\n    inputs " + numbers));
    Input.empty(box);
    assertThat(ends.failures().keySet()).as("kinds of failures; see target/fuzz").isEmpty();
    assertThat(ends.refused()).as("spoiled inputs that were noticed").isPositive();
  }
}
