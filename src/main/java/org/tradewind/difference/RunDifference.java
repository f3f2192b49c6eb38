package org.tradewind.difference;

import java.util.List;

/**
 * All that differs between two runs.
 *
 * @param runs the two runs
 * @param inputs what went into them
 * @param tables tables that both have
 * @param onlyA tables of the first alone
 * @param onlyB tables of the second alone
 * @param unknown tables of both whose columns this version does not know
 * @param intervals numbers with intervals in both, of those that moved
 * @param pairing in words: how moves are told from Monte Carlo error; empty without intervals
 * @param causes what moved the headline figures, where that was asked
 * @param explained whether it was asked
 * @param tolerance relative difference up to which a number has not moved
 */
public record RunDifference(
    Runs runs,
    List<InputChange> inputs,
    List<TableDifference> tables,
    List<String> onlyA,
    List<String> onlyB,
    List<String> unknown,
    List<IntervalDifference> intervals,
    String pairing,
    List<Cause> causes,
    boolean explained,
    double tolerance) {

  /**
   * The two runs.
   *
   * @param a folder of the first
   * @param b folder of the second
   * @param studyA name of the first's study
   * @param studyB name of the second's study
   */
  public record Runs(String a, String b, String studyA, String studyB) {}

  public RunDifference {
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
    onlyA = List.copyOf(onlyA);
    onlyB = List.copyOf(onlyB);
    unknown = List.copyOf(unknown);
    intervals = List.copyOf(intervals);
    causes = List.copyOf(causes);
  }

  /** Whether every table is in both runs, with the same rows and values. */
  public boolean nothingMoved() {
    return tables.stream().allMatch(TableDifference::nothingMoved)
        && onlyA.isEmpty()
        && onlyB.isEmpty()
        && unknown.isEmpty();
  }

  /** The same with what moved it. */
  public RunDifference because(List<Cause> found) {
    return new RunDifference(
        runs, inputs, tables, onlyA, onlyB, unknown, intervals, pairing, found, true, tolerance);
  }
}
