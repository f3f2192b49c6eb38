package org.tradewind.flows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What each sector of each region emits or uses itself (F), and what households emit themselves
 * (F_Y), by stressor, in the stressor's unit. Values may be negative.
 */
public final class Stressors implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis names;
  private final Axis regions;
  private final Axis sectors;
  private final double[] values;
  private final double[] household;

  private Stressors(Axis names, Axis regions, Axis sectors, double[] values, double[] household) {
    this.names = names;
    this.regions = regions;
    this.sectors = sectors;
    this.values = values;
    this.household = household;
  }

  /**
   * Stressors from arrays, which are not copied.
   *
   * @param values F, N x stressors, column-major, N = regions x sectors, sectors fastest
   * @param household F_Y, regions x stressors, column-major
   */
  public static Stressors of(
      Axis names, Axis regions, Axis sectors, double[] values, double[] household) {
    int n = regions.size() * sectors.size();
    if (values.length != n * names.size() || household.length != regions.size() * names.size()) {
      throw new IllegalArgumentException(
          values.length
              + " and "
              + household.length
              + " values for "
              + names
              + " over "
              + regions
              + " x "
              + sectors);
    }
    return new Stressors(names, regions, sectors, values, household);
  }

  /**
   * Several sets of stressors of the same regions and sectors as one; a name in two of them is a
   * {@link UserError}.
   */
  public static Stressors join(List<Stressors> parts) {
    Stressors first = parts.get(0);
    List<String> names = new ArrayList<>();
    double[] values = new double[0];
    double[] household = new double[0];
    for (Stressors part : parts) {
      if (!part.regions.equals(first.regions) || !part.sectors.equals(first.sectors)) {
        throw new IllegalArgumentException(
            "stressors over "
                + part.regions
                + " x "
                + part.sectors
                + " and over "
                + first.regions
                + " x "
                + first.sectors);
      }
      names.addAll(part.names.labels());
      values = joined(values, part.values);
      household = joined(household, part.household);
    }
    return of(Axis.of("stressor", names), first.regions, first.sectors, values, household);
  }

  private static double[] joined(double[] head, double[] tail) {
    double[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  /**
   * Reads tables stressor and (if present) stressor_household. A (region, sector) without a row
   * emits nothing.
   */
  public static Stressors of(StudyTables tables, Axis regions, Axis sectors) {
    Table given = tables.require(MrioInputs.STRESSOR);
    boolean hasHousehold = tables.has(MrioInputs.STRESSOR_HOUSEHOLD);
    Set<String> labels = new LinkedHashSet<>(Arrays.asList(given.strings("stressor")));
    if (hasHousehold) {
      labels.addAll(
          Arrays.asList(tables.require(MrioInputs.STRESSOR_HOUSEHOLD).strings("stressor")));
    }
    Axis names = Axis.of("stressor", labels.toArray(String[]::new));
    int n = regions.size() * sectors.size();
    double[] values = new double[n * names.size()];
    boolean[] seen = new boolean[values.length];
    for (int row = 0; row < given.rows(); row++) {
      String where = rowName(given, row);
      int i =
          regions.require(given.strings("region")[row], where) * sectors.size()
              + sectors.require(given.strings("sector")[row], where);
      put(given, row, values, seen, i + names.find(given.strings("stressor")[row]) * n);
    }
    double[] household = new double[regions.size() * names.size()];
    if (hasHousehold) {
      Table own = tables.require(MrioInputs.STRESSOR_HOUSEHOLD);
      boolean[] ownSeen = new boolean[household.length];
      for (int row = 0; row < own.rows(); row++) {
        int r = regions.require(own.strings("region")[row], rowName(own, row));
        int k = names.find(own.strings("stressor")[row]);
        put(own, row, household, ownSeen, r + k * regions.size());
      }
    }
    return new Stressors(names, regions, sectors, values, household);
  }

  private static void put(Table table, int row, double[] into, boolean[] seen, int position) {
    double value = table.doubles("value")[row];
    if (!Double.isFinite(value)) {
      throw new UserError(
          rowName(table, row), "value = " + value, "a finite number", "Correct the value.");
    }
    if (seen[position]) {
      throw UserError.duplicateKey(rowName(table, row));
    }
    seen[position] = true;
    into[position] = value;
  }

  private static String rowName(Table table, int row) {
    return "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")";
  }

  public Axis names() {
    return names;
  }

  public Axis regions() {
    return regions;
  }

  public Axis sectors() {
    return sectors;
  }

  /** F, N x stressors, column-major; the object's own array. */
  public double[] values() {
    return values;
  }

  /** F of one stressor, length N. */
  public double[] of(int stressor) {
    int n = regions.size() * sectors.size();
    return Arrays.copyOfRange(values, stressor * n, (stressor + 1) * n);
  }

  /** The same stressors with other values F, N x stressors, column-major; not copied. */
  public Stressors withValues(double[] other) {
    return of(names, regions, sectors, other, household);
  }

  /** What the households of a region emit themselves. */
  public double household(int region, int stressor) {
    return household[region + stressor * regions.size()];
  }
}
