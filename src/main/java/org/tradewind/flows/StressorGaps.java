package org.tradewind.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Which given stressors have no value at all, and in which regions and sectors a stressor has none.
 * A (region, sector) without a row emits nothing; that may be true, or a part of the source that is
 * missing.
 */
public final class StressorGaps {
  private static final int LINES = 5;

  private final Map<String, Set<String>> regions = new LinkedHashMap<>();
  private final Map<String, Set<String>> sectors = new LinkedHashMap<>();

  private StressorGaps() {}

  /** One sentence for each kind of gap; of many kinds the first ones. */
  public static List<String> remarks(StudyTables tables) {
    StressorGaps gaps = new StressorGaps();
    gaps.take(tables, MrioInputs.STRESSOR);
    gaps.take(tables, MrioInputs.STRESSOR_HOUSEHOLD);
    return gaps.sentences(
        Arrays.asList(tables.require(Inputs.REGION).strings("region")),
        Arrays.asList(tables.require(Inputs.SECTOR).strings("sector")));
  }

  /** Names the sectors that emit and make nothing: their emissions are in no flow. */
  public static List<String> withoutOutput(FlowEngine flows) {
    List<String> names = new ArrayList<>();
    double[] output = flows.mrio().output();
    int sectors = flows.mrio().sectors().size();
    boolean[] emits = new boolean[output.length];
    for (int k = 0; k < flows.stressors().size(); k++) {
      double[] values = flows.source().of(k);
      for (int i = 0; i < output.length; i++) {
        emits[i] |= values[i] != 0;
      }
    }
    for (int i = 0; i < output.length; i++) {
      if (emits[i] && output[i] == 0) {
        names.add(
            flows.mrio().regions().label(i / sectors)
                + "/"
                + flows.mrio().sectors().label(i % sectors));
      }
    }
    return names.isEmpty()
        ? List.of()
        : List.of(
            "sectors without output emit, in no flow (amounts in the ledger) " + Names.some(names));
  }

  private void take(StudyTables tables, TableSchema schema) {
    if (!tables.has(schema)) {
      return;
    }
    Table table = tables.require(schema);
    for (int row = 0; row < table.rows(); row++) {
      String stressor = table.strings("stressor")[row];
      Set<String> in = regions.computeIfAbsent(stressor, s -> new LinkedHashSet<>());
      if (table.doubles("value")[row] == 0) {
        continue;
      }
      in.add(table.strings("region")[row]);
      if (schema == MrioInputs.STRESSOR) {
        sectors
            .computeIfAbsent(stressor, s -> new LinkedHashSet<>())
            .add(table.strings("sector")[row]);
      }
    }
  }

  private List<String> sentences(List<String> allRegions, List<String> allSectors) {
    List<String> empty = new ArrayList<>();
    Map<String, List<String>> byGap = new LinkedHashMap<>();
    regions.forEach(
        (stressor, in) -> {
          if (in.isEmpty()) {
            empty.add(stressor);
          } else {
            // households alone are no gap of the sectors
            Set<String> of = sectors.getOrDefault(stressor, new LinkedHashSet<>(allSectors));
            String gap = gap("region", allRegions, in) + gap("sector", allSectors, of);
            if (!gap.isEmpty()) {
              byGap.computeIfAbsent(gap, g -> new ArrayList<>()).add(stressor);
            }
          }
        });
    List<String> sentences = new ArrayList<>();
    if (!empty.isEmpty()) {
      sentences.add("stressor: no value other than 0 of " + Names.some(empty));
    }
    byGap.forEach(
        (gap, stressors) -> {
          if (sentences.size() < LINES) {
            sentences.add("stressor: " + Names.some(stressors) + " has no value, or 0," + gap);
          }
        });
    int more = byGap.size() + (empty.isEmpty() ? 0 : 1) - LINES;
    if (more > 0) {
      sentences.add("stressor: " + more + " more sets of regions or sectors without a value");
    }
    return sentences;
  }

  private static String gap(String what, List<String> all, Set<String> with) {
    List<String> without = all.stream().filter(label -> !with.contains(label)).toList();
    return without.isEmpty() ? "" : " in " + what + " " + Names.some(without);
  }
}
