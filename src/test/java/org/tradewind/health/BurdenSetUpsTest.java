package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** J of every set-up of the shipped facts: form, causes that count, release of rates and ages. */
class BurdenSetUpsTest {
  private static final Provenance GIVEN =
      Provenance.of(Provenance.Status.GIVEN, "test", "made by hand");
  private static final List<String> FIVE = List.of("IHD", "STROKE", "COPD", "LC", "LRI");
  private static final List<String> RELEASES = List.of("GBD 2017", "GBD 2019", "GBD 2021");
  private static final HealthParameters IER = HealthParameters.DEFAULT;
  private static final HealthParameters GEMM = HealthParameters.of(Gemm.FORM);

  /** One million people at 40 ug/m3. */
  private static StudyTables oneCell() {
    Table.Builder cell = Table.builder(Inputs.CELL);
    cell.add(0, 0, 0, 110.0, 30.0, 1296.0, 1e6, 40, Double.NaN, "");
    return HealthFacts.tables().put(cell.build(), GIVEN);
  }

  private static Burden of(HealthParameters parameters) {
    return Burden.of(oneCell(), parameters);
  }

  @Test
  void theIerTakesTheReleaseItWasFittedWithAndTheGemmThatOf2019() {
    assertThat(of(IER).release()).isEqualTo("GBD 2017");
    assertThat(of(IER).deathsByCause().keySet()).containsExactlyElementsOf(FIVE);
    assertThat(of(IER).otherSources())
        .containsExactly("rate of LRI 0-4: GBD 2021", "share of 0-4: GBD 2019");
    assertThat(of(GEMM).release()).isEqualTo("GBD 2019");
    assertThat(of(GEMM).deathsByCause()).containsOnlyKeys("NCD+LRI");
    assertThat(of(GEMM).otherSources()).isEmpty();
    assertThat(of(GEMM.ofRelease("GBD 2021")).release()).isEqualTo("GBD 2021");
    assertThat(of(GEMM.ofRelease("GBD 2021")).otherSources())
        .allMatch(s -> s.startsWith("share of") && s.endsWith("GBD 2019"))
        .hasSize(12);
  }

  /** Deaths per 100,000 of all people from 25 on: rate times share, known for each release. */
  @Test
  void shippedRatesAndSharesBelongTogether() {
    double[][] known = {
      {124.94, 148.69, 67.68, 47.58, 10.94, 661.7},
      {120.58, 144.00, 70.27, 46.94, 10.84, 628.9},
      {116.39, 160.53, 78.00, 47.82, 11.35, 652.6}
    };
    StudyTables facts = HealthFacts.tables();
    for (int k = 0; k < RELEASES.size(); k++) {
      BaselineDeaths deaths =
          new BaselineDeaths(
              facts.require(AirInputs.MORTALITY_RATE),
              facts.require(AirInputs.AGE_SHARE),
              GEMM.ofRelease(RELEASES.get(k)));
      for (int c = 0; c < FIVE.size(); c++) {
        Endpoint adults = new Endpoint(FIVE.get(c), "25+", List.of(), List.of(), null);
        assertThat(1e5 * deaths.perPerson(adults, "*"))
            .as(RELEASES.get(k) + " " + FIVE.get(c))
            .isCloseTo(known[k][c], within(.006));
      }
      double all = 0;
      for (int age = 25; age <= 80; age += 5) {
        String name = age + (age == 80 ? "+" : "");
        Endpoint e = new Endpoint("NCD+LRI", name, List.of(), List.of(), null);
        all += 1e5 * deaths.perPerson(e, "*");
      }
      assertThat(all).as(RELEASES.get(k)).isCloseTo(known[k][5], within(.06));
      Endpoint children = new Endpoint("LRI", "0-4", List.of(), List.of(), null);
      assertThat(deaths.perPerson(children, "*") * 1_394.57e6)
          .as("deaths under five by LRI, China 2015, GBD 2021")
          .isCloseTo(18_867, within(3.0));
    }
  }

  @Test
  void mixedReleasesAreRefused() {
    assertThatThrownBy(() -> of(IER.ofRelease("GBD 2010")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("health.release")
        .hasMessageContaining("GBD 2017")
        .hasMessageContaining("GBD 2021");
    StudyTables mixed = oneCell();
    Table.Builder shares = Table.builder(AirInputs.AGE_SHARE);
    shares.add("25+", "*", .7132, "GBD 2019").add("0-4", "*", .0531, "GBD 2019");
    mixed.put(shares.build(), GIVEN);
    assertThatThrownBy(() -> Burden.of(mixed, IER))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("death rates of GBD 2017 with age shares of GBD 2019");
    Table.Builder half = Table.builder(AirInputs.AGE_SHARE);
    half.add("25+", "*", .7193, "GBD 2017").add("0-4", "*", .0531);
    mixed.put(half.build(), GIVEN);
    assertThatThrownBy(() -> Burden.of(mixed, IER))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("age_share, column release")
        .hasMessageContaining("rows without a release");
  }

  @Test
  void aTableOfOneReleaseOrOfNoneIsTakenAsItIs() {
    for (String release : List.of("", "WHO 2020")) {
      Table.Builder rates = Table.builder(AirInputs.MORTALITY_RATE);
      Table.Builder shares = Table.builder(AirInputs.AGE_SHARE).add("25+", "*", .7, release);
      FIVE.forEach(cause -> rates.add(cause, "25+", "*", 100, release));
      rates.add("LRI", "0-4", "*", 20, release);
      shares.add("0-4", "*", .05, release);
      Burden burden =
          Burden.of(oneCell().put(rates.build(), GIVEN).put(shares.build(), GIVEN), IER);
      assertThat(burden.release()).isEqualTo(release);
      assertThat(burden.otherSources()).isEmpty();
    }
  }

  @Test
  void causesAreThoseOfTheFormUnlessNamed() {
    assertThat(of(GEMM.counting(FIVE)).deathsByCause().keySet()).containsExactlyElementsOf(FIVE);
    assertThat(of(GEMM.counting(List.of("LC"))).deathsByCause()).containsOnlyKeys("LC");
    assertThatThrownBy(() -> GEMM.counting(List.of("NCD+LRI", "LC")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("health.causes")
        .hasMessageContaining("count twice");
    assertThatThrownBy(() -> of(IER.counting(List.of("NCD+LRI"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'NCD+LRI'")
        .hasMessageContaining("STROKE");
    // Children die of LRI in the IER, adults in the GEMM.
    assertThat(ages(IER)).containsOnly("0-4");
    assertThat(ages(GEMM.counting(FIVE))).containsOnly("25+");
  }

  private static List<String> ages(HealthParameters parameters) {
    return Endpoints.of(HealthFacts.tables(), parameters).stream()
        .filter(e -> e.cause().equals("LRI"))
        .map(Endpoint::age)
        .toList();
  }

  /**
   * The table of docs/estimates.md, China 2015 at 0.1 degree, against an independent program.
   * Before these set-ups the IER and the five causes of the GEMM had rates of GBD 2021 on shares of
   * GBD 2019, LRI under five in both: 983,337 and 1,915,764.
   */
  @Test
  void jOfEverySetUp() {
    Map<String, Double> independent = HealthResources.quantities("china2015_response.csv");
    StudyTables tables = HealthFacts.tables().put(ChinaGridData.cells(), GIVEN);
    System.out.println("set-up: J, d ln J / d ln z, the same for an even increment");
    for (String release : RELEASES) {
      compare("ier", IER.ofRelease(release), tables, independent);
      compare("gemm NCD+LRI", GEMM.ofRelease(release), tables, independent);
      compare("gemm five causes", GEMM.counting(FIVE).ofRelease(release), tables, independent);
    }
    Burden before = Burden.of(tables, IER.ofRelease("GBD 2021"));
    assertThat(before.total()).isCloseTo(983_336.787, within(2e-5 * 983_336.787));
    for (HealthParameters some : List.of(IER, GEMM.counting(FIVE))) {
      Map<String, Double> byCause = Burden.of(tables, some.ofRelease("GBD 2021")).deathsByCause();
      String name = some == IER ? "ier" : "gemm five causes";
      byCause.forEach(
          (cause, j) ->
              assertThat(j).isCloseTo(independent.get(name + " GBD 2021 " + cause), within(.001)));
    }
    assertThat(before.counts().withoutPm25()).isPositive();
    assertThat(before.counts().personsWithoutPm25()).isLessThan(0.005 * 1.378e9);
  }

  private static void compare(
      String form,
      HealthParameters parameters,
      StudyTables tables,
      Map<String, Double> independent) {
    String name = form + " " + parameters.release();
    Burden burden = Burden.of(tables, parameters);
    System.out.printf(
        "%s: %.1f thousand, %.3f, %.3f%n",
        name, burden.total() / 1e3, burden.elasticity(), burden.shiftElasticity());
    assertThat(burden.total()).as(name).isCloseTo(independent.get(name), within(.01));
    assertThat(burden.elasticity())
        .as(name)
        .isCloseTo(independent.get(name + " elasticity"), within(1e-9));
  }

  /** Standard errors of the GEMM, causes independent: J and slopes go nearly together. */
  @Test
  void standardErrorsOfTheGemmSpreadJAndSlopes() {
    Map<String, Double> independent = HealthResources.quantities("china2015_response.csv");
    StudyTables tables = HealthFacts.tables().put(ChinaGridData.cells(), GIVEN);
    for (HealthParameters some : List.of(GEMM, GEMM.counting(FIVE))) {
      CauseBurdens causes = CauseBurdens.of(tables, some).orElseThrow();
      CauseSums slopes = causes.slopes(causes.concentrations());
      double[] sums = new double[5];
      for (String cause : causes.causes()) {
        double[] ofCause = moments(z -> causes.burden().at(cause, z), z -> slopes.at(cause, z));
        Arrays.setAll(sums, i -> sums[i] + ofCause[i]);
      }
      String name = some == GEMM ? "gemm NCD+LRI" : "gemm five causes";
      assertThat(Math.sqrt(sums[2]) / sums[0])
          .isCloseTo(independent.get(name + " cv of J"), within(1e-4));
      assertThat(Math.sqrt(sums[3]) / sums[1])
          .isCloseTo(independent.get(name + " cv of slopes"), within(1e-4));
      assertThat(sums[4] / Math.sqrt(sums[2] * sums[3]))
          .isCloseTo(independent.get(name + " correlation"), within(1e-3));
    }
  }

  /** Means, variances and covariance of two functions of a normal number, by its density. */
  private static double[] moments(DoubleUnaryOperator j, DoubleUnaryOperator s) {
    double step = .25;
    double[] raw = new double[5];
    for (double z = -7; z <= 7; z += step) {
      double weight = step * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double x = j.applyAsDouble(z);
      double y = s.applyAsDouble(z);
      double[] terms = {x, y, x * x, y * y, x * y};
      Arrays.setAll(raw, i -> raw[i] + weight * terms[i]);
    }
    return new double[] {
      raw[0], raw[1], raw[2] - raw[0] * raw[0], raw[3] - raw[1] * raw[1], raw[4] - raw[0] * raw[1]
    };
  }
}
