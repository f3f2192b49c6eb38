package org.tradewind.uncertainty.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.AnalysisParameters.SharesBy;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.outputs.DrawnStudy;

/** Sobol indices of a small study: closed forms by hand, and exact beside draws. */
class VarianceSharesTest {
  private static final DrawnStudy STUDY = new DrawnStudy();

  private static Table independent() {
    return DrawnStudy.rows()
        .add("*", "*", "*", "activity", "lognormal", .2, "activity")
        .add("CO2", "*", "*", "emission_factor", "lognormal", .1, "carbon")
        .add("SO2", "*", "*", "emission_factor", "lognormal", .3, "")
        .add("EC", "*", "*", "emission_factor", "lognormal", .4, "")
        .add("deaths", "*", "*", "exposure_response", "lognormal", .15, "")
        .build();
  }

  private static InputGroups groups(DrawModel model, SharesBy by) {
    return InputGroups.of(model, by, STUDY.tables());
  }

  private static Table exact(DrawModel model, SharesBy by) {
    return new VarianceShares(model, groups(model, by))
        .add(ExactMoments.of(model).orElseThrow())
        .table();
  }

  private static Map<String, double[]> values(Table table) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      String key =
          String.join(
              "|",
              List.of(
                  table.strings("stressor")[row],
                  table.strings("view")[row],
                  table.strings("quantity")[row],
                  table.strings("region")[row],
                  table.strings("to_region")[row],
                  table.strings("input_group")[row],
                  table.strings("method")[row]));
      values.put(
          key,
          new double[] {
            table.doubles("first_order")[row],
            table.doubles("total")[row],
            table.doubles("first_order_mc_error")[row],
            table.doubles("total_mc_error")[row]
          });
    }
    return values;
  }

  /**
   * CO2 = F a e with one a and one e: shares v_a / v and v_a (1 + v_e) / v, v = (1+v_a)(1+v_e) - 1.
   */
  @Test
  void oneActivityTimesOneEmissionFactorByHand() {
    Map<String, double[]> shares =
        values(exact(STUDY.model(independent(), Mode.BOTTOM_UP), SharesBy.SPECIES));
    double va = Math.exp(.04) - 1;
    double ve = Math.exp(.01) - 1;
    double v = (1 + va) * (1 + ve) - 1;
    for (String output :
        List.of("producer|value|*|*", "final_consumer|value|*|*", "final_producer|value|R0|R2")) {
      double[] activity = shares.get("CO2|" + output + "|activity|exact");
      double[] factor = shares.get("CO2|" + output + "|emission_factor CO2|exact");
      assertThat(activity[0]).isCloseTo(va / v, within(1e-12));
      assertThat(activity[1]).isCloseTo(va * (1 + ve) / v, within(1e-12));
      assertThat(factor[0]).isCloseTo(ve / v, within(1e-12));
      assertThat(factor[1]).isCloseTo(ve * (1 + va) / v, within(1e-12));
      assertThat(shares.get("CO2|" + output + "|emission_factor SO2|exact")[1])
          .isCloseTo(0, within(1e-12));
      assertThat(shares.get("CO2|" + output + "|exposure_response|exact")[0]).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(value = SharesBy.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void drawsAgreeWithTheExactShares(SharesBy by) {
    DrawModel model =
        STUDY.model(by == SharesBy.KIND ? independent() : ofRegions(), Mode.BOTTOM_UP);
    InputGroups groups = groups(model, by);
    PickFreeze draws = new PickFreeze(model, groups);
    Table table =
        new VarianceShares(model, groups)
            .add(ExactMoments.of(model).orElseThrow())
            .add(List.of(draws.sums(0, 3000), draws.sums(3000, 3000)))
            .table();
    Map<String, double[]> values = values(table);
    int compared = 0;
    for (Map.Entry<String, double[]> entry : values.entrySet()) {
      if (entry.getKey().endsWith("|draws") && !entry.getKey().contains("|index|")) {
        double[] exact = values.get(entry.getKey().replace("|draws", "|exact"));
        double[] drawn = entry.getValue();
        assertThat(drawn[2]).isLessThan(.06);
        assertThat(drawn[0]).as(entry.getKey()).isCloseTo(exact[0], within(4.5 * drawn[2] + 1e-12));
        assertThat(drawn[1]).as(entry.getKey()).isCloseTo(exact[1], within(4.5 * drawn[3] + 1e-12));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(3 * (1 + 1 + 9 + 1 + 15) * groups.size()).isPositive();
    assertThat(groups.size()).isGreaterThan(2);
  }

  private static Table ofRegions() {
    return DrawnStudy.rows()
        .add("*", "*", "*", "activity", "lognormal", .2, "")
        .add("SO2", "*", "*", "emission_factor", "lognormal", .3, "")
        .add("CO2", "*", "*", "emission_factor", "lognormal", .1, "")
        .add("EC", "stove", "*", "emission_factor", "lognormal", .3, "")
        .add("deaths", "*", "*", "exposure_response", "lognormal", .15, "")
        .build();
  }

  @Test
  void firstOrdersAddUpToOneAtMostAndTotalsToOneAtLeast() {
    Map<String, double[]> sums = new HashMap<>();
    values(exact(STUDY.model(ofRegions(), Mode.BOTTOM_UP), SharesBy.SPECIES))
        .forEach(
            (key, v) -> {
              assertThat(v[0]).as(key).isBetween(0., v[1] + 1e-12);
              String[] parts = key.split("\\|");
              double[] sum =
                  sums.computeIfAbsent(
                      String.join("|", List.of(parts).subList(0, 5)), k -> new double[2]);
              sum[0] += v[0];
              sum[1] += v[1];
            });
    assertThat(sums).hasSize(3 * (1 + 1 + 9 + 1 + 15));
    sums.forEach(
        (output, sum) -> {
          assertThat(sum[0]).as(output).isBetween(.9, 1 + 1e-12);
          assertThat(sum[1]).as(output).isBetween(1 - 1e-12, 1.1);
        });
  }

  @Test
  void correlatedInputsAreOneGroup() {
    DrawModel model = STUDY.model(DrawnStudy.bottomUp(), Mode.BOTTOM_UP);
    assertThat(groups(model, SharesBy.SPECIES).names())
        .containsExactlyInAnyOrder(
            "activity + emission_factor EC + emission_factor NOX",
            "emission_factor CO2",
            "emission_factor SO2",
            "exposure_response");
    assertThat(groups(model, SharesBy.REGION).names())
        .containsExactlyInAnyOrder("R0 + R1 + R2", "exposure_response");
    assertThat(groups(STUDY.model(ofRegions(), Mode.BOTTOM_UP), SharesBy.CATEGORY).names())
        .containsExactlyInAnyOrder(
            "domestic", "energy", "industry", "transport", "exposure_response");
    assertThat(groups(published(), SharesBy.SPECIES).names())
        .contains("quantity CO2", "quantity SO2", "quantity deaths");
  }

  private static DrawModel published() {
    return STUDY.model(DrawnStudy.bySpecies(.1), Mode.PUBLISHED);
  }

  /** An index is a quotient: shares by draws alone, of every region and view, that add up too. */
  @Test
  void indicesAreSharedOutByDraws() {
    DrawModel model = STUDY.model(ofRegions(), Mode.BOTTOM_UP);
    InputGroups groups = groups(model, SharesBy.SPECIES);
    Map<String, double[]> values =
        values(
            new VarianceShares(model, groups)
                .add(ExactMoments.of(model).orElseThrow())
                .add(List.of(new PickFreeze(model, groups).sums(0, 4000)))
                .table());
    Map<String, double[]> sums = new HashMap<>();
    values.forEach(
        (key, v) -> {
          String[] parts = key.split("\\|");
          if (parts[2].equals("index")) {
            assertThat(parts[6]).isEqualTo("draws");
            double[] sum = sums.computeIfAbsent(parts[0] + parts[1] + parts[3], k -> new double[3]);
            sum[0] += v[0];
            sum[1] += v[1];
            sum[2] += v[2] * v[2];
          }
        });
    assertThat(sums).hasSize(3 * 2 * 3);
    sums.forEach(
        (output, sum) -> {
          assertThat(sum[0]).as(output).isBetween(.8, 1 + 4 * Math.sqrt(sum[2]));
          assertThat(sum[1]).as(output).isBetween(.95, 1.2);
        });
    // psi multiplies imports and exports alike
    assertThat(values.get("deaths|final_producer|index|R0|*|exposure_response|draws"))
        .containsExactly(new double[4], within(1e-12));
    assertThat(values.get("deaths|final_producer|value|*|*|exposure_response|draws")[1])
        .isGreaterThan(.1);
  }

  /** In mode published deaths have one factor, which is all their variance. */
  @Test
  void publishedDeathsAreOneFactor() {
    Map<String, double[]> shares = values(exact(published(), SharesBy.SPECIES));
    assertThat(shares.get("deaths|producer|value|*|*|quantity deaths|exact"))
        .containsExactly(new double[] {1, 1, 0, 0}, within(1e-12));
    assertThat(shares.get("CO2|producer|value|*|*|quantity deaths|exact")[1]).isZero();
    DrawModel model = published();
    InputGroups groups = groups(model, SharesBy.SPECIES);
    Map<String, double[]> drawn =
        values(
            new VarianceShares(model, groups)
                .add(List.of(new PickFreeze(model, groups).sums(0, 100)))
                .table());
    // one factor of all flows leaves their index as it is
    assertThat(drawn.get("deaths|final_producer|index|R1|*|quantity deaths|draws")).containsOnly(0);
    assertThat(drawn.get("deaths|final_producer|value|*|*|quantity deaths|draws")[1]).isPositive();
  }

  @Test
  void withoutSpreadSharesAreZeroAndNoNan() {
    Table none = DrawnStudy.rows().add("*", "*", "*", "activity", "lognormal", 0, "").build();
    DrawModel model = STUDY.model(none, Mode.BOTTOM_UP);
    InputGroups groups = groups(model, SharesBy.SPECIES);
    Table table =
        new VarianceShares(model, groups)
            .add(ExactMoments.of(model).orElseThrow())
            .add(List.of(new PickFreeze(model, groups).sums(0, 50)))
            .table();
    assertThat(table.rows()).isEqualTo(3 * (2 * (1 + 1 + 9 + 1 + 15) + 2 * 3));
    values(table).values().forEach(v -> assertThat(v).containsOnly(0));
  }
}
