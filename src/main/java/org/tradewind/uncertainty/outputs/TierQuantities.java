package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.flows.SectorGroups;
import org.tradewind.flows.TierFlows;
import org.tradewind.flows.TradePatterns;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Sum;

/** The figures of the three tiers: their parts, nodes and links, and which way nodes lean. */
final class TierQuantities {
  private final DrawModel model;
  private final Map<String, Table> central;
  private final TierFlows tiers;
  private final Sums sums;
  private final Axis groups;
  private final int[] sectors;
  private final int[] categories;
  private final int[][] ofGroup;
  private final Map<Integer, Expression> wholes = new HashMap<>();
  private final List<Quantities> derived = new ArrayList<>();
  private final List<Quantities> kept = new ArrayList<>();

  /**
   * @param central tables of the central run by name; those that are not there have no figures
   */
  TierQuantities(DrawModel model, TradePatterns patterns, Map<String, Table> central) {
    this.model = model;
    this.central = central;
    this.tiers = patterns.tiers();
    this.sums = new Sums(model);
    SectorGroups of = patterns.groups();
    this.groups = of.groups();
    this.sectors = IntStream.range(0, model.sectors().size()).toArray();
    this.categories = IntStream.range(0, tiers.categories().size()).toArray();
    this.ofGroup = new int[groups.size()][];
    Arrays.setAll(ofGroup, g -> IntStream.of(sectors).filter(i -> of.groupOf(i) == g).toArray());
    shares(TierTables.TIER, this::byGroup);
    shares(TierTables.TIER_NODE, (t, row) -> node(stressor(t, row), t, row));
    shares(TierTables.TIER_LINK, this::link);
    shares(TierTables.TIER_SECTOR, this::bySector);
    if (model.stressors().contains(Species.CO2) && model.stressors().contains(Vocabulary.DEATHS)) {
      table(TierTables.TIER_NODE).ifPresent(this::lean);
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

  private int stressor(Table table, int row) {
    return model.stressors().find(table.strings("stressor")[row]);
  }

  private void shares(TableSchema schema, BiFunction<Table, Integer, Expression> value) {
    table(schema)
        .ifPresent(
            t ->
                derived.addAll(
                    TableQuantities.shares(
                        model,
                        t,
                        row ->
                            stressor(t, row) < 0
                                ? Optional.empty()
                                : Optional.of(value.apply(t, row)),
                        row -> whole(stressor(t, row)))));
  }

  private Expression byGroup(Table table, int row) {
    return sum(
        stressor(table, row),
        group(table, "from_group", row),
        group(table, "to_group", row),
        category(table.strings("category")[row]));
  }

  private Expression bySector(Table table, int row) {
    return sum(
        stressor(table, row),
        new int[] {model.sectors().find(table.strings("from_sector")[row])},
        new int[] {model.sectors().find(table.strings("to_sector")[row])},
        category(table.strings("category")[row]));
  }

  /** What passes a node, of any stressor. */
  private Expression node(int k, Table nodes, int row) {
    return switch (nodes.ints("tier")[row]) {
      case 1 -> sum(k, group(nodes, "node", row), sectors, categories);
      case 2 -> sum(k, sectors, group(nodes, "node", row), categories);
      default -> sum(k, sectors, sectors, category(nodes.strings("node")[row]));
    };
  }

  private Expression link(Table links, int row) {
    int[] from = group(links, "from", row);
    return links.ints("stage")[row] == 1
        ? sum(stressor(links, row), from, group(links, "to", row), categories)
        : sum(stressor(links, row), sectors, from, category(links.strings("to")[row]));
  }

  /** Which way nodes lean; the rows of CO2 name each node once. */
  private void lean(Table nodes) {
    int co2 = model.stressors().find(Species.CO2);
    int deaths = model.stressors().find(Vocabulary.DEATHS);
    List<Object[]> keys = new ArrayList<>();
    List<Expression> ofCo2 = new ArrayList<>();
    List<Expression> ofDeaths = new ArrayList<>();
    for (int row = 0; row < nodes.rows(); row++) {
      if (stressor(nodes, row) == co2) {
        keys.add(new Object[] {nodes.ints("tier")[row], nodes.strings("node")[row]});
        ofCo2.add(Quotient.share(node(co2, nodes, row), whole(co2)));
        ofDeaths.add(Quotient.share(node(deaths, nodes, row), whole(deaths)));
      }
    }
    kept.add(new LeanQuantities(model, keys.toArray(Object[][]::new), ofCo2, ofDeaths));
  }

  private int[] group(Table table, String column, int row) {
    return ofGroup[groups.find(table.strings(column)[row])];
  }

  private int[] category(String label) {
    return new int[] {tiers.categories().find(label)};
  }

  private Expression whole(int k) {
    return wholes.computeIfAbsent(k, key -> sum(k, sectors, sectors, categories));
  }

  /** V summed over sectors that emit, sectors of final products, and categories. */
  private Expression sum(int k, int[] from, int[] to, int[] categories) {
    int m = sectors.length;
    Sum.Builder sum = sums.builder(k);
    for (int r = 0; r < model.regions().size(); r++) {
      for (int i : from) {
        int row = r * m + i;
        for (int j : to) {
          for (int c : categories) {
            double requirement = tiers.requirements()[row + (j + c * m) * sums.rows()];
            sum.add(row, sums.per(row, requirement));
          }
        }
      }
    }
    return sum.build();
  }
}
