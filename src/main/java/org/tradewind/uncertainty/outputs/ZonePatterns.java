package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.tradewind.axes.Species;
import org.tradewind.flows.Polarisation;
import org.tradewind.flows.TradePatterns;
import org.tradewind.flows.Zone;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Sum;

/**
 * The figures of zones: indices and zones of regions, profiles of zones, and flows between zones,
 * both with the zones of each draw and with those of the central run held. A held flow is a
 * weighted sum of accounts, so it has exact moments and covers the central value.
 */
final class ZonePatterns {
  private static final String VIEW = Vocabulary.FINAL_PRODUCER;

  private final DrawModel model;
  private final Map<String, Table> central;
  private final Sums sums;
  private final List<Quantities> kept = new ArrayList<>();
  private final List<Quantities> derived = new ArrayList<>();

  /**
   * @param central tables of the central run by name
   * @param region table region, for the people of zones
   */
  ZonePatterns(DrawModel model, TradePatterns patterns, Map<String, Table> central, Table region) {
    this.model = model;
    this.central = central;
    this.sums = new Sums(model);
    Optional<Table> zone = table(DisparityTables.ZONE);
    if (zone.isPresent() && patterns.polarisation().isPresent()) {
      Quantities tci = index(zone.get(), "tci", Species.CO2);
      Quantities thi = index(zone.get(), "thi", Vocabulary.DEATHS);
      ZoneQuantities zones = new ZoneQuantities(model, tci, thi, patterns.parameters());
      kept.addAll(List.of(tci, thi, zones));
      table(DisparityTables.ZONE_PROFILE).ifPresent(t -> profile(t, zones, region));
      table(DisparityTables.ZONE_FLOW).ifPresent(t -> flows(t, zones));
      table(DisparityTables.ZONE_FLOW).ifPresent(t -> held(t, patterns.polarisation().get()));
    }
  }

  List<Quantities> kept() {
    return kept;
  }

  List<Quantities> derived() {
    return derived;
  }

  private Optional<Table> table(TableSchema schema) {
    return Optional.ofNullable(central.get(schema.name()));
  }

  /** The index of every region, in the order of the regions. */
  private Quantities index(Table zone, String quantity, String stressor) {
    int k = model.stressors().find(stressor);
    return TableQuantities.of(
        model,
        zone,
        quantity,
        row -> Optional.of(sums.index(VIEW, k, model.regions().find(zone.strings("region")[row]))));
  }

  private void profile(Table profile, ZoneQuantities zones, Table region) {
    List<Integer> rows = IntStream.range(0, profile.rows()).boxed().toList();
    for (String quantity : ZoneProfileFormula.QUANTITIES) {
      DrawFormula formula = new ZoneProfileFormula(zones, profile, region, quantity);
      derived.add(TableQuantities.of(model, profile, quantity, rows, formula));
    }
  }

  private void flows(Table flow, ZoneQuantities zones) {
    for (int k = 0; k < model.stressors().size(); k++) {
      String stressor = model.stressors().label(k);
      List<Integer> rows =
          IntStream.range(0, flow.rows())
              .filter(row -> flow.strings("stressor")[row].equals(stressor))
              .boxed()
              .toList();
      for (String quantity : List.of("value", "share")) {
        DrawFormula formula = new ZoneFlowFormula(zones, flow, rows, k, quantity);
        derived.add(TableQuantities.of(model, flow, quantity, rows, formula));
      }
    }
  }

  /** Flows between the zones of the central run. */
  private void held(Table flow, Polarisation zones) {
    Table.Builder rows = Table.builder(DisparityTables.ZONE_FLOW_HELD);
    int columns = flow.schema().columns().size();
    for (int row = 0; row < flow.rows(); row++) {
      int from = row;
      rows.add(IntStream.range(0, columns).mapToObj(c -> flow.value(from, c)).toArray());
    }
    Table table = rows.build();
    Zone[] at = new Zone[model.regions().size()];
    for (Zone zone : Zone.values()) {
      zones.regions(zone).forEach(r -> at[r] = zone);
    }
    Expression[] whole = new Expression[model.stressors().size()];
    for (int k = 0; k < whole.length; k++) {
      whole[k] = between(k, (r, s) -> at[r] != at[s]);
    }
    derived.add(TableQuantities.of(model, table, "value", row -> held(table, row, at)));
    derived.add(
        TableQuantities.of(
            model,
            table,
            "share",
            row -> held(table, row, at).map(v -> Quotient.share(v, whole[stressor(table, row)]))));
  }

  private int stressor(Table table, int row) {
    return model.stressors().find(table.strings("stressor")[row]);
  }

  private Optional<Expression> held(Table table, int row, Zone[] at) {
    int k = stressor(table, row);
    if (k < 0) {
      return Optional.empty();
    }
    Zone from = Zone.valueOf(table.strings("from_zone")[row]);
    Zone to = Zone.valueOf(table.strings("to_zone")[row]);
    return Optional.of(between(k, (r, s) -> at[r] == from && at[s] == to));
  }

  /** Flows of some pairs of different regions. */
  private Expression between(int k, BiPredicate<Integer, Integer> wanted) {
    Sum.Builder sum = sums.builder(k);
    for (int r = 0; r < model.regions().size(); r++) {
      for (int s = 0; s < model.regions().size(); s++) {
        if (r != s && wanted.test(r, s)) {
          sums.addPair(sum, VIEW, r, s);
        }
      }
    }
    return sum.build();
  }
}
