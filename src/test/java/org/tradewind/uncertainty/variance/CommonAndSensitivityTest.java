package org.tradewind.uncertainty.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.TinyStudy;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.CarriedSources;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.AnalysisParameters.SharesBy;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.kernels.Combination;
import org.tradewind.uncertainty.outputs.DrawnStudy;
import org.tradewind.uncertainty.sources.DamageIntervals;

/** What a region's inputs have in common, and sensitivities, each by itself. */
class CommonAndSensitivityTest {
  private static final int DRAWS = 20_000;
  private static final int CO2 = 0;
  private static final int DEATHS = 1;
  private static final int SO2 = 2;

  private final DrawnStudy study = new DrawnStudy();

  private static double[] national(AccountDraws draws, int stressor) {
    double[] sum = new double[draws.draws()];
    for (double[][] all :
        List.of(draws.deviations(stressor), draws.householdDeviations(stressor))) {
      for (double[] row : all) {
        Combination.add(sum, 1, row, sum.length);
      }
    }
    return sum;
  }

  private static double total(DrawModel model, int stressor) {
    return Arrays.stream(model.central(stressor)).sum()
        + Arrays.stream(model.household(stressor)).sum();
  }

  /** Factor of a row less 1. */
  private static double[] factor(DrawModel model, AccountDraws draws, int stressor, int row) {
    double base = model.central(stressor)[row];
    return Arrays.stream(draws.deviations(stressor)[row]).map(x -> x / base).toArray();
  }

  private static double correlationOfLogarithms(double[] one, double[] other) {
    double[] x = Arrays.stream(one).map(Math::log1p).toArray();
    double[] y = Arrays.stream(other).map(Math::log1p).toArray();
    double mx = Arrays.stream(x).average().orElseThrow();
    double my = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int d = 0; d < x.length; d++) {
      xy += (x[d] - mx) * (y[d] - my);
      xx += (x[d] - mx) * (x[d] - mx);
      yy += (y[d] - my) * (y[d] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** One factor of all that a region emits and causes, of which rho is common to all regions. */
  @Test
  void aRegionsInputsMoveTogetherAndRegionsInPart() {
    TinyStudy.put(study.tables(), DrawnStudy.commonToAll());
    Table rows = DrawnStudy.rows().add("*", "*", "*", "common", "lognormal", .12, "common").build();
    DrawModel model = study.model(rows, Mode.BOTTOM_UP);
    assertThat(model.factors().size()).as("one for each region").isEqualTo(3);
    AccountDraws draws = model.draw(0, DRAWS);
    double[] first = factor(model, draws, CO2, 0);
    for (int stressor : new int[] {CO2, DEATHS, SO2}) {
      for (int row = 0; row < 3; row++) {
        double[] same = factor(model, draws, stressor, row);
        for (int d = 0; d < DRAWS; d++) {
          assertThat(same[d]).isCloseTo(first[d], within(1e-12));
        }
      }
    }
    double[] elsewhere = factor(model, draws, CO2, 3);
    assertThat(correlationOfLogarithms(first, elsewhere)).isCloseTo(.3, within(.03));
    // sd of the national total by hand: T^2 (e^{rho s^2} - 1) + (e^{s^2} - e^{rho s^2}) sum T_r^2
    double squares = 0;
    for (int r = 0; r < 3; r++) {
      double ofRegion = model.household(CO2)[r];
      for (int i = 0; i < 3; i++) {
        ofRegion += model.central(CO2)[3 * r + i];
      }
      squares += ofRegion * ofRegion;
    }
    double s2 = .12 * .12;
    double variance =
        Math.pow(total(model, CO2), 2) * Math.expm1(.3 * s2)
            + squares * (Math.exp(s2) - Math.exp(.3 * s2));
    Table exact = ExactMoments.of(model).orElseThrow().table();
    assertThat(exact.strings("quantity")[2]).isEqualTo("all");
    assertThat(exact.doubles("sd")[2])
        .isCloseTo(Math.sqrt(variance), within(1e-12 * total(model, CO2)));
  }

  /**
   * Deaths by a species have its factor, tonnes have none, in both modes with exposure-response.
   */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void sensitivitiesMoveDeathsAlone(Mode mode) {
    Table rows =
        DrawnStudy.rows()
            .add("SO2", "*", "*", "sensitivity", "lognormal", .6, "")
            .add("*", "*", "*", "activity", "lognormal", 0, "")
            .add("*", "*", "*", "species", "lognormal", 0, "")
            .add("*", "*", "*", "quantity", "lognormal", 0, "")
            .build();
    DrawModel model = study.model(rows, mode);
    AccountDraws draws = model.draw(0, DRAWS);
    assertThat(national(draws, CO2)).containsOnly(0);
    assertThat(national(draws, SO2)).containsOnly(0);
    double[] deaths = national(draws, DEATHS);
    if (mode == Mode.PUBLISHED) {
      assertThat(deaths).containsOnly(0);
      return;
    }
    int factor = -1;
    for (int f = 0; f < model.factors().size(); f++) {
      factor = model.factors().get(f).kind().equals("sensitivity") ? f : factor;
    }
    double[] phi = model.factors().deviations(0, DRAWS)[factor];
    double bySo2 = deaths[0] / phi[0];
    assertThat(bySo2).isBetween(.05 * total(model, DEATHS), .95 * total(model, DEATHS));
    for (int d = 0; d < DRAWS; d++) {
      assertThat(deaths[d]).isCloseTo(bySo2 * phi[d], within(1e-9 * bySo2 * (1 + phi[d])));
    }
    Table exact = ExactMoments.of(model).orElseThrow().table();
    for (int row = 0; row < exact.rows(); row++) {
      boolean all = exact.strings("quantity")[row].equals("all");
      if (all && exact.strings("stressor")[row].equals("deaths")) {
        assertThat(exact.doubles("sd")[row])
            .isCloseTo(bySo2 * Math.sqrt(Math.expm1(.36)), within(1e-9 * bySo2));
      }
    }
  }

  @Test
  void withoutSpreadDrawsAreTheCentralRunToTheLastBit() {
    Table rows =
        DrawnStudy.rows()
            .add("*", "*", "*", "common", "lognormal", 0, "")
            .add("*", "*", "*", "activity", "lognormal", 0, "")
            .add("*", "*", "*", "sensitivity", "lognormal", 0, "")
            .build();
    AccountDraws draws = study.model(rows, Mode.BOTTOM_UP).draw(0, 50);
    for (int stressor : new int[] {CO2, DEATHS, SO2}) {
      for (double[] row : draws.deviations(stressor)) {
        assertThat(row).containsOnly(0);
      }
    }
  }

  @Test
  void sharesOfVarianceNameThem() {
    TinyStudy.put(study.tables(), DrawnStudy.commonToAll());
    DrawModel model = study.model(DrawnStudy.everyKind(), Mode.BOTTOM_UP);
    assertThat(InputGroups.of(model, SharesBy.KIND, study.tables()).names())
        .contains("common", "sensitivity", "exposure_response");
    assertThat(InputGroups.of(model, SharesBy.SPECIES, study.tables()).names())
        .contains("common", "sensitivity SO2", "sensitivity EC + sensitivity NOX");
    assertThat(InputGroups.of(model, SharesBy.REGION, study.tables()).names()).contains("common");
  }

  /** Damage of a region by subsector and species has the factors of its accounts. */
  @Test
  void damageOfRegionsHasThem() {
    Table damage =
        Table.builder(org.tradewind.tables.DamageTables.DAMAGE_REGION)
            .add("R0", "power", "SO2", "m01", 10., 4.)
            .build();
    DrawModel model = study.model(DrawnStudy.everyKind(), Mode.BOTTOM_UP);
    Table reported = new DamageIntervals(model, damage, DRAWS).region(0);
    // E a^2 E e^2 E c^2 (E w^2) (E psi^2) of lognormals of mean 1; without table correlation c is
    // one
    double tonnes = .12 * .12 + .1 * .1 + .25 * .25;
    double deaths = tonnes + .6 * .6 + .15 * .15;
    assertThat(reported.strings("quantity")).containsExactly("tonnes", "deaths");
    assertThat(reported.doubles("sd")[0])
        .isCloseTo(10 * Math.sqrt(Math.expm1(tonnes)), within(.05 * 10));
    assertThat(reported.doubles("sd")[1])
        .isCloseTo(4 * Math.sqrt(Math.expm1(deaths)), within(.1 * 4));
  }

  @Test
  void theTableOfSourcesNamesWhatIsCarried() {
    DrawModel model = study.model(DrawnStudy.everyKind(), Mode.BOTTOM_UP);
    Table sources = CarriedSources.of(model, Mode.BOTTOM_UP, "by species", 0, Optional.empty());
    assertThat(CarriedSources.names(sources, true))
        .containsExactly(
            "common", "activity", "emission_factor", "sensitivity", "exposure_response");
    assertThat(CarriedSources.names(sources, false))
        .containsExactly("mrio_coefficients", "other_inputs");
    Table published = DrawnStudy.bySpecies(.1);
    Table less =
        CarriedSources.of(
            study.model(published, Mode.PUBLISHED),
            Mode.PUBLISHED,
            "covered",
            100,
            Optional.empty());
    assertThat(CarriedSources.names(less, true)).containsExactly("quantity", "mrio_coefficients");
    assertThat(CarriedSources.names(less, false))
        .containsExactly("sensitivity", "exposure_response", "other_inputs");
  }

  /** A row whose sigma is 0 is there, but carries nothing. */
  @Test
  void aSourceWithoutSpreadIsNotCarried() {
    Table rows =
        DrawnStudy.rows()
            .add("*", "*", "*", "common", "lognormal", 0, "")
            .add("*", "*", "*", "activity", "lognormal", .1, "")
            .build();
    Table sources =
        CarriedSources.of(
            study.model(rows, Mode.BOTTOM_UP), Mode.BOTTOM_UP, "exact", 0, Optional.empty());
    assertThat(CarriedSources.names(sources, true)).containsExactly("activity");
  }
}
