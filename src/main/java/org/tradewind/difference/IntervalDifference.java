package org.tradewind.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * How the mean of a number that was drawn differs between two runs, beside what the number of draws
 * alone could make of it.
 *
 * @param table table of intervals
 * @param quantity column of the table of central values
 * @param key key of the number
 * @param way how the error was told
 * @param a the number in the first run
 * @param b the number in the second run
 * @param move mean of B - mean of A; of paired draws the mean of their differences
 * @param mcError standard error of the move, or its upper bound
 * @param bound whether it is rather an upper bound
 * @param p2_5 2.5 % quantile of the differences of paired draws, else NaN
 * @param p97_5 97.5 % quantile, else NaN
 */
public record IntervalDifference(
    String table,
    String quantity,
    String key,
    Way way,
    Drawn a,
    Drawn b,
    double move,
    double mcError,
    boolean bound,
    double p2_5,
    double p97_5) {

  /** How many standard errors a move must exceed. */
  public static final double ERRORS = 2;

  /**
   * How the draws of two runs go together.
   *
   * @param same whether draw d of both has the same numbers: one seed, one sampler
   * @param evenly whether those of either are points of Sobol's sequence, whose means err less, as
   *     a rule, than sd / sqrt(n)
   */
  public record Sampling(boolean same, boolean evenly) {}

  /** How the error of a move is told. */
  public enum Way {
    /** The same random numbers, draw by draw: the standard error of the mean difference. */
    PAIRED,
    /** Different seeds or samplers: sqrt(mcA^2 + mcB^2). */
    INDEPENDENT,
    /** The same seed without draws to pair: mcA + mcB, which holds for any correlation. */
    UNPAIRED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A number as a table of intervals has it.
   *
   * @param central value of the central run
   * @param mean mean of the draws
   * @param sd standard deviation of the draws
   * @param mcError standard error of the mean
   */
  public record Drawn(double central, double mean, double sd, double mcError) {
    private static Drawn of(Table table, int row) {
      return new Drawn(
          table.doubles("central")[row],
          table.doubles("mean")[row],
          table.doubles("sd")[row],
          table.doubles("mc_error")[row]);
    }

    private boolean moved(Drawn other, double tolerance) {
      return Values.moved(central, other.central, tolerance)
          || Values.moved(mean, other.mean, tolerance)
          || Values.moved(sd, other.sd, tolerance)
          || Values.moved(mcError, other.mcError, tolerance);
    }
  }

  /**
   * The numbers of two tables of intervals of which anything moved.
   *
   * @param of the table whose intervals they hold
   * @param sampling how their draws go together
   * @param tolerance relative difference up to which a number has not moved
   */
  public static List<IntervalDifference> of(
      TableSchema of, Table a, Table b, Sampling sampling, double tolerance) {
    RowMatch match = RowMatch.of(a, b);
    List<IntervalDifference> moved = new ArrayList<>();
    for (int row = 0; row < a.rows(); row++) {
      if (match.inB(row) >= 0) {
        Drawn inA = Drawn.of(a, row);
        Drawn inB = Drawn.of(b, match.inB(row));
        if (inA.moved(inB, tolerance)) {
          moved.add(
              ofMeans(a.name(), a.strings("quantity")[row], key(of, a, row), sampling, inA, inB));
        }
      }
    }
    return moved;
  }

  private static String key(TableSchema of, Table table, int row) {
    TableSchema schema = table.schema();
    return of.keyText(
        of.key().stream().map(key -> table.value(row, schema.position(key))).toArray());
  }

  /** Without the draws: of different draws, or of the same. */
  static IntervalDifference ofMeans(
      String table, String quantity, String key, Sampling sampling, Drawn a, Drawn b) {
    double error =
        sampling.same() ? a.mcError() + b.mcError() : StrictMath.hypot(a.mcError(), b.mcError());
    return new IntervalDifference(
        table,
        quantity,
        key,
        sampling.same() ? Way.UNPAIRED : Way.INDEPENDENT,
        a,
        b,
        b.mean() - a.mean(),
        error,
        sampling.same() || sampling.evenly(),
        Double.NaN,
        Double.NaN);
  }

  /**
   * Of paired draws.
   *
   * @param s what the differences of the draws say, B - A
   * @param evenly whether they are of points of Sobol's sequence
   */
  public IntervalDifference paired(Statistics s, boolean evenly) {
    return new IntervalDifference(
        table, quantity, key, Way.PAIRED, a, b, s.mean(), s.mcError(), evenly, s.p2_5(), s.p97_5());
  }

  /**
   * Whether the move may or may not be more than the draws alone explain: without pairs of the same
   * draws its error is known to lie below a bound, and may be much smaller.
   */
  public boolean undecided() {
    return way == Way.UNPAIRED && !beyond();
  }

  /** Whether the move is more than the draws alone explain. */
  public boolean beyond() {
    return Math.abs(move) > ERRORS * mcError;
  }
}
