package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.MRIO;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tradewind.axes.Species;
import org.tradewind.tables.DisparityTables;

/**
 * TCI, THI and flows between zones (section 3.3). The zones are the run's own, by its own indices,
 * not the paper's lists of provinces; intervals are those with the central run's zones held.
 *
 * <p>The paper says "17 % of total interprovincial flows" and "27 % of trade-related mortality",
 * but its numbers fit the flows between zones better, so both bases are computed.
 */
final class Zones {
  private static final Set<InputKind> TONNES = Set.of(EMISSION, MAPPING, MRIO);
  private static final Set<InputKind> KILLED = Set.of(EMISSION, MAPPING, MRIO, SENSITIVITY);
  private static final String ZONE = "`zone`";
  private static final String FLOW = "`zone_flow`";
  private static final String OF_TRADE =
      "`zone_flow` over `national_total`, between_final_producer";

  private Zones() {}

  static List<Quantity> quantities() {
    return List.of(
        Quantity.of("cq_tci", ZONE, TONNES, index("tci", "CQ")),
        Quantity.of("cq_thi", ZONE, KILLED, index("thi", "CQ")),
        Quantity.of("hn_thi", ZONE, KILLED, index("thi", "HN")),
        Quantity.of("ah_thi", ZONE, KILLED, index("thi", "AH")),
        Quantity.of("hn_tci", ZONE, TONNES, index("tci", "HN")),
        Quantity.of("ah_tci", ZONE, TONNES, index("tci", "AH")),
        // the zones take both indices, so that their CO2 flows stand on deaths too
        Quantity.of(
            "z5_z1_co2",
            FLOW,
            KILLED,
            toFirst(Species.CO2, "Z5", "value").times(1 / Totals.TONNES_PER_MT)),
        Quantity.of(
            "z5_z1_co2_zones",
            FLOW + ", share",
            KILLED,
            toFirst(Species.CO2, "Z5", "share").times(PERCENT)),
        Quantity.of("z5_z1_co2_trade", OF_TRADE, KILLED, run -> ofTrade(run, Species.CO2, "Z5")),
        Quantity.of("z4_z1_deaths", FLOW, KILLED, toFirst(DEATHS, "Z4", "value")),
        Quantity.of(
            "z4_z1_deaths_zones",
            FLOW + ", share",
            KILLED,
            toFirst(DEATHS, "Z4", "share").times(PERCENT)),
        Quantity.of("z4_z1_deaths_trade", OF_TRADE, KILLED, run -> ofTrade(run, DEATHS, "Z4")),
        Quantity.of(
            "z4_over_z5",
            FLOW,
            KILLED,
            run ->
                toFirst(DEATHS, "Z4", "value").value(run)
                    / toFirst(DEATHS, "Z5", "value").value(run)));
  }

  /** Which regions each zone of the run has. */
  static String members(FinishedRun run) {
    Map<String, List<String>> byZone = new TreeMap<>();
    run.table(DisparityTables.ZONE)
        .ifPresent(
            zones -> {
              for (int row = 0; row < zones.rows(); row++) {
                byZone
                    .computeIfAbsent(zones.strings("zone")[row], z -> new ArrayList<>())
                    .add(zones.strings("region")[row]);
              }
            });
    return byZone.entrySet().stream()
        .map(e -> e.getKey() + " " + String.join(" ", e.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static Reading index(String column, String region) {
    return Reading.of(DisparityTables.ZONE, column, is("region", region));
  }

  private static Reading toFirst(String stressor, String zone, String column) {
    return Reading.of(
            DisparityTables.ZONE_FLOW,
            column,
            is("stressor", stressor),
            is("from_zone", zone),
            is("to_zone", "Z1"))
        .within(DisparityTables.ZONE_FLOW_HELD);
  }

  private static double ofTrade(FinishedRun run, String stressor, String zone) {
    return PERCENT
        * toFirst(stressor, zone, "value").value(run)
        / Trade.between(stressor).value(run);
  }
}
