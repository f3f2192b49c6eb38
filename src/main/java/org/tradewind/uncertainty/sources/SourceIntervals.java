package org.tradewind.uncertainty.sources;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.attribution.SourceSum;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawnSources;
import org.tradewind.uncertainty.inputs.PriceFactors;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.RunningStatistics;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Intervals of what a study makes of its sources. The unit of work is some figures in all draws:
 * sources are drawn {@value SourcePass#TILE} draws at a time, the figures follow from them by the
 * formula of the central run, and only their statistics are kept. Nothing is stored, and no piece
 * of work needs another one; rows do not depend on how the work was cut.
 *
 * <p>Rows of one region are worked together, in whatever tables they stand, so that its sources are
 * drawn about once. Sums that all rows of a table share (the nation's) are drawn beforehand.
 */
public final class SourceIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int TILE = SourcePass.TILE;

  private static final long TASK_BYTES = 128L << 20;

  /** Figures of a slice, at most, where its rows can be worked apart. */
  private static final int SLICE = 256;

  private final DrawnSources sources;
  private final SourceAxis axis;
  private final PriceFactors prices;
  private final SourceOutputs figures;
  private final int draws;

  /** Draws of the sums that the rows of an output share, by output; none of one made as a whole. */
  private final double[][][] shared;

  /**
   * @param sources whose first part is the grid
   * @param figures what the study declares
   */
  public SourceIntervals(
      DrawnSources sources,
      SourceAxis axis,
      PriceFactors prices,
      SourceOutputs figures,
      int draws) {
    this.sources = sources;
    this.axis = axis;
    this.prices = prices;
    this.figures = figures;
    this.draws = draws;
    Map<SourceSum, double[]> drawn = new LinkedHashMap<>();
    this.shared = new double[figures.outputs().size()][][];
    for (int o = 0; o < shared.length; o++) {
      SourceOutput output = figures.outputs().get(o);
      List<SourceSum> sums = output.isByRow() ? output.shared() : List.of();
      shared[o] =
          sums.stream()
              .map(sum -> drawn.computeIfAbsent(sum, s -> new double[draws]))
              .toArray(double[][]::new);
    }
    draw(drawn);
  }

  /** Fills the draws of some sums, tiles side by side. */
  private void draw(Map<SourceSum, double[]> sums) {
    int tiles = sums.isEmpty() ? 0 : (draws + TILE - 1) / TILE;
    int chunks = Math.min(tiles, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, chunks)
        .parallel()
        .forEach(
            piece -> {
              SourceDraws source = source(sums.keySet());
              for (int tile = piece; tile < tiles; tile += chunks) {
                int first = tile * TILE;
                source.to(first);
                source.visitAll();
                sums.forEach(
                    (sum, all) ->
                        System.arraycopy(
                            source.kept(sum), 0, all, first, Math.min(TILE, draws - first)));
              }
            });
  }

  /** Draws sources, and keeps the draws of some sums. */
  SourceDraws source(Collection<SourceSum> keep) {
    return new SourceDraws(sources, axis, prices, sources.factors().store(TILE, draws), keep);
  }

  SourceOutput output(SourcePass.Slice slice) {
    return figures.outputs().get(slice.output());
  }

  /** All draws of the sums that the rows of an output share. */
  double[][] shared(int output) {
    return shared[output];
  }

  /** What stands for a region where there are several or none. */
  int several() {
    return axis.regions().size() + 1;
  }

  /**
   * Work of one task.
   *
   * @param slices rows of output tables
   * @param kinds positions of figures with probabilities
   */
  public record Work(List<SourcePass.Slice> slices, List<Integer> kinds) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Some rows of a table.
   *
   * @param place of the table among all, in their order
   * @param from place of the first row among those of the table
   */
  public record Rows(int place, int from, Table table) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * All work, the rows of one region together.
   *
   * @param wanted into how many pieces it is cut at least, if there is enough
   */
  public List<Work> work(int wanted) {
    long all = figures.outputs().stream().mapToLong(o -> (long) o.rows() * o.quantities()).sum();
    long most = Math.max(1, TASK_BYTES / RunningStatistics.bytes(draws));
    most = Math.min(most, Math.max(1, all / wanted + 1));
    List<List<SourcePass.Slice>> byRegion = slices(Math.min(most, SLICE));
    List<Work> works = new ArrayList<>();
    List<SourcePass.Slice> together = new ArrayList<>();
    List<Integer> kinds = IntStream.range(0, figures.kinds().size()).boxed().toList();
    long count = 0;
    for (List<SourcePass.Slice> ofRegion : byRegion) {
      for (SourcePass.Slice slice : ofRegion) {
        long size = size(slice);
        if (!together.isEmpty() && count + size > most) {
          works.add(new Work(List.copyOf(together), kinds));
          kinds = List.of();
          together.clear();
          count = 0;
        }
        together.add(slice);
        count += size;
      }
    }
    if (!together.isEmpty() || !kinds.isEmpty()) {
      works.add(new Work(List.copyOf(together), kinds));
    }
    return works;
  }

  private long size(SourcePass.Slice slice) {
    return (long) (slice.to() - slice.from()) * output(slice).quantities();
  }

  /**
   * Rows of sources of several regions first, which take longest, then region by region.
   *
   * @param most figures of a slice
   */
  private List<List<SourcePass.Slice>> slices(long most) {
    List<List<SourcePass.Slice>> byRegion = new ArrayList<>();
    IntStream.rangeClosed(0, several()).forEach(r -> byRegion.add(new ArrayList<>()));
    for (int o = 0; o < figures.outputs().size(); o++) {
      SourceOutput output = figures.outputs().get(o);
      if (!output.isByRow() && output.rows() > 0) {
        byRegion.get(several()).add(new SourcePass.Slice(o, several(), 0, output.rows()));
        continue;
      }
      for (int row = 0; row < output.rows(); row++) {
        int region = region(output.own(row));
        List<SourcePass.Slice> there = byRegion.get(region);
        SourcePass.Slice last = there.isEmpty() ? null : there.get(there.size() - 1);
        if (last != null
            && last.output() == o
            && last.to() == row
            && size(last) + output.quantities() <= most) {
          there.set(there.size() - 1, new SourcePass.Slice(o, region, last.from(), row + 1));
        } else {
          there.add(new SourcePass.Slice(o, region, row, row + 1));
        }
      }
    }
    Collections.rotate(byRegion, 1);
    return byRegion;
  }

  /** The one region whose sources are summed, or {@link #several}. */
  private int region(List<SourceSum> sums) {
    int found = several();
    for (SourceSum sum : sums) {
      for (int position : sum.positions()) {
        boolean price = axis.kind(position) == SourceAxis.Kind.PRICE;
        int region = price ? several() : axis.region(position);
        if (price || found != several() && region != found) {
          return several();
        }
        found = region;
      }
    }
    return found;
  }

  /** Intervals and probabilities by a piece of work, each with some rows of its table. */
  public List<Rows> tables(Work work) {
    List<double[]> central = work.slices().stream().map(this::central).toList();
    RunningStatistics[][] statistics =
        central.stream()
            .map(of -> Arrays.stream(of).mapToObj(c -> new RunningStatistics(c, draws)))
            .map(of -> of.toArray(RunningStatistics[]::new))
            .toArray(RunningStatistics[][]::new);
    List<SourceKinds> kinds = work.kinds().stream().map(figures.kinds()::get).toList();
    int[][][] counts =
        kinds.stream()
            .map(some -> new int[some.keys().size()][some.labels().size()])
            .toArray(int[][][]::new);
    new SourcePass(this, work.slices(), kinds)
        .draw(
            draws,
            new SourcePass.Told() {
              @Override
              public void of(int slice, int figure, double[] values, int n) {
                statistics[slice][figure].add(values, n);
              }

              @Override
              public void ofKinds(int k, double[][] values, int n) {
                count(values, n, counts[k]);
              }
            });
    List<Rows> tables = new ArrayList<>();
    for (int i = 0; i < statistics.length; i++) {
      SourcePass.Slice slice = work.slices().get(i);
      Table some = intervals(slice, central.get(i), statistics[i]);
      tables.add(new Rows(slice.output(), slice.from(), some));
    }
    for (int k = 0; k < counts.length; k++) {
      int place = figures.outputs().size() + work.kinds().get(k);
      tables.add(new Rows(place, 0, probabilities(kinds.get(k), counts[k])));
    }
    return tables;
  }

  private double[] central(SourcePass.Slice slice) {
    SourceOutput output = output(slice);
    double[][] sums = central(output.shared());
    double[][][] own = new double[slice.to() - slice.from()][][];
    for (int row = slice.from(); row < slice.to() && output.isByRow(); row++) {
      own[row - slice.from()] = central(output.own(row));
    }
    return Arrays.stream(output.work(slice.from(), slice.to(), sums, own, 1))
        .mapToDouble(values -> values[0])
        .toArray();
  }

  private static double[][] central(List<SourceSum> sums) {
    return sums.stream().map(sum -> new double[] {sum.central()}).toArray(double[][]::new);
  }

  private Table intervals(SourcePass.Slice slice, double[] central, RunningStatistics[] reported) {
    SourceOutput output = output(slice);
    Table.Builder rows = Table.builder(CiTable.schema(output.schema()));
    for (int f = 0; f < central.length; f++) {
      Optional<Statistics> known = reported[f].result();
      int figure = f;
      Statistics s = known.orElseGet(() -> again(slice, figure, central[figure]));
      if (s.draws() > 0) {
        int row = slice.from() + f / output.quantities();
        int quantity = f % output.quantities();
        CiTable.add(rows, output.key(row), output.quantity(quantity), central[f], s);
      }
    }
    return rows.build();
  }

  /** A figure of which draws were let go that would have been needed, drawn alone. */
  private Statistics again(SourcePass.Slice slice, int figure, double central) {
    SourceOutput output = output(slice);
    int row = slice.from() + figure / output.quantities();
    boolean byRow = output.isByRow();
    SourcePass.Slice alone =
        byRow ? new SourcePass.Slice(slice.output(), slice.region(), row, row + 1) : slice;
    int at = byRow ? figure % output.quantities() : figure;
    double[] all = new double[draws];
    int[] next = new int[1];
    new SourcePass(this, List.of(alone), List.of())
        .draw(
            draws,
            (place, f, values, n) -> {
              if (f == at) {
                System.arraycopy(values, 0, all, next[0], n);
                next[0] += n;
              }
            });
    return Statistics.of(central, all);
  }

  private static void count(double[][] kind, int n, int[][] counts) {
    for (int f = 0; f < counts.length; f++) {
      for (int d = 0; d < n; d++) {
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
