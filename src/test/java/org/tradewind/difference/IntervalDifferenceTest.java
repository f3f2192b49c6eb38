package org.tradewind.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.difference.IntervalDifference.Sampling;
import org.tradewind.difference.IntervalDifference.Way;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

/** Means of draws compared with their Monte Carlo errors, by hand. */
class IntervalDifferenceTest {
  private static Table ci(double mean, double mcError, double other) {
    return Table.builder(CiTable.schema(AccountTables.ACCOUNT_HOUSEHOLD))
        .add("N", "CO2", "value", 10, mean, 1, 8, 9, 10, 11, 12, mcError, 100)
        .add("S", "CO2", "value", other, other, 0, other, other, other, other, other, 0, 100)
        .build();
  }

  private static List<IntervalDifference> of(Table a, Table b, boolean sameSeed) {
    return IntervalDifference.of(
        AccountTables.ACCOUNT_HOUSEHOLD, a, b, new Sampling(sameSeed, false), 0);
  }

  @Test
  void independentDraws() {
    // the error is sqrt(.3^2 + .4^2) = .5, so 1 is not beyond and anything more is
    List<IntervalDifference> at = of(ci(10, .3, 5), ci(11, .4, 5), false);
    assertThat(at).hasSize(1);
    assertThat(at.get(0).way()).isEqualTo(Way.INDEPENDENT);
    assertThat(at.get(0).key()).isEqualTo("region N, stressor CO2");
    assertThat(at.get(0).quantity()).isEqualTo("value");
    assertThat(at.get(0).mcError()).isEqualTo(.5, within(1e-15));
    assertThat(at.get(0).beyond()).isFalse();
    assertThat(at.get(0).undecided()).isFalse();
    assertThat(of(ci(10, .3, 5), ci(11.001, .4, 5), false).get(0).beyond()).isTrue();
    assertThat(of(ci(11.001, .3, 5), ci(10, .4, 5), false).get(0).beyond()).isTrue();
  }

  @Test
  void drawsOfOneSeedThatAreNotKeptHaveABound() {
    // .3 + .4: 1.4 is not beyond
    assertThat(of(ci(10, .3, 5), ci(11.39, .4, 5), true).get(0).beyond()).isFalse();
    assertThat(of(ci(10, .3, 5), ci(11.39, .4, 5), true).get(0).undecided()).isTrue();
    IntervalDifference beyond = of(ci(10, .3, 5), ci(11.41, .4, 5), true).get(0);
    assertThat(beyond.beyond()).isTrue();
    assertThat(beyond.undecided()).isFalse();
    assertThat(beyond.way()).isEqualTo(Way.UNPAIRED);
    assertThat(beyond.bound()).isTrue();
  }

  @Test
  void aNumberWithoutSpreadIsBeyondWhereItMovesAtAll() {
    List<IntervalDifference> moved = of(ci(10, .3, 5), ci(10, .3, 5.1), false);
    assertThat(moved).hasSize(1);
    assertThat(moved.get(0).key()).isEqualTo("region S, stressor CO2");
    assertThat(moved.get(0).beyond()).isTrue();
    assertThat(of(ci(10, .3, 5), ci(10, .3, 5), false)).isEmpty();
  }

  @Test
  void pairedDrawsHaveAnIntervalOfTheirDifference() {
    IntervalDifference means = of(ci(10, 5, 5), ci(12, 5, 5), true).get(0);
    assertThat(means.beyond()).isFalse();
    // differences 1, 2, 3, 4, 5: mean 3, sd sqrt(2.5), error sqrt(2.5 / 5)
    IntervalDifference paired = means.paired(Statistics.of(2, new double[] {1, 2, 3, 4, 5}), false);
    assertThat(paired.way()).isEqualTo(Way.PAIRED);
    assertThat(paired.bound()).isFalse();
    assertThat(paired.move()).isEqualTo(3, within(1e-14));
    assertThat(paired.mcError()).isEqualTo(Math.sqrt(.5), within(1e-14));
    assertThat(paired.p2_5()).isEqualTo(1.1, within(1e-14));
    assertThat(paired.p97_5()).isEqualTo(4.9, within(1e-14));
    assertThat(paired.beyond()).isTrue();
  }

  /** The same errors as of random draws, but said to be more than they are. */
  @Test
  void errorsOfSobolPointsAreBounds() {
    Sampling sobol = new Sampling(false, true);
    IntervalDifference means =
        IntervalDifference.of(
                AccountTables.ACCOUNT_HOUSEHOLD, ci(10, .3, 5), ci(11, .4, 5), sobol, 0)
            .get(0);
    assertThat(means.way()).isEqualTo(Way.INDEPENDENT);
    assertThat(means.mcError()).isEqualTo(.5, within(1e-15));
    assertThat(means.bound()).isTrue();
    assertThat(means.paired(Statistics.of(1, new double[] {1, 2}), true).bound()).isTrue();
    assertThat(of(ci(10, .3, 5), ci(11, .4, 5), false).get(0).bound()).isFalse();
  }
}
