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
 * x. The solution of x = b + P x is refined: the residual b + P x - x is computed in double
 * precision, the correction by {@link Gmres} in single precision, again until the residual is below
 * {@value #TOLERANCE} of b, in the Euclidean norm of each column.
 *
 * <p>{@value Columns#COUNT} columns are swept together, so that fluxes are read once for all of
 * them. The bits of a column depend on nothing but its own source and losses.
 */
final class ColumnSolver {
  static final double TOLERANCE = 1e-13;

  /** What a course aims at by its own count, which drifts from the true residual. */
  private static final double AIM = TOLERANCE / 2;

  /** What a course of single precision brings a residual down to. */
  private static final double REDUCTION = 3e-5;

  private static final int MOST_COURSES = 1000;

  private final Sweeps sweeps;
  private final Gmres method;
  private final Solution solution;

  private ColumnSolver(WindStreams streams, double[] exchange, int columns) {
    sweeps = new Sweeps(streams, exchange);
    method = new Gmres(sweeps);
    solution = new Solution(new double[columns][exchange.length], new double[columns]);
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
   * @param loss A l by column and cell, m2/s; best the same array where it is the same
   * @param sources e by column and cell, t/s
   */
  static Solution solve(
      WindStreams streams, double[] exchange, double[][] loss, double[][] sources) {
    ColumnSolver solver = new ColumnSolver(streams, exchange, sources.length);
    int from = 0;
    while (from < loss.length) {
      int to = end(loss, from);
      solver.solve(Arrays.copyOfRange(loss, from, to), Arrays.copyOfRange(sources, from, to), from);
      from = to;
    }
    return solver.solution;
  }

  /**
   * Where the columns end that are swept together from one on: those of one loss, which need no
   * divisions, where these are more than half of what could be swept together.
   */
  private static int end(double[][] loss, int from) {
    int most = Math.min(from + Columns.COUNT, loss.length);
    int alike = from;
    while (alike < most && loss[alike] == loss[from]) {
      alike++;
    }
    return 2 * (alike - from) > Columns.COUNT ? alike : most;
  }

  private void solve(double[][] loss, double[][] given, int first) {
    sweeps.lose(loss);
    double[] sources = flat(given);
    double[] x = new double[sweeps.size()];
    double[] residual = new double[x.length];
    double[] swept = new double[x.length];
    double[] export = new double[Columns.COUNT];
    sweeps.sweep(sources, x, residual, export);
    double[] b = norms(residual);
    double[] norms = b;
    boolean[] solved = new boolean[given.length];
    int unsolved = given.length;
    for (int course = 0; course < MOST_COURSES && unsolved > 0; course++) {
      method.correct(residual, norms, goals(norms, b, solved), x);
      sweeps.sweep(sources, x, swept, export);
      for (int i = 0; i < x.length; i++) {
        residual[i] = swept[i] - x[i];
      }
      norms = norms(residual);
      for (int c = 0; c < given.length; c++) {
        // a NaN has not reached anything
        if (!solved[c] && norms[c] <= TOLERANCE * b[c]) {
          // one sweep further, which the residual cost anyway; mass is conserved to the tolerance
          take(c, first + c, swept, export);
          solved[c] = true;
          unsolved--;
        }
      }
    }
    if (unsolved > 0) {
      throw new IllegalStateException(
          "transport did not converge: residuals "
              + Arrays.toString(norms)
              + " of "
              + Arrays.toString(b));
    }
  }

  /** Norms at which columns of a course stop; those that are solved do not move. */
  private static double[] goals(double[] norms, double[] b, boolean[] solved) {
    double[] goals = new double[norms.length];
    Arrays.fill(goals, Double.POSITIVE_INFINITY);
    for (int c = 0; c < solved.length; c++) {
      if (!solved[c]) {
        goals[c] = Math.max(REDUCTION * norms[c], AIM * b[c]);
      }
    }
    return goals;
  }

  /** Column c of those that are swept together, as a part of the solution. */
  private void take(int c, int number, double[] swept, double[] export) {
    double[] mass = solution.mass()[number];
    for (int g = 0; g < mass.length; g++) {
      mass[g] = swept[g * Columns.COUNT + c];
    }
    solution.export()[number] = export[c];
  }

  private static double[] norms(double[] values) {
    return Arrays.stream(Columns.here().dots(values, values)).map(Math::sqrt).toArray();
  }

  /** Columns next to each other; 0 for those that there are not. */
  private static double[] flat(double[][] columns) {
    int n = columns[0].length;
    double[] flat = new double[n * Columns.COUNT];
    for (int c = 0; c < columns.length; c++) {
      for (int g = 0; g < n; g++) {
        flat[g * Columns.COUNT + c] = columns[c][g];
      }
    }
    return flat;
  }
}
