package org.tradewind.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.scenarios.WhatifWorld.step;
import static org.tradewind.scenarios.WhatifWorld.sum;
import static org.tradewind.scenarios.WhatifWorld.table;
import static org.tradewind.scenarios.WhatifWorld.value;
import static org.tradewind.scenarios.WhatifWorld.whatifs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.flows.FlowEngine;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.scenarios.WhatifParameters.Step;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What-ifs on {@link TinyStudy}, by hand, and what holds for any. */
class WhatifsTest {
  private static final Step ALL_OFF = step(0);

  private static final WhatifWorld TINY = WhatifWorld.of(TinyStudy.tables(), TinyStudy.PARAMETERS);

  @Test
  void plantsRemovedAndStovesHalvedByHand() {
    Whatifs result =
        TINY.whatifs(
            whatifs(
                "plants", step(0, Filter.CATEGORY, "energy"),
                "stoves", step(.5, Filter.FUEL, "WOOD", Filter.REGION, "N")));
    // deaths of plants, 12 x t x deaths/t: N 1.2 + 4.8 + 10.8 / 4, S 8.1 + 19.2; of stoves: N .45,
    // S .75
    Table total = table(result, "whatif");
    assertThat(total.strings("whatif")).containsExactly("plants", "stoves");
    assertThat(value(total, "deaths_avoided", "plants")).isCloseTo(36, within(1e-12));
    assertThat(value(total, "deaths_share", "plants")).isCloseTo(36 / 37.2, within(1e-12));
    assertThat(value(total, "co2_avoided_t", "plants")).isCloseTo(48_000, within(1e-9));
    assertThat(value(total, "co2_share", "plants")).isEqualTo(1);
    assertThat(value(total, "deaths_avoided", "stoves")).isCloseTo(.225, within(1e-12));
    assertThat(value(total, "co2_avoided_t", "stoves")).isZero();
    Table regions = table(result, "whatif_region");
    assertThat(regions.rows()).isEqualTo(4);
    assertThat(value(regions, "deaths_avoided", "plants", "N")).isCloseTo(8.7, within(1e-12));
    assertThat(value(regions, "co2_avoided_t", "plants", "S")).isCloseTo(21_000, within(1e-9));
    assertThat(value(regions, "deaths_avoided", "stoves", "S")).isZero();
    Table subsectors = table(result, "whatif_subsector");
    assertThat(subsectors.strings("subsector")).containsExactly("plant", "stove");
    Table species = table(result, "whatif_species");
    assertThat(value(species, "tonnes_avoided", "plants", "SO2")).isCloseTo(1200, within(1e-9));
    assertThat(value(species, "tonnes_avoided", "stoves", "SO2")).isCloseTo(13.5, within(1e-12));
    assertThat(value(species, "deaths_avoided", "plants", "CO2")).isZero();
    assertThat(result.scopes())
        .containsExactly(
            new Whatifs.Scope("plants", List.of("plant"), 2),
            new Whatifs.Scope("stoves", List.of("stove"), 1));
    assertThat(result.remarks()).isEmpty();
  }

  @Test
  void stepsMultiplyAndASwitchAdds() {
    Whatifs result =
        TINY.whatifs(
            whatifs(
                "twice",
                step(.5, Filter.SUBSECTOR, "plant"),
                step(.4, Filter.SUBSECTOR, "plant", Filter.SPECIES, "SO2"),
                "switch",
                step(0, Filter.SUBSECTOR, "stove"),
                step(1.5, Filter.SUBSECTOR, "plant", Filter.SPECIES, "CO2")));
    Table total = table(result, "whatif");
    // of SO2 .5 x .4 = .2 stays, of CO2 .5
    assertThat(value(total, "deaths_avoided", "twice")).isCloseTo(.8 * 36, within(1e-12));
    assertThat(value(total, "co2_avoided_t", "twice")).isCloseTo(24_000, within(1e-9));
    assertThat(value(total, "deaths_avoided", "switch")).isCloseTo(1.2, within(1e-12));
    assertThat(value(total, "co2_avoided_t", "switch")).isCloseTo(-24_000, within(1e-9));
  }

  @Test
  void aSectorHoldsTheShareOfTheConcordance() {
    StudyTables inputs = TinyStudy.tables();
    TinyStudy.put(
        inputs,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("plant", "*", "P", .75)
            .add("plant", "*", "Q", .25)
            .add("stove", "*", "household", 1));
    WhatifWorld world = WhatifWorld.of(inputs, TinyStudy.PARAMETERS);
    Whatifs result =
        world.whatifs(
            whatifs(
                "p",
                step(0, Filter.SECTOR, "P"),
                "q",
                step(0, Filter.SECTOR, "Q"),
                "both",
                step(.5, Filter.SECTOR, "P"),
                step(.5),
                "homes",
                step(0, Filter.SECTOR, "household")));
    Table total = table(result, "whatif");
    assertThat(value(total, "deaths_avoided", "p")).isCloseTo(27, within(1e-12));
    assertThat(value(total, "co2_avoided_t", "q")).isCloseTo(12_000, within(1e-9));
    // P keeps .25, Q and homes .5: 27 x .75 + 9 x .5 + 1.2 x .5
    assertThat(value(total, "deaths_avoided", "both")).isCloseTo(25.35, within(1e-12));
    assertThat(value(total, "deaths_avoided", "homes")).isCloseTo(1.2, within(1e-12));
    // what is removed of Q in N serves whom Q of N serves
    Table demand = table(result, "whatif_demand");
    FlowEngine flows = world.flows().orElseThrow();
    double[] w = flows.requirements("final_consumer").output();
    assertThat(value(demand, "avoided", "q", "final_consumer", "S", "CO2"))
        .isCloseTo(.25 * (27_000 * w[1 + 4] + 21_000 * w[3 + 4]) / 100, within(1e-9));
    assertThat(value(demand, "avoided", "homes", "household", "N", "deaths"))
        .isCloseTo(.45, within(1e-12));
    assertThat(value(demand, "avoided", "homes", "final_consumer")).isZero();
  }

  /** Draws are worked on other machines: what is declared must survive the way there. */
  @Test
  void figuresAreTheSameAfterSerialisation() throws IOException, ClassNotFoundException {
    Whatifs result = TINY.whatifs(whatifs("plants", step(.2, Filter.SUBSECTOR, "plant")), PAIRS);
    SourceOutputs copy = copy(result.figures());
    assertThat(copy.outputs()).hasSize(7);
    for (int i = 0; i < 7; i++) {
      Table expected = result.figures().outputs().get(i).central();
      Table found = copy.outputs().get(i).central();
      assertThat(found.rows()).isEqualTo(expected.rows()).isPositive();
      for (Column column : expected.schema().columns()) {
        if (column.type() == ColumnType.DOUBLE) {
          assertThat(found.doubles(column.name())).isEqualTo(expected.doubles(column.name()));
        }
      }
    }
  }

  private static SourceOutputs copy(SourceOutputs figures)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(figures);
    }
    ByteArrayInputStream written = new ByteArrayInputStream(bytes.toByteArray());
    try (ObjectInputStream in = new ObjectInputStream(written)) {
      return (SourceOutputs) in.readObject();
    }
  }

  private static final Table PAIRS =
      Table.builder(DamageTables.DEATH_PAIR_SUBSECTOR)
          .add("N", "OUTSIDE", "plant", "SO2", .7)
          .add("N", "S", "plant", "SO2", 3)
          .add("N", "N", "plant", "SO2", 5)
          .add("N", "N", "stove", "SO2", .45)
          .add("S", "S", "plant", "SO2", 27.3)
          .add("S", "N", "stove", "SO2", .75)
          .build();

  @Test
  void whoWouldNotDie() {
    Whatifs result =
        TINY.whatifs(
            whatifs(
                "plants", step(0, Filter.SUBSECTOR, "plant"),
                "half", step(.5, Filter.REGION, "N")),
            PAIRS);
    Table receptors = table(result, "whatif_receptor");
    assertThat(receptors.strings("to_region"))
        .as("in the order of the regions, whatever that of the rows")
        .containsExactly("N", "S", "OUTSIDE", "N", "S", "OUTSIDE");
    assertThat(receptors.doubles("deaths_avoided"))
        .containsExactly(new double[] {5, 30.3, .7, 2.725, 1.5, .35}, within(1e-12));
    Table pairs = table(result, "whatif_pair");
    assertThat(value(pairs, "deaths_avoided", "half", "N", "N")).isCloseTo(2.725, within(1e-12));
    assertThat(value(pairs, "deaths_avoided", "half", "S")).isZero();
    assertThat(result.ledger().entries()).hasSize(2);
    assertThat(result.ledger().open()).isEmpty();
  }

  @Test
  void receptorsThatMissDeathsAreFound() {
    Table few =
        Table.builder(DamageTables.DEATH_PAIR_SUBSECTOR).add("N", "N", "plant", "SO2", 5).build();
    Whatifs result = TINY.whatifs(whatifs("off", ALL_OFF), few);
    assertThat(result.ledger().open()).hasSize(1);
  }

  @Test
  void partsSumToTheWholeWhateverIsScaled() {
    WhatifWorld world =
        WhatifWorld.of(TinyStudy.uneven(20, 4), TinyStudy.with(Species.POLLUTANTS, 4));
    Whatifs result =
        world.whatifs(
            whatifs(
                "off", ALL_OFF,
                "same", step(1),
                "some", step(.3, Filter.SPECIES, "SO2,CO2,NOX"),
                "plants", step(.3, Filter.SPECIES, "SO2,CO2,NOX", Filter.SUBSECTOR, "plant"),
                "stoves", step(.3, Filter.SPECIES, "SO2,CO2,NOX", Filter.SUBSECTOR, "stove")));
    Table total = table(result, "whatif");
    for (String column : List.of("deaths_avoided", "co2_avoided_t")) {
      double some = value(total, column, "some");
      assertThat(some).isPositive();
      assertThat(value(total, column, "plants") + value(total, column, "stoves"))
          .isCloseTo(some, within(1e-12 * some));
      assertThat(value(total, column, "same")).isZero();
      for (String whatif : List.of("off", "same", "some")) {
        double whole = value(total, column, whatif);
        for (String by : List.of("whatif_region", "whatif_subsector")) {
          assertThat(value(table(result, by), column, whatif))
              .isCloseTo(whole, within(1e-12 * whole));
        }
        boolean deaths = column.startsWith("deaths");
        for (String view : FlowEngine.flowViews()) {
          Table demand = table(result, "whatif_demand");
          double served =
              sum(
                  demand,
                  "avoided",
                  i ->
                      demand.strings("whatif")[i].equals(whatif)
                          && List.of(view, "household").contains(demand.strings("view")[i])
                          && demand.strings("stressor")[i].equals(deaths ? "deaths" : "CO2"));
          assertThat(served).isCloseTo(whole, within(1e-12 * whole));
        }
      }
    }
    assertThat(value(total, "deaths_share", "off")).isEqualTo(1);
    assertThat(value(total, "co2_share", "off")).isEqualTo(1);
    assertThat(result.ledger().named()).isEmpty();
    // the whole of demand is what flow_pair says, to each destination
    FlowEngine flows = world.flows().orElseThrow();
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < 2; k++) {
        var pairs = flows.pairs(view, k);
        for (int s = 0; s < pairs.columns().size(); s++) {
          double carried = pairs.at(0, s) + pairs.at(1, s);
          assertThat(
                  value(
                      table(result, "whatif_demand"),
                      "avoided",
                      "off",
                      view,
                      pairs.columns().label(s),
                      flows.stressors().label(k)))
              .isCloseTo(carried, within(1e-12 * carried));
        }
      }
    }
  }

  @Test
  void whatServesNoDemandIsNamed() {
    StudyTables inputs = TinyStudy.tables();
    // Q of S makes nothing and buys nothing, yet a quarter of the plants is booked there
    TinyStudy.put(
        inputs,
        TinyStudy.rows(MrioInputs.TRANSACTIONS)
            .add("N", "P", new double[] {10, 20, 5, 0})
            .add("N", "Q", new double[] {10, 0, 20, 0})
            .add("S", "P", new double[] {10, 10, 0, 0})
            .add("S", "Q", new double[4]));
    Table.Builder demand = TinyStudy.rows(MrioInputs.FINAL_DEMAND);
    demand.add("N", "P", "N", "urban", 65).add("N", "Q", "N", "urban", 70);
    TinyStudy.put(inputs, demand.add("S", "P", "S", "urban", 80));
    Table.Builder output = TinyStudy.rows(MrioInputs.OUTPUT);
    output.add("N", "P", 100).add("N", "Q", 100).add("S", "P", 100);
    TinyStudy.put(inputs, output.add("S", "Q", 0));
    TinyStudy.put(
        inputs,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("plant", "*", "P", .75)
            .add("plant", "*", "Q", .25)
            .add("stove", "*", "household", 1));
    Whatifs result = WhatifWorld.of(inputs, TinyStudy.PARAMETERS).whatifs(whatifs("off", ALL_OFF));
    assertThat(result.ledger().named())
        .hasSize(4)
        .anySatisfy(
            n -> {
              assertThat(n.what())
                  .isEqualTo("what-if off: CO2 avoided in no flow of view final_consumer");
              assertThat(n.value()).isCloseTo(.25 * 21_000, within(1e-9));
            });
  }

  @Test
  void withoutSupplyChainOrConcordanceSourcesAreEnough() {
    StudyTables inputs = new StudyTables();
    StudyTables whole = TinyStudy.tables();
    inputs.put(whole.require(Inputs.SUBSECTOR), whole.provenance("subsector"));
    Whatifs result =
        Whatifs.of(
            TINY.axis(),
            TINY.damage(),
            whatifs("off", ALL_OFF),
            inputs,
            Optional.empty(),
            Optional.empty());
    assertThat(result.figures().outputs())
        .extracting(o -> o.schema().name())
        .containsExactly("whatif", "whatif_region", "whatif_subsector", "whatif_species");
    assertThatThrownBy(
            () -> Whatifs.check(whatifs("p", step(0, Filter.SECTOR, "P")), TINY.axis(), inputs))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key whatif.p, sector")
        .hasMessageContaining("without a concordance");
    assertThat(TINY.whatifs(WhatifParameters.NONE).figures().outputs()).isEmpty();
  }
}
