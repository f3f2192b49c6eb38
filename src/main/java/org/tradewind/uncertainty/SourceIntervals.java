package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
 *
 * <p>Rows of one region are worked together, in whatever tables they stand, so that its sources are
 * drawn about once. Sums that all rows of a table share (the nation's) are drawn beforehand.
 */
public final class SourceIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws at once: long enough for vector instructions, few enough for a core's cache. */
  static final int TILE = 256;

  private static final long TASK_BYTES = 128L << 20;

  /** Figures of a slice, at most, where its rows can be worked apart. */
  private static final int SLICE = 256;

  private final DrawnSources sources;
  private final SourceAxis axis;
  private final PriceFactors prices;
  private final SourceFigures figures;
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
      SourceFigures figures,
      int draws) {
    this.sources = sources;
    this.axis = axis;
    this.prices = prices;
    this.figures = figures;
    this.draws = draws;
    Map<SourceSum, double[]> drawn = new IdentityHashMap<>();
    this.shared = new double[figures.outputs().size()][][];
    for (int o = 0; o < shared.length; o++) {
      List<SourceSum> sums = sharedByRows(figures.outputs().get(o));
      sums.forEach(sum -> drawn.computeIfAbsent(sum, s -> new double[draws]));
      shared[o] = sums.stream().map(drawn::get).toArray(double[][]::new);
    }
    draw(drawn);
  }

  private static List<SourceSum> sharedByRows(SourceOutput output) {
    return output.isByRow() ? output.shared() : List.of();
  }

  /** Fills the draws of some sums, tiles side by side. */
  private void draw(Map<SourceSum, double[]> sums) {
    int tiles = sums.isEmpty() ? 0 : (draws + TILE - 1) / TILE;
    int pieces = Math.min(tiles, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, pieces)
        .parallel()
        .forEach(
            piece -> {
              SourceDraws source = source();
              for (int tile = piece; tile < tiles; tile += pieces) {
                int first = tile * TILE;
                source.to(first);
                sums.forEach(
                    (sum, all) ->
                        System.arraycopy(
                            source.shared(sum), 0, all, first, Math.min(TILE, draws - first)));
              }
            });
  }

  private SourceDraws source() {
    return new SourceDraws(sources, axis, prices, TILE);
  }

  /** Some rows of one output table, one after the other. */
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
    List<List<Slice>> byRegion = slices(Math.min(most, SLICE));
    List<Work> works = new ArrayList<>();
    List<Slice> together = new ArrayList<>();
    List<Integer> kinds = IntStream.range(0, figures.kinds().size()).boxed().toList();
    long count = 0;
    for (List<Slice> ofRegion : byRegion) {
      for (Slice slice : ofRegion) {
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

  private long size(Slice slice) {
    return (long) (slice.to() - slice.from()) * figures.outputs().get(slice.output()).quantities();
  }

  /**
   * Rows of sources of several regions first, which take longest, then region by region.
   *
   * @param most figures of a slice
   */
  private List<List<Slice>> slices(long most) {
    List<List<Slice>> byRegion = new ArrayList<>();
    IntStream.rangeClosed(0, axis.regions().size()).forEach(r -> byRegion.add(new ArrayList<>()));
    for (int o = 0; o < figures.outputs().size(); o++) {
      SourceOutput output = figures.outputs().get(o);
      if (!output.isByRow() && output.rows() > 0) {
        byRegion.get(0).add(new Slice(o, 0, output.rows()));
        continue;
      }
      for (int row = 0; row < output.rows(); row++) {
        List<Slice> there = byRegion.get(1 + region(output.own(row)));
        Slice last = there.isEmpty() ? null : there.get(there.size() - 1);
        if (last != null
            && last.output() == o
            && last.to() == row
            && size(last) + output.quantities() <= most) {
          there.set(there.size() - 1, new Slice(o, last.from(), row + 1));
        } else {
          there.add(new Slice(o, row, row + 1));
        }
      }
    }
    return byRegion;
  }

  /** The one region whose sources are summed, -1 for several or none. */
  private int region(List<SourceSum> sums) {
    int found = -1;
    for (SourceSum sum : sums) {
      for (int position : sum.positions()) {
        boolean price = axis.kind(position) == SourceAxis.Kind.PRICE;
        int region = price ? -1 : axis.region(position);
        if (price || found >= 0 && region != found) {
          return -1;
        }
        found = region;
      }
    }
    return found;
  }

  /** Intervals and probabilities by a piece of work, each with some rows of its table. */
  public List<Rows> tables(Work work) {
    List<Running> running =
        work.slices().stream().map(slice -> new Running(slice, central(slice))).toList();
    int[][][] counts = new int[work.kinds().size()][][];
    for (int k = 0; k < counts.length; k++) {
      SourceKinds kinds = figures.kinds().get(work.kinds().get(k));
      counts[k] = new int[kinds.keys().size()][kinds.labels().size()];
    }
    SourceDraws source = source();
    Set<SourceSum> often = often(work.slices());
    for (int first = 0; first < draws; first += TILE) {
      source.to(first);
      int count = Math.min(TILE, draws - first);
      for (Running some : running) {
        draw(
            some.slice, source, often, first, (f, values) -> some.statistics[f].add(values, count));
      }
      for (int k = 0; k < counts.length; k++) {
        count(figures.kinds().get(work.kinds().get(k)), source, count, counts[k]);
      }
    }
    List<Rows> tables = new ArrayList<>();
    for (Running some : running) {
      tables.add(new Rows(some.slice.output(), some.slice.from(), intervals(some)));
    }
    for (int k = 0; k < counts.length; k++) {
      int place = figures.outputs().size() + work.kinds().get(k);
      tables.add(
          new Rows(place, 0, probabilities(figures.kinds().get(work.kinds().get(k)), counts[k])));
    }
    return tables;
  }

  /** The figures of a slice, row by row, with what is told of them so far. */
  private static final class Running {
    private final Slice slice;
    private final double[] central;
    private final RunningStatistics[] statistics;

    Running(Slice slice, double[] central) {
      this.slice = slice;
      this.central = central;
      this.statistics =
          Arrays.stream(central).mapToObj(RunningStatistics::new).toArray(RunningStatistics[]::new);
    }
  }

  /** Sums that stand in several rows, or in tables that are made as a whole. */
  private Set<SourceSum> often(List<Slice> slices) {
    Set<SourceSum> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<SourceSum> often = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Slice slice : slices) {
      SourceOutput output = figures.outputs().get(slice.output());
      for (int row = slice.from(); row < slice.to() && output.isByRow(); row++) {
        output.own(row).stream().filter(sum -> !met.add(sum)).forEach(often::add);
      }
    }
    return often;
  }

  private double[] central(Slice slice) {
    SourceOutput output = figures.outputs().get(slice.output());
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

  /** Takes the draws of a figure, which are only to be read, and not later. */
  private interface Told {
    void of(int figure, double[] draws);
  }

  /**
   * Draws the figures of a slice, each row while its numbers are in the processor's cache.
   *
   * @param often sums that are worked once for all rows
   */
  private void draw(Slice slice, SourceDraws source, Set<SourceSum> often, int first, Told told) {
    SourceOutput output = figures.outputs().get(slice.output());
    int n = source.draws();
    if (!output.isByRow()) {
      double[][] sums = output.shared().stream().map(source::shared).toArray(double[][]::new);
      double[][] values = output.work(slice.from(), slice.to(), sums, null, n);
      for (int f = 0; f < values.length; f++) {
        told.of(f, values[f]);
      }
      return;
    }
    double[][] all = shared[slice.output()];
    double[][] sums = new double[all.length][n];
    for (int i = 0; i < all.length; i++) {
      System.arraycopy(all[i], first, sums[i], 0, Math.min(n, draws - first));
    }
    double[][] rooms = new double[output.own(slice.from()).size()][n];
    double[][] own = new double[rooms.length][];
    double[][] into = new double[output.quantities()][n];
    for (int row = slice.from(); row < slice.to(); row++) {
      List<SourceSum> of = output.own(row);
      for (int i = 0; i < own.length; i++) {
        SourceSum sum = of.get(i);
        own[i] = often.contains(sum) ? source.shared(sum) : source.into(sum, rooms[i]);
      }
      output.row(own, sums, into, n);
      int figure = (row - slice.from()) * into.length;
      for (int q = 0; q < into.length; q++) {
        told.of(figure + q, into[q]);
      }
    }
  }

  private Table intervals(Running some) {
    Slice slice = some.slice;
    SourceOutput output = figures.outputs().get(slice.output());
    Table.Builder rows = Table.builder(CiTable.schema(output.schema()));
    for (int f = 0; f < some.central.length; f++) {
      Optional<Statistics> known = some.statistics[f].result();
      int figure = f;
      Statistics s = known.orElseGet(() -> again(slice, figure, some.central[figure]));
      if (s.draws() > 0) {
        int row = slice.from() + f / output.quantities();
        int quantity = f % output.quantities();
        CiTable.add(rows, output.key(row), output.quantity(quantity), some.central[f], s);
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
    SourceDraws source = source();
    for (int first = 0; first < draws; first += TILE) {
      source.to(first);
      int from = first;
      draw(
          alone,
          source,
          Set.of(),
          first,
          (f, values) -> {
            if (f == at) {
              System.arraycopy(values, 0, all, from, Math.min(TILE, draws - from));
            }
          });
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
