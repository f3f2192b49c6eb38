package org.tradewind.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.draws.Convergence;
import org.tradewind.uncertainty.draws.DrawEngine;
import org.tradewind.uncertainty.draws.Reported;
import org.tradewind.uncertainty.draws.WatchedTotals;
import org.tradewind.uncertainty.outputs.DrawnWorld;

/** More draws than are held at once: totals come with the slices, or before them. */
class UncertaintyJobTest {
  private static final int DRAWS = 16_500;
  private static final int BLOCK = 500;

  @TempDir Path folder;
  private Spark spark;
  private DrawEngine engine;

  @BeforeEach
  void start() {
    spark = RunFixture.session("local[2]", 2);
    DrawnWorld world = DrawnWorld.of(2, .3);
    FlowEngine flows = world.flows();
    DrawModel model = world.model(flows);
    engine = new DrawEngine(model, world.drawn(model, flows).figures(), BLOCK);
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  private FinishedWork work(String name) {
    return new FinishedWork(
        RunFixture.hadoop(folder.resolve(name)),
        new SerializableConfiguration(LocalFiles.configuration()),
        List.of("a test"));
  }

  private Convergence convergence() {
    return new Convergence(WatchedTotals.of(engine), BLOCK, DRAWS);
  }

  private UncertaintyJob.Drawn draw(Convergence convergence, double stopAt, FinishedWork work) {
    return new UncertaintyJob(spark).draw(engine, convergence, DRAWS / BLOCK, stopAt, work);
  }

  private static void assertSame(Convergence one, Convergence other) {
    assertThat(one.drawn()).isEqualTo(other.drawn());
    for (String column : List.of("mean", "sd", "p2_5", "p50", "p97_5", "mc_error")) {
      assertThat(one.table().doubles(column)).isEqualTo(other.table().doubles(column));
    }
    assertThat(one.outcomes().doubles("value")).isEqualTo(other.outcomes().doubles("value"));
  }

  @Test
  void totalsThatComeWithSlicesAreThoseDrawnBefore() {
    Convergence before = convergence();
    UncertaintyJob.Drawn expected = draw(before, 1e-12, work("before"));
    Convergence with = convergence();
    UncertaintyJob.Drawn found = draw(with, 0, work("with"));
    assertThat(Reported.bytes(found.reported())).isEqualTo(Reported.bytes(expected.reported()));
    assertSame(with, before);
  }

  /** A slice lacks its totals or its figures: it is drawn again. */
  @Test
  void finishedSlicesAreTakenUpWithTheirTotals() throws IOException {
    FinishedWork work = work("work");
    Convergence first = convergence();
    UncertaintyJob.Drawn found = draw(first, 0, work);
    assertThat(found.takenUp()).isZero();
    List<Path> pieces;
    try (Stream<Path> files = Files.list(folder.resolve("work"))) {
      pieces = files.sorted(Comparator.comparingLong(piece -> piece.toFile().length())).toList();
    }
    assertThat(pieces).hasSizeGreaterThan(found.slices());
    for (int piece : new int[] {0, pieces.size() - 1}) {
      Files.delete(pieces.get(piece));
      Convergence again = convergence();
      UncertaintyJob.Drawn taken = draw(again, 0, work);
      assertThat(taken.takenUp()).isEqualTo(found.slices() - 1);
      assertThat(Reported.bytes(taken.reported())).isEqualTo(Reported.bytes(found.reported()));
      assertSame(again, first);
    }
    assertThat(draw(convergence(), 0, work).takenUp()).isEqualTo(found.slices());
  }
}
