package org.tradewind.jobs;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The draws of a finished run, which are not kept: a run is compared by what they said. */
final class DrawnRun {
  private DrawnRun() {}

  /** Why the draws of a run cannot be read; empty where they can. */
  static Optional<String> hindrance(RunFolder run, Configuration conf) {
    return Optional.of(run.folder() + " keeps no draws");
  }

  static DrawnRun open(RunFolder run, int draws, Configuration conf) {
    throw new IllegalStateException(run.folder() + " keeps no draws");
  }

  Optional<Integer> figure(String table, String quantity, String key) {
    return Optional.empty();
  }

  double[] draws(int figure) {
    return new double[0];
  }
}
