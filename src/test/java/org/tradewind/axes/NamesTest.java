package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final List<String> KNOWN = List.of("name", "region", "IHD", "xTOT_xG0", "CN36");

  @Test
  void aNearNameIsProposed() {
    assertThat(Names.didYouMean("nam", KNOWN)).isEqualTo("Did you mean 'name'?");
    assertThat(Names.didYouMean("NAME", KNOWN)).isEqualTo("Did you mean 'name'?");
    assertThat(Names.didYouMean("IDH", KNOWN)).isEqualTo("Did you mean 'IHD'?");
    assertThat(Names.didYouMean("CN63", KNOWN)).isEqualTo("Did you mean 'CN36'?");
    assertThat(Names.didYouMean("regions of China", KNOWN)).isEqualTo("Did you mean 'region'?");
  }

  @Test
  void anotherCodeIsNotAMisspeltOne() {
    assertThat(Names.didYouMean("HE", List.of("HB", "HN"))).isEmpty();
    assertThat(Names.didYouMean("r3", List.of("r1", "r2"))).isEmpty();
    assertThat(Names.didYouMean("25", List.of("24"))).isEmpty();
    assertThat(Names.didYouMean("SO4", List.of("SO2"))).isEmpty();
    assertThat(Names.didYouMean("CHE", List.of("CHN"))).isEmpty();
    assertThat(Names.didYouMean("GBD 2017", List.of("GBD 2019"))).isEmpty();
    assertThat(Names.didYouMean("he", List.of("HE"))).isEqualTo("Did you mean 'HE'?");
  }

  @Test
  void twoThatAreEquallyNearAreBothProposed() {
    assertThat(Names.didYouMean("Habei", List.of("Hebei", "Hubei", "Hunan")))
        .isEqualTo("Did you mean 'Hebei' or 'Hubei'?");
    assertThat(Names.nearest("Habei", List.of("Hebei", "Hubei"))).isEmpty();
    assertThat(Names.didYouMean("log-normal", List.of("normal", "lognormal")))
        .isEqualTo("Did you mean 'lognormal'?");
    assertThat(Names.didYouMean("Shannxi", List.of("Shanxi", "Shaanxi", "Hunan")))
        .isEqualTo("Did you mean 'Shanxi' or 'Shaanxi'?");
    assertThat(Names.didYouMean("table", List.of("table a", "table b", "table c"))).isEmpty();
  }

  @Test
  void nothingIsProposedWhereNothingIsNearOrTheNameIsKnown() {
    assertThat(Names.didYouMean("population", KNOWN)).isEmpty();
    assertThat(Names.didYouMean("XY", KNOWN)).isEmpty();
    assertThat(Names.didYouMean("", KNOWN)).isEmpty();
    assertThat(Names.didYouMean("x", List.of())).isEmpty();
    assertThat(Names.didYouMean("name", List.of("name"))).isEmpty();
    assertThat(Names.didYouMean("x".repeat(100_000), KNOWN)).isEmpty();
  }

  @Test
  void distanceCountsChangesAndExchanges() {
    assertThat(Names.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Names.distance("ab", "ba")).isEqualTo(1);
    assertThat(Names.distance("", "abc")).isEqualTo(3);
  }
}
