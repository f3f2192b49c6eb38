package org.tradewind.jobs.screen;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What is shown of one step while it is under way, from its third second on: a bar on a terminal,
 * elsewhere a line every half minute. Its thread dies with the step or the JVM.
 */
final class StepDisplay implements AutoCloseable {
  /**
   * When something is shown.
   *
   * @param tick between two looks at what is done
   * @param quiet how long a step goes on before anything is shown of it
   * @param line between two lines of a log
   */
  record Pace(Duration tick, Duration quiet, Duration line) {
    static final Pace USUAL =
        new Pace(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  /** To the start of the line, which is then empty. */
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final Terminal terminal;
  private final Pace pace;
  private final Supplier<Count> counts;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private long lines;
  private ProgressBar bar;
  private volatile Count last = Count.NONE;

  StepDisplay(PrintStream out, Terminal terminal, Pace pace, Supplier<Count> counts) {
    this.out = out;
    this.terminal = terminal;
    this.pace = pace;
    this.counts = counts;
    long tick = pace.tick().toMillis();
    clock.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private synchronized void tick() {
    if (clock.isShutdown() || elapsed().compareTo(pace.quiet()) < 0) {
      return;
    }
    last = counts.get();
    if (terminal.errors()) {
      draw();
    } else if (elapsed().dividedBy(pace.line()) > lines) {
      lines = elapsed().dividedBy(pace.line());
      out.println("      " + Count.clock(elapsed()) + (last.counts() ? ": " + last : " so far"));
    }
  }

  private void draw() {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("     ")
              .setStyle(ProgressBarStyle.ASCII)
              .setInitialMax(known())
              .setUpdateIntervalMillis((int) pace.tick().toMillis())
              .continuousUpdate()
              .setConsumer(new Line(out, terminal.columns() - 1))
              .setEtaFunction(state -> last.left())
              .startsFrom(0, elapsed())
              .build();
    }
    bar.maxHint(known());
    bar.stepTo(last.done());
    bar.setExtraMessage(last.unit());
  }

  /** How many there are; below 0, as the bar has it, where that is not known. */
  private long known() {
    return last.counts() ? last.known() : -1;
  }

  /** Prints a line that stays, above the bar. */
  synchronized void above(String line) {
    out.println(bar == null ? line : CLEAR + line);
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
    if (bar != null) {
      bar.close();
    }
  }

  /** The one line of the bar; empty again once it is closed. */
  private record Line(PrintStream out, int width) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public void accept(String rendered) {
      out.print(CLEAR + rendered.stripTrailing());
      out.flush();
    }

    @Override
    public void close() {
      out.print(CLEAR);
      out.flush();
    }
  }
}
