package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.PinnedStudies.Pinned;
import org.tradewind.jobs.cluster.Spark;

/**
 * Every CSV of small runs with intervals, byte by byte as it was when recorded: how draws are
 * worked may change, what comes out of them may not. A change that is meant is written with `mvn
 * test -Dtest=PinnedRunsTest -Dpins.write=true` and explained in its commit.
 *
 * <p>Tables that are not pinned are passed over, so that a run may have new ones. The digests were
 * recorded on x86-64; other processors may compute last bits of exp and pow otherwise.
 */
class PinnedRunsTest {
  private static final Path PINS = Path.of("src/test/resources/org/tradewind/pins");

  /** How draws are stored, and lists of the files of a run, are no results. */
  private static final List<String> NOT_PINNED =
      List.of("catalog.csv", "draw_figure.csv", "draw_figure_mrio.csv");

  private static final Map<String, Pinned> STUDIES = PinnedStudies.all();

  private static Spark spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 1);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts",
        "border",
        "coefficients",
        "no_chain",
        "published",
        "sobol",
        "species",
        "stopped"
      })
  void tablesAreAsTheyWere(String name) throws IOException {
    Map<String, String> found = digests(run(name));
    Path pins = PINS.resolve(name + ".txt");
    if (Boolean.getBoolean("pins.write")) {
      List<String> lines = new ArrayList<>();
      found.forEach((table, digest) -> lines.add(digest + "  " + table));
      Files.createDirectories(PINS);
      Files.write(pins, lines);
    }
    List<String> missing = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (String line : Files.readAllLines(pins)) {
      String[] pin = line.split(" {2}");
      String digest = found.get(pin[1]);
      if (digest == null) {
        missing.add(pin[1]);
      } else if (!digest.equals(pin[0])) {
        moved.add(pin[1]);
      }
    }
    assertThat(missing).as("tables that run %s no longer writes", name).isEmpty();
    assertThat(moved).as("tables of run %s that are not as they were", name).isEmpty();
  }

  private Path run(String name) {
    Pinned pinned = STUDIES.get(name);
    Path inputs = RunFixture.write(pinned.tables(), folder.resolve("inputs"));
    String yaml = "study: test\nreport: off\nmrio: {backend: java}\n" + pinned.yaml();
    Path run = folder.resolve("run");
    RunFixture.run(
        spark, StudyFile.parse(yaml + "inputs: " + inputs + "\n", "test.yaml", Map.of()), run);
    return run;
  }

  private static Map<String, String> digests(Path run) {
    Map<String, String> digests = new TreeMap<>();
    RunFixture.csvs(run)
        .forEach(
            (table, content) -> {
              if (!NOT_PINNED.contains(table)) {
                digests.put(table, sha256(content));
              }
            });
    return digests;
  }

  private static String sha256(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
