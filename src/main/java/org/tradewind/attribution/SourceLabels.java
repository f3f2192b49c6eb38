package org.tradewind.attribution;

import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/**
 * What the table subsector says of each subsector of an axis: its category, its fuel or process,
 * and whether it is synergistic. Arrays follow the axis.
 */
public final class SourceLabels {
  private final String[] category;
  private final String[] fuel;
  private final boolean[] synergistic;

  private SourceLabels(int subsectors) {
    category = new String[subsectors];
    fuel = new String[subsectors];
    synergistic = new boolean[subsectors];
  }

  /** The labels of an axis of subsectors; each must have a row with a category and a fuel. */
  public static SourceLabels of(Axis subsectors, Table table) {
    SourceLabels labels = new SourceLabels(subsectors.size());
    String[] code = table.strings("subsector");
    for (int row = 0; row < code.length; row++) {
      int h = subsectors.find(code[row]);
      if (h >= 0) {
        labels.category[h] = named(code[row], "category", table.strings("category")[row]);
        labels.fuel[h] = named(code[row], "fuel_or_process", table.strings("fuel_or_process")[row]);
        labels.synergistic[h] = table.booleans("synergistic")[row];
      }
    }
    for (int h = 0; h < subsectors.size(); h++) {
      if (labels.category[h] == null) {
        throw new UserError(
            "table subsector",
            "no row for subsector " + subsectors.label(h),
            "a row for each subsector that emits",
            "Add the row.");
      }
    }
    return labels;
  }

  private static String named(String subsector, String column, String value) {
    if (value.isBlank()) {
      throw new UserError(
          "table subsector, subsector " + subsector + ", column " + column,
          "an empty text",
          "a name, by which damage is summed",
          "Give the subsector one.");
    }
    return value;
  }

  /** Category of a subsector of the axis. */
  public String category(int subsector) {
    return category[subsector];
  }

  /** Its fuel or process. */
  public String fuel(int subsector) {
    return fuel[subsector];
  }

  /** Whether it is flagged as emitting both CO2 and PM2.5 precursors. */
  public boolean synergistic(int subsector) {
    return synergistic[subsector];
  }
}
