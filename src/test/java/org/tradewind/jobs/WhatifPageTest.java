package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.SourceFigures;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.WhatifTables;

class WhatifPageTest {
  private static final Closure RAW = new Closure(Closure.Rule.RAW, OptionalDouble.of(1000));

  @Test
  void aLineForEachWhatifAndTheCaveat() {
    SourceOutput total =
        SourceOutput.byRow(
                WhatifTables.WHATIF_TOTAL,
                List.of("deaths_avoided", "co2_avoided_t", "deaths_share", "co2_share"),
                List.of(),
                (own, shared, into, n) -> {
                  into[0][0] = 1234.4;
                  into[1][0] = -5e6;
                  into[2][0] = .1234;
                  into[3][0] = Double.NaN;
                })
            .row(List.of(), "coal")
            .build();
    Whatifs whatifs =
        new Whatifs(
            SourceFigures.of(List.of(total)),
            List.of(new Whatifs.Scope("coal", List.of("a", "b"), 31)),
            List.of("A remark."),
            new Ledger());
    List<String> lines = WhatifPage.lines(whatifs, RAW, 400);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1))
        .isEqualTo(
            "  coal  1,234 deaths (12.3 %), -5,000,000 t of CO2 (no share, since there are none): subsectors (a, b) in 31 regions");
    assertThat(lines.get(2)).contains("marginal", "sum(lambda E)/J = 0.400", "too few for large");
    assertThat(lines.get(3)).isEqualTo("  A remark.");
    Whatifs none = new Whatifs(SourceFigures.NONE, List.of(), List.of(), new Ledger());
    assertThat(WhatifPage.lines(none, RAW, 400)).isEmpty();
  }

  @Test
  void closureIsStatedWithItsFactor() {
    Closure closed = new Closure(Closure.Rule.CLOSURE, OptionalDouble.of(1000));
    assertThat(WhatifPage.caveat(closed, 400))
        .contains("multiplied with 2.5000", "a small change avoids 0.400 of what is stated");
    assertThat(WhatifPage.caveat(new Closure(Closure.Rule.RAW, OptionalDouble.empty()), 400))
        .contains("sum(lambda E)/J is not known");
  }
}
