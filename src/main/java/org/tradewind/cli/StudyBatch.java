package org.tradewind.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.config.Study;
import org.tradewind.jobs.folders.OutputFolder;

/** Studies that one command does one after the other, each into a folder of its own. */
final class StudyBatch {
  /** A study and the folder of its results. */
  private record Task(Study study, String out) {
    @Override
    public String toString() {
      return study.name();
    }
  }

  /**
   * What a job leaves behind.
   *
   * @param folder where the results lie
   * @param summary its page in full
   */
  record Done(String folder, String summary) {}

  /** What a command does with a study. */
  interface Job {
    Done run(Study study, String out);
  }

  private final Manners manners;
  private final List<Task> tasks = new ArrayList<>();

  private boolean extending;

  private StudyBatch(Manners manners) {
    this.manners = manners;
  }

  /**
   * Studies in their order.
   *
   * @param manners how results are printed
   * @param studies folder of the results -> study
   */
  static StudyBatch of(Manners manners, Map<String, Study> studies) {
    StudyBatch batch = new StudyBatch(manners);
    studies.forEach((out, study) -> batch.tasks.add(new Task(study, out)));
    return batch;
  }

  /** The study that is done first. */
  Study first() {
    return tasks.get(0).study();
  }

  /** One study whose results go into a run that is there. */
  static StudyBatch extending(Manners manners, String run, Study study) {
    StudyBatch batch = new StudyBatch(manners);
    batch.extending = true;
    batch.tasks.add(new Task(study, run));
    return batch;
  }

  /**
   * Does the studies in their order and prints the summary of each. The first that fails ends the
   * batch: finished ones stay, and the error stream says which failed and which were not begun.
   *
   * @param results what lies in the folder of the results
   * @param conf file systems; a folder that is taken is told before the first study is begun
   */
  void run(String results, Configuration conf, Job job) {
    if (!extending) {
      tasks.forEach(task -> OutputFolder.requireFree(task.out(), conf));
    }
    for (int t = 0; t < tasks.size(); t++) {
      Task task = tasks.get(t);
      if (tasks.size() > 1) {
        manners.log().println("study " + (t + 1) + " of " + tasks.size() + ": " + task);
      }
      boolean finished = false;
      try {
        Done done = job.run(task.study(), task.out());
        finished = true;
        manners.print(done, results, conf);
      } finally {
        // Not a catch: Spark throws checked exceptions that it does not declare.
        if (!finished && tasks.size() > 1) {
          tellFailure(t);
        }
      }
      if (t + 1 < tasks.size()) {
        manners.between();
      }
    }
  }

  private void tellFailure(int failed) {
    System.err.println(
        "study "
            + tasks.get(failed)
            + " failed; finished: "
            + names(tasks.subList(0, failed))
            + "; not begun: "
            + names(tasks.subList(failed + 1, tasks.size())));
  }

  private static String names(List<Task> tasks) {
    return tasks.isEmpty()
        ? "none"
        : String.join(", ", tasks.stream().map(Task::toString).toList());
  }
}
