package org.tradewind.jobs.screen;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tradewind.jobs.cluster.Spark;

/**
 * Reports on the error stream which step a job is at. Of a step that takes longer it shows how much
 * is done: by a bar on a terminal, by a line now and then in a log. Keeps how long each step took.
 */
public final class Progress {
  private final PrintStream out;
  private final int steps;
  private final Optional<Spark> spark;
  private final Terminal terminal;
  private final StepDisplay.Pace pace;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** What is shown of the step under way. */
  private Optional<StepDisplay> display = Optional.empty();

  private String unit = "";
  private long done;
  private long known;
  private long since;

  /**
   * Of a job whose steps do not count their tasks.
   *
   * @param steps number of steps that will come
   */
  public Progress(PrintStream out, int steps) {
    this(out, steps, Optional.empty(), here(out), StepDisplay.Pace.USUAL);
  }

  /**
   * Of a job on Spark.
   *
   * @param steps number of steps that will come
   */
  public Progress(PrintStream out, int steps, Spark spark) {
    this(out, steps, Optional.of(spark), here(out), StepDisplay.Pace.USUAL);
  }

  Progress(
      PrintStream out, int steps, Optional<Spark> spark, Terminal terminal, StepDisplay.Pace pace) {
    this.out = out;
    this.steps = steps;
    this.spark = spark;
    this.terminal = terminal;
    this.pace = pace;
  }

  /** Only the error stream of the process can be a terminal. */
  private static Terminal here(PrintStream out) {
    Terminal here = Terminal.here();
    return out == System.err ? here : new Terminal(false, false, false, here.columns());
  }

  /** Runs a step, announced before and timed after. */
  public <T> T step(String what, Supplier<T> work) {
    out.printf(Locale.ROOT, "[%d/%d] %s ...%n", seconds.size() + 1, steps, what);
    long start = System.nanoTime();
    T result = watched(work);
    double took = (System.nanoTime() - start) / 1e9;
    seconds.put(what, took);
    out.printf(Locale.ROOT, "      %.1f s%n", took);
    return result;
  }

  private <T> T watched(Supplier<T> work) {
    TaskCounter tasks = new TaskCounter();
    spark.ifPresent(s -> s.listen(tasks));
    count("", 0);
    StepDisplay shown = new StepDisplay(out, terminal, pace, () -> count(tasks));
    display = Optional.of(shown);
    try (shown) {
      return work.get();
    } finally {
      display = Optional.empty();
      spark.ifPresent(s -> s.forget(tasks));
    }
  }

  /** What the step counts itself, or else the tasks of Spark. */
  private synchronized Count count(TaskCounter tasks) {
    return known > 0
        ? new Count(unit, done, known, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since))
        : tasks.count();
  }

  /**
   * Begins a count of the pieces that the step under way goes through. With 0 pieces the tasks of
   * Spark are counted again.
   *
   * @param pieces what they are called, e.g. files
   * @param number how many there are
   */
  public synchronized void count(String pieces, long number) {
    unit = pieces;
    done = 0;
    known = number;
    since = System.nanoTime();
  }

  /** Counts one more of the pieces as done. */
  public synchronized void counted() {
    done++;
  }

  /** Runs a step that gives nothing back. */
  public void step(String what, Runnable work) {
    step(
        what,
        () -> {
          work.run();
          return null;
        });
  }

  /** A line between steps. */
  public void note(String line) {
    if (display.isPresent()) {
      display.get().above("      " + line);
    } else {
      out.println("      " + line);
    }
  }

  /** Seconds by step, in order. */
  public Map<String, Double> seconds() {
    return seconds;
  }
}
