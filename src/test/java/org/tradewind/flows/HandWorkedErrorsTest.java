package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.TableValues.assertValues;
import static org.tradewind.tables.TableValues.nonzero;
import static org.tradewind.tables.Vocabulary.FINAL_CONSUMER;
import static org.tradewind.tables.Vocabulary.FINAL_PRODUCER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What becomes of the errors column by the three choices of mrio.errors, in the world of {@link
 * PowerAndGoods} with other errors: of C's final power 1/4 goes to cities in C and 3/4 to errors;
 * of C's goods 50 are exported and -10 are errors. Per unit of C's goods .2 power of B and .1 of C.
 *
 * <pre>
 * power for          errors                    exports of 50    of 40
 * from B (f 1, 4)    .2 x -10 = -2             10               8
 * from C (f 1, 0)    .75 + .1 x -10 = -.25      5               4
 *
 * CO2 carried by errors -2.25 of 47, deaths 4 x -2 = -8 of 58
 * </pre>
 */
class HandWorkedErrorsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static StudyTables tables() {
    StudyTables tables = PowerAndGoods.tables();
    Table old = tables.require(MrioInputs.FINAL_DEMAND);
    Table.Builder demand = Table.builder(MrioInputs.FINAL_DEMAND);
    for (int row = 0; row < old.rows(); row++) {
      if (!old.strings("region")[row].equals("C")) {
        demand.add(
            old.strings("region")[row],
            old.strings("sector")[row],
            old.strings("to_region")[row],
            old.strings("category")[row],
            old.doubles("value")[row]);
      }
    }
    PowerAndGoods.put(
        tables,
        demand
            .add("C", "P", "C", "urban", .25)
            .add("C", "P", "ERR", "others", .75)
            .add("C", "Q", "ROW", "export", 50.)
            .add("C", "Q", "ERR", "others", -10.));
    return tables;
  }

  private static FlowEngine engine(Errors errors) {
    return PowerAndGoods.engine(tables(), MrioParameters.DEFAULT.withErrors(errors));
  }

  private static Map<String, Double> consumers(double cities, double exported) {
    Map<String, Double> expected = new TreeMap<>();
    expected.put("final_consumer CO2 A A", 13.6);
    expected.put("final_consumer CO2 A B", 6.);
    expected.put("final_consumer CO2 A C", 5.4);
    expected.put("final_consumer CO2 B A", .9);
    expected.put("final_consumer CO2 B B", 2.5);
    expected.put("final_consumer CO2 B C", .6);
    expected.put("final_consumer CO2 B ROW", .2 * exported);
    expected.put("final_consumer CO2 C A", 2.);
    expected.put("final_consumer CO2 C C", 3 + cities);
    expected.put("final_consumer CO2 C ROW", .1 * exported);
    return expected;
  }

  private static Map<String, Double> pairs(FlowEngine engine, String view) {
    Map<String, Double> pairs = nonzero(engine.flowPair(), "value");
    pairs.keySet().removeIf(key -> !key.startsWith(view + " CO2"));
    return pairs;
  }

  private static double total(FlowEngine engine, String view, int stressor) {
    return Arrays.stream(engine.pairs(view, stressor).values()).sum();
  }

  private static List<String> named(FlowEngine engine) {
    return engine.ledger().named().stream()
        .map(Ledger.Named::what)
        .filter(what -> what.contains("errors/others"))
        .toList();
  }

  private static Map<String, Double> categories(FlowEngine engine) {
    Table tiers = engine.tiers().bySector("CO2", engine.intensity(0));
    Map<String, Double> sums = new TreeMap<>();
    for (int row = 0; row < tiers.rows(); row++) {
      sums.merge(tiers.strings("category")[row], tiers.doubles("value")[row], Double::sum);
    }
    return sums;
  }

  @Test
  void othersAreABuyerOfTheirOwn() {
    FlowEngine engine = engine(Errors.OTHERS);

    Map<String, Double> expected = consumers(.25, 50);
    expected.put("final_consumer CO2 B ERR", -2.);
    expected.put("final_consumer CO2 C ERR", -.25);
    assertValues(pairs(engine, FINAL_CONSUMER), expected);
    for (String view : FlowEngine.flowViews()) {
      assertThat(total(engine, view, 0)).isCloseTo(47, EXACT);
      assertThat(total(engine, view, 1)).isCloseTo(58, EXACT);
    }
    // in the final producers' view the errors are final products like any other: y is as it was
    assertValues(
        pairs(engine, FINAL_PRODUCER),
        pairs(PowerAndGoods.engine(PowerAndGoods.tables()), FINAL_PRODUCER));
    assertThat(nonzero(engine.account(), "value"))
        .containsEntry("final_consumer ERR P CO2", .75)
        .hasEntrySatisfying("final_consumer ERR Q CO2", v -> assertThat(v).isCloseTo(-3, EXACT));
    assertValues(
        categories(engine),
        Map.of(
            "rural",
            6.,
            "urban",
            8 + 9.25,
            "government",
            1.,
            "capital",
            10.,
            "export",
            15.,
            "others",
            -2.25));
    assertThat(named(engine)).isEmpty();
    assertThat(engine.ledger().open()).isEmpty();
  }

  @Test
  void droppedErrorsAreLostAndTheLossIsNamed() {
    FlowEngine engine = engine(Errors.DROP);

    assertValues(pairs(engine, FINAL_CONSUMER), consumers(.25, 50));
    // C makes .25 + 50 for final demand instead of 1 + 40
    Map<String, Double> producers = new TreeMap<>();
    producers.put("final_producer CO2 A A", 17.);
    producers.put("final_producer CO2 A B", 8.);
    producers.put("final_producer CO2 B A", 1.);
    producers.put("final_producer CO2 B B", 3.);
    producers.put("final_producer CO2 B C", 10.);
    producers.put("final_producer CO2 C A", 5.);
    producers.put("final_producer CO2 C C", .25 + 5);
    assertValues(pairs(engine, FINAL_PRODUCER), producers);
    for (String view : FlowEngine.flowViews()) {
      assertThat(total(engine, view, 0)).isCloseTo(47 + 2.25, EXACT);
      assertThat(total(engine, view, 1)).isCloseTo(58 + 8, EXACT);
    }
    assertValues(
        categories(engine),
        Map.of("rural", 6., "urban", 8 + 9.25, "government", 1., "capital", 10., "export", 15.));
    assertThat(engine.account().strings("region")).doesNotContain("ERR");
  }

  @Test
  void theLostShareIsReported() {
    FlowEngine engine = engine(Errors.DROP);
    Map<String, Double> lost = new TreeMap<>();
    engine.ledger().named().stream()
        .filter(n -> n.what().contains("errors/others"))
        .forEach(n -> lost.put(n.what(), n.value()));
    String share = ", as a share of the producer account";
    String dropped = " carried by errors/others, dropped";
    assertValues(
        lost,
        Map.of(
            "CO2" + dropped,
            -2.25,
            "CO2" + dropped + share,
            -2.25 / 47,
            "deaths" + dropped,
            -8.,
            "deaths" + dropped + share,
            -8 / 58.));
    assertThat(engine.ledger(s -> s.equals("CO2") ? "t" : "deaths a year").named())
        .contains(new Ledger.Named("CO2" + dropped, lost.get("CO2" + dropped), "t"))
        .contains(
            new Ledger.Named("deaths" + dropped, lost.get("deaths" + dropped), "deaths a year"));
    assertThat(engine.ledger().open()).isEmpty();
  }

  @Test
  void rescaledFinalDemandTakesTheErrorsIn() {
    FlowEngine engine = engine(Errors.RESCALE);

    // cities in C buy 4 x .25, .8 x 50 are exported
    assertValues(pairs(engine, FINAL_CONSUMER), consumers(1, 40));
    assertValues(
        pairs(engine, FINAL_PRODUCER),
        pairs(PowerAndGoods.engine(PowerAndGoods.tables()), FINAL_PRODUCER));
    for (String view : FlowEngine.flowViews()) {
      assertThat(total(engine, view, 0)).isCloseTo(47, EXACT);
      assertThat(total(engine, view, 1)).isCloseTo(58, EXACT);
    }
    assertValues(
        categories(engine),
        Map.of("rural", 6., "urban", 8 + 1 + 9., "government", 1., "capital", 10., "export", 12.));
    assertThat(named(engine)).isEmpty();
    assertThat(engine.ledger().open()).isEmpty();
  }

  @Test
  void errorsWithoutAnyOtherBuyerCannotBeTakenIn() {
    // C's final power all goes to errors there
    assertThatThrownBy(
            () ->
                PowerAndGoods.engine(
                    PowerAndGoods.tables(), MrioParameters.DEFAULT.withErrors(Errors.RESCALE)))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "table final_demand, category others", "C/P (final demand 0.0, errors 1.0)", "others");
  }
}
