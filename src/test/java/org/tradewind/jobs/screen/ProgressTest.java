package org.tradewind.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.Spark;

class ProgressTest {
  private static final Terminal LOG = new Terminal(false, false, false, 80);
  private static final Terminal SCREEN = new Terminal(true, true, true, 80);
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final StepDisplay.Pace FAST = new StepDisplay.Pace(SHORT, SHORT, SHORT);

  /** Opened once what is shown is as a test waits for. */
  private static CountDownLatch enough;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void await(String pattern) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Pattern.compile(pattern).matcher(shown()).find()) {
      assertThat(System.nanoTime()).as("no %s in%n%s", pattern, shown()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private Progress progress(Terminal terminal, StepDisplay.Pace pace) {
    return new Progress(out, 2, Optional.empty(), terminal, pace);
  }

  @Test
  void aShortStepIsAnnouncedAndTimed() {
    Progress progress = progress(SCREEN, StepDisplay.Pace.USUAL);
    assertThat(progress.step("add", () -> 2 + 2)).isEqualTo(4);
    assertThat(shown().lines()).hasSize(2);
    assertThat(shown()).matches("\\[1/2] add \\.\\.\\.\\R {6}\\d+\\.\\d s\\R");
    assertThat(progress.seconds()).containsOnlyKeys("add");
  }

  @Test
  void aLogSaysHowManyPiecesAreDoneInLinesOfTheirOwn() {
    Progress progress = progress(LOG, FAST);
    progress.step(
        "read",
        () -> {
          await("(?m)^ {6}1 s so far$");
          progress.count("files", 4);
          await("0 of 4 files");
          progress.counted();
          progress.counted();
          await("(?m)^ {6}\\d+ s: 2 of 4 files, about \\d+ s left$");
          progress.note("half");
        });
    assertThat(shown()).contains("      half\n").doesNotContain("\r", "\u001b");
  }

  @Test
  void aTerminalShowsABarThatGoesAway() {
    Progress progress = progress(SCREEN, FAST);
    progress.step(
        "read",
        () -> {
          progress.count("files", 4);
          progress.counted();
          await("\r[^\n]*25% \\[=+.*1/4 .*files");
          progress.note("one");
        });
    assertThat(shown()).contains("\r\u001b[K      one\n");
    // the line is empty again before the time of the step is printed
    assertThat(shown()).containsPattern("\r\u001b\\[K {6}\\d+\\.\\d s\\R$");
    for (String frame : shown().split("\r")) {
      assertThat(frame.replace("\u001b[K", "").strip().length()).as(frame).isLessThanOrEqualTo(80);
    }
  }

  @Test
  void theTasksOfSparkAreCountedWhereTheStepCountsNothing() {
    Spark spark = RunFixture.session("local[1]", 1);
    try {
      Progress progress = new Progress(out, 1, Optional.of(spark), LOG, FAST);
      enough = new CountDownLatch(1);
      List<Integer> numbers = IntStream.range(0, 8).boxed().toList();
      Thread watcher =
          new Thread(
              () -> {
                await("3 of 8 tasks of Spark job 1, about \\d+ s left");
                enough.countDown();
              });
      watcher.start();
      int sum =
          progress.step(
              "sum",
              () ->
                  JavaSparkContext.fromSparkContext(spark.sparkContext())
                      .parallelize(numbers, 8)
                      .map(ProgressTest::heldAtThree)
                      .reduce(Integer::sum));
      assertThat(sum).isEqualTo(28);
      watcher.join(TimeUnit.MINUTES.toMillis(1));
      assertThat(shown()).contains("3 of 8 tasks of Spark job 1");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      spark.stop();
    }
  }

  private static int heldAtThree(int number) throws InterruptedException {
    if (number == 3) {
      assertThat(enough.await(1, TimeUnit.MINUTES)).as("three tasks were shown").isTrue();
    }
    return number;
  }

  @Test
  void theTimeLeftIsToldOnlyWhenItIsMoreThanAGuess() {
    assertThat(new Count("x", 0, 10, 1000).left()).isEmpty();
    assertThat(new Count("x", 1, 4, 1000).left()).isEmpty();
    assertThat(new Count("x", 2, 100, 1000).left()).as("a fiftieth").isEmpty();
    assertThat(new Count("x", 4, 10, 1000).left()).contains(Duration.ofMillis(1500));
    assertThat(new Count("x", 10, 10, 1000).left()).isEmpty();
  }

  @Test
  void timesAreInTheUnitsPeopleUse() {
    assertThat(Count.clock(Duration.ofMillis(10))).isEqualTo("1 s");
    assertThat(Count.clock(Duration.ofSeconds(42))).isEqualTo("42 s");
    assertThat(Count.clock(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(Count.clock(Duration.ofSeconds(3900))).isEqualTo("1 h 05 min");
  }
}
