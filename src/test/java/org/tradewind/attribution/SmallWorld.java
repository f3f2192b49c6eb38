package org.tradewind.attribution;

import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * A world to be worked by hand: two regions, four subsectors, three pollutants, two months; 100
 * deaths and 1,000 t of CO2 in all.
 *
 * <pre>
 *                   CO2 t       deaths by EC   by SO2      by NH3
 * A power_coal      600         2              8           -
 * A home_coal        40         12             3           -
 * A home_wood         -         15             -           -
 * A farm              -         -              -           10
 * B power_coal      300         -              20          -
 * B home_coal        60         24             6           -
 * </pre>
 */
public final class SmallWorld {
  public static final List<String> SPECIES = List.of("EC", "SO2", "NH3");
  public static final Axis REGIONS = Axis.of("region", "A", "B");
  public static final Axis SUBSECTORS =
      Axis.of("subsector", "power_coal", "home_coal", "home_wood", "farm");
  public static final SourceAxis AXIS = new SourceAxis(REGIONS, SUBSECTORS, SPECIES);

  private SmallWorld() {}

  public static Table subsectors() {
    return Table.builder(Inputs.SUBSECTOR)
        .add("power_coal", "energy", "coal", true, false)
        .add("home_coal", "domestic", "coal", true, true)
        .add("home_wood", "domestic", "wood", false, true)
        .add("farm", "agriculture", "livestock", false, false)
        .build();
  }

  public static Damage damage() {
    return damage(REGIONS, 1);
  }

  /**
   * @param regions A and B in some order, perhaps with others
   * @param scale of all emissions
   */
  public static Damage damage(Axis regions, double scale) {
    return Damage.of(table(scale), regions, SUBSECTORS);
  }

  private static Table table(double scale) {
    Table.Builder rows = Table.builder(DamageTables.DAMAGE_REGION);
    Object[][] all = {
      {"A", "power_coal", "CO2", "m01", 300., 0.},
      {"A", "power_coal", "CO2", "m07", 300., 0.},
      {"A", "power_coal", "EC", "m01", 2., 2.},
      {"A", "power_coal", "SO2", "m01", 4., 2.},
      {"A", "power_coal", "SO2", "m07", 6., 6.},
      {"A", "home_coal", "CO2", "m01", 40., 0.},
      {"A", "home_coal", "EC", "m01", 4., 12.},
      {"A", "home_coal", "SO2", "m01", 3., 3.},
      {"A", "home_wood", "EC", "m01", 5., 15.},
      {"A", "farm", "NH3", "m07", 20., 10.},
      {"B", "power_coal", "CO2", "m07", 300., 0.},
      {"B", "power_coal", "SO2", "m07", 5., 20.},
      {"B", "home_coal", "CO2", "m01", 60., 0.},
      {"B", "home_coal", "EC", "m01", 3., 24.},
      {"B", "home_coal", "SO2", "m01", 2., 6.},
    };
    for (Object[] row : all) {
      row[4] = scale * (double) row[4];
      row[5] = scale * (double) row[5];
      rows.add(row);
    }
    return rows.build();
  }
}
