package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.World;

class StressorsTest {
  private static final Axis REGIONS = Axis.of("region", "A", "B");
  private static final Axis SECTORS = Axis.of("sector", "1", "2");

  @Test
  void readsBothTablesAndFillsWithZero() {
    Stressors stressors =
        read(
            World.ring()
                .emits("B", "2", "deaths", 3)
                .emits("A", "2", "CO2", -4)
                .householdEmits("B", "CO2", 7)
                .householdEmits("A", "SO2", 1));

    assertThat(stressors.names().labels()).containsExactly("deaths", "CO2", "SO2");
    assertThat(stressors.of(0)).containsExactly(0, 0, 0, 3);
    assertThat(stressors.of(1)).containsExactly(0, -4, 0, 0);
    assertThat(stressors.of(2)).containsOnly(0);
    assertThat(stressors.household(1, 1)).isEqualTo(7);
    assertThat(stressors.household(0, 2)).isEqualTo(1);
  }

  @Test
  void refusesUnknownRegionsAndSectors() {
    refused(World.ring().emits("C", "1", "CO2", 1))
        .hasMessageContaining("stressor, row 1 (region C, sector 1, stressor CO2)")
        .hasMessageContaining("region 'C'");
    refused(World.ring().emits("A", "7", "CO2", 1)).hasMessageContaining("sector '7'");
    refused(World.ring().emits("A", "1", "CO2", 1).householdEmits("Z", "CO2", 1))
        .hasMessageContaining("stressor_household, row 1")
        .hasMessageContaining("region 'Z'");
  }

  @Test
  void refusesDuplicatesAndNumbersThatAreNone() {
    refused(World.ring().emits("A", "1", "CO2", 1).emits("A", "1", "CO2", 2))
        .hasMessageContaining("stressor, row 2")
        .hasMessageContaining("duplicate key");
    refused(World.ring().emits("A", "1", "CO2", Double.NaN)).hasMessageContaining("value = NaN");
  }

  private static Stressors read(World world) {
    return Stressors.of(world.tables(), REGIONS, SECTORS);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(World world) {
    return assertThatThrownBy(() -> read(world)).isInstanceOf(UserError.class);
  }
}
