package org.tradewind.scenarios;

import org.tradewind.tables.CsvTables;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/**
 * The energy intensities of China's provinces that ship with the software. They are ILLUSTRATIVE:
 * national means are known, their spread over the provinces is our own.
 */
public final class EnergyFacts {
  private EnergyFacts() {}

  /** Table energy_intensity. */
  public static Table table() {
    return CsvTables.fact(MrioInputs.ENERGY_INTENSITY, "china/energy_intensity_2017");
  }

  /** Where the table comes from. */
  public static Provenance provenance() {
    return Provenance.of(
        Provenance.Status.ILLUSTRATIVE,
        "national means of 2017 after the National Energy Administration, the China Iron and Steel"
            + " Association and the cement industry",
        "spread over the provinces by our own rule, which the header of the table of facts states;"
            + " empty where little or none is made");
  }
}
