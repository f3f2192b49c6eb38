package org.tradewind.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.axes.Species;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The table structural_path: the supply paths behind the largest flows between different regions,
 * in the final-producer view, of CO2 and deaths, or of every stressor where the study has neither.
 */
public final class LargestPaths {
  private final FlowEngine flows;
  private final PathParameters parameters;
  private final Axis regions;
  private final Table.Builder rows = Table.builder(FlowTables.STRUCTURAL_PATH);

  private LargestPaths(FlowEngine flows, PathParameters parameters) {
    this.flows = flows;
    this.parameters = parameters;
    this.regions = flows.mrio().regions();
  }

  /** The table of a study's flows. */
  public static Table of(FlowEngine flows, PathParameters parameters) {
    LargestPaths paths = new LargestPaths(flows, parameters);
    for (int k : stressors(flows.stressors())) {
      paths.add(k);
    }
    return paths.rows.build();
  }

  private static List<Integer> stressors(Axis names) {
    List<Integer> wanted = new ArrayList<>();
    for (String name : List.of(Species.CO2, Vocabulary.DEATHS)) {
      if (names.contains(name)) {
        wanted.add(names.find(name));
      }
    }
    return wanted.isEmpty() ? IntStream.range(0, names.size()).boxed().toList() : wanted;
  }

  private void add(int k) {
    LabelledMatrix pairs = flows.pairs(Vocabulary.FINAL_PRODUCER, k);
    List<int[]> largest = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      for (int s = 0; s < regions.size(); s++) {
        if (r != s && pairs.at(r, s) > 0) {
          largest.add(new int[] {r, s});
        }
      }
    }
    // The sort is stable: equal flows stay in the order of their regions.
    largest.sort(Comparator.comparingDouble(p -> -pairs.at(p[0], p[1])));
    Map<Integer, StructuralPaths> from = new HashMap<>();
    for (int[] pair : largest.subList(0, Math.min(parameters.flows(), largest.size()))) {
      StructuralPaths search =
          from.computeIfAbsent(
              pair[0],
              r -> StructuralPaths.of(flows.mrio(), flows.solver(), flows.intensity(k), r));
      add(k, pair[0], pair[1], pairs.at(pair[0], pair[1]), search);
    }
  }

  private void add(int k, int from, int to, double flow, StructuralPaths search) {
    double covered = 0;
    int rank = 0;
    for (StructuralPaths.Path path : search.to(to, parameters.coverage(), parameters.most())) {
      covered += path.value();
      rows.add(
          flows.stressors().label(k),
          regions.label(from),
          regions.label(to),
          ++rank,
          search.text(path),
          path.rows().size() - 1,
          path.value(),
          path.value() / flow,
          covered / flow);
    }
  }
}
