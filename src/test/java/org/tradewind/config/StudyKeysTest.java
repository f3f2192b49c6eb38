package org.tradewind.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.adjoint.AdjointParameters;
import org.tradewind.adjoint.AdjointVariables;
import org.tradewind.adjoint.ForcingParameters;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.Species;
import org.tradewind.costs.CostParameters;
import org.tradewind.emissions.InventoryParameters;
import org.tradewind.flows.IndexParameters;
import org.tradewind.health.DrawnAges;
import org.tradewind.health.ExposureResponse;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.IerReading;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.TradeParameters;
import org.tradewind.plausibility.PlausibilityParameters;
import org.tradewind.report.ReportParts;
import org.tradewind.scenarios.PercentileMethod;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.TextEncoding;
import org.tradewind.uncertainty.inputs.AnalysisParameters;
import org.tradewind.uncertainty.inputs.SensitivityRows;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;

/** The list of keys is data; what it allows is what the rooms know. */
class StudyKeysTest {
  private static Key key(String path) {
    return StudyKeys.ALL.stream().filter(k -> k.path().equals(path)).findFirst().orElseThrow();
  }

  private static List<String> names(Class<? extends Enum<?>> constants) {
    return Arrays.stream(constants.getEnumConstants())
        .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  @Test
  void aKeyAllowsTheConstantsOfItsRoom() {
    Map<String, Class<? extends Enum<?>>> constants =
        Map.ofEntries(
            Map.entry("health.reading", IerReading.class),
            Map.entry("health.closure", Closure.Rule.class),
            Map.entry("mrio.errors", MrioParameters.Errors.class),
            Map.entry("mrio.backend", MrioParameters.Backend.class),
            Map.entry("mrio.trade_total", TradeParameters.Total.class),
            Map.entry("indices.count", IndexParameters.Count.class),
            Map.entry("scenarios.percentile", PercentileMethod.class),
            Map.entry("scenarios.rule", ScenarioParameters.Rule.class),
            Map.entry("uncertainty.mode", UncertaintyParameters.Mode.class),
            Map.entry("uncertainty.sampler", UncertaintyParameters.Sampler.class),
            Map.entry("uncertainty.ages", DrawnAges.class),
            Map.entry("uncertainty.sensitivity", SensitivityRows.Use.class),
            Map.entry("uncertainty.shares_by", AnalysisParameters.SharesBy.class),
            Map.entry("uncertainty.keep", AnalysisParameters.Keep.class),
            Map.entry("plausibility.beyond", PlausibilityParameters.Beyond.class),
            Map.entry("adjoint.label", AdjointParameters.Label.class),
            Map.entry("emissions.rule", InventoryParameters.Rule.class),
            Map.entry("report", ReportParts.class),
            Map.entry("forcing.label", ForcingParameters.Label.class));
    constants.forEach(
        (path, of) ->
            assertThat(key(path).allowed())
                .as(path)
                .containsExactlyInAnyOrderElementsOf(names(of)));
    assertThat(key("species").allowed()).isEqualTo(Species.POLLUTANTS);
    assertThat(key("emissions.co2_by").allowed()).isEqualTo(Species.POLLUTANTS);
    assertThat(key("health.form").allowed()).isEqualTo(ExposureResponse.FORMS);
    long enumerated = constants.size() + 3L;
    assertThat(StudyKeys.ALL.stream().filter(k -> !k.allowed().isEmpty()))
        .hasSize((int) enumerated);
  }

  @Test
  void defaultsThatRoomsKnowByName() {
    assertThat(key(TextEncoding.KEY).defaultValue()).isEqualTo(TextEncoding.DEFAULT);
    assertThat(key("health.release").defaultValue()).isEqualTo(HealthParameters.AUTO);
    assertThat(key("costs.vsl").defaultValue()).isEqualTo(CostParameters.CENTRAL);
    assertThat(key("adjoint.variables").defaultValue()).isEqualTo(AdjointVariables.BUNDLED);
    assertThat(key("forcing.species").defaultValue())
        .isEqualTo("[" + String.join(", ", ForcingParameters.AERO5_PM25) + "]");
  }

  @Test
  void keysHaveNamesOfTheirOwn() {
    assertThat(StudyKeys.ALL).extracting(Key::path).doesNotHaveDuplicates().hasSizeGreaterThan(90);
    assertThat(StudyKeys.ALL).allMatch(k -> k.meaning().endsWith("."));
  }
}
