package org.tradewind.jobs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.Table;

/**
 * The raw draws of a finished run, a number at a time; the numbers of one file are held at once.
 */
final class DrawnRun {
  private final DrawFolder folder;
  private final int blocks;
  private final int draws;
  private final Map<List<String>, Integer> figures = new HashMap<>();
  private int slice = -1;
  private double[][] values;

  private DrawnRun(DrawFolder folder, int blocks, int draws, Table figure) {
    this.folder = folder;
    this.blocks = blocks;
    this.draws = draws;
    for (int row = 0; row < figure.rows(); row++) {
      figures.put(
          List.of(
              figure.strings("table")[row],
              figure.strings("quantity")[row],
              figure.strings("row")[row]),
          figure.ints("figure")[row]);
    }
  }

  /** Why the draws of a run cannot be read; empty where they can. */
  static Optional<String> hindrance(RunFolder run, Configuration conf) {
    if (!run.says("draws").has("blocks")) {
      return Optional.of(run.folder() + " has no draws");
    }
    if (!run.tables().contains(DrawTables.DRAW_FIGURE.name())) {
      return Optional.of(run.folder() + " does not say which figures its draws are");
    }
    DrawFolder folder = folder(run, conf);
    for (int block = 0; block < run.says("draws").path("blocks").asInt(); block++) {
      DrawFolder.State state = folder.state(block);
      if (state != DrawFolder.State.WHOLE) {
        return Optional.of(
            "block " + block + " of the draws of " + run.folder() + " is " + state.text());
      }
    }
    return Optional.empty();
  }

  private static DrawFolder folder(RunFolder run, Configuration conf) {
    return new DrawFolder(
        new Path(run.folder(), RunLayout.DRAWS), new SerializableConfiguration(conf));
  }

  /**
   * Opens the draws of a run that has no hindrance.
   *
   * @param draws how many of the first are read
   */
  static DrawnRun open(RunFolder run, int draws, Configuration conf) {
    return new DrawnRun(
        folder(run, conf),
        run.says("draws").path("blocks").asInt(),
        draws,
        run.table(DrawTables.DRAW_FIGURE));
  }

  /** Position of a number among the draws, if it was kept. */
  Optional<Integer> figure(String table, String quantity, String key) {
    return Optional.ofNullable(figures.get(List.of(table, quantity, key)));
  }

  /** The first draws of a number. */
  double[] draws(int figure) {
    if (figure / DrawFolder.SLICE != slice) {
      slice = figure / DrawFolder.SLICE;
      read();
    }
    return values[figure % DrawFolder.SLICE];
  }

  private void read() {
    values = null;
    int from = 0;
    for (int block = 0; block < blocks && from < draws; block++) {
      double[][] part = folder.slice(block, slice);
      if (values == null) {
        values = new double[part.length][draws];
      }
      int count = Math.min(part[0].length, draws - from);
      for (int f = 0; f < part.length; f++) {
        System.arraycopy(part[f], 0, values[f], from, count);
      }
      from += count;
    }
  }
}
