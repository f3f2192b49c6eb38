package org.tradewind.jobs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.outputs.CiTable;

class CostPageTest {
  private static final Object[] LABELS = {"USD", 2011, "2.5 %"};

  private static Table.Builder add(Table.Builder rows, Object... values) {
    List<Object> all = new ArrayList<>(List.of(values));
    all.addAll(List.of(LABELS));
    return rows.add(all.toArray());
  }

  private static List<Table> tables() {
    double nan = Double.NaN;
    Table.Builder prices = Table.builder(CostTables.VALUATION_USED);
    add(prices, "VSL", "central", true, 1.328e6, 13_280., 3.83e6, 37_000., 15_308.7, 1.2, "");
    add(prices, "VSL", "low", false, 6.6e5, 6_600., 6.6e5, nan, nan, nan, "");
    add(prices, "SCC", "central", true, 100., 13_280., 100., nan, nan, nan, "");
    Table.Builder subsectors = Table.builder(CostTables.COST_SUBSECTOR);
    add(subsectors, "coal", "energy", true, 3e9, 8e9, 11e9, .27, .5, 0., 1.);
    add(subsectors, "stove", "domestic", true, 10e9, 1e9, 11.5e9, .9, .5, 1., 1.);
    Table.Builder regions = Table.builder(CostTables.COST_REGION);
    add(regions, "A", "*", 13e9, 9e9, 22e9, .6, 1., 1., 1.);
    add(regions, "*", "*", 13e9, 9e9, 22.5e9, .5778, 1., 1., 1.);
    Table.Builder sectors = Table.builder(CostTables.COST_SECTOR);
    add(sectors, "24", 3e9, 8e9, 11e9, .3, .5, 0., 1., 5e9, 2.2);
    add(sectors, "*", 3e9, 8e9, 11e9, .3, .5, 0., 1., 50e9, .22);
    Table.Builder ranks = Table.builder(CostTables.COST_RANK);
    add(ranks, "subsector", "coal", 1, 2, -1.);
    add(ranks, "subsector", "stove", 2, 1, 1.);
    add(ranks, "region", "A", 1, 1, 0.);
    Table.Builder changes = Table.builder(CostTables.PREDOMINANT_CHANGE);
    add(changes, "A", "coal", "stove", 1.);
    add(changes, "*", "coal", "stove", 1.);
    return new ArrayList<>(
        List.of(
            prices.build(),
            subsectors.build(),
            regions.build(),
            sectors.build(),
            ranks.build(),
            changes.build()));
  }

  @Test
  void ofTheCentralRun() {
    assertThat(CostPage.lines(tables()))
        .containsExactly(
            "Costs in USD of 2011 (discount rate of the SCC: 2.5 %): a death 1,328,000 (VSL, central), a t of CO2 100 (SCC, central); a death costs as much as 13,280 t",
            "  integrated cost 22.5 billion a year, of which deaths 57.8 %",
            "  largest by climate cost, billion: coal 8.0, stove 1.0",
            "  largest by integrated cost, billion (shift of rank): stove 11.5 (+1), coal 11.0 (-1)",
            "  another subsector leads by integrated than by climate cost in 1 of 1: A (coal -> stove)",
            "  of all sectors over their GDP 22.0 %; above its GDP: 24");
  }

  @Test
  void withIntervals() {
    List<Table> tables = tables();
    Table.Builder ci = Table.builder(CiTable.schema(CostTables.COST_REGION));
    ci.add("A", "*", "integrated_cost", 22e9, 22e9, 1., 1e9, 1.5e9, 2e9, 2.5e9, 3e9, 1., 100);
    ci.add("*", "*", "integrated_cost", 22.5e9, 22e9, 1., 15e9, 20e9, 22e9, 25e9, 31e9, 1., 100);
    ci.add("*", "*", "health_share", .58, .58, 1., .4, .5, .58, .6, .7, 1., 100);
    tables.add(ci.build());
    assertThat(CostPage.lines(tables).get(1))
        .isEqualTo(
            "  integrated cost 22.5 billion a year (15.0 to 31.0), of which deaths 57.8 % (40.0 to 70.0)");
  }

  @Test
  void ofARunWithoutCosts() {
    assertThat(CostPage.lines(List.of())).isEmpty();
  }
}
