package org.tradewind.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.Axis;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

class CostPropertiesTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1e-9);

  /** A world of 5 regions and 8 subsectors with numbers by chance, seeded. */
  private static CostStudy random(long seed) {
    Random random = new Random(seed);
    Axis regions = Axis.of("region", List.of("A", "B", "C", "D", "E"));
    List<String> labels = new ArrayList<>();
    for (int h = 0; h < 8; h++) {
      labels.add("h" + h);
    }
    Axis subsectors = Axis.of("subsector", labels);
    Table.Builder names = Table.builder(Inputs.SUBSECTOR);
    Table.Builder rows = Table.builder(DamageTables.DAMAGE_REGION);
    for (String h : labels) {
      names.add(h, h.compareTo("h4") < 0 ? "one" : "two", "fuel", true, false);
      for (String r : regions.labels()) {
        rows.add(r, h, "CO2", "m01", 1e6 * Math.exp(2 * random.nextGaussian()), 0);
        rows.add(r, h, "SO2", "m01", 1, 50 * Math.exp(2 * random.nextGaussian()));
      }
    }
    StudyTables tables = new StudyTables();
    CostWorld.put(tables, names.build());
    return new CostStudy(
        new SourceAxis(regions, subsectors, List.of("SO2")),
        Damage.of(rows.build(), regions, subsectors),
        List.of(),
        tables,
        Optional.empty());
  }

  @Test
  void pricesTimesAFactorScaleCostsAndLeaveRanks() {
    for (long seed = 0; seed < 5; seed++) {
      CostOutputs one = CostWorld.figures(random(seed), CostWorld.priced(2e6, 100));
      CostOutputs times = CostWorld.figures(random(seed), CostWorld.priced(2e6 * 7, 100 * 7));
      double[] costs = CostWorld.table(one, CostTables.COST_SUBSECTOR).doubles("integrated_cost");
      double[] scaled =
          CostWorld.table(times, CostTables.COST_SUBSECTOR).doubles("integrated_cost");
      for (int h = 0; h < costs.length; h++) {
        assertThat(scaled[h]).isCloseTo(7 * costs[h], CLOSE);
      }
      Table rank = CostWorld.table(one, CostTables.COST_RANK);
      Table scaledRank = CostWorld.table(times, CostTables.COST_RANK);
      assertThat(scaledRank.ints("integrated_rank")).isEqualTo(rank.ints("integrated_rank"));
      assertThat(scaledRank.ints("climate_rank")).isEqualTo(rank.ints("climate_rank"));
      assertThat(CostWorld.table(times, CostTables.PREDOMINANT_CHANGE).doubles("changes"))
          .isEqualTo(CostWorld.table(one, CostTables.PREDOMINANT_CHANGE).doubles("changes"));
    }
  }

  @Test
  void ofTheNationIsTheSumOfItsParts() {
    CostOutputs figures = CostWorld.figures(random(1), CostWorld.priced(2e6, 100));
    Table regions = CostWorld.table(figures, CostTables.COST_REGION);
    double sum = 0;
    double shares = 0;
    double nation = Double.NaN;
    for (int row = 0; row < regions.rows(); row++) {
      boolean all = regions.strings("category")[row].equals("*");
      double cost = regions.doubles("integrated_cost")[row];
      if (regions.strings("region")[row].equals("*")) {
        nation = all ? cost : nation;
      } else if (!all) {
        sum += cost;
        shares += regions.doubles("share")[row];
      }
    }
    assertThat(sum).isCloseTo(nation, CLOSE);
    assertThat(shares).isCloseTo(1, CLOSE);
  }

  @Test
  void theGridHasTheRanksOfStudiesWithThosePrices() {
    CostOutputs figures = CostWorld.figures(random(2), CostWorld.priced(2e6, 100));
    Table grid = CostWorld.table(figures, CostTables.RANK_GRID);
    int pairs = 0;
    for (int row = 0; row < grid.rows(); row += 8) {
      double vsl = grid.doubles("vsl")[row];
      double scc = grid.doubles("scc")[row];
      Table direct =
          CostWorld.table(
              CostWorld.figures(random(2), CostWorld.priced(vsl, scc)), CostTables.COST_RANK);
      for (int h = 0; h < 8; h++) {
        assertThat(grid.strings("subsector")[row + h]).isEqualTo(direct.strings("name")[h]);
        assertThat(grid.ints("rank")[row + h]).isEqualTo(direct.ints("integrated_rank")[h]);
      }
      pairs++;
    }
    // a price of one's own without variants: from a tenth to ten times of it, in seven steps
    assertThat(pairs).isEqualTo(49);
  }

  @Test
  void atASwitchBothCostTheSameAndTheOrderTurns() {
    CostOutputs figures = CostWorld.figures(random(3), CostWorld.priced(2e6, 100));
    Table switches = CostWorld.table(figures, CostTables.RANK_SWITCH);
    assertThat(switches.rows()).isPositive();
    for (int row = 0; row < switches.rows(); row++) {
      double vsl = switches.doubles("vsl")[row];
      double gap = gap(switches, row, vsl);
      assertThat(Math.abs(gap)).isLessThan(1e-6);
      assertThat(gap(switches, row, 1.01 * vsl)).isPositive();
      assertThat(gap(switches, row, .99 * vsl)).isNegative();
      assertThat(vsl / 100).isCloseTo(switches.doubles("tonnes_per_death")[row], CLOSE);
      assertThat(2e6 / switches.doubles("scc")[row])
          .isCloseTo(switches.doubles("tonnes_per_death")[row], CLOSE);
    }
  }

  /** Cost of the one less that of the other, over that of the one, with another VSL. */
  private static double gap(Table switches, int row, double vsl) {
    Table t =
        CostWorld.table(
            CostWorld.figures(random(3), CostWorld.priced(vsl, 100)), CostTables.COST_SUBSECTOR);
    List<String> names = List.of(t.strings("subsector"));
    double a = t.doubles("integrated_cost")[names.indexOf(switches.strings("subsector")[row])];
    double b = t.doubles("integrated_cost")[names.indexOf(switches.strings("other")[row])];
    return (a - b) / a;
  }

  /**
   * A draw is the central run of a study whose inputs are multiplied by the same factors: both
   * prices, deaths by SO2 and the CO2 of power.
   */
  @Test
  void aDrawIsAStudyWithThoseInputs() {
    CostOutputs figures = CostWorld.figures(CostWorld.study(), CostWorld.priced(2e6, 100));
    CostOutputs other =
        CostWorld.figures(CostWorld.study(3.5, .2), CostWorld.priced(2e6 * .25, 100 * 4));
    IntToDoubleFunction factor = CostPropertiesTest::factor;
    for (TableSchema schema :
        List.of(
            CostTables.COST_SUBSECTOR,
            CostTables.COST_REGION,
            CostTables.COST_SECTOR,
            CostTables.COST_RANK,
            CostTables.COST_COUNT)) {
      SourceOutput output = CostWorld.output(figures, schema);
      double[] drawn = draw(output, factor);
      Table expected = CostWorld.table(other, schema);
      for (int row = 0; row < output.rows(); row++) {
        for (int q = 0; q < output.quantities(); q++) {
          double value = number(expected, row, output.quantity(q));
          double found = drawn[row * output.quantities() + q];
          String what = schema.name() + " " + output.quantity(q) + " " + row;
          if (Double.isNaN(value)) {
            assertThat(found).as(what).isNaN();
          } else {
            assertThat(found).as(what).isCloseTo(value, CLOSE);
          }
        }
      }
    }
  }

  @Test
  void kindsOfADrawAreThoseOfAStudyWithThoseInputs() {
    CostOutputs figures = CostWorld.figures(CostWorld.study(), CostWorld.priced(2e6, 100));
    CostOutputs other =
        CostWorld.figures(CostWorld.study(3.5, .2), CostWorld.priced(2e6 * .25, 100 * 4));
    for (SourceKinds kinds : figures.figures().kinds()) {
      double[][] drawn = new double[kinds.keys().size()][1];
      kinds.formula().of(sums(kinds.sums(), CostPropertiesTest::factor), drawn, 1);
      SourceKinds expected =
          other.figures().kinds().stream()
              .filter(k -> k.schema() == kinds.schema())
              .findFirst()
              .orElseThrow();
      double[][] central = new double[drawn.length][1];
      expected.formula().of(sums(expected.sums(), p -> 1), central, 1);
      assertThat(drawn).isDeepEqualTo(central);
      // the key, the kind, then probability and mc_error
      assertThat(kinds.schema().columns()).hasSize(kinds.keys().get(0).length + 3);
      assertThat(kinds.keys()).doesNotHaveDuplicates();
    }
  }

  @Test
  void predominanceOfTheCentralRunIsThatOfItsKinds() {
    CostOutputs figures = CostWorld.figures(random(4), CostWorld.priced(2e6, 100));
    SourceKinds kinds =
        figures.figures().kinds().stream()
            .filter(k -> k.schema() == CostTables.PREDOMINANT_PROBABILITY)
            .findFirst()
            .orElseThrow();
    double[][] central = new double[kinds.keys().size()][1];
    kinds.formula().of(sums(kinds.sums(), p -> 1), central, 1);
    Table predominant = CostWorld.table(figures, CostTables.PREDOMINANT);
    for (int i = 0; i < central.length; i++) {
      assertThat(kinds.keys().get(i))
          .containsExactly(predominant.strings("region")[i], predominant.strings("measure")[i]);
      assertThat(kinds.labels().get((int) central[i][0]))
          .isEqualTo(predominant.strings("subsector")[i]);
    }
  }

  /** What is declared goes to other machines. */
  @Test
  void declaredCostsAreReadBackAsTheyWere() throws IOException, ClassNotFoundException {
    CostOutputs figures = CostWorld.figures(CostWorld.study(), CostWorld.parameters());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(figures.figures());
    }
    SourceOutputs read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = (SourceOutputs) in.readObject();
    }
    assertThat(read.kinds()).hasSize(2);
    for (int i = 0; i < read.outputs().size(); i++) {
      Table before = figures.figures().outputs().get(i).central();
      Table after = read.outputs().get(i).central();
      for (int row = 0; row < before.rows(); row++) {
        for (int c = 0; c < before.schema().columns().size(); c++) {
          assertThat(after.value(row, c)).isEqualTo(before.value(row, c));
        }
      }
    }
  }

  /** Nothing is emitted: no share, no rank above another, no predominant subsector. */
  @Test
  void aWorldWithoutDamageHasNoSharesAndNoPredominantSubsector() {
    CostStudy empty =
        new CostStudy(
            CostWorld.AXIS,
            Damage.of(
                Table.builder(DamageTables.DAMAGE_REGION).build(),
                CostWorld.REGIONS,
                CostWorld.SUBSECTORS),
            List.of(),
            CostWorld.tables(),
            Optional.empty());
    CostOutputs figures = CostWorld.figures(empty, CostWorld.priced(2e6, 100));
    assertThat(CostWorld.table(figures, CostTables.COST_SUBSECTOR).doubles("health_share"))
        .containsOnly(Double.NaN);
    assertThat(CostWorld.table(figures, CostTables.COST_RANK).ints("integrated_rank"))
        .containsOnly(1);
    assertThat(CostWorld.table(figures, CostTables.PREDOMINANT).rows()).isZero();
    assertThat(CostWorld.table(figures, CostTables.PREDOMINANT_CHANGE).rows()).isZero();
    assertThat(CostWorld.table(figures, CostTables.RANK_SWITCH).rows()).isZero();
  }

  private static double factor(int position) {
    SourceAxis axis = CostWorld.AXIS;
    return switch (axis.kind(position)) {
      case PRICE -> position == axis.price(SourceAxis.VSL) ? .25 : 4;
      case DEATHS -> axis.pollutant(position) == 0 ? 3.5 : 1;
      case CO2 -> axis.subsector(position) == 0 ? .2 : 1;
      case TONNES -> throw new AssertionError("tonnes of pollutants cost nothing");
    };
  }

  private static double[] draw(SourceOutput output, IntToDoubleFunction factor) {
    double[][][] own = new double[output.rows()][][];
    for (int row = 0; row < own.length; row++) {
      own[row] = sums(output.own(row), factor);
    }
    double[][] values = output.work(0, output.rows(), sums(output.shared(), factor), own, 1);
    double[] flat = new double[values.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = values[i][0];
    }
    return flat;
  }

  private static double[][] sums(List<SourceSum> sums, IntToDoubleFunction factor) {
    double[][] drawn = new double[sums.size()][1];
    for (int i = 0; i < drawn.length; i++) {
      SourceSum sum = sums.get(i);
      for (int k = 0; k < sum.positions().length; k++) {
        drawn[i][0] += sum.amounts()[k] * factor.applyAsDouble(sum.positions()[k]);
      }
    }
    return drawn;
  }

  private static double number(Table table, int row, String column) {
    boolean whole =
        table.schema().columns().get(table.schema().position(column)).type() == ColumnType.INT;
    return whole ? table.ints(column)[row] : table.doubles(column)[row];
  }
}
