package org.tradewind.uncertainty.coefficients;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Stressors;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.CoefficientParameters;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Draws of flows, embodied trade and accounts under uncertain coefficients of the MRIO. In each
 * draw the table is drawn and rebalanced ({@link TransactionDraws}), factored and solved; the
 * central emissions go through it, then those of the same draw of {@link DrawModel}:
 *
 * <pre>
 *   coefficients   F     (I - Z_d x^-1)^-1 Y
 *   all            F_d   (I - Z_d x^-1)^-1 Y
 * </pre>
 *
 * Every draw conserves what is emitted, since row sums of the table stay. Draws are worked in
 * blocks of {@value #BLOCK}, wherever this travels; a draw does not depend on its block.
 */
public final class CoefficientDraws implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws in a block. */
  public static final int BLOCK = 10;

  /** What is drawn, in the order of the numbers. */
  private static final List<String> DRAWN = List.of("coefficients", "all");

  private final TransactionDraws transactions;
  private final Stressors source;
  private final DrawModel model;
  private final MrioParameters.Backend backend;

  private CoefficientDraws(
      TransactionDraws transactions,
      Stressors source,
      DrawModel model,
      MrioParameters.Backend backend) {
    this.transactions = transactions;
    this.source = source;
    this.model = model;
    this.backend = backend;
  }

  /**
   * The draws of a study.
   *
   * @param model draws of its emissions
   * @param flows its central run
   * @param rule how uncertain transactions are
   * @param seed of all streams
   * @param backend that solves, as in the central run
   */
  public static CoefficientDraws of(
      DrawModel model,
      FlowEngine flows,
      CoefficientParameters rule,
      long seed,
      MrioParameters.Backend backend) {
    return new CoefficientDraws(
        TransactionDraws.of(flows.mrio(), rule, seed), flows.source(), model, backend);
  }

  /** Number of blocks that some draws take. */
  public static int blocks(int draws) {
    return (draws + BLOCK - 1) / BLOCK;
  }

  /**
   * What a block leaves.
   *
   * @param numbers numbers x draws; none where there is a mistake
   * @param mistake what is wrong with the inputs, to be told in the order of the blocks
   */
  public record Part(double[][] numbers, Optional<UserError> mistake) {}

  /** All numbers in the draws of a block. */
  public Part block(int block) {
    int first = block * BLOCK;
    AccountDraws emissions = model.draw(first, BLOCK);
    double[][] byDraw = new double[BLOCK][];
    try {
      for (int d = 0; d < BLOCK; d++) {
        byDraw[d] = numbers(transactions.draw(first + d), drawn(emissions, d));
      }
    } catch (UserError mistake) {
      return new Part(new double[0][], Optional.of(mistake));
    }
    double[][] numbers = new double[byDraw[0].length][BLOCK];
    for (int f = 0; f < numbers.length; f++) {
      for (int d = 0; d < BLOCK; d++) {
        numbers[f][d] = byDraw[d][f];
      }
    }
    return new Part(numbers, Optional.empty());
  }

  /** All numbers in the central run. */
  public double[] central(FlowEngine central) {
    double[] values = CoefficientQuantities.values(central, stressors());
    return DRAWN.stream().flatMapToDouble(kind -> Arrays.stream(values)).toArray();
  }

  private double[] numbers(Mrio table, Stressors drawn) {
    FlowEngine flows = FlowEngine.of(table, LeontiefSolver.of(table, backend), source);
    return Stream.of(flows, flows.with(drawn))
        .flatMapToDouble(f -> Arrays.stream(CoefficientQuantities.values(f, stressors())))
        .toArray();
  }

  private Axis stressors() {
    return model.stressors();
  }

  /** The stressors with the emissions of a draw; those that are not drawn are central. */
  private Stressors drawn(AccountDraws emissions, int draw) {
    double[] values = source.values().clone();
    int rows = transactions.mrio().size();
    for (int k = 0; k < stressors().size(); k++) {
      int at = source.names().find(stressors().label(k)) * rows;
      double[][] drawn = emissions.values(k);
      for (int i = 0; i < rows; i++) {
        values[at + i] = drawn[i][draw];
      }
    }
    return source.withValues(values);
  }

  /**
   * The tables of intervals.
   *
   * @param central the central run
   * @param statistics of all numbers
   */
  public List<Table> tables(FlowEngine central, List<Statistics> statistics) {
    Map<String, Table.Builder> tables = CoefficientQuantities.tables();
    int each = statistics.size() / DRAWN.size();
    for (int kind = 0; kind < DRAWN.size(); kind++) {
      List<Statistics> some = statistics.subList(kind * each, (kind + 1) * each);
      CoefficientQuantities.add(central, stressors(), DRAWN.get(kind), some, tables);
    }
    return Outputs.OF_COEFFICIENTS.stream().map(of -> tables.get(of.name()).build()).toList();
  }
}
