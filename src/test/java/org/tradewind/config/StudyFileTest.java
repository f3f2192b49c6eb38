package org.tradewind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.adjoint.AdjointParameters;
import org.tradewind.adjoint.ForcingParameters;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.costs.CostParameters;
import org.tradewind.flows.IndexParameters;
import org.tradewind.formats.ioapi.IoapiHeader;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.IerReading;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.StudyInfo;
import org.tradewind.uncertainty.inputs.CoefficientParameters;

class StudyFileTest {
  private static Study parse(String yaml) {
    return StudyFile.parse(yaml, "my.yaml", Map.of());
  }

  @Test
  void everyKeyHasADefault() {
    Study study = parse("");
    assertThat(study.name()).isEqualTo("sample");
    assertThat(study.inputs()).isEqualTo("sample");
    assertThat(study.species()).isEqualTo(Species.POLLUTANTS);
    assertThat(study.mrio()).isEqualTo(MrioParameters.DEFAULT);
    assertThat(study.blocks()).isEqualTo(64);
  }

  /** Without a file the bundled study runs as its file in conf/ has it. */
  @Test
  void theBundledStudyIsTheOneInConf() throws IOException {
    Study file = parse(Files.readString(Path.of("conf/sample.yaml")));
    assertThat(parse(StudyFile.BUNDLED).values()).isEqualTo(file.values());
    assertThat(file.receptors().chosen()).containsExactly("each");
    assertThat(parse("").receptors().toldApart()).isFalse();
  }

  @Test
  void titleYearCurrencyAndTheWordForARegion() {
    assertThat(parse("").info()).isEqualTo(StudyInfo.NONE);
    Study study =
        parse(
            "title: The Union\nyear: 2012\ncurrency: 10^6 EUR\n"
                + "region_word: [country, countries]");
    assertThat(study.info().values())
        .isEqualTo(
            Map.of(
                "title", "The Union",
                "year", "2012",
                "currency", "10^6 EUR",
                "region_word", "country",
                "region_word_plural", "countries"));
    refused("year: 17", "key year", "'17'", "a year such as 2017");
    refused("region_word: [province]", "key region_word", "two words");
    refused("region_word: province", "key region_word", "a list");
    refused("titel: x", "Did you mean 'title'?");
  }

  @Test
  void nestedAndDottedKeysAreRead() {
    Study study =
        parse("study: x\nspecies: [SO2, NOX]\nmrio: {errors: drop, balance_tolerance: 1e-3}\n");
    assertThat(study.species()).isEqualTo(List.of("SO2", "NOX"));
    assertThat(study.mrio().errors()).isEqualTo(MrioParameters.Errors.DROP);
    assertThat(study.mrio().balanceTolerance()).isEqualTo(1e-3);
  }

  @Test
  void healthIsReadIntoItsOwnParameters() {
    assertThat(parse("").health()).isEqualTo(HealthParameters.of("gemm"));
    Study study = parse("health: {form: log-linear, reading: r2, floor: 0.5}");
    assertThat(study.health()).isEqualTo(new HealthParameters("log-linear", IerReading.R2, 0.5));
    assertThatThrownBy(() -> parse("health: {reading: r3}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key health.reading")
        .hasMessageContaining("(r1, r2)");
    assertThatThrownBy(() -> parse("health: {floor: 0}")).hasMessageContaining("above 0");
    assertThatThrownBy(() -> parse("health: {form: loglinear}"))
        .hasMessageContaining("Did you mean 'log-linear'?");
  }

  @Test
  void overridesStandAboveTheFile() {
    Study study =
        StudyFile.parse(
            "mrio: {errors: drop}", "my.yaml", Map.of("mrio.errors", "rescale", "species", "[OC]"));
    assertThat(study.mrio().errors()).isEqualTo(MrioParameters.Errors.RESCALE);
    assertThat(study.species()).containsExactly("OC");
    assertThat(study.values()).containsEntry("mrio.errors", "rescale");
  }

  @Test
  void theForcingIsReadWithItsDaysAndLevels() {
    Study study =
        parse(
            "forcing: {from: 2016-02-29, to: '2016-03-01', label: end, species: [ASO4J], levels: [1,"
                + " 0.995, 0], level_type: 2, top_pa: 1e4}");
    assertThat(study.forcing().from()).isEqualTo(LocalDate.of(2016, 2, 29));
    assertThat(study.forcing().to()).isEqualTo(LocalDate.of(2016, 3, 1));
    assertThat(study.forcing().label()).isEqualTo(ForcingParameters.Label.END);
    assertThat(study.forcing().vertical())
        .isEqualTo(new IoapiHeader.Vertical(2, 1e4, List.of(1.0, .995, 0.0)));
    assertThat(parse("").forcing().species()).isEqualTo(ForcingParameters.AERO5_PM25);
    assertThat(parse("").evaluation()).isEqualTo(new Study.Evaluation("inputs", "inputs"));
    for (String wrong :
        List.of(
            "from: yesterday", "from: 2017-02-29", "levels: 1", "levels: [1, no]", "levels: [1]")) {
      assertThatThrownBy(() -> parse("forcing: {" + wrong + "}"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("forcing." + wrong.substring(0, wrong.indexOf(':')));
    }
  }

  @Test
  void indicesAreReadIntoTheirOwnParameters() {
    assertThat(parse("").indices()).isEqualTo(IndexParameters.DEFAULT);
    Study study =
        parse(
            "indices: {line_tolerance: 0.1, axis_tolerance: 5e-2, count: nonzero, relocation: ['13',"
                + " Metal]}");
    assertThat(study.indices())
        .isEqualTo(
            new IndexParameters(.1, .05, IndexParameters.Count.NONZERO, List.of("13", "Metal")));
    refused("indices: {line_tolerance: 1.1}", "indices.line_tolerance", "from 0 to 1");
    refused("indices: {axis_tolerance: -0.1}", "indices.axis_tolerance", "from 0 to 1");
    refused("indices: {axis_tolerance: near}", "indices.axis_tolerance", "'near'");
    refused("indices: {count: some}", "indices.count", "(all, nonzero)");
  }

  @Test
  void unknownKeysAreRefusedWithTheNearest() {
    assertThatThrownBy(() -> parse("specis: [SO2]"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("my.yaml")
        .hasMessageContaining("'specis'")
        .hasMessageContaining("Did you mean 'species'?");
    assertThatThrownBy(() -> parse("mrio: {erors: drop}"))
        .hasMessageContaining("'mrio.erors'")
        .hasMessageContaining("Did you mean 'mrio.errors'?");
    assertThatThrownBy(() -> StudyFile.parse("", "d", Map.of("studi", "x")))
        .hasMessageContaining("--set studi")
        .hasMessageContaining("Did you mean 'study'?");
  }

  @Test
  void valuesOfTheWrongKindAreRefused() {
    assertThatThrownBy(() -> parse("mrio: {errors: keep}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key mrio.errors")
        .hasMessageContaining("'keep'")
        .hasMessageContaining("(others, drop, rescale)");
    assertThatThrownBy(() -> parse("species: SO2")).hasMessageContaining("a list such as");
    assertThatThrownBy(() -> parse("species: [SO2, SO2]")).hasMessageContaining("each item once");
    assertThatThrownBy(() -> parse("species: [SOX]"))
        .hasMessageContaining("expected one of (OC, EC, PM_OTHER, SO2, NOX, NH3, VOC)");
    assertThatThrownBy(() -> parse("attribution: {blocks: 0}"))
        .hasMessageContaining("a whole number of at least 1");
    assertThatThrownBy(() -> parse("attribution: {blocks: 1.5}"))
        .hasMessageContaining("a whole number of at least 1");
    assertThatThrownBy(() -> parse("sample: {cell_km: -3}"))
        .hasMessageContaining("a number above 0");
    assertThatThrownBy(() -> parse("mrio: {balance_tolerance: small}"))
        .hasMessageContaining("'small'");
    assertThatThrownBy(() -> parse("study: [a, b]")).hasMessageContaining("text");
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> parse("study: [a,\n b: }"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("my.yaml, line 2");
    assertThatThrownBy(() -> parse("just words"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("keys and values");
  }

  @Test
  void everyStudyInConfIsValidAndItsInputsAreThere() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("conf"))) {
      List<Path> studies = files.filter(f -> f.toString().endsWith(".yaml")).toList();
      assertThat(studies).hasSizeGreaterThanOrEqualTo(3);
      for (Path file : studies) {
        Study study = StudyFile.parse(Files.readString(file), file.toString(), Map.of());
        assertThat(Recipes.has(study.inputs()) || Files.isDirectory(Path.of(study.inputs())))
            .as(study.inputs())
            .isTrue();
      }
    }
  }

  @Test
  void adjointFilesAreAllOrNone() {
    assertThat(parse("").adjoint()).isEmpty();
    String yaml =
        "adjoint:\n  sensitivities: adj/EM.{yyyyMMdd}\n  emissions: adj/EMIS.{yyyyDDD}\n"
            + "  from: 2017-01-01\n  to: 2017-12-31\n";
    AdjointParameters adjoint = parse(yaml).adjoint().orElseThrow();
    assertThat(adjoint.from()).isEqualTo("2017-01-01");
    assertThat(adjoint.to()).isEqualTo("2017-12-31");
    assertThat(adjoint.emissions().on(adjoint.to())).isEqualTo("adj/EMIS.2017365");
    assertThat(adjoint.label()).isEqualTo(AdjointParameters.Label.START);
    assertThat(adjoint.allowMissing()).isZero();
    assertThat(adjoint.variables()).isEqualTo("bundled");
    assertThat(parse(yaml + "  label: end\n").adjoint().orElseThrow().label())
        .isEqualTo(AdjointParameters.Label.END);

    refused(yaml.replace("2017-12-31", "2017-02-30"), "adjoint.to", "2017-02-30", "a date such as");
    refused(yaml.replace("  to: 2017-12-31\n", ""), "adjoint.to", "'none'");
    refused(yaml.replace("to: 2017-12-31", "to: 2016-12-31"), "adjoint.from and adjoint.to");
    refused("adjoint: {emissions: 'E.{yyyyMMdd}'}", "adjoint.sensitivities", "a path");
    refused(yaml.replace("EM.{yyyyMMdd}", "EM.nc"), "adjoint.sensitivities", "date in braces");
    refused(yaml + "  label: middle\n", "adjoint.label", "one of (start, end)");
    refused(yaml + "  allow_missing: -1\n", "adjoint.allow_missing", "at least 0");
  }

  private static void refused(String yaml, String... told) {
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(told);
  }

  @Test
  void coefficientsAreExactUnlessAskedFor() {
    Study plain = StudyFile.parse("study: a", "test.yaml", Map.of());
    assertThat(plain.coefficients()).isEqualTo(CoefficientParameters.DEFAULT);
    assertThat(plain.coefficients().draws()).isZero();
    String given = "{mrio_draws: 40, mrio_cv: .2, mrio_cv_power: .4, mrio_cv_most: 2}";
    Study study = StudyFile.parse("uncertainty: " + given, "test.yaml", Map.of());
    assertThat(study.coefficients()).isEqualTo(new CoefficientParameters(40, .2, .4, 2));
  }

  @Test
  void drawsOfCellsAreBounded() {
    Study study = StudyFile.parse("uncertainty: {grid_draws: 250}", "test.yaml", Map.of());
    assertThat(study.analysis().gridDraws()).isEqualTo(250);
    assertThat(StudyFile.parse("study: a", "test.yaml", Map.of()).analysis().gridDraws())
        .isEqualTo(1000);
    assertThatThrownBy(
            () -> StudyFile.parse("uncertainty: {grid_draws: -1}", "test.yaml", Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("uncertainty.grid_draws")
        .hasMessageContaining("'-1'");
  }

  @Test
  void pricesOfDeathsAndCo2() {
    assertThat(StudyFile.parse("study: a", "test.yaml", Map.of()).costs())
        .isEqualTo(CostParameters.DEFAULT);
    String given =
        "{vsl: own, vsl_base: 3.83e6, vsl_base_income: 37000, vsl_income: 15308.7, vsl_elasticity: 1.2,"
            + " scc: 185, scc_low: 0, scc_high: 500, discount_rate: 2 %, currency: USD, price_year: 2020,"
            + " mrio_per_currency: 6.9e-4, threshold: 2e9, subsector_threshold: 5e10}";
    CostParameters costs = StudyFile.parse("costs: " + given, "test.yaml", Map.of()).costs();
    assertThat(costs.vsl().variant()).isEqualTo("own");
    assertThat(costs.vsl().base()).hasValue(3.83e6);
    assertThat(costs.vsl().baseIncome()).hasValue(37_000);
    assertThat(costs.vsl().income()).hasValue(15_308.7);
    assertThat(costs.vsl().elasticity()).hasValue(1.2);
    assertThat(costs.scc().used()).hasValue(185);
    assertThat(costs.scc().low()).hasValue(0);
    assertThat(costs.scc().high()).hasValue(500);
    assertThat(costs.labels().discountRate()).hasValue("2 %");
    assertThat(costs.labels().currency()).hasValue("USD");
    assertThat(costs.labels().priceYear()).hasValue(2020);
    assertThat(costs.mrioPerCurrency()).hasValue(6.9e-4);
    assertThat(costs.threshold()).isEqualTo(2e9);
    assertThat(costs.subsectorThreshold()).isEqualTo(5e10);
  }

  @ParameterizedTest
  @CsvSource({
    "vsl_base, -5, a number above 0",
    "vsl_income, 0, a number above 0",
    "vsl_base_income, -1, a number above 0",
    "vsl_elasticity, 3.5, a number from 0 to 3",
    "vsl_elasticity, -0.1, a number from 0 to 3",
    "scc, -1, a number of at least 0",
    "scc_high, lots, a number of at least 0",
    "price_year, 11, a year such as 2011",
    "mrio_per_currency, 0, a number above 0",
    "threshold, 0, a number above 0"
  })
  void badPricesAreRefused(String key, String value, String expected) {
    assertThatThrownBy(
            () -> StudyFile.parse("study: a", "test.yaml", Map.of("costs." + key, value)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key costs." + key)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining(expected);
  }
}
