package org.tradewind.jobs.screen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts the tasks of the Spark job that is under way. What jobs a step will start is not known
 * before, so a count is of one job, and the jobs are numbered.
 */
final class TaskCounter extends SparkListener {
  private final Set<Integer> running = new HashSet<>();
  private final Map<Integer, Integer> tasksByStage = new HashMap<>();
  private int jobs;
  private long done;
  private long since;

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    if (running.isEmpty()) {
      tasksByStage.clear();
      done = 0;
      since = System.nanoTime();
    }
    jobs++;
    running.add(start.jobId());
    CollectionConverters.asJava(start.stageInfos())
        .forEach(stage -> tasksByStage.put(stage.stageId(), stage.numTasks()));
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    // adaptive execution may have changed their number
    tasksByStage.computeIfPresent(
        submitted.stageInfo().stageId(), (stage, tasks) -> submitted.stageInfo().numTasks());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskInfo().successful() && tasksByStage.containsKey(end.stageId())) {
      done++;
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd end) {
    running.remove(end.jobId());
  }

  /** Where the job under way stands; nothing is under way where it has no tasks. */
  synchronized Count count() {
    if (running.isEmpty()) {
      return Count.NONE;
    }
    long known = tasksByStage.values().stream().mapToLong(Integer::longValue).sum();
    // a stage whose results are there is skipped, a task may be done twice
    return new Count(
        "tasks of Spark job " + jobs,
        Math.min(done, known),
        known,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
  }
}
