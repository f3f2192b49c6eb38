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
 *
 * <p>{@value Columns#COUNT} columns are swept together, so that fluxes are read once for all of
 * them. A group of {@value #GROUP} columns is solved when each of them is: the steps that a column
 * makes, and so its last bits, depend on its group and on nothing else.
 */
final class ColumnSolver {
  static final double TOLERANCE = 1e-13;

  /** What a course of BiCGSTAB aims at by its own count, which drifts from the true residual. */
  private static final double AIM = TOLERANCE / 2;

  private static final int MOST_COURSES = 30;
  private static final int MOST_STEPS = 500;
  private static final int GROUP = 4;

  /** Diagonals between which {@link VectorColumns} divides exactly by their reciprocals, m2/s. */
  private static final double LEAST = 1e-30;

  private static final double MOST = 1e30;

  private final WindStreams streams;
  // A l + A / T: [cell] where all columns have the same, else [cell * COUNT + column]
  private final double[] diagonal;
  // A / T: [cell * COUNT + column]
  private final double[] exchange;
  private final double[] sources;
  private final double[] work;

  private ColumnSolver(WindStreams streams, double[] exchange, double[][] loss) {
    this.streams = streams;
    this.exchange = flat(exchange, exchange);
    double[][] diagonals = new double[loss.length][exchange.length];
    for (int r = 0; r < loss.length; r++) {
      for (int g = 0; g < exchange.length; g++) {
        diagonals[r][g] = exchange[g] + loss[r][g];
      }
    }
    boolean alike =
        Arrays.stream(loss).allMatch(l -> l == loss[0])
            && Arrays.stream(diagonals[0]).allMatch(d -> d > LEAST && d < MOST);
    this.diagonal = alike ? diagonals[0] : flat(diagonals);
    this.sources = new double[this.exchange.length];
    this.work = new double[streams.rows() * Columns.COUNT];
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
    Solution solution =
        new Solution(new double[sources.length][exchange.length], new double[sources.length]);
    for (int from = 0; from < sources.length; from += Columns.COUNT) {
      int to = Math.min(from + Columns.COUNT, sources.length);
      new ColumnSolver(streams, exchange, Arrays.copyOfRange(loss, from, to))
          .solve(Arrays.copyOfRange(sources, from, to), from, solution);
    }
    return solution;
  }

  private void solve(double[][] given, int first, Solution solution) {
    double[] source = flat(given);
    double[] export = new double[Columns.COUNT];
    double[] b = new double[source.length + streams.lagged() * Columns.COUNT];
    sweep(source, new double[b.length], b, export);
    double[] aim = BicgStab.norms(b);
    double[] x = b.clone();
    double[] swept = new double[b.length];
    double[] residual = new double[b.length];
    boolean[] solved = new boolean[(given.length + GROUP - 1) / GROUP];
    for (int course = 0; ; course++) {
      Arrays.fill(export, 0);
      sweepFrom(source, x, swept, export);
      for (int i = 0; i < x.length; i++) {
        residual[i] = swept[i] - x[i];
      }
      double[] norms = BicgStab.norms(residual);
      for (int group = 0; group < solved.length; group++) {
        if (!solved[group] && reached(norms, aim, TOLERANCE, group)) {
          // one sweep further, which the residual cost anyway; mass is conserved to the tolerance
          take(group, given.length, first, swept, export, solution);
          solved[group] = true;
        } else if (!solved[group] && course == MOST_COURSES) {
          throw new IllegalStateException(
              "transport did not converge: residuals "
                  + Arrays.toString(of(group, norms))
                  + " of "
                  + Arrays.toString(of(group, aim)));
        }
      }
      if (all(solved)) {
        return;
      }
      correct(x, residual, aim, solved);
    }
  }

  /** Solves (1 - P) d = residual, and adds d to the columns of x that are not solved yet. */
  private void correct(double[] x, double[] residual, double[] aim, boolean[] solved) {
    BicgStab method = new BicgStab(residual, this::oneMinusSweep);
    boolean[] done = solved.clone();
    for (int step = 0; step < MOST_STEPS && !all(done); step++) {
      double[] norms = method.residualNorms();
      for (int group = 0; group < done.length; group++) {
        if (!done[group] && reached(norms, aim, AIM, group)) {
          add(x, method.solution(), group);
          done[group] = true;
        }
      }
      boolean[] moved = all(done) ? new boolean[Columns.COUNT] : method.step();
      for (int group = 0; group < done.length; group++) {
        if (!done[group] && !moved(moved, group)) {
          add(x, method.solution(), group);
          done[group] = true;
        }
      }
    }
    for (int group = 0; group < done.length; group++) {
      if (!done[group]) {
        add(x, method.solution(), group);
      }
    }
  }

  private void oneMinusSweep(double[] x, double[] result) {
    sweepFrom(null, x, result, null);
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i] - result[i];
    }
  }

  /** result = b + P x for a source, P x without one. */
  private void sweepFrom(double[] source, double[] x, double[] result, double[] export) {
    for (int i = 0; i < sources.length; i++) {
      sources[i] = exchange[i] * x[i];
    }
    if (source != null) {
      for (int i = 0; i < sources.length; i++) {
        sources[i] += source[i];
      }
    }
    sweep(sources, x, result, export);
  }

  /** One sweep through all streams; x is read for its lagged values alone. */
  private void sweep(double[] from, double[] x, double[] result, double[] export) {
    Arrays.fill(result, 0, from.length, 0);
    double weight = 1.0 / streams.all().size();
    int at = from.length;
    for (WindStream stream : streams.all()) {
      stream.lend(x, at, work);
      Columns.here().sweep(stream.traversal(), from, diagonal, work, weight, result);
      at = stream.lag(work, result, at);
      if (export != null) {
        stream.addExport(work, weight, export);
      }
    }
  }

  /** The columns of a group, as a part of the solution. */
  private static void take(
      int group, int count, int first, double[] swept, double[] export, Solution solution) {
    for (int r = group * GROUP; r < Math.min(count, (group + 1) * GROUP); r++) {
      double[] mass = solution.mass()[first + r];
      for (int g = 0; g < mass.length; g++) {
        mass[g] = swept[g * Columns.COUNT + r];
      }
      solution.export()[first + r] = export[r];
    }
  }

  private static double[] of(int group, double[] values) {
    return Arrays.copyOfRange(values, group * GROUP, (group + 1) * GROUP);
  }

  private static boolean reached(double[] norms, double[] aim, double tolerance, int group) {
    for (int r = group * GROUP; r < (group + 1) * GROUP; r++) {
      // written so that a NaN has not reached anything
      if (!(norms[r] <= tolerance * aim[r])) {
        return false;
      }
    }
    return true;
  }

  private static boolean moved(boolean[] columns, int group) {
    boolean moved = false;
    for (int r = group * GROUP; r < (group + 1) * GROUP; r++) {
      moved |= columns[r];
    }
    return moved;
  }

  private static boolean all(boolean[] values) {
    boolean all = true;
    for (boolean value : values) {
      all &= value;
    }
    return all;
  }

  private static void add(double[] x, double[] d, int group) {
    for (int i = group * GROUP; i < x.length; i += Columns.COUNT) {
      for (int r = 0; r < GROUP; r++) {
        x[i + r] += d[i + r];
      }
    }
  }

  /** Columns side by side; the last stands in for those that there are not. */
  private static double[] flat(double[]... columns) {
    int n = columns[0].length;
    double[] flat = new double[n * Columns.COUNT];
    for (int r = 0; r < Columns.COUNT; r++) {
      double[] column = columns[Math.min(r, columns.length - 1)];
      for (int g = 0; g < n; g++) {
        flat[g * Columns.COUNT + r] = column[g];
      }
    }
    return flat;
  }
}
