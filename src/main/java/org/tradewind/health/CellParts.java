package org.tradewind.health;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Where the people of each cell live: the parts of a cell by region, a cell in no region as one
 * part OUTSIDE, and the baseline deaths per person and year of every endpoint in each region. A
 * cell in no region for which no rate of region '*' is given has no part: nothing is known of it.
 */
final class CellParts {
  private final List<String> regions;
  private final int[] start;
  private final int[] region;
  private final double[] share;
  private final double[][] perPerson;
  private final Baseline baseline;

  /**
   * What the deaths were counted with.
   *
   * @param release of death rates and age shares; empty where the tables name none
   * @param exceptions numbers of another source, in words
   */
  record Baseline(String release, List<String> exceptions) {}

  private CellParts(
      Baseline baseline,
      List<String> regions,
      int[] start,
      int[] region,
      double[] share,
      double[][] perPerson) {
    this.baseline = baseline;
    this.regions = regions;
    this.start = start;
    this.region = region;
    this.share = share;
    this.perPerson = perPerson;
  }

  /** The parts of all cells, in the order of the table cell. */
  static CellParts of(StudyTables tables, List<Endpoint> endpoints, HealthParameters parameters) {
    BaselineDeaths baseline =
        new BaselineDeaths(
            tables.require(AirInputs.MORTALITY_RATE),
            tables.require(AirInputs.AGE_SHARE),
            parameters);
    int[] cell = tables.require(Inputs.CELL).ints("cell");
    List<List<Integer>> rowsOf = new ArrayList<>();
    Map<Integer, Integer> slotOf = new HashMap<>();
    for (int g = 0; g < cell.length; g++) {
      slotOf.put(cell[g], g);
      rowsOf.add(new ArrayList<>(1));
    }
    Map<String, Integer> indexOf = new LinkedHashMap<>();
    List<double[]> rates = new ArrayList<>();
    Table cellRegion =
        tables.has(Inputs.CELL_REGION)
            ? tables.require(Inputs.CELL_REGION)
            : Table.builder(Inputs.CELL_REGION).build();
    String[] label = cellRegion.strings("region");
    if (tables.has(Inputs.REGION)) {
      // Results stand in the order of the regions, not in that of the cells they lie in.
      Set<String> used = Set.copyOf(List.of(label));
      for (String name : tables.require(Inputs.REGION).strings("region")) {
        if (used.contains(name)) {
          indexOf.put(name, rates.size());
          rates.add(rates(endpoints, baseline, name));
        }
      }
    }
    int parts = 0;
    for (int r = 0; r < cellRegion.rows(); r++) {
      Integer g = slotOf.get(cellRegion.ints("cell")[r]);
      if (g == null) {
        continue; // a cell without people; whether both tables agree is checked with the study
      }
      if (indexOf.putIfAbsent(checked(label[r], r), rates.size()) == null) {
        rates.add(rates(endpoints, baseline, label[r]));
      }
      rowsOf.get(g).add(r);
      parts++;
    }
    int outside = rates.size();
    boolean everywhere = endpoints.stream().allMatch(baseline::holdsEverywhere);
    rates.add(everywhere ? rates(endpoints, baseline, Inputs.ANY) : new double[endpoints.size()]);
    int[] start = new int[cell.length + 1];
    int[] region = new int[parts + cell.length];
    double[] share = new double[parts + cell.length];
    int at = 0;
    for (int g = 0; g < cell.length; g++) {
      start[g] = at;
      for (int r : rowsOf.get(g)) {
        region[at] = indexOf.get(label[r]);
        share[at++] = cellRegion.doubles("share")[r];
      }
      if (rowsOf.get(g).isEmpty() && everywhere) {
        region[at] = outside;
        share[at++] = 1;
      }
    }
    start[cell.length] = at;
    List<String> regions = new ArrayList<>(indexOf.keySet());
    regions.add(Vocabulary.OUTSIDE);
    return new CellParts(
        new Baseline(baseline.release(), baseline.exceptions(endpoints)),
        regions,
        start,
        region,
        share,
        rates.toArray(double[][]::new));
  }

  private static String checked(String region, int row) {
    if (region.equals(Vocabulary.OUTSIDE)) {
      throw new UserError(
          "table " + Inputs.CELL_REGION.name() + ", row " + (row + 1),
          "a region '" + region + "'",
          "another code, as this one stands for people in no region",
          "Rename the region.");
    }
    return region;
  }

  private static double[] rates(List<Endpoint> endpoints, BaselineDeaths baseline, String region) {
    return endpoints.stream().mapToDouble(e -> baseline.perPerson(e, region)).toArray();
  }

  /** The release of rates and shares, and what is of another source. */
  Baseline baseline() {
    return baseline;
  }

  /**
   * The regions of the parts, in the order of the table region, or of cell_region where there is
   * none, and OUTSIDE as the last.
   */
  List<String> regions() {
    return regions;
  }

  /** First part of a cell. */
  int from(int g) {
    return start[g];
  }

  /** One past the last part of a cell. */
  int to(int g) {
    return start[g + 1];
  }

  int count() {
    return start[start.length - 1];
  }

  /** Position of a part's region in {@link #regions}. */
  int region(int part) {
    return region[part];
  }

  /** Baseline deaths a year per person of the cell, for the people of one part. */
  double perPerson(int part, int endpoint) {
    return share[part] * perPerson[region[part]][endpoint];
  }

  /** B_i(g), baseline deaths a year per person of a cell: the sum over its parts. */
  double perPersonOfCell(int g, int endpoint) {
    double sum = 0;
    for (int part = from(g); part < to(g); part++) {
      sum += perPerson(part, endpoint);
    }
    return sum;
  }
}
