package org.tradewind.uncertainty.draws;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.outputs.Categories;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.outputs.ScaledQuantities;
import org.tradewind.uncertainty.statistics.RunningStatistics;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Draws of chosen numbers, computed again: those that the tables of intervals are statistics of. A
 * number has a position: first come the figures that are drawn, then those that follow from an
 * account.
 */
public final class QuantityDraws {
  private final DrawEngine engine;
  private final List<ScaledQuantities> scaled;

  /**
   * @param drawn all figures of a study
   * @param block draws of a block
   */
  public QuantityDraws(DrawModel model, Drawn drawn, int block) {
    this.engine = new DrawEngine(model, drawn.figures(), block);
    this.scaled = drawn.scaled();
  }

  /**
   * What a number is called.
   *
   * @param table output table
   * @param quantity its column
   * @param key its key as text
   */
  public record Name(String table, String quantity, String key) {}

  /** Positions of some numbers, in their order; -1 for one that has no draws. */
  public int[] find(List<Name> names) {
    Map<Name, Integer> wanted = new HashMap<>();
    names.forEach(name -> wanted.put(name, -1));
    int position = 0;
    for (Quantities figures : engine.figures()) {
      boolean numbers = !(figures instanceof Categories);
      for (int f = 0; f < figures.size(); f++, position++) {
        if (numbers) {
          found(wanted, figures.table(), figures.quantity(), figures.key(f), position);
          footprint(wanted, figures, f, position);
        }
      }
    }
    for (ScaledQuantities figures : scaled) {
      for (int f = 0; f < figures.size(); f++) {
        found(wanted, figures.schema(), figures.quantity(), figures.key(f), position++);
      }
    }
    return names.stream().mapToInt(wanted::get).toArray();
  }

  private static void found(
      Map<Name, Integer> wanted, TableSchema table, String quantity, Object[] key, int position) {
    wanted.replace(new Name(table.name(), quantity, table.keyText(key)), position);
  }

  /** D_cba of pymrio is the account of final consumers by another name. */
  private static void footprint(
      Map<Name, Integer> wanted, Quantities figures, int f, int position) {
    if (figures.table() != AccountTables.ACCOUNT) {
      return;
    }
    Object[] of = figures.key(f);
    if (of[0].equals(Vocabulary.FINAL_CONSUMER)) {
      Object[] key = {PymrioAccounts.Kind.CBA.label(), of[3], of[1], of[2]};
      found(wanted, AccountTables.PYMRIO_ACCOUNT, figures.quantity(), key, position);
    }
  }

  /**
   * Some numbers in some draws.
   *
   * @param positions as {@link #find} gives them
   * @param first first draw
   * @param n number of draws
   * @return numbers x draws, only to be read
   */
  public double[][] draws(int[] positions, long first, int n) {
    int[] drawn = Arrays.stream(positions).map(this::drawn).distinct().sorted().toArray();
    double[][] values = engine.draws(drawn, first, n);
    double[][] all = new double[positions.length][];
    for (int i = 0; i < all.length; i++) {
      double[] of = values[Arrays.binarySearch(drawn, drawn(positions[i]))];
      all[i] = positions[i] < engine.size() ? of : scaled(positions[i] - engine.size(), of);
    }
    return all;
  }

  /**
   * What the first draws of some numbers say. Blocks are those of the tables of intervals, so that
   * sums of figures that are drawn have their bits.
   */
  public Statistics[] statistics(int[] positions, int draws) {
    return statistics(
        central(positions), draws, (some, first, n) -> draws(at(positions, some), first, n));
  }

  /**
   * What the differences of the first draws of two runs say, number by number.
   *
   * @param positions of the numbers here
   * @param other the other run, from which these numbers are taken away
   * @param others their positions there
   */
  public Statistics[] moves(int[] positions, QuantityDraws other, int[] others, int draws) {
    double[] from = central(positions);
    double[] to = other.central(others);
    Arrays.setAll(to, i -> to[i] - from[i]);
    return statistics(
        to,
        draws,
        (some, first, n) -> {
          double[][] before = draws(at(positions, some), first, n);
          double[][] after = other.draws(at(others, some), first, n);
          double[][] moves = new double[some.length][n];
          for (int f = 0; f < some.length; f++) {
            for (int d = 0; d < n; d++) {
              moves[f][d] = after[f][d] - before[f][d];
            }
          }
          return moves;
        });
  }

  /** Draws of some numbers of a list. */
  private interface Source {
    double[][] draws(int[] some, long first, int n);
  }

  private Statistics[] statistics(double[] central, int draws, Source source) {
    int[] all = IntStream.range(0, central.length).toArray();
    RunningStatistics[] running =
        Arrays.stream(central).mapToObj(RunningStatistics::new).toArray(RunningStatistics[]::new);
    for (int first = 0; first < draws; first += engine.block()) {
      int n = Math.min(engine.block(), draws - first);
      double[][] block = source.draws(all, first, n);
      for (int f = 0; f < block.length; f++) {
        running[f].add(block[f], n);
      }
    }
    // draws of which some were let go that would have been needed are computed once more
    return IntStream.of(all)
        .mapToObj(
            f ->
                running[f]
                    .result()
                    .orElseGet(
                        () -> Statistics.of(central[f], source.draws(new int[] {f}, 0, draws)[0])))
        .toArray(Statistics[]::new);
  }

  private static int[] at(int[] positions, int[] some) {
    return Arrays.stream(some).map(i -> positions[i]).toArray();
  }

  private double[] central(int[] positions) {
    return Arrays.stream(positions).mapToDouble(this::central).toArray();
  }

  private double central(int position) {
    int rest = position;
    for (Quantities figures : engine.figures()) {
      if (rest < figures.size()) {
        return figures.central(rest);
      }
      rest -= figures.size();
    }
    int[] at = at(position - engine.size());
    return scaled.get(at[0]).central(at[1]);
  }

  /** Position of what is drawn for a number: itself, or the account that it follows from. */
  private int drawn(int position) {
    if (position < engine.size()) {
      return position;
    }
    int[] at = at(position - engine.size());
    return scaled.get(at[0]).accounts()[at[1]];
  }

  /** Declaration and number in it. */
  private int[] at(int number) {
    int declaration = 0;
    int rest = number;
    while (rest >= scaled.get(declaration).size()) {
      rest -= scaled.get(declaration++).size();
    }
    return new int[] {declaration, rest};
  }

  private double[] scaled(int number, double[] account) {
    int[] at = at(number);
    ScaledQuantities figures = scaled.get(at[0]);
    double central = engine.figures().get(0).central(figures.accounts()[at[1]]);
    return figures.of(at[1], central, account);
  }
}
