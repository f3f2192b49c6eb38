package org.tradewind.uncertainty.sources;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceSum;

/**
 * Draws the figures of some rows, a tile of draws at a time: those of one region while its
 * deviations are at hand ({@link SourceDraws}), all others after the last region.
 */
final class SourcePass {
  /** Draws at once: long enough for vector instructions, few enough for a core's cache. */
  static final int TILE = 256;

  private final SourceIntervals of;
  private final SourceDraws source;
  private final List<SourceKinds> kinds;

  /** By region, then those of several regions. */
  private final List<List<Rows>> rows = new ArrayList<>();

  /**
   * Some rows of one output table, one after the other.
   *
   * @param region of all their sources; {@link SourceIntervals#several} for others
   */
  record Slice(int output, int region, int from, int to) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Takes draws; they are only to be read, and not later. */
  interface Told {
    /**
     * Some draws of a figure.
     *
     * @param slice position of its slice
     * @param figure position in the slice
     */
    void of(int slice, int figure, double[] draws, int n);

    /**
     * Some draws of kinds.
     *
     * @param kinds position
     * @param draws kind of each figure
     */
    default void ofKinds(int kinds, double[][] draws, int n) {}
  }

  private final class Rows {
    private final int place;
    private final Slice slice;
    private final SourceOutput output;

    /** Draws of sums that are kept, by row; null for one that is drawn when it is needed. */
    private final double[][][] own;

    private final double[][] shared;
    private final double[][] rooms;
    private final double[][] into;

    Rows(int place, Slice slice) {
      this.place = place;
      this.slice = slice;
      this.output = of.output(slice);
      int all = slice.to() - slice.from();
      this.own = new double[output.isByRow() ? all : 0][][];
      for (int i = 0; i < own.length; i++) {
        own[i] = kept(output.own(slice.from() + i));
      }
      this.shared =
          output.isByRow() ? new double[output.shared().size()][TILE] : kept(output.shared());
      this.rooms = new double[own.length == 0 ? 0 : own[0].length][TILE];
      this.into = new double[(output.isByRow() ? 1 : all) * output.quantities()][TILE];
    }

    private double[][] kept(List<SourceSum> sums) {
      return sums.stream().map(source::kept).toArray(double[][]::new);
    }

    void draw(int first, int n, Told reported) {
      if (!output.isByRow()) {
        cleared(into);
        output.all(shared, into, TILE);
        tell(0, n, reported);
        return;
      }
      double[][] all = of.shared(slice.output());
      for (int i = 0; i < all.length; i++) {
        System.arraycopy(all[i], first, shared[i], 0, n);
      }
      double[][] sums = new double[rooms.length][];
      for (int row = 0; row < own.length; row++) {
        List<SourceSum> ofRow = output.own(slice.from() + row);
        for (int i = 0; i < sums.length; i++) {
          sums[i] = own[row][i];
          if (sums[i] == null) {
            source.into(ofRow.get(i), rooms[i]);
            sums[i] = rooms[i];
          }
        }
        output.row(sums, shared, into, TILE);
        tell(row * into.length, n, reported);
      }
    }

    private void tell(int figure, int n, Told reported) {
      for (int q = 0; q < into.length; q++) {
        reported.of(place, figure + q, into[q], n);
      }
    }
  }

  /**
   * @param slices whose figures are drawn
   * @param kinds that are drawn
   */
  SourcePass(SourceIntervals of, List<Slice> slices, List<SourceKinds> kinds) {
    this.of = of;
    this.kinds = kinds;
    this.source = of.source(kept(slices));
    for (int region = 0; region <= source.regions(); region++) {
      rows.add(new ArrayList<>());
    }
    for (int place = 0; place < slices.size(); place++) {
      rows.get(slices.get(place).region()).add(new Rows(place, slices.get(place)));
    }
  }

  /** Sums that are not of one row of one region alone. */
  private Set<SourceSum> kept(List<Slice> slices) {
    Set<SourceSum> met = new HashSet<>();
    Set<SourceSum> kept = new HashSet<>();
    kinds.forEach(some -> kept.addAll(some.sums()));
    for (Slice slice : slices) {
      SourceOutput output = of.output(slice);
      if (!output.isByRow()) {
        kept.addAll(output.shared());
      }
      for (int row = slice.from(); row < slice.to() && output.isByRow(); row++) {
        boolean several = slice.region() == of.several();
        output.own(row).stream().filter(sum -> !met.add(sum) || several).forEach(kept::add);
      }
    }
    return kept;
  }

  private static void cleared(double[][] into) {
    for (double[] some : into) {
      Arrays.fill(some, 0);
    }
  }

  /** Draws all, from the first to the last. */
  void draw(int draws, Told reported) {
    double[][][] drawn = new double[kinds.size()][][];
    for (int k = 0; k < drawn.length; k++) {
      drawn[k] = new double[kinds.get(k).keys().size()][TILE];
    }
    for (int first = 0; first < draws; first += TILE) {
      int start = first;
      int n = Math.min(TILE, draws - first);
      source.to(first);
      for (int region = 0; region < rows.size(); region++) {
        if (region < source.regions()) {
          source.visit(region);
        }
        rows.get(region).forEach(some -> some.draw(start, n, reported));
      }
      for (int k = 0; k < drawn.length; k++) {
        SourceKinds some = kinds.get(k);
        double[][] sums = some.sums().stream().map(source::kept).toArray(double[][]::new);
        cleared(drawn[k]);
        some.formula().of(sums, drawn[k], TILE);
        reported.ofKinds(k, drawn[k], n);
      }
    }
  }
}
