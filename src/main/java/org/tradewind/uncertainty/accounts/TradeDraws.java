package org.tradewind.uncertainty.accounts;

import java.util.Arrays;
import java.util.stream.Stream;
import org.tradewind.flows.EmbodiedTrade;

/**
 * Embodied trade of all regions in some draws: what {@link EmbodiedTrade} is for one. Sums are
 * compensated in the same order, so that a draw without deviation has the bits of the central run.
 */
public final class TradeDraws {
  private final Compensated[] into;
  private final Compensated[] out;
  private final double[][] imports;
  private final double[][] exports;
  private final double[][] indices;
  private int added;

  TradeDraws(int regions, int n) {
    this.into =
        Stream.generate(() -> new Compensated(n)).limit(regions).toArray(Compensated[]::new);
    this.out = Stream.generate(() -> new Compensated(n)).limit(regions).toArray(Compensated[]::new);
    this.imports = new double[regions][n];
    this.exports = new double[regions][n];
    this.indices = new double[regions][n];
  }

  /** Forgets all flows. */
  void clear() {
    Stream.of(into, out).flatMap(Arrays::stream).forEach(Compensated::clear);
    added = 0;
  }

  /** From how many regions there are flows; those from all are needed. */
  int added() {
    return added;
  }

  /**
   * Adds the flows from the next region.
   *
   * @param flows destinations x draws, the regions first
   */
  void add(double[][] flows) {
    for (int s = 0; s < imports.length; s++) {
      if (s != added) {
        into[s].add(flows[s]);
        out[added].add(flows[s]);
      }
    }
    added++;
    if (added == imports.length) {
      end();
    }
  }

  private void end() {
    for (int r = 0; r < imports.length; r++) {
      into[r].end(imports[r]);
      out[r].end(exports[r]);
      for (int d = 0; d < indices[r].length; d++) {
        indices[r][d] = new EmbodiedTrade(imports[r][d], exports[r][d]).index();
      }
    }
  }

  /** By region, each over all draws. */
  public double[][] imports() {
    return imports;
  }

  /** The same. */
  public double[][] exports() {
    return exports;
  }

  /** (imports - exports) / (imports + exports), the same. */
  public double[][] indices() {
    return indices;
  }

  /** Sums of vectors that keep the low-order parts, as axes.CompensatedSum does of numbers. */
  private static final class Compensated {
    private final double[] sum;
    private final double[] lost;

    Compensated(int n) {
      this.sum = new double[n];
      this.lost = new double[n];
    }

    void clear() {
      Arrays.fill(sum, 0);
      Arrays.fill(lost, 0);
    }

    /** The error of a sum of two is exact without knowing which is larger (Knuth's two-sum). */
    void add(double[] value) {
      for (int d = 0; d < sum.length; d++) {
        double before = sum[d];
        double next = before + value[d];
        double added = next - before;
        lost[d] += (before - (next - added)) + (value[d] - added);
        sum[d] = next;
      }
    }

    void end(double[] total) {
      for (int d = 0; d < total.length; d++) {
        total[d] = sum[d] + lost[d];
      }
    }
  }
}
