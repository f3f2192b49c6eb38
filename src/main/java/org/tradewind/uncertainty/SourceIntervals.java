package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceFigures;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceSum;
import org.tradewind.tables.Table;

/**
 * Intervals of what a study makes of its sources. The unit of work is some figures in all draws:
 * sources are drawn {@value #TILE} draws at a time, the figures follow from them by the formula of
 * the central run, and only their statistics are kept. Nothing is stored, and no piece of work
 * needs another one; rows do not depend on how the work was cut.
 */
public final class SourceIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws at once: long enough for vector instructions, few enough for a core's cache. */
  static final int TILE = 256;

  private static final long TASK_BYTES = 128L << 20;

  private final DrawnSources sources;
  private final SourceAxis axis;
  private final PriceFactors prices;
  private final SourceFigures figures;
  private final int draws;

  /**
   * @param sources whose first part is the grid
   * @param figures what the study declares
   */
  public SourceIntervals(
      DrawnSources sources,
      SourceAxis axis,
      PriceFactors prices,
      SourceFigures figures,
      int draws) {
    this.sources = sources;
    this.axis = axis;
    this.prices = prices;
    this.figures = figures;
    this.draws = draws;
  }

  /** Some rows of one output table. */
  private record Slice(int output, int from, int to) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Work of one task.
   *
   * @param slices rows of output tables
   * @param kinds positions of figures with probabilities
   */
  public record Work(List<Slice> slices, List<Integer> kinds) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * All work, in the order of the tables.
   *
   * @param wanted into how many pieces it is cut at least, if there is enough
   */
  public List<Work> work(int wanted) {
    long all = figures.outputs().stream().mapToLong(o -> (long) o.rows() * o.quantities()).sum();
    long most = Math.max(1, TASK_BYTES / RunningStatistics.bytes(draws));
    most = Math.min(most, Math.max(1, all / wanted + 1));
    List<Work> works = new ArrayList<>();
    List<Slice> together = new ArrayList<>();
    long count = 0;
    for (int o = 0; o < figures.outputs().size(); o++) {
      SourceOutput output = figures.outputs().get(o);
      int step = output.isByRow() ? (int) Math.max(1, most / output.quantities()) : output.rows();
      for (int from = 0; from < output.rows(); from += step) {
        int to = Math.min(output.rows(), from + step);
        long size = (long) (to - from) * output.quantities();
        if (!together.isEmpty() && count + size > most) {
          works.add(new Work(List.copyOf(together), List.of()));
          together.clear();
          count = 0;
        }
        together.add(new Slice(o, from, to));
        count += size;
      }
    }
    if (!together.isEmpty()) {
      works.add(new Work(List.copyOf(together), List.of()));
    }
    for (int k = 0; k < figures.kinds().size(); k++) {
      works.add(new Work(List.of(), List.of(k)));
    }
    return works;
  }

  /** Tables of intervals and probabilities by a piece of work, each with some of its rows. */
  public List<Table> tables(Work work) {
    List<RunningStatistics[]> running = new ArrayList<>();
    List<double[]> central = new ArrayList<>();
    for (Slice slice : work.slices()) {
      double[] values = central(slice);
      central.add(values);
      running.add(
          Arrays.stream(values).mapToObj(RunningStatistics::new).toArray(RunningStatistics[]::new));
    }
    List<int[][]> counts = new ArrayList<>();
    for (int k : work.kinds()) {
      SourceKinds kinds = figures.kinds().get(k);
      counts.add(new int[kinds.keys().size()][kinds.labels().size()]);
    }
    SourceDraws source = new SourceDraws(sources, axis, prices, TILE);
    for (int first = 0; first < draws; first += TILE) {
      source.to(first);
      int count = Math.min(TILE, draws - first);
      for (int s = 0; s < running.size(); s++) {
        double[][] values = draw(work.slices().get(s), source);
        for (int f = 0; f < values.length; f++) {
          running.get(s)[f].add(values[f], count);
        }
      }
      for (int k = 0; k < counts.size(); k++) {
        count(figures.kinds().get(work.kinds().get(k)), source, count, counts.get(k));
      }
    }
    List<Table> tables = new ArrayList<>();
    for (int s = 0; s < running.size(); s++) {
      tables.add(intervals(work.slices().get(s), central.get(s), running.get(s)));
    }
    for (int k = 0; k < counts.size(); k++) {
      tables.add(probabilities(figures.kinds().get(work.kinds().get(k)), counts.get(k)));
    }
    return tables;
  }

  private double[] central(Slice slice) {
    double[][] values = work(slice, sum -> new double[] {sum.central()}, 1);
    return Arrays.stream(values).mapToDouble(v -> v[0]).toArray();
  }

  private double[][] draw(Slice slice, SourceDraws source) {
    return work(slice, source::shared, source.draws());
  }

  private double[][] work(Slice slice, Function<SourceSum, double[]> draws, int n) {
    SourceOutput output = figures.outputs().get(slice.output());
    double[][] shared = output.shared().stream().map(draws).toArray(double[][]::new);
    double[][][] own = new double[slice.to() - slice.from()][][];
    for (int row = slice.from(); row < slice.to(); row++) {
      own[row - slice.from()] = output.own(row).stream().map(draws).toArray(double[][]::new);
    }
    return output.work(slice.from(), slice.to(), shared, own, n);
  }

  private Table intervals(Slice slice, double[] central, RunningStatistics[] running) {
    SourceOutput output = figures.outputs().get(slice.output());
    Table.Builder rows = Table.builder(CiTable.schema(output.schema()));
    for (int f = 0; f < running.length; f++) {
      int row = slice.from() + f / output.quantities();
      Optional<Statistics> known = running[f].result();
      Statistics s = known.isPresent() ? known.get() : again(slice, f, central[f]);
      if (s.draws() > 0) {
        int quantity = f % output.quantities();
        CiTable.add(rows, output.key(row), output.quantity(quantity), central[f], s);
      }
    }
    return rows.build();
  }

  /** A figure of which draws were let go that would have been needed, drawn alone. */
  private Statistics again(Slice slice, int figure, double central) {
    SourceOutput output = figures.outputs().get(slice.output());
    int row = slice.from() + figure / output.quantities();
    Slice alone = output.isByRow() ? new Slice(slice.output(), row, row + 1) : slice;
    int at = output.isByRow() ? figure % output.quantities() : figure;
    double[] all = new double[draws];
    SourceDraws source = new SourceDraws(sources, axis, prices, TILE);
    for (int first = 0; first < draws; first += TILE) {
      source.to(first);
      int count = Math.min(TILE, draws - first);
      System.arraycopy(draw(alone, source)[at], 0, all, first, count);
    }
    return Statistics.of(central, all);
  }

  private static void count(SourceKinds kinds, SourceDraws source, int count, int[][] counts) {
    double[][] sums = kinds.sums().stream().map(source::shared).toArray(double[][]::new);
    double[][] kind = new double[counts.length][source.draws()];
    kinds.formula().of(sums, kind, source.draws());
    for (int f = 0; f < counts.length; f++) {
      for (int d = 0; d < count; d++) {
        if (!Double.isNaN(kind[f][d])) {
          counts[f][(int) kind[f][d]]++;
        }
      }
    }
  }

  private static Table probabilities(SourceKinds kinds, int[][] counts) {
    Table.Builder rows = Table.builder(kinds.schema());
    for (int f = 0; f < counts.length; f++) {
      double defined = Arrays.stream(counts[f]).sum();
      Object[] key = kinds.keys().get(f);
      for (int kind = 0; kind < counts[f].length; kind++) {
        if (counts[f][kind] > 0) {
          double p = counts[f][kind] / defined;
          Object[] row = Arrays.copyOf(key, key.length + 3);
          row[key.length] = kinds.labels().get(kind);
          row[key.length + 1] = p;
          row[key.length + 2] = Math.sqrt(p * (1 - p) / defined);
          rows.add(row);
        }
      }
    }
    return rows.build();
  }
}
