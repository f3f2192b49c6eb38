package org.tradewind.jobs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Closure;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.Table;
import org.tradewind.tables.WhatifTables;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

class WhatifPageTest {
  private static final List<Whatifs.Scope> SCOPES =
      List.of(
          new Whatifs.Scope("coal", List.of("a", "b"), 31),
          new Whatifs.Scope("gas", List.of("c"), 1));

  private static final Table TOTAL =
      Table.builder(WhatifTables.WHATIF_TOTAL)
          .add("coal", 1234.4, 5e6, .1234, .5)
          .add("gas", -3, 0, -.1, Double.NaN)
          .build();

  @Test
  void aPartForEachWhatifAndTheCaveat() {
    List<String> lines = WhatifPage.lines(List.of(TOTAL), SCOPES, Closure.Rule.RAW);
    assertThat(lines).hasSize(8);
    assertThat(lines.get(1)).isEqualTo("  coal: subsectors (a, b) in 31 regions");
    assertThat(lines.get(2)).isEqualTo("               1,234 deaths, 12.3 %");
    assertThat(lines.get(6)).endsWith("0 t of CO2, no share, since there are none");
    assertThat(lines.get(7)).contains("marginal", "sum(lambda E)/J", "A full run");
    assertThat(WhatifPage.lines(List.of(), List.of(), Closure.Rule.RAW)).isEmpty();
  }

  @Test
  void closureIsStated() {
    List<String> lines = WhatifPage.lines(List.of(TOTAL), SCOPES, Closure.Rule.CLOSURE);
    assertThat(lines.get(7))
        .contains("all emissions together avoid J", "sum(lambda E)/J of what is stated")
        .doesNotContain("marginal");
  }

  @Test
  void intervalsStandNextToTheirNumbers() {
    Table.Builder drawn = Table.builder(CiTable.schema(WhatifTables.WHATIF_TOTAL));
    Statistics statistics = Statistics.of(1234.4, new double[] {1000, 1000, 2000, 2000});
    CiTable.add(drawn, new Object[] {"coal"}, "deaths_avoided", 1234.4, statistics);
    List<String> lines = WhatifPage.lines(List.of(TOTAL, drawn.build()), SCOPES, Closure.Rule.RAW);
    assertThat(lines.get(2)).endsWith("1,234 deaths (1,000 to 2,000), 12.3 %");
    assertThat(lines.get(5)).endsWith("-3 deaths, -10.0 %");
  }
}
