package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Csv;
import org.tradewind.tables.StudyTables;

/** Relative risks against tables that others published. */
class PublishedRiskTest {

  @Test
  void gemmOfEveryCauseAndAge() {
    Csv csv = HealthResources.csv("gemm_rr.csv");
    for (int r = 0; r < csv.rows(); r++) {
      double theta = csv.number(r, "theta");
      double halfWidth = 1.96 * csv.number(r, "se_theta");
      assertRisk(csv, r, theta, "mean");
      assertRisk(csv, r, theta - halfWidth, "low");
      assertRisk(csv, r, theta + halfWidth, "up");
    }
    assertThat(csv.rows()).isEqualTo(42 * 12);
  }

  private static void assertRisk(Csv csv, int r, double theta, String column) {
    Gemm gemm = new Gemm(theta, csv.number(r, "alpha"), csv.number(r, "mu"), csv.number(r, "nu"));
    double published = csv.number(r, column);
    assertThat(gemm.rr(csv.number(r, "pm25_ugm3")))
        .as("%s, age %s, %s", csv.text(r, "cause"), csv.text(r, "age"), column)
        .isCloseTo(published, within(1e-13 * published));
  }

  @Test
  void theShippedGemmHasThePublishedRisks() {
    Map<String, Double> published = new HashMap<>();
    Csv csv = HealthResources.csv("gemm_rr.csv");
    for (int r = 0; r < csv.rows(); r++) {
      if (csv.number(r, "pm25_ugm3") == 35) {
        published.put(
            csv.text(r, "cause").toUpperCase(java.util.Locale.ROOT) + "/" + csv.text(r, "age"),
            csv.number(r, "mean"));
      }
    }
    HealthParameters own = HealthParameters.of(Gemm.FORM);
    List<Endpoint> endpoints = new ArrayList<>(Endpoints.of(HealthFacts.tables(), own));
    assertThat(endpoints).hasSize(12);
    List<String> five = List.of("IHD", "STROKE", "COPD", "LC", "LRI");
    endpoints.addAll(Endpoints.of(HealthFacts.tables(), own.counting(five)));
    assertThat(endpoints).hasSize(12 + 27);
    for (Endpoint e : endpoints) {
      String age = e.age().equals("25+") ? "ALL" : e.age();
      assertThat(e.draw(0).rr(35))
          .as(e.cause() + "/" + e.age())
          .isCloseTo(published.get(e.cause() + "/" + age.replace("+", "")), within(1e-13));
    }
  }

  @Test
  void meanAndIntervalOfTheIerDraws() {
    Map<String, Endpoint> byKey = new HashMap<>();
    StudyTables draws = ChinaGridData.draws(Map.of("all", "ALL", "all_lri", "ALL"));
    for (Endpoint e : Endpoints.of(draws, HealthParameters.DEFAULT)) {
      byKey.put(e.cause() + "/" + e.age().replace("+", ""), e);
    }
    Csv csv = HealthResources.csv("ier2017_rr.csv");
    for (int r = 0; r < csv.rows(); r++) {
      Endpoint e = byKey.get(csv.text(r, "cause") + "/" + csv.text(r, "age"));
      double z = csv.number(r, "pm25_ugm3");
      double[] rr = e.draws().stream().mapToDouble(d -> d.rr(z)).sorted().toArray();
      assertThat(rr).hasSize(1000);
      String what = e.cause() + ", age " + e.age() + " at " + z;
      double mean = Arrays.stream(rr).average().orElseThrow();
      assertThat(mean).as(what).isCloseTo(csv.number(r, "mean"), within(1e-12));
      assertThat(quantile(rr, 0.025)).as(what).isCloseTo(csv.number(r, "low"), within(1e-12));
      assertThat(quantile(rr, 0.975)).as(what).isCloseTo(csv.number(r, "up"), within(1e-12));
    }
    assertThat(csv.rows()).isEqualTo(33 * 12);
  }

  /** Type 7 of Hyndman and Fan, as R's default. */
  private static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
  }
}
