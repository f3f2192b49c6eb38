package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** First-order deaths beside J, on the tiny study with people added. */
class ClosureTest {
  @Test
  void rawLeavesDeathsAndClosureScalesThemToJ() {
    Closure closure = new Closure(Closure.Rule.CLOSURE, OptionalDouble.of(50));
    assertThat(closure.ratio(20)).hasValue(.4);
    assertThat(closure.factor(20)).isEqualTo(2.5);
    assertThat(new Closure(Closure.Rule.RAW, OptionalDouble.of(50)).factor(20)).isEqualTo(1);
    assertThat(new Closure(Closure.Rule.RAW, OptionalDouble.empty()).ratio(20)).isEmpty();
  }

  @Test
  void closureWithoutJOrWithoutDeathsIsRefused() {
    assertThatThrownBy(() -> new Closure(Closure.Rule.CLOSURE, OptionalDouble.empty()).factor(20))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("health.closure")
        .hasMessageContaining("mortality_rate");
    assertThatThrownBy(() -> new Closure(Closure.Rule.CLOSURE, OptionalDouble.of(5)).factor(0))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("above 0");
  }

  @Test
  void allDeathsOfAStudySumToJAndNothingElseMoves() {
    StudyTables tables = withHealth(TinyStudy.tables());
    double j = StudyModel.burden(tables, parameters(Closure.Rule.RAW)).orElseThrow().total();
    Map<String, Table> raw = Pipeline.run(tables, parameters(Closure.Rule.RAW)).tables();
    Pipeline.Results results = Pipeline.run(tables, parameters(Closure.Rule.CLOSURE));
    Map<String, Table> closed = results.tables();

    assertThat(results.ledger().open()).isEmpty();
    assertThat(sum(closed.get("damage_cell"), "deaths")).isCloseTo(j, within(1e-9 * j));
    assertThat(sum(closed.get("damage_region"), "deaths")).isCloseTo(j, within(1e-9 * j));
    assertThat(closed.get("damage_cell").doubles("co2_t"))
        .isEqualTo(raw.get("damage_cell").doubles("co2_t"));
    assertThat(closed.get("damage_region").doubles("tonnes"))
        .isEqualTo(raw.get("damage_region").doubles("tonnes"));
    double factor = j / sum(raw.get("damage_cell"), "deaths");
    assertThat(factor).isNotCloseTo(1, within(.1));
    Table flow = closed.get("flow_pair");
    for (int i = 0; i < flow.rows(); i++) {
      double expected = raw.get("flow_pair").doubles("value")[i];
      boolean ofDeaths = flow.strings("stressor")[i].startsWith("deaths");
      assertThat(flow.doubles("value")[i])
          .isCloseTo(ofDeaths ? expected * factor : expected, within(1e-9 * expected));
    }
  }

  private static ModelParameters parameters(Closure.Rule rule) {
    ModelParameters tiny = TinyStudy.PARAMETERS;
    return new ModelParameters(
        tiny.species(),
        HealthParameters.DEFAULT,
        rule,
        tiny.receptors(),
        tiny.mrio(),
        tiny.indices(),
        tiny.paths(),
        tiny.blocks(),
        tiny.scenarios());
  }

  private static StudyTables withHealth(StudyTables tables) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int g = 0; g < 4; g++) {
      cell.add(g, g, 0, 100 + g, 30, 1, 1e6 * (g + 1), 50.0 + g, Double.NaN, "");
    }
    put(tables, cell);
    put(tables, Table.builder(AirInputs.MORTALITY_RATE).add("IHD", "ALL", "*", 100));
    put(tables, Table.builder(AirInputs.AGE_SHARE).add("ALL", "*", 1));
    put(
        tables,
        Table.builder(AirInputs.EXPOSURE_RESPONSE)
            .add(HealthParameters.DEFAULT.form(), "IHD", "ALL", 0, .2969, 1.9, 12, 40.2));
    return tables;
  }

  private static void put(StudyTables tables, Table.Builder table) {
    tables.put(table.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "test", ""));
  }

  private static double sum(Table table, String column) {
    double sum = 0;
    for (double value : table.doubles(column)) {
      sum += value;
    }
    return sum;
  }
}
