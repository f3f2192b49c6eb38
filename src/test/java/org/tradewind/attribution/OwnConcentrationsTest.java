package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.BreathingStudy;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.health.Burden;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** c_g, with which slopes are weighted in draws of the exposure-response. */
class OwnConcentrationsTest {
  private static Object[] row(int cell, String species, double january, double others) {
    Object[] row = new Object[2 + Months.COUNT];
    row[0] = cell;
    row[1] = species;
    for (int m = 0; m < Months.COUNT; m++) {
      row[2 + m] = m == 0 ? january : others;
    }
    return row;
  }

  @Test
  void onlyWhatTheCountedSpeciesBecome() {
    Table cell =
        Table.builder(Inputs.CELL)
            .add(7, 0, 0, 110.0, 30.0, 1296.0, 1000, 20, Double.NaN, "")
            .add(8, 1, 0, 111.0, 30.0, 1296.0, 3000, 60, Double.NaN, "")
            .build();
    Table air =
        Table.builder(AirInputs.AIR_CONCENTRATION)
            .add(row(8, "PM25", 9, 9))
            .add(row(8, "OC", 2, 2))
            .add(row(8, "SO4", 3, 1))
            .add(row(8, "NH4", 5, 5))
            .build();
    // SO4 over the year: (31 * 3 + 334 * 1) / 365; ammonium is of NH3, which does not count here
    double[] own = OwnConcentrations.of(cell, air, List.of(Species.OC, Species.SO2));
    assertThat(own[0]).as("a cell without a row").isZero();
    assertThat(own[1]).isCloseTo(2 + (31 * 3 + 334) / 365.0, within(1e-14));
  }

  /** Slopes times what the emissions add to the air are sensitivities times emissions. */
  @Test
  void slopesTimesOwnConcentrationsAreFirstOrderDeaths() {
    StudyTables tables = BreathingStudy.tables(6, 5, 3);
    ModelParameters parameters = BreathingStudy.parameters(List.of());
    Pipeline.Results results = Pipeline.run(tables, parameters);
    double[] own =
        OwnConcentrations.of(
            tables.require(Inputs.CELL),
            results.tables().get(AirInputs.AIR_CONCENTRATION.name()),
            parameters.species());
    double[] slopes = Burden.of(tables, parameters.health()).marginalDeaths();
    double sum = 0;
    for (int g = 0; g < own.length; g++) {
      sum += slopes[g] * own[g];
    }
    double firstOrder = 0;
    for (double deaths : results.tables().get("damage_cell").doubles("deaths")) {
      firstOrder += deaths;
    }
    assertThat(sum).isPositive().isCloseTo(firstOrder, within(1e-9 * firstOrder));
  }
}
