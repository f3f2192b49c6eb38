package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.BURDEN;
import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.MRIO;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.RowFilter.near;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.List;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Vocabulary;

/**
 * What is emitted in one province for final products made in another, all sectors (section 3.2,
 * first paragraph).
 *
 * <p>The paper gives interprovincial deaths as 20 % of "PM2.5-related deaths" without a
 * denominator, so both are computed: J, the deaths by all PM2.5, and the first-order deaths by all
 * emissions of the study's species, households among them.
 */
final class Trade {
  private static final Set<InputKind> TONNES = Set.of(EMISSION, MAPPING, MRIO);
  private static final Set<InputKind> KILLED = Set.of(EMISSION, MAPPING, MRIO, SENSITIVITY);
  private static final Set<InputKind> KILLED_AND_J =
      Set.of(EMISSION, MAPPING, MRIO, SENSITIVITY, BURDEN);
  private static final String BETWEEN = "`national_total`, between_final_producer";
  private static final String HALF = "`concentration`, the fewest flows that carry 50 %";

  private Trade() {}

  static List<Quantity> quantities() {
    return List.of(
        Quantity.of(
            "trade_co2", BETWEEN, TONNES, between(Species.CO2).times(1 / Totals.TONNES_PER_MT)),
        Quantity.of(
            "trade_co2_share",
            BETWEEN + ", over all",
            TONNES,
            run -> PERCENT * between(run, Species.CO2) / Totals.national(run, Species.CO2)),
        Quantity.of("trade_deaths", BETWEEN, KILLED, between(DEATHS)),
        Quantity.of(
            "trade_deaths_share_j",
            BETWEEN + ", over all of `burden`",
            KILLED_AND_J,
            run -> PERCENT * between(run, DEATHS) / run.sum(DamageTables.BURDEN, "deaths")),
        Quantity.of(
            "trade_deaths_share_emitted",
            BETWEEN + ", over all",
            KILLED,
            run -> PERCENT * between(run, DEATHS) / Totals.national(run, DEATHS)),
        Quantity.of("half_co2", HALF, TONNES, half(Species.CO2)),
        Quantity.of("half_deaths", HALF, KILLED, half(DEATHS)));
  }

  /** All flows between different regions, final-producer view. */
  static Reading between(String stressor) {
    return Totals.total("between_" + Vocabulary.FINAL_PRODUCER, stressor);
  }

  private static double between(FinishedRun run, String stressor) {
    return between(stressor).value(run);
  }

  private static Reading half(String stressor) {
    return Reading.of(
            FlowTables.CONCENTRATION,
            "share_of_flows",
            is("stressor", stressor),
            near("share_of_total", 0.5))
        .times(PERCENT);
  }
}
