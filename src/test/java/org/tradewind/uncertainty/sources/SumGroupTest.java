package org.tradewind.uncertainty.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.outputs.DrawnStudy;
import org.tradewind.uncertainty.statistics.Statistics;

/** Sums over shared factors, by the short way and by their draws. */
class SumGroupTest {
  private static final int DRAWS = 700;

  private final DrawnStudy study = new DrawnStudy();
  private final SourceFactors factors =
      new SourceFactors(
          study.model(DrawnStudy.bottomUp(), UncertaintyParameters.Mode.BOTTOM_UP).sources(),
          3,
          DRAWS);
  private final SourceFactors.Term carbon = factors.of(0).get("power")[0];
  private final SourceFactors.Term soot = factors.of(1).get("truck")[1];

  private static void assertClose(Statistics found, Statistics expected) {
    double[] a = {found.mean(), found.sd(), found.p2_5(), found.p50(), found.p97_5()};
    double[] b = {
      expected.mean(), expected.sd(), expected.p2_5(), expected.p50(), expected.p97_5()
    };
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).as("statistic %d", i).isCloseTo(b[i], within(1e-12 * Math.abs(b[i])));
    }
    assertThat(found.draws()).isEqualTo(expected.draws()).isEqualTo(DRAWS);
  }

  private Statistics drawn(double central, double ofCarbon, double ofSoot) {
    double[] x = factors.factor(carbon).deviations();
    double[] y = factors.factor(soot).deviations();
    double[] values = new double[DRAWS];
    for (int d = 0; d < DRAWS; d++) {
      values[d] = central + ofCarbon * x[d] + ofSoot * y[d];
    }
    return Statistics.of(central, values);
  }

  @Test
  void oneFactorIsScaledAndSeveralAreDrawn() {
    assertThat(drawn(1, 1, 0).sd()).as("there is something to see").isGreaterThan(.05);
    SumGroup group = new SumGroup();
    group.row(0, 7).add(carbon, 3);
    group.row(2, 7).add(carbon, -3).add(soot, 0);
    group.row(1, 7).add(soot, 1).add(carbon, 3).add(soot, 1.5);
    group.row(3, 7);
    Statistics[] reported = new Statistics[5];
    group.tell(reported, factors);
    assertClose(reported[0], drawn(7, 3, 0));
    assertClose(reported[2], drawn(7, -3, 0));
    assertClose(reported[1], drawn(7, 3, 2.5));
    assertThat(reported[3]).isEqualTo(new Statistics(7, 0, 7, 7, 7, 7, 7, 0, DRAWS));
    assertThat(reported[4]).isNull();
  }

  /** The last bits of a row do not depend on what stands beside it. */
  @Test
  void theOrderOfTermsAndRowsDoesNotMatter() {
    List<SourceFactors.Term> terms =
        List.of(
            carbon,
            soot,
            factors.of(0).get("stove")[1],
            factors.of(1).get("works")[2],
            factors.of(2).get("power")[3],
            factors.of(2).get("works")[1]);
    SumGroup forwards = new SumGroup();
    SumGroup.Row one = forwards.row(0, 1);
    for (int t = 0; t < terms.size(); t++) {
      one.add(terms.get(t), t + .1);
    }
    SumGroup backwards = new SumGroup();
    backwards.row(1, 5).add(factors.of(0).get("truck")[3], 2).add(terms.get(3), 1);
    SumGroup.Row other = backwards.row(0, 1);
    for (int t = terms.size() - 1; t >= 0; t--) {
      other.add(terms.get(t), t + .1);
    }
    Statistics[] first = new Statistics[2];
    forwards.tell(first, factors);
    Statistics[] second = new Statistics[2];
    backwards.tell(second, factors);
    assertThat(second[0]).isEqualTo(first[0]);
    assertThat(first[1]).isNull();
  }

  /** In the mode species a factor is that of a species, wherever it comes from. */
  @Test
  void equalKeysAreEqualFactors() {
    SourceFactors other =
        new SourceFactors(
            study.model(DrawnStudy.bySpecies(.2), UncertaintyParameters.Mode.SPECIES).sources(),
            3,
            DRAWS);
    SourceFactors.Term here = other.of(0).get("power")[1];
    SourceFactors.Term there = other.of(2).get("stove")[1];
    assertThat(here.key()).isEqualTo(there.key());
    assertThat(other.factor(here).deviations()).isEqualTo(other.factor(there).deviations());
    assertThat(carbon.key()).isNotEqualTo(soot.key());
    assertThat(other.of(0).get("power")[0].key()).isNotEqualTo(here.key());
  }
}
