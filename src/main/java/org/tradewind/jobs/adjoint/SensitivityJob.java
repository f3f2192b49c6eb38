package org.tradewind.jobs.adjoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.tradewind.adjoint.AdjointCalendar;
import org.tradewind.adjoint.AdjointCalendar.Status;
import org.tradewind.adjoint.AdjointDay;
import org.tradewind.adjoint.AdjointVariable;
import org.tradewind.adjoint.SensitivitySums;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.screen.Progress;

/**
 * Distributes the daily files of an adjoint model by block of days and species; each block's sums
 * are kept in the work folder as soon as they are there. The blocks are the same whatever the
 * number of tasks, and are merged in the order of days, so that the results are too.
 */
final class SensitivityJob {
  /** Days 1 to 16 of a month, and the rest. */
  private static final int DAYS_OF_BLOCK = 16;

  /** Enough for the tasks to end together, few enough for their start not to count. */
  private static final int TASKS_PER_CORE = 8;

  private static final int SECONDS_BETWEEN_NOTES = 10;

  private final Spark spark;
  private final FinishedWork work;
  private final Progress progress;

  SensitivityJob(Spark spark, FinishedWork work, Progress progress) {
    this.spark = spark;
    this.work = work;
    this.progress = progress;
  }

  /** The blocks of the days that can be read, in the order of days and then of species. */
  static List<SensitivityBlock> blocks(AdjointCalendar calendar, List<String> species) {
    List<SensitivityBlock> blocks = new ArrayList<>();
    List<AdjointCalendar.Day> days = new ArrayList<>();
    LocalDate start = LocalDate.MIN;
    for (AdjointCalendar.Day day : calendar.days()) {
      LocalDate starts = blockStart(day.date());
      if (!starts.equals(start)) {
        add(blocks, days, calendar.layout(), species);
        days.clear();
        start = starts;
      }
      if (day.status() == Status.READ) {
        days.add(day);
      }
    }
    add(blocks, days, calendar.layout(), species);
    return blocks;
  }

  private static LocalDate blockStart(LocalDate date) {
    return date.withDayOfMonth(date.getDayOfMonth() <= DAYS_OF_BLOCK ? 1 : DAYS_OF_BLOCK + 1);
  }

  private static void add(
      List<SensitivityBlock> blocks,
      List<AdjointCalendar.Day> days,
      AdjointDay.Layout layout,
      List<String> species) {
    if (days.isEmpty()) {
      return;
    }
    for (String one : species) {
      List<AdjointVariable> variables =
          layout.variables().stream().filter(v -> v.species().equals(one)).toList();
      blocks.add(
          new SensitivityBlock(
              days.get(0).date().getMonthValue() - 1,
              one,
              variables,
              layout.grid().cells(),
              layout.emissionLayers(),
              days.stream().map(AdjointCalendar.Day::source).toList(),
              days.stream().map(AdjointCalendar.Day::stamp).toList()));
    }
  }

  /**
   * Works the blocks that are not in the work folder yet.
   *
   * @param variables those of all species
   * @return days found damaged on the way, in the order of blocks; their blocks are not kept
   */
  List<SensitivityBlock.Damage> run(
      List<SensitivityBlock> blocks, List<AdjointVariable> variables) {
    if (blocks.isEmpty()) {
      return List.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    context.setJobDescription("sum sensitivity x emission, by days and species");
    FinishedWork shared = work;
    List<AdjointVariable> all = new ArrayList<>(variables);
    int tasks = Math.min(blocks.size(), TASKS_PER_CORE * context.defaultParallelism());
    return await(
        context
            .parallelize(blocks, tasks)
            .mapPartitions(some -> work(some, all, shared).iterator())
            .collectAsync(),
        blocks.size());
  }

  private static List<SensitivityBlock.Damage> work(
      Iterator<SensitivityBlock> blocks, List<AdjointVariable> variables, FinishedWork work) {
    List<SensitivityBlock.Damage> all = new ArrayList<>();
    try (OpenDays open = new OpenDays(variables)) {
      while (blocks.hasNext()) {
        SensitivityBlock block = blocks.next();
        if (block.find(work).isEmpty()) {
          List<SensitivityBlock.Damage> damages = new ArrayList<>();
          SensitivitySums sums = block.sum(open, damages);
          if (damages.isEmpty()) {
            block.keep(work, sums);
          }
          all.addAll(damages);
        }
      }
    }
    return all;
  }

  private <T> List<T> await(JavaFutureAction<List<T>> action, int blocks) {
    while (true) {
      try {
        return action.get(SECONDS_BETWEEN_NOTES, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        progress.note(work.count() + " blocks are there, " + blocks + " to work");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        action.cancel(true);
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
