package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.axes.Species;
import org.tradewind.flows.TradePatterns;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Sum;

/** The figures of tiers, relocation, concentration and zones. */
public final class PatternQuantities {
  private static final String VIEW = Vocabulary.FINAL_PRODUCER;

  private final DrawModel model;
  private final Map<String, Table> central;
  private final TradePatterns patterns;
  private final Sums sums;
  private final Map<String, Expression> wholes = new HashMap<>();
  private final List<Quantities> kept = new ArrayList<>();
  private final List<Quantities> derived = new ArrayList<>();
  private final List<ScaledQuantities> scaled = new ArrayList<>();

  private PatternQuantities(DrawModel model, TradePatterns patterns, Map<String, Table> central) {
    this.model = model;
    this.patterns = patterns;
    this.central = central;
    this.sums = new Sums(model);
  }

  /**
   * What the patterns of trade have drawn.
   *
   * @param central tables of the central run by name; those that are not there have no figures
   * @param region table region, for the people of zones
   */
  public static Drawn of(
      DrawModel model, TradePatterns patterns, Map<String, Table> central, Table region) {
    PatternQuantities all = new PatternQuantities(model, patterns, central);
    TierQuantities tiers = new TierQuantities(model, patterns, central);
    all.kept.addAll(tiers.kept());
    all.derived.addAll(tiers.derived());
    all.relocation();
    all.concentration();
    if (model.stressors().contains(Species.CO2) && model.stressors().contains(Vocabulary.DEATHS)) {
      all.contrast();
      ZonePatterns zones = new ZonePatterns(model, patterns, central, region);
      all.kept.addAll(zones.kept());
      all.derived.addAll(zones.derived());
    }
    return Drawn.of(all.kept, all.derived, all.scaled);
  }

  private Optional<Table> table(TableSchema schema) {
    return Optional.ofNullable(central.get(schema.name()));
  }

  private int stressor(Table table, int row) {
    return model.stressors().find(table.strings("stressor")[row]);
  }

  private int[] members(String group) {
    return patterns.groups().members(group, "study key indices.relocation");
  }

  /**
   * T of a group over some origins and destinations, different regions only; a negative position
   * stands for all regions.
   */
  private Expression relocated(int k, String group, int region, int destination) {
    int[] members = members(group);
    Sum.Builder sum = sums.builder(k);
    for (int r = Math.max(0, region); r < end(region); r++) {
      for (int s = Math.max(0, destination); s < end(destination); s++) {
        for (int i = 0; i < members.length && r != s; i++) {
          int row = r * model.sectors().size() + members[i];
          sum.add(row, sums.weight(VIEW, row, s));
        }
      }
    }
    return sum.build();
  }

  private int end(int region) {
    return region < 0 ? model.regions().size() : region + 1;
  }

  private Expression allRelocated(int k, String group) {
    return wholes.computeIfAbsent(
        "relocated/" + k + "/" + group, name -> relocated(k, group, -1, -1));
  }

  private Expression share(int k, String group, int region, int destination) {
    return Quotient.share(relocated(k, group, region, destination), allRelocated(k, group));
  }

  private int region(Table table, String column, int row) {
    return model.regions().find(table.strings(column)[row]);
  }

  private void relocation() {
    table(FlowTables.FLOW_GROUP_PAIR)
        .ifPresent(
            t ->
                derived.addAll(
                    TableQuantities.shares(
                        model,
                        t,
                        row -> pair(t, row),
                        row -> allRelocated(stressor(t, row), t.strings("group")[row]))));
    table(DisparityTables.RELOCATION)
        .ifPresent(
            t -> {
              for (String quantity :
                  List.of("exports", "imports", "origin_share", "destination_share")) {
                derived.add(
                    TableQuantities.of(model, t, quantity, row -> relocation(t, quantity, row)));
              }
            });
  }

  private Optional<Expression> pair(Table t, int row) {
    int k = stressor(t, row);
    return k < 0
        ? Optional.empty()
        : Optional.of(
            relocated(
                k, t.strings("group")[row], region(t, "region", row), region(t, "to_region", row)));
  }

  private Optional<Expression> relocation(Table t, String quantity, int row) {
    int k = stressor(t, row);
    if (k < 0) {
      return Optional.empty();
    }
    String group = t.strings("group")[row];
    int r = region(t, "region", row);
    return Optional.of(
        switch (quantity) {
          case "exports" -> relocated(k, group, r, -1);
          case "imports" -> relocated(k, group, -1, r);
          case "origin_share" -> share(k, group, r, -1);
          default -> share(k, group, -1, r);
        });
  }

  private void contrast() {
    int co2 = model.stressors().find(Species.CO2);
    int deaths = model.stressors().find(Vocabulary.DEATHS);
    table(DisparityTables.RELOCATION_CONTRAST)
        .ifPresent(
            t -> {
              for (String quantity : List.of("co2_share", "deaths_share", "ratio")) {
                derived.add(
                    TableQuantities.of(
                        model,
                        t,
                        quantity,
                        row -> {
                          String group = t.strings("group")[row];
                          int r = region(t, "region", row);
                          Expression ofCo2 = share(co2, group, r, -1);
                          Expression ofDeaths = share(deaths, group, r, -1);
                          return Optional.of(
                              switch (quantity) {
                                case "co2_share" -> ofCo2;
                                case "deaths_share" -> ofDeaths;
                                default -> new Quotient(ofDeaths, ofCo2, Double.NaN);
                              });
                        }));
              }
            });
  }

  private void concentration() {
    table(FlowTables.CONCENTRATION)
        .ifPresent(
            t -> {
              for (int k = 0; k < model.stressors().size(); k++) {
                int stressor = k;
                List<Integer> rows =
                    IntStream.range(0, t.rows())
                        .filter(row -> stressor(t, row) == stressor)
                        .boxed()
                        .toList();
                double[] wanted =
                    rows.stream().mapToDouble(r -> t.doubles("share_of_total")[r]).toArray();
                DrawnConcentration concentration =
                    new DrawnConcentration(model, k, patterns.parameters().count(), wanted);
                for (String quantity : ConcentrationFormula.QUANTITIES) {
                  DrawFormula formula = new ConcentrationFormula(concentration, quantity);
                  derived.add(TableQuantities.of(model, t, quantity, rows, formula));
                }
              }
            });
    table(FlowTables.TOP_FLOW).ifPresent(this::topFlows);
  }

  private void topFlows(Table t) {
    scaled.add(FlowQuantities.scaled(model, t, "value", "sector"));
    derived.add(TableQuantities.of(model, t, "share", row -> topShare(t, row, row)));
    derived.add(
        TableQuantities.of(
            model, t, "cumulative_share", row -> topShare(t, row - t.ints("rank")[row] + 1, row)));
  }

  /** Sizes of the flows of some rows as a share of the sizes of all. */
  private Optional<Expression> topShare(Table t, int from, int to) {
    int k = stressor(t, to);
    if (k < 0) {
      return Optional.empty();
    }
    Sum.Builder sum = sums.builder(k);
    for (int row = from; row <= to; row++) {
      int sector = model.sectors().find(t.strings("sector")[row]);
      int account = region(t, "region", row) * model.sectors().size() + sector;
      sum.add(account, Math.abs(sums.weight(VIEW, account, region(t, "to_region", row))));
    }
    return Optional.of(Quotient.share(sum.build(true), sizes(k)));
  }

  private Expression sizes(int k) {
    return wholes.computeIfAbsent(
        "sizes/" + k,
        name -> {
          Sum.Builder sum = sums.builder(k);
          for (int row = 0; row < sums.rows(); row++) {
            for (int s = 0; s < model.regions().size(); s++) {
              if (row / model.sectors().size() != s) {
                sum.add(row, Math.abs(sums.weight(VIEW, row, s)));
              }
            }
          }
          return sum.build(true);
        });
  }
}
