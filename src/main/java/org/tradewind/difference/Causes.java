package org.tradewind.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Explains moves by changes, one at a time: effect of X = figure(A with X of B) - figure(A run
 * again); what the software or machine moves = figure(A run again) - figure(A); the remainder, B -
 * A less all effects, is the interaction of the changes and whatever was not tried alone.
 */
public final class Causes {
  /** The first run's own study, run again here. */
  public static final String SOFTWARE = "nothing changed, A run again";

  public static final String REMAINDER = "remainder: interaction, and what was not tried";

  private Causes() {}

  /**
   * What became of a change that was tried.
   *
   * @param cause name of the change
   * @param figures of the first run's study with that change; empty where it does not run
   * @param note why it does not run, or empty
   */
  public record Trial(String cause, List<Headline> figures, String note) {
    public Trial {
      figures = List.copyOf(figures);
    }
  }

  /**
   * The table of causes: for each figure that moved, each change, then the remainder.
   *
   * @param a figures of the first run
   * @param b figures of the second run
   * @param again figures of the first run's study, run again
   * @param tolerance relative difference up to which a figure has not moved
   */
  public static List<Cause> of(
      List<Headline> a,
      List<Headline> b,
      List<Headline> again,
      List<Trial> trials,
      double tolerance) {
    Map<String, Double> inB = byName(b);
    Map<String, Double> inAgain = byName(again);
    List<Map<String, Double>> tried = trials.stream().map(t -> byName(t.figures())).toList();
    List<Cause> causes = new ArrayList<>();
    for (Headline figure : moved(a, inB, tolerance)) {
      String name = figure.name();
      double from = figure.value();
      double to = inB.get(name);
      double base = inAgain.getOrDefault(name, Double.NaN);
      causes.add(new Cause(name, SOFTWARE, from, to, base - from, ""));
      double left = to - base;
      for (int t = 0; t < trials.size(); t++) {
        double effect = tried.get(t).getOrDefault(name, Double.NaN) - base;
        causes.add(new Cause(name, trials.get(t).cause(), from, to, effect, trials.get(t).note()));
        left -= Double.isNaN(effect) ? 0 : effect;
      }
      causes.add(new Cause(name, REMAINDER, from, to, left, ""));
    }
    return causes;
  }

  /** Figures of both runs that moved; of each group the one that moved most. */
  private static List<Headline> moved(List<Headline> a, Map<String, Double> inB, double tolerance) {
    Map<String, Headline> chosen = new LinkedHashMap<>();
    for (Headline figure : a) {
      double other = inB.getOrDefault(figure.name(), figure.value());
      if (!Values.moved(figure.value(), other, tolerance)) {
        continue;
      }
      double move = Math.abs(other - figure.value());
      String place = figure.group().isEmpty() ? figure.name() : figure.group();
      Headline before = chosen.get(place);
      if (before == null || move > Math.abs(inB.get(before.name()) - before.value())) {
        chosen.put(place, figure);
      }
    }
    return List.copyOf(chosen.values());
  }

  private static Map<String, Double> byName(List<Headline> figures) {
    Map<String, Double> values = new HashMap<>();
    figures.forEach(f -> values.put(f.name(), f.value()));
    return values;
  }
}
