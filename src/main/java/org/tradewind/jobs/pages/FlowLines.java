package org.tradewind.jobs.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/** The largest flows between regions, and the extremes of the indices, a line a stressor. */
final class FlowLines {
  /** The view that a screen has room for. */
  static final String VIEW = Vocabulary.FINAL_PRODUCER;

  private static final int TOP = 3;

  private FlowLines() {}

  /**
   * The lines.
   *
   * @param pairs table flow_pair
   * @param embodied table embodied_trade, where the run has it
   */
  static List<String> of(Table pairs, Optional<Table> embodied) {
    List<String> stressors =
        Summary.headline(Arrays.stream(pairs.strings("stressor")).distinct().toList());
    List<String> lines = new ArrayList<>();
    lines.add("Largest flows, %s:".formatted(VIEW));
    stressors.forEach(stressor -> lines.add("  " + stressor + ": " + largest(pairs, stressor)));
    if (embodied.isPresent()) {
      lines.add(
          "(imports - exports) / (imports + exports), %s: +1 outsources, -1 receives"
              .formatted(VIEW));
      stressors.forEach(stressor -> lines.add("  " + extremes(embodied.get(), stressor)));
    }
    return lines;
  }

  private static String largest(Table pairs, String stressor) {
    String[] from = pairs.strings("region");
    String[] to = pairs.strings("to_region");
    // what leaves the study's regions, or is in error, goes to no region
    Set<String> regions = Set.copyOf(Arrays.asList(from));
    List<Integer> rows =
        sorted(
            pairs,
            "value",
            of(pairs, stressor).and(i -> regions.contains(to[i]) && !from[i].equals(to[i])));
    return named(
        rows.subList(0, Math.min(TOP, rows.size())),
        i -> "%s -> %s %s".formatted(from[i], to[i], Summary.number(pairs.doubles("value")[i])));
  }

  private static String extremes(Table embodied, String stressor) {
    List<Integer> rows = sorted(embodied, "index", of(embodied, stressor));
    IntFunction<String> one =
        i ->
            String.format(
                Locale.ROOT,
                "%s %.3f",
                embodied.strings("region")[i],
                embodied.doubles("index")[i]);
    // of few regions none is among the highest and the lowest
    int top = Math.min(TOP, (rows.size() + 1) / 2);
    List<Integer> lowest =
        new ArrayList<>(rows.subList(Math.max(top, rows.size() - TOP), rows.size()));
    Collections.reverse(lowest);
    return Summary.indexName(stressor)
        + ": highest "
        + named(rows.subList(0, top), one)
        + (lowest.isEmpty() ? "" : "; lowest " + named(lowest, one));
  }

  private static IntPredicate of(Table table, String stressor) {
    return i ->
        table.strings("stressor")[i].equals(stressor) && table.strings("view")[i].equals(VIEW);
  }

  private static List<Integer> sorted(Table table, String by, IntPredicate wanted) {
    return IntStream.range(0, table.rows())
        .filter(wanted)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -table.doubles(by)[i]).thenComparing(i -> i))
        .toList();
  }

  private static String named(List<Integer> rows, IntFunction<String> one) {
    return rows.stream().map(one::apply).collect(Collectors.joining(", "));
  }
}
