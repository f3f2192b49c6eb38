package org.tradewind.transport;

import java.util.Arrays;

/**
 * Solves for the column masses M (t/m2) of several tracers at once, carried by the same streams:
 *
 * <pre>
 *   (T_s + A l + A / T) v_s = e + (A / T) M   for each stream s,    M = (1/S) sum over s of v_s
 * </pre>
 *
 * with A the area of each cell (m2), l the loss (1/s), 1/T the rate of leaving a stream, e the
 * source (t/s): M = H e. The transposed problem has T_s' in place of T_s and gives H' e. With x the
 * masses M and the lagged values of {@link WindStream}, one sweep through all streams is x -> b + P
 * x; x = b + P x is solved by BiCGSTAB (van der Vorst, SIAM J. Sci. Stat. Comput. 13, 631-644,
 * 1992) on the residual of the last solution, again until the residual is below {@value #TOLERANCE}
 * of b, in the Euclidean norm of each column.
 */
final class ColumnSolver {
  static final double TOLERANCE = 1e-13;

  /** What a course of BiCGSTAB aims at by its own count, which drifts from the true residual. */
  private static final double AIM = TOLERANCE / 2;

  private static final int MOST_COURSES = 30;
  private static final int MOST_STEPS = 500;

  private final WindStreams streams;
  private final int columns;
  // [cell * columns + column]: A l + A / T, and A / T
  private final double[] diagonal;
  private final double[] exchange;
  private final double[] work;

  private ColumnSolver(WindStreams streams, double[] exchange, double[][] loss) {
    this.streams = streams;
    this.columns = loss.length;
    this.exchange = new double[exchange.length * columns];
    this.diagonal = new double[exchange.length * columns];
    for (int g = 0; g < exchange.length; g++) {
      for (int r = 0; r < columns; r++) {
        this.exchange[g * columns + r] = exchange[g];
        this.diagonal[g * columns + r] = exchange[g] + loss[r][g];
      }
    }
    this.work = new double[exchange.length * columns];
  }

  /**
   * What comes out.
   *
   * @param mass M, or the adjoint's, by column and cell
   * @param export what leaves through the edge of the grid, by column, t/s; of the adjoint without
   *     meaning
   */
  record Solution(double[][] mass, double[] export) {}

  /**
   * M = H e for any number of columns; H' e with the transposed streams.
   *
   * @param exchange A / T by cell, m2/s
   * @param loss A l by column and cell, m2/s
   * @param sources e by column and cell, t/s
   */
  static Solution solve(
      WindStreams streams, double[] exchange, double[][] loss, double[][] sources) {
    double[][] mass = new double[sources.length][];
    double[] export = new double[sources.length];
    for (int from = 0; from < sources.length; from += WindStream.LANES) {
      int count = Math.min(WindStream.LANES, sources.length - from);
      int width = count == 1 ? 1 : WindStream.LANES;
      double[][] someLoss = new double[width][];
      double[][] someSources = new double[width][];
      for (int r = 0; r < width; r++) {
        // columns too many have nothing to do: their source is 0
        someLoss[r] = loss[Math.min(from + r, loss.length - 1)];
        someSources[r] = r < count ? sources[from + r] : new double[exchange.length];
      }
      Solution part = new ColumnSolver(streams, exchange, someLoss).solve(someSources);
      System.arraycopy(part.mass, 0, mass, from, count);
      System.arraycopy(part.export, 0, export, from, count);
    }
    return new Solution(mass, export);
  }

  private Solution solve(double[][] sources) {
    double[] source = flat(sources);
    double[] export = new double[columns];
    double[] b = new double[source.length + streams.lagged() * columns];
    sweep(source, new double[b.length], b, export);
    double[] aim = norms(b);
    double[] x = b.clone();
    double[] swept = new double[b.length];
    double[] residual = new double[b.length];
    for (int course = 0; ; course++) {
      Arrays.fill(export, 0);
      sweepFrom(source, x, swept, export);
      for (int i = 0; i < x.length; i++) {
        residual[i] = swept[i] - x[i];
      }
      if (reached(norms(residual), aim, TOLERANCE)) {
        // one sweep further, which the residual cost anyway; mass is conserved to the tolerance
        return new Solution(unflat(swept), export);
      }
      if (course == MOST_COURSES) {
        throw new IllegalStateException(
            "transport did not converge: residuals "
                + Arrays.toString(norms(residual))
                + " of "
                + Arrays.toString(aim));
      }
      add(x, correction(residual, aim));
    }
  }

  /** Solves (1 - P) d = residual. */
  private double[] correction(double[] residual, double[] aim) {
    BicgStab method = new BicgStab(residual, columns, this::oneMinusSweep);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (reached(method.residualNorms(), aim, AIM) || !method.step()) {
        break;
      }
    }
    return method.solution();
  }

  private void oneMinusSweep(double[] x, double[] result) {
    sweepFrom(null, x, result, null);
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i] - result[i];
    }
  }

  /** result = b + P x for a source, P x without one. */
  private void sweepFrom(double[] source, double[] x, double[] result, double[] export) {
    double[] sources = new double[exchange.length];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = exchange[i] * x[i] + (source == null ? 0 : source[i]);
    }
    sweep(sources, x, result, export);
  }

  /** One sweep through all streams; x is read for its lagged values alone. */
  private void sweep(double[] sources, double[] x, double[] result, double[] export) {
    Arrays.fill(result, 0, sources.length, 0);
    System.arraycopy(x, sources.length, result, sources.length, x.length - sources.length);
    double weight = 1.0 / streams.all().size();
    int at = sources.length;
    for (WindStream stream : streams.all()) {
      stream.sweep(sources, diagonal, work, result, at, columns);
      at += stream.lagged() * columns;
      for (int i = 0; i < work.length; i++) {
        result[i] += weight * work[i];
      }
      if (export != null) {
        stream.addExport(work, weight, export);
      }
    }
  }

  private double[] norms(double[] values) {
    return BicgStab.norms(values, columns);
  }

  private static boolean reached(double[] norms, double[] aim, double tolerance) {
    for (int r = 0; r < norms.length; r++) {
      // written so that a NaN has not reached anything
      if (!(norms[r] <= tolerance * aim[r])) {
        return false;
      }
    }
    return true;
  }

  private static void add(double[] x, double[] d) {
    for (int i = 0; i < x.length; i++) {
      x[i] += d[i];
    }
  }

  private double[] flat(double[][] values) {
    double[] flat = new double[exchange.length];
    for (int r = 0; r < columns; r++) {
      for (int g = 0; g < values[r].length; g++) {
        flat[g * columns + r] = values[r][g];
      }
    }
    return flat;
  }

  private double[][] unflat(double[] flat) {
    double[][] values = new double[columns][exchange.length / columns];
    for (int r = 0; r < columns; r++) {
      for (int g = 0; g < values[r].length; g++) {
        values[r][g] = flat[g * columns + r];
      }
    }
    return values;
  }
}
