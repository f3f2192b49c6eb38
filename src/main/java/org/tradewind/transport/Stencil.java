package org.tradewind.transport;

import org.apache.commons.math3.special.Erf;
import org.tradewind.axes.CompensatedSum;

/**
 * Where the PM2.5 of a source at the origin is, averaged over its life: weights w(dx, dy) of the
 * cells around the source, at most 1 in sum; the rest lies beyond the reach.
 *
 * <p>A parcel of age t is spread about the point (u t, v t) by a normal law whose variance along
 * each axis is Taylor's (Proc. London Math. Soc. 20, 196-212, 1921) for a wind of standard
 * deviation s that loses its memory with time scale T, plus that of an even spread over the
 * source's own cell of width d:
 *
 * <pre>
 *   sigma^2(t) = 2 s^2 T (t - T (1 - exp(-t/T))) + d^2 / 12
 *   w = sum over ages t_i, i = 1..N, of (1/N) (normal law about (u t_i, v t_i), integrated over
 *       each cell),   t_i = formation - lifetime ln(1 - (i - 1/2)/N)
 * </pre>
 *
 * <p>The ages are N equally likely ones of the exponential law that first-order removal gives,
 * after the time of formation.
 */
final class Stencil {
  /** Number of ages; with 32 the youngest is a 64th of the lifetime. */
  static final int AGES = 32;

  private static final double SECONDS = 3600;

  /** Beyond so many standard deviations the normal law holds less than 1e-14. */
  private static final double TAIL = 8;

  /** Sources taken at a time; each row of weights has that many zeros less one on either side. */
  private static final int BLOCK = 4;

  private static final int PAD = BLOCK - 1;

  private final int reachX;
  private final int reachY;
  private final double[][] weights;

  private Stencil(int reachX, int reachY, double[][] weights) {
    this.reachX = reachX;
    this.reachY = reachY;
    this.weights = weights;
  }

  /**
   * The stencil of a transport in a mean wind.
   *
   * @param transport lifetime and time of formation
   * @param u mean wind along rows, m/s
   * @param v mean wind along columns, m/s
   * @param p variability of the wind and reach
   * @param width width of a cell, m
   * @param height height of a cell, m
   * @param maxX columns beyond which no cell of the grid can be, so none is computed
   * @param maxY the same for rows
   */
  static Stencil of(
      SpeciesTransport transport,
      double u,
      double v,
      KernelParameters p,
      double width,
      double height,
      int maxX,
      int maxY) {
    int reachX = (int) Math.min(maxX, Math.floor(p.reachKm() * 1000 / width));
    int reachY = (int) Math.min(maxY, Math.floor(p.reachKm() * 1000 / height));
    double[][] weights = new double[2 * reachY + 1][2 * (reachX + PAD) + 1];
    double memory = p.lagrangianHours() * SECONDS;
    for (int i = 0; i < AGES; i++) {
      double age =
          SECONDS
              * (transport.formationHours()
                  - transport.lifetimeHours() * Math.log1p(-(i + 0.5) / AGES));
      double variance =
          2 * p.windSd() * p.windSd() * memory * (age + memory * Math.expm1(-age / memory));
      double[] alongX = cells(u * age, Math.sqrt(variance + width * width / 12), width, reachX);
      double[] alongY = cells(v * age, Math.sqrt(variance + height * height / 12), height, reachY);
      for (int y = 0; y < alongY.length; y++) {
        double share = alongY[y] / AGES;
        if (share > 0) {
          for (int x = 0; x < alongX.length; x++) {
            weights[y][x + PAD] += share * alongX[x];
          }
        }
      }
    }
    return new Stencil(reachX, reachY, weights);
  }

  /** Mass of a normal law in the cells -reach..reach, the source being the middle of cell 0. */
  private static double[] cells(double mean, double sigma, double size, int reach) {
    double[] mass = new double[2 * reach + 1];
    double below = cumulative((-(reach + 0.5) * size - mean) / sigma);
    for (int i = 0; i < mass.length; i++) {
      double above = cumulative(((i - reach + 0.5) * size - mean) / sigma);
      mass[i] = above - below;
      below = above;
    }
    return mass;
  }

  private static double cumulative(double x) {
    if (x < -TAIL) {
      return 0;
    }
    return x > TAIL ? 1 : 0.5 * (1 + Erf.erf(x / Math.sqrt(2)));
  }

  /** The adjoint stencil: w(-dx, -dy). */
  Stencil flipped() {
    double[][] turned = new double[weights.length][];
    for (int y = 0; y < weights.length; y++) {
      double[] row = weights[weights.length - 1 - y];
      turned[y] = new double[row.length];
      for (int x = 0; x < row.length; x++) {
        turned[y][x] = row[row.length - 1 - x];
      }
    }
    return new Stencil(reachX, reachY, turned);
  }

  /** Sum of the weights; what is missing to 1 lies beyond the reach. */
  double mass() {
    CompensatedSum sum = new CompensatedSum();
    for (double[] row : weights) {
      for (double weight : row) {
        sum.add(weight);
      }
    }
    return sum.value();
  }

  /** Weight of the cell dx columns east and dy rows north of the source; 0 beyond the reach. */
  double weight(int dx, int dy) {
    return Math.abs(dx) > reachX || Math.abs(dy) > reachY
        ? 0
        : weights[dy + reachY][dx + reachX + PAD];
  }

  /**
   * Spreads a field: out(x, y) = sum over (x', y') of field(x', y') w(x - x', y - y'), in rows and
   * columns where the result is wanted.
   */
  double[][] spread(CellRows wanted, CellRows sources, double[][] field) {
    double[][] out = new double[field.length][field[0].length];
    for (int y = 0; y < out.length; y++) {
      if (wanted.empty(y)) {
        continue;
      }
      int from = Math.max(0, y - reachY);
      int to = Math.min(out.length - 1, y + reachY);
      for (int source = from; source <= to; source++) {
        if (!sources.empty(source)) {
          addRow(out[y], wanted, y, field[source], sources, source, weights[y - source + reachY]);
        }
      }
    }
    return out;
  }

  /** Adds what one row of sources sends to one row of the result, four sources at a time. */
  private void addRow(
      double[] out,
      CellRows wanted,
      int y,
      double[] field,
      CellRows sources,
      int source,
      double[] weight) {
    int last = sources.last(source);
    for (int s = sources.first(source); s <= last; s += BLOCK) {
      double v0 = field[s];
      double v1 = s + 1 <= last ? field[s + 1] : 0;
      double v2 = s + 2 <= last ? field[s + 2] : 0;
      double v3 = s + 3 <= last ? field[s + 3] : 0;
      if (v0 == 0 && v1 == 0 && v2 == 0 && v3 == 0) {
        continue;
      }
      int from = Math.max(wanted.first(y), s - reachX);
      int to = Math.min(wanted.last(y), s + BLOCK - 1 + reachX);
      int shift = reachX + PAD - s;
      for (int x = from; x <= to; x++) {
        int w = x + shift;
        out[x] += v0 * weight[w] + v1 * weight[w - 1] + v2 * weight[w - 2] + v3 * weight[w - 3];
      }
    }
  }
}
