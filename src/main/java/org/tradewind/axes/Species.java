package org.tradewind.axes;

import java.util.List;

/**
 * The emitted species of the vocabulary: seven precursors of PM2.5 and CO2. Tonnes are of the
 * species as named; NOx counts as NO2.
 */
public final class Species {
  public static final String OC = "OC";
  public static final String EC = "EC";
  public static final String PM_OTHER = "PM_OTHER";
  public static final String SO2 = "SO2";
  public static final String NOX = "NOX";
  public static final String NH3 = "NH3";
  public static final String VOC = "VOC";
  public static final String CO2 = "CO2";

  /** The species that make PM2.5, in the order in which tables list them. */
  public static final List<String> POLLUTANTS = List.of(OC, EC, PM_OTHER, SO2, NOX, NH3, VOC);

  private static final List<String> PRIMARY = List.of(OC, EC, PM_OTHER);

  /** All species: the pollutants, then CO2. */
  public static final List<String> ALL = List.of(OC, EC, PM_OTHER, SO2, NOX, NH3, VOC, CO2);

  /** PM2.5 as it is in the air: the whole and its parts. */
  public static final String PM25 = "PM25";

  /**
   * Species of concentrations in the air, in the order in which tables list them: PM2.5, then what
   * each of {@link #POLLUTANTS} is or becomes.
   */
  public static final List<String> IN_AIR =
      List.of(PM25, OC, EC, PM_OTHER, "SO4", "NO3", "NH4", "SOA");

  private Species() {}

  /** Whether a pollutant is emitted as particles; of the others particles form in the air. */
  public static boolean isPrimary(String pollutant) {
    return PRIMARY.contains(pollutant);
  }

  /** The particles that a pollutant is or becomes, as they are called in the air. */
  public static String inAir(String pollutant) {
    return IN_AIR.get(1 + POLLUTANTS.indexOf(pollutant));
  }
}
