package org.tradewind.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Concordance;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.RandomWorld;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableValues;
import org.tradewind.tables.Vocabulary;

/** Tables of scenarios under other orders, other sectors beside, other choices of errors. */
class ScenarioOrdersTest {
  private static final int REGIONS = 6;
  private static final List<Double> LEVELS = List.of(100., 90., 75., 50., 20., 0.);

  /** A seeded world whose places and intensities may stand in another order. */
  private record Ordered(RandomWorld world, int[] regionTo, int[] sectorTo) {
    static Ordered of(long seed) {
      return new Ordered(
          RandomWorld.of(seed, REGIONS, 4), new int[] {0, 1, 2, 3, 4, 5}, new int[] {0, 1, 2, 3});
    }

    Ordered moved(int[] regions, int[] sectors) {
      return new Ordered(world.permuted(regions, sectors), regions, sectors);
    }

    String region(int r) {
      return "R" + regionTo[r];
    }

    String sector(int s) {
      return "S" + sectorTo[s];
    }

    /** Cell r lies in region r and, to two fifths, in the next; subsector h s is sector s. */
    Table cells() {
      Table.Builder rows = Table.builder(Inputs.CELL_REGION);
      for (int r = 0; r < REGIONS; r++) {
        rows.add(r, region(r), .6).add(r, region((r + 1) % REGIONS), .4);
      }
      return rows.build();
    }

    Table concordance() {
      Table.Builder rows = Table.builder(Inputs.CONCORDANCE);
      for (int s = 0; s < 4; s++) {
        rows.add("h" + s, "*", sector(s), 1.);
      }
      return rows.build();
    }

    Table damage() {
      Random random = new Random(3);
      Table.Builder rows = Table.builder(DamageTables.DAMAGE_CELL);
      for (int r = 0; r < REGIONS; r++) {
        for (int s = 0; s < 4; s++) {
          rows.add(r, "h" + s, random.nextDouble(), 10 * random.nextDouble());
        }
      }
      return rows.build();
    }

    /** F by row, as the cells' damage says. */
    double[] emitted(String column) {
      double[] emitted = new double[REGIONS * 4];
      double[] damage = damage().doubles(column);
      for (int row = 0; row < damage.length; row++) {
        int r = row / 4;
        emitted[world.place(row, regionTo, sectorTo)] += .6 * damage[row];
        emitted[world.place((r + 1) % REGIONS * 4 + row % 4, regionTo, sectorTo)] +=
            .4 * damage[row];
      }
      return emitted;
    }

    FlowEngine flows(Errors errors) {
      System.arraycopy(emitted("co2_t"), 0, world.f(), 0, REGIONS * 4);
      return world.engine(world.tables(), errors, emitted("deaths"));
    }

    Savings savings(FlowEngine flows, int... chosen) {
      Random random = new Random(5);
      Table.Builder w = Table.builder(MrioInputs.ENERGY_INTENSITY);
      for (int s : new int[] {1, 3}) {
        for (int r = 0; r < REGIONS; r++) {
          w.add(region(r), sector(s), 1 + random.nextDouble());
        }
      }
      StudyTables tables = new StudyTables();
      tables.put(w.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "random"));
      List<String> sectors = Arrays.stream(chosen).mapToObj(this::sector).toList();
      EnergyIntensities intensities =
          EnergyIntensities.of(tables, flows.source().regions(), flows.source().sectors(), sectors);
      return Savings.of(
              flows,
              intensities,
              new ScenarioParameters(
                  sectors, LEVELS, PercentileMethod.HAZEN, ScenarioParameters.Rule.CLAMPED))
          .orElseThrow();
    }

    GriddedSavings gridded(Savings savings) {
      Axis subsectors = Axis.of("subsector", "h0", "h1", "h2", "h3");
      Axis sectors = Axis.of("sector", "S0", "S1", "S2", "S3");
      return GriddedSavings.of(
          savings,
          Concordance.of(concordance(), savings.regions(), subsectors, sectors),
          CellRegions.of(cells(), savings.regions()),
          subsectors);
    }

    List<Table> tables() {
      Savings savings = savings(flows(Errors.OTHERS), 1, 3);
      GriddedSavings.Part part = gridded(savings).part(damage());
      assertThat(gridded(savings).ledger(List.of(part.byRegion())).open()).isEmpty();
      return List.of(
          savings.table(), savings.sums(), savings.totals(), savings.differences(), part.cells());
    }
  }

  @Test
  void ordersOfRegionsAndSectorsDoNotMatter() {
    int[] regionTo = {2, 0, 5, 1, 4, 3};
    int[] sectorTo = {1, 3, 0, 2};
    List<Table> before = Ordered.of(6).tables();
    List<Table> after = Ordered.of(6).moved(regionTo, sectorTo).tables();

    assertThat(before).extracting(Table::schema).isEqualTo(Outputs.OF_SCENARIOS);
    for (int t = 0; t < before.size(); t++) {
      Table table = before.get(t);
      assertThat(Arrays.stream(table.doubles("saving")).max().orElseThrow()).isPositive();
      for (Column column : table.schema().columns()) {
        if (column.type() == ColumnType.DOUBLE) {
          Map<String, Double> moved = new TreeMap<>();
          TableValues.all(table, column.name())
              .forEach((k, v) -> moved.put(RandomWorld.renamed(k, regionTo, sectorTo), v));
          TableValues.assertValues(TableValues.all(after.get(t), column.name()), moved);
        }
      }
    }
  }

  /**
   * A sector's savings do not depend on which others are in the scenarios; together they add up.
   */
  @Test
  void sectorsTogetherSaveWhatEachSavesAlone() {
    Ordered world = Ordered.of(7);
    FlowEngine flows = world.flows(Errors.OTHERS);
    Map<String, Double> alone = new TreeMap<>();
    Map<String, Double> sum = new TreeMap<>();
    Map<String, Double> cells = new TreeMap<>();
    for (int s : new int[] {1, 3}) {
      Savings one = world.savings(flows, s);
      alone.putAll(TableValues.all(one.table(), "saving"));
      TableValues.all(one.totals(), "saving").forEach((k, v) -> sum.merge(k, v, Double::sum));
      TableValues.all(world.gridded(one).part(world.damage()).cells(), "saving")
          .forEach((k, v) -> cells.merge(k, v, Double::sum));
    }
    Savings both = world.savings(flows, 1, 3);
    assertThat(TableValues.all(both.table(), "saving")).isEqualTo(alone);
    TableValues.assertValues(TableValues.all(both.totals(), "saving"), sum);
    TableValues.assertValues(
        TableValues.all(world.gridded(both).part(world.damage()).cells(), "saving"), cells);
  }

  /** Whatever becomes of the errors: bases are the flows, cells save what the flows save. */
  @ParameterizedTest
  @EnumSource(Errors.class)
  void basesAreTheFlowsByEveryChoiceOfErrors(Errors errors) {
    Ordered world = Ordered.of(8);
    FlowEngine flows = world.flows(errors);
    Savings savings = world.savings(flows, 1, 3);
    Map<String, Double> flow = new TreeMap<>();
    for (int k = 0; k < 2; k++) {
      flow.putAll(TableValues.all(flows.flow(Vocabulary.FINAL_PRODUCER, k), "value"));
    }
    Table table = savings.table();
    for (int row = 0; row < table.rows(); row++) {
      String key =
          String.join(
              " ",
              Vocabulary.FINAL_PRODUCER,
              table.strings("stressor")[row],
              table.strings("region")[row],
              table.strings("group")[row],
              table.strings("to_region")[row]);
      assertThat(table.doubles("base")[row]).as(key).isEqualTo(flow.get(key));
    }
    Table cells = world.gridded(savings).part(world.damage()).cells();
    for (String stressor : List.of("CO2", "deaths")) {
      double saved = 0;
      for (int row = 0; row < cells.rows(); row++) {
        boolean wanted =
            cells.strings("scenario")[row].equals("partial75")
                && cells.strings("stressor")[row].equals(stressor);
        saved += wanted ? cells.doubles("saving")[row] : 0;
      }
      int k = savings.stressors().find(stressor);
      double expected = savings.sum(2, k, -1, -1, -1).saving();
      assertThat(saved).isPositive().isCloseTo(expected, within(1e-9 * expected));
    }
  }
}
