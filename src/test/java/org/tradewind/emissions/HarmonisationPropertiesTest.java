package org.tradewind.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.InventoryStudy;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What holds for any inventories: mass, months and the order of rows. */
class HarmonisationPropertiesTest {
  private static final int CELLS = 60;

  private static InventoryParameters parameters(long seed) {
    return new InventoryParameters(
        seed % 2 == 0 ? InventoryParameters.Rule.GRIDDED : InventoryParameters.Rule.DETAILED,
        Species.POLLUTANTS.get((int) (seed % 7)));
  }

  private static Harmonisation.Made make(StudyTables tables, InventoryParameters by, int blocks) {
    return Harmonisation.of(tables, by, blocks).of(tables.require(InventoryTables.INVENTORY_GRID));
  }

  private static Map<String, Double> sums(Table table, String value, String... keys) {
    Map<String, Double> sums = new HashMap<>();
    for (int i = 0; i < table.rows(); i++) {
      StringBuilder key = new StringBuilder();
      for (String k : keys) {
        key.append(table.value(i, table.schema().position(k))).append(' ');
      }
      double added = 0;
      for (String column : value.equals("months") ? Months.COLUMNS : List.of(value)) {
        added += table.doubles(column)[i];
      }
      sums.merge(key.toString(), added, Double::sum);
    }
    return sums;
  }

  /** From the tables that are written alone: what came in is in emission or in unallocated. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void massIsConservedAndEveryUnallocatedTonneIsNamed(long seed) {
    StudyTables tables = InventoryStudy.random(CELLS, seed, seed % 2 == 1);
    Harmonisation.Made made = make(tables, parameters(seed), 4);
    Map<String, Double> given =
        sums(tables.require(InventoryTables.INVENTORY_GRID), "months", "species");
    given.put(
        "CO2 ",
        sums(tables.require(InventoryTables.INVENTORY), "tonnes", "species")
            .getOrDefault("CO2 ", 0.));
    Map<String, Double> written = sums(made.emission(), "months", "species");
    Map<String, Double> lost =
        sums(made.report().tables().get(1), "tonnes", "species", "inventory");
    for (String species : Species.ALL) {
      String key = species + " ";
      String whose = species.equals("CO2") ? "detailed " : "gridded ";
      double all = given.getOrDefault(key, 0.);
      assertThat(written.getOrDefault(key, 0.) + lost.getOrDefault(key + whose, 0.))
          .as(species)
          .isCloseTo(all, within(1e-9 * all));
    }
    assertThat(lost.keySet()).as("dust has no subsector").contains("SO2 gridded ");
    assertThat(made.report().ledger().open()).isEmpty();
    double named =
        made.report().ledger().named().stream()
            .filter(n -> n.what().startsWith(Harmonised.UNALLOCATED))
            .mapToDouble(n -> n.value())
            .sum();
    double total = lost.values().stream().mapToDouble(x -> x).sum();
    assertThat(named).isCloseTo(total, within(1e-9 * total));
  }

  /** Cell by cell and month by month, subsectors share the category's mass and no more. */
  @ParameterizedTest
  @ValueSource(longs = {2, 4, 6})
  void pollutantsKeepTheirPlaceAndMonth(long seed) {
    StudyTables tables = InventoryStudy.random(CELLS, seed, false);
    Harmonisation.Made made = make(tables, parameters(seed), 3);
    Table grid = tables.require(InventoryTables.INVENTORY_GRID);
    Map<String, Double> lost =
        sums(made.report().tables().get(1), "tonnes", "species", "category", "inventory");
    Map<String, double[]> cells = new HashMap<>();
    Map<String, String> categories =
        Map.of("plant", "energy", "kiln", "energy", "stove", "domestic", "tractor", "farm");
    Table emission = made.emission();
    for (int i = 0; i < emission.rows(); i++) {
      String key =
          emission.ints("cell")[i]
              + emission.strings("species")[i]
              + categories.get(emission.strings("subsector")[i]);
      double[] sum = cells.computeIfAbsent(key, k -> new double[12]);
      for (int m = 0; m < 12; m++) {
        sum[m] += emission.doubles(Months.COLUMNS.get(m))[i];
      }
    }
    for (int i = 0; i < grid.rows(); i++) {
      String species = grid.strings("species")[i];
      String category = grid.strings("category")[i];
      if (species.equals("CO2") || lost.containsKey(species + " " + category + " gridded ")) {
        continue;
      }
      double[] found = cells.get(grid.ints("cell")[i] + species + category);
      for (int m = 0; m < 12; m++) {
        assertThat(found[m]).isCloseTo(grid.doubles(Months.COLUMNS.get(m))[i], within(1e-10));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfRowsChangesNoBit(long seed) {
    StudyTables tables = InventoryStudy.random(CELLS, seed, seed % 2 == 1);
    Harmonisation.Made first = make(tables, parameters(seed), 5);
    StudyTables shuffled = new StudyTables().putAll(tables);
    for (String name : List.of("inventory_grid", "inventory", "cell_region", "cell")) {
      shuffled.put(shuffled(tables.tables().get(name), seed), tables.provenance(name));
    }
    Harmonisation.Made second = make(shuffled, parameters(seed), 5);
    assertSame(second.emission(), first.emission());
    assertSame(second.report().tables().get(0), first.report().tables().get(0));
    assertSame(second.report().tables().get(1), first.report().tables().get(1));
    assertThat(second.report().page()).isEqualTo(first.report().page());
  }

  private static Table shuffled(Table table, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    Table.Builder builder = Table.builder(table.schema());
    for (int i : order) {
      Object[] row = new Object[table.schema().columns().size()];
      Arrays.setAll(row, c -> table.value(i, c));
      builder.add(row);
    }
    return builder.build();
  }

  private static void assertSame(Table found, Table expected) {
    assertThat(found.rows()).isEqualTo(expected.rows()).isPositive();
    for (int i = 0; i < found.rows(); i++) {
      for (int c = 0; c < found.schema().columns().size(); c++) {
        assertThat(found.value(i, c)).isEqualTo(expected.value(i, c));
      }
    }
  }
}
