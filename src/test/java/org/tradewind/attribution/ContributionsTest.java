package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class ContributionsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private final Map<String, Table> tables = tables(SmallWorld.damage(), List.of());

  private static Map<String, Table> tables(Damage damage, List<SourceGroup> further) {
    SourceAxis axis = new SourceAxis(damage.regions(), SmallWorld.SUBSECTORS, SmallWorld.SPECIES);
    Map<String, Table> tables = new HashMap<>();
    for (SourceOutput output :
        Contributions.of(axis, damage, SmallWorld.subsectors(), further).outputs()) {
      Table table = output.central().validated("a test");
      tables.put(table.name(), table);
    }
    return tables;
  }

  private static int row(Table table, String... key) {
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(
                row ->
                    IntStream.range(0, key.length)
                        .allMatch(k -> table.value(row, k).equals(key[k])))
            .toArray();
    assertThat(rows).as(Arrays.toString(key)).hasSize(1);
    return rows[0];
  }

  private static void assertNumbers(Table table, List<String> key, Double... expected) {
    int row = row(table, key.toArray(String[]::new));
    int first = table.schema().columns().size() - expected.length;
    for (int c = 0; c < expected.length; c++) {
      String column = table.schema().columns().get(first + c).name();
      double found = table.doubles(column)[row];
      if (expected[c].isNaN()) {
        assertThat(found).as(key + " " + column).isNaN();
      } else {
        assertThat(found).as(key + " " + column).isCloseTo(expected[c], EXACT);
      }
    }
  }

  @Test
  void ratiosOfTheSmallWorld() {
    Table ratio = tables.get("contribution_ratio");
    // deaths, co2_t, deaths_share, co2_share, ratio
    assertNumbers(ratio, List.of("nation", "nation", ""), 100., 1000., 1., 1., 1.);
    assertNumbers(ratio, List.of("category", "energy", ""), 30., 900., .3, .9, 1 / 3.);
    assertNumbers(ratio, List.of("category", "domestic", ""), 60., 100., .6, .1, 6.);
    assertNumbers(ratio, List.of("category", "agriculture", ""), 10., 0., .1, 0., Double.NaN);
    assertNumbers(ratio, List.of("fuel", "coal", ""), 75., 1000., .75, 1., .75);
    assertNumbers(ratio, List.of("subsector", "home_coal", ""), 45., 100., .45, .1, 4.5);
    assertNumbers(ratio, List.of("region", "A", ""), 50., 640., .5, .64, .78125);
    assertNumbers(ratio, List.of("region", "B", ""), 50., 360., .5, .36, 25 / 18.);
    assertNumbers(ratio, List.of("region_category", "energy", "B"), 20., 300., .2, .3, 2 / 3.);
    assertNumbers(ratio, List.of("region_subsector", "home_coal", "A"), 15., 40., .15, .04, 3.75);
    assertNumbers(ratio, List.of("synergy", "non-synergistic", ""), 25., 0., .25, 0., Double.NaN);
    assertNumbers(ratio, List.of("month", "m01", ""), 64., 400., .64, .4, 1.6);
    assertNumbers(ratio, List.of("month", "m07", ""), 36., 600., .36, .6, .6);
    assertNumbers(ratio, List.of("month", "m12", ""), 0., 0., 0., 0., Double.NaN);
  }

  @Test
  void primaryAndSecondaryDeathsOfSubsectors() {
    Table damage = tables.get("damage_subsector");
    assertThat(damage.rows()).isEqualTo(4);
    // deaths, co2_t, deaths_share, co2_share, ratio, primary, secondary, primary_share
    assertNumbers(damage, List.of("power_coal"), 30., 900., .3, .9, 1 / 3., 2., 28., 1 / 15.);
    assertNumbers(damage, List.of("home_coal"), 45., 100., .45, .1, 4.5, 36., 9., .8);
    assertNumbers(damage, List.of("home_wood"), 15., 0., .15, 0., Double.NaN, 15., 0., 1.);
    assertNumbers(damage, List.of("farm"), 10., 0., .1, 0., Double.NaN, 0., 10., 0.);
    assertThat(damage.strings("category"))
        .containsExactly("energy", "domestic", "domestic", "agriculture");
    assertThat(damage.strings("fuel_or_process"))
        .containsExactly("coal", "coal", "wood", "livestock");
    assertThat(damage.booleans("synergistic")).containsExactly(true, true, false, false);
  }

  @Test
  void speciesOfSubsectorsAndOfTheNation() {
    Table bySubsector = tables.get("damage_subsector_species");
    // only what is emitted: tonnes, deaths, share
    assertThat(bySubsector.rows()).isEqualTo(6);
    assertNumbers(bySubsector, List.of("power_coal", "EC"), 2., 2., 1 / 15.);
    assertNumbers(bySubsector, List.of("power_coal", "SO2"), 15., 28., 14 / 15.);
    assertNumbers(bySubsector, List.of("home_coal", "EC"), 7., 36., .8);
    assertNumbers(bySubsector, List.of("home_coal", "SO2"), 5., 9., .2);
    assertNumbers(bySubsector, List.of("farm", "NH3"), 20., 10., 1.);
    Table bySpecies = tables.get("damage_species");
    assertNumbers(bySpecies, List.of("EC", "primary"), 14., 53., .53);
    assertNumbers(bySpecies, List.of("SO2", "secondary"), 20., 37., .37);
    assertNumbers(bySpecies, List.of("NH3", "secondary"), 20., 10., .1);
  }

  @Test
  void furtherGroupsAreRowsOfTheSameTable() {
    SourceGroup city =
        new SourceGroup(
            SourceGroups.CITY,
            "c",
            "",
            SourceSum.of(SmallWorld.AXIS.deaths(0, 1, 0), 6),
            SourceSum.of(SmallWorld.AXIS.co2(0, 1), 20));
    Table ratio = tables(SmallWorld.damage(), List.of(city)).get("contribution_ratio");
    assertThat(ratio.rows()).isEqualTo(tables.get("contribution_ratio").rows() + 1);
    assertNumbers(ratio, List.of("city", "c", ""), 6., 20., .06, .02, 3.);
  }

  @Test
  void aRatioNeedsItsNation() {
    assertThatThrownBy(() -> Contributions.ratios(List.of()))
        .hasMessageContaining("0 groups of the level nation");
  }

  @Test
  void withoutAnyEmissionNothingIsDefined() {
    Table ratio =
        tables(SmallWorld.damage(SmallWorld.REGIONS, 0), List.of()).get("contribution_ratio");
    assertNumbers(
        ratio, List.of("nation", "nation", ""), 0., 0., Double.NaN, Double.NaN, Double.NaN);
    assertThat(ratio.strings("level")).doesNotContain("region_category", "region_subsector");
  }

  @Test
  void scaledEmissionsHaveTheSameShares() {
    Table twice =
        tables(SmallWorld.damage(SmallWorld.REGIONS, 2), List.of()).get("contribution_ratio");
    Table once = tables.get("contribution_ratio");
    assertThat(twice.strings("name")).isEqualTo(once.strings("name"));
    for (String column : List.of("deaths_share", "co2_share", "ratio")) {
      assertThat(twice.doubles(column)).as(column).containsExactly(once.doubles(column));
    }
    assertThat(twice.doubles("deaths")[0]).isEqualTo(200);
  }

  @Test
  void theOrderOfRegionsDoesNotMatter() {
    Table turned =
        tables(SmallWorld.damage(Axis.of("region", "B", "A"), 1), List.of())
            .get("contribution_ratio");
    Table once = tables.get("contribution_ratio");
    assertThat(turned.rows()).isEqualTo(once.rows());
    for (int row = 0; row < once.rows(); row++) {
      int same =
          row(
              turned,
              once.strings("level")[row],
              once.strings("name")[row],
              once.strings("within")[row]);
      for (String column : List.of("deaths", "co2_t", "deaths_share", "co2_share", "ratio")) {
        assertThat(turned.doubles(column)[same])
            .as(once.keyText(row) + " " + column)
            .isEqualTo(once.doubles(column)[row], EXACT);
      }
    }
  }

  @Test
  void aDrawInWhichOneSpeciesIsDeadlierMovesTheSharesOfThoseThatEmitIt() {
    List<SourceOutput> outputs =
        Contributions.of(SmallWorld.AXIS, SmallWorld.damage(), SmallWorld.subsectors(), List.of())
            .outputs();
    SourceOutput ratio = outputs.get(0);
    Table central = ratio.central();
    int energy = row(central, "category", "energy", "");
    double[][] nation = drawn(ratio.shared());
    double[][] found =
        ratio.work(energy, energy + 1, nation, new double[][][] {drawn(ratio.own(energy))}, 1);
    // EC twice as deadly: 30 + 2 deaths of 100 + 53
    assertThat(found[0][0]).isCloseTo(32, EXACT);
    assertThat(found[2][0]).isCloseTo(32 / 153., EXACT);
    assertThat(found[4][0]).isCloseTo(32 / 153. / .9, EXACT);
  }

  @Test
  void declarationsTravelToOtherMachines() throws IOException, ClassNotFoundException {
    SourceOutputs figures =
        Contributions.of(SmallWorld.AXIS, SmallWorld.damage(), SmallWorld.subsectors(), List.of());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(figures);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (SourceOutput output : ((SourceOutputs) in.readObject()).outputs()) {
        Table here = tables.get(output.schema().name());
        Table there = output.central();
        assertThat(there.rows()).isEqualTo(here.rows());
        assertThat(there.doubles("deaths")).containsExactly(here.doubles("deaths"));
      }
    }
  }

  private static double[][] drawn(List<SourceSum> sums) {
    return sums.stream()
        .map(
            sum -> {
              double drawn = 0;
              for (int i = 0; i < sum.positions().length; i++) {
                int at = sum.positions()[i];
                boolean ofEc = SmallWorld.AXIS.isDeaths(at) && SmallWorld.AXIS.pollutant(at) == 0;
                drawn += sum.amounts()[i] * (ofEc ? 2 : 1);
              }
              return new double[] {drawn};
            })
        .toArray(double[][]::new);
  }

  @Test
  void flagsThatDoNotFitTheEmissionsAreRemarked() {
    assertThat(SynergyFlags.remarks(SmallWorld.damage(), SmallWorld.subsectors())).isEmpty();
    Table wrong =
        Table.builder(Inputs.SUBSECTOR)
            .add("power_coal", "energy", "coal", false, false)
            .add("home_coal", "domestic", "coal", true, true)
            .add("home_wood", "domestic", "wood", true, true)
            .add("farm", "agriculture", "livestock", true, false)
            .build();
    assertThat(SynergyFlags.remarks(SmallWorld.damage(), wrong))
        .containsExactly(
            "table subsector: synergistic is true for 2 of the subsectors that emit pollutants, but no CO2: (home_wood, farm). The column is used as given.",
            "table subsector: synergistic is false for 1 of the subsectors that emit CO2 and pollutants: (power_coal). The column is used as given.");
    assertThat(SynergyFlags.remarks(SmallWorld.damage(SmallWorld.REGIONS, 0), wrong)).isEmpty();
  }
}
