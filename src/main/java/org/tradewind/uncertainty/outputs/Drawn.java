package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.List;

/**
 * What a stage of the run has drawn. A stage joins by declaring its figures here; nothing else
 * knows of it.
 *
 * @param figures all that are drawn
 * @param summarised how many of these declarations, the first, also stand in table summary
 * @param scaled numbers that follow from an account's statistics
 */
public record Drawn(List<Quantities> figures, int summarised, List<ScaledQuantities> scaled) {
  public Drawn {
    figures = List.copyOf(figures);
    scaled = List.copyOf(scaled);
  }

  /** Figures that stand in table summary, others that do not, and scaled ones. */
  static Drawn of(
      List<Quantities> summarised, List<Quantities> others, List<ScaledQuantities> scaled) {
    return new Drawn(joined(summarised, others), summarised.size(), scaled);
  }

  /** The figures that stand in table summary. */
  public List<Quantities> summary() {
    return figures.subList(0, summarised);
  }

  /** The figures that do not. */
  public List<Quantities> others() {
    return figures.subList(summarised, figures.size());
  }

  /** Both one after the other. */
  public Drawn and(Drawn other) {
    return of(
        joined(summary(), other.summary()),
        joined(others(), other.others()),
        joined(scaled, other.scaled));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
