package org.tradewind.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradewind.scenarios.WhatifWorld.step;
import static org.tradewind.scenarios.WhatifWorld.table;
import static org.tradewind.scenarios.WhatifWorld.value;
import static org.tradewind.scenarios.WhatifWorld.whatifs;

import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.scenarios.WhatifParameters.Step;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What-ifs that the study cannot answer, and those that it answers only in part. */
class WhatifMistakesTest {
  private static final WhatifWorld TINY = WhatifWorld.of(TinyStudy.tables(), TinyStudy.PARAMETERS);

  @Test
  void growthOfWhatIsNotThereIsRemarked() {
    StudyTables inputs = TinyStudy.tables();
    Table.Builder emission = TinyStudy.rows(Inputs.EMISSION);
    emission.add(TinyStudy.months(10, 0, Species.SO2, "plant"));
    TinyStudy.put(inputs, emission.add(TinyStudy.months(10, 3, Species.SO2, "stove")));
    Whatifs result =
        WhatifWorld.of(inputs, TinyStudy.PARAMETERS)
            .whatifs(
                whatifs(
                    "switch",
                    step(0, Filter.SUBSECTOR, "plant"),
                    step(3.2, Filter.SUBSECTOR, "stove")));
    assertThat(result.remarks())
        .containsExactly(
            "key whatif.switch, step 2 scales by 3.2, which adds nothing in 1 of its regions, where these sources emit nothing: (N)");
    assertThat(value(table(result, "whatif"), "co2_share", "switch")).isNaN();
  }

  @Test
  void mistakesAreRefusedByName() {
    refused(step(0, Filter.SUBSECTOR, "plants"), "key whatif.x", "'plants'", "'plant'?");
    refused(step(0, Filter.CATEGORY, "enrgy"), "category 'enrgy'", "Did you mean 'energy'?");
    refused(step(0, Filter.FUEL, "coa"), "unknown fuel 'coa'", "Did you mean 'coal'?");
    refused(step(0, Filter.REGION, "W"), "region 'W'", "(N, S)");
    refused(step(0, Filter.SPECIES, "NH3"), "species 'NH3'", "(CO2, SO2)");
    refused(step(0, Filter.SECTOR, "housholds"), "Did you mean 'household'?");
    refused(
        step(0, Filter.SUBSECTOR, "plant", Filter.FUEL, "wood"),
        "key whatif.x: found no emissions that all its filters let through");
    refused(step(0, Filter.SECTOR, "Q"), "no emissions");
    refused(step(0, Filter.SUBSECTOR, "stove", Filter.SPECIES, "CO2"), "no emissions");
    assertThatThrownBy(() -> TINY.whatifs(whatifs("x", step(0), step(2, Filter.REGION, "W"))))
        .hasMessageContaining("key whatif.x, step 2");
  }

  private static void refused(Step step, String... parts) {
    assertThatThrownBy(() -> TINY.whatifs(whatifs("x", step)))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(parts);
  }
}
