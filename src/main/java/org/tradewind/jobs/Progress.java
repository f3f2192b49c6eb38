package org.tradewind.jobs;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Tells on the error stream which step a job is at, and keeps how long each took. */
public final class Progress {
  private final PrintStream out;
  private final int steps;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /**
   * @param steps number of steps that will come
   */
  public Progress(PrintStream out, int steps) {
    this.out = out;
    this.steps = steps;
  }

  /** Runs a step, announced before and timed after. */
  public <T> T step(String what, Supplier<T> work) {
    out.printf(Locale.ROOT, "[%d/%d] %s ...%n", seconds.size() + 1, steps, what);
    long start = System.nanoTime();
    T result = work.get();
    double took = (System.nanoTime() - start) / 1e9;
    seconds.put(what, took);
    out.printf(Locale.ROOT, "      %.1f s%n", took);
    return result;
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
    out.println("      " + line);
  }

  /** Seconds by step, in order. */
  public Map<String, Double> seconds() {
    return seconds;
  }
}
