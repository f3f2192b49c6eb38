package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

/**
 * Intervals of flows, embodied trade and accounts under uncertain coefficients of the MRIO. In each
 * draw the table is drawn and rebalanced ({@link TransactionDraws}), factored and solved; the
 * central emissions go through it, then those of the same draw of {@link DrawModel}:
 *
 * <pre>
 *   coefficients   F     (I - Z_d x^-1)^-1 Y
 *   all            F_d   (I - Z_d x^-1)^-1 Y
 * </pre>
 *
 * Every draw conserves what is emitted, since row sums of the table stay. Draws are worked in
 * blocks of {@value #BLOCK} and may travel; a draw does not depend on its block.
 */
public final class CoefficientIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws in a block. */
  public static final int BLOCK = 10;

  /** What is drawn, in the order of the numbers. */
  private static final List<String> DRAWN = List.of("coefficients", "all");

  private final TransactionDraws transactions;
  private final Stressors source;
  private final DrawModel model;
  private final MrioParameters.Backend backend;
  private final int draws;

  private CoefficientIntervals(
      TransactionDraws transactions,
      Stressors source,
      DrawModel model,
      MrioParameters.Backend backend,
      int draws) {
    this.transactions = transactions;
    this.source = source;
    this.model = model;
    this.backend = backend;
    this.draws = draws;
  }

  /**
   * The draws of a study.
   *
   * @param model draws of its emissions
   * @param flows its central run
   * @param rule how uncertain transactions are
   * @param seed of all streams
   * @param backend that solves, as in the central run
   * @param draws number of draws
   */
  public static CoefficientIntervals of(
      DrawModel model,
      FlowEngine flows,
      CoefficientParameters rule,
      long seed,
      MrioParameters.Backend backend,
      int draws) {
    return new CoefficientIntervals(
        TransactionDraws.of(flows.mrio(), rule, seed), flows.source(), model, backend, draws);
  }

  /** Number of draws. */
  public int draws() {
    return draws;
  }

  /** Number of blocks. */
  public int blocks() {
    return (draws + BLOCK - 1) / BLOCK;
  }

  /**
   * What a block leaves.
   *
   * @param numbers draws x numbers; none where there is a mistake
   * @param mistakes at most one, told when blocks are put together, so that it is the first
   */
  public record Part(double[][] numbers, List<UserError> mistakes) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** All numbers in the draws of a block. */
  public Part block(int block) {
    int first = block * BLOCK;
    AccountDraws emissions = model.draw(first, Math.min(BLOCK, draws - first));
    double[][] numbers = new double[emissions.draws()][];
    try {
      for (int d = 0; d < numbers.length; d++) {
        numbers[d] = numbers(transactions.draw(first + d), drawn(emissions, d));
      }
      return new Part(numbers, List.of());
    } catch (UserError mistake) {
      return new Part(new double[0][], List.of(mistake));
    }
  }

  private double[] numbers(Mrio table, Stressors drawn) {
    FlowEngine flows = FlowEngine.of(table, LeontiefSolver.of(table, backend), source);
    return Stream.of(flows, flows.with(drawn))
        .flatMapToDouble(f -> Arrays.stream(CoefficientFigures.values(f, stressors())))
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
   * @param blocks all blocks, in their order
   */
  public List<Table> tables(FlowEngine central, List<Part> blocks) {
    blocks.stream()
        .flatMap(b -> b.mistakes().stream())
        .findFirst()
        .ifPresent(
            mistake -> {
              throw mistake;
            });
    double[][] all =
        blocks.stream().flatMap(b -> Arrays.stream(b.numbers())).toArray(double[][]::new);
    double[] values = CoefficientFigures.values(central, stressors());
    Map<String, Table.Builder> tables = CoefficientFigures.tables();
    for (int kind = 0; kind < DRAWN.size(); kind++) {
      List<Statistics> statistics = new ArrayList<>();
      for (int f = 0; f < values.length; f++) {
        int at = kind * values.length + f;
        double[] drawn = Arrays.stream(all).mapToDouble(draw -> draw[at]).toArray();
        statistics.add(Statistics.of(values[f], drawn));
      }
      CoefficientFigures.add(central, stressors(), DRAWN.get(kind), statistics, tables);
    }
    return Outputs.OF_COEFFICIENTS.stream().map(of -> tables.get(of.name()).build()).toList();
  }
}
