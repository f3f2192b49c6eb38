package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;

/**
 * Where the CO2 of the detailed inventory goes: the tonnes of (region r, subsector h), or of h in
 * all regions together, are spread over cells and months in proportion to v_r share(g, r)
 * E^grid_{q,g,m,H}. The first of these that is there decides q and v:
 *
 * <ol>
 *   <li>gridded CO2 of the category, v = 1;
 *   <li>the first pollutant q of the stated order that the subsector emits there, v = s_{q,r,h};
 *   <li>the first pollutant q that the category emits there, v = 1;
 *   <li>people, with the same tonnes on every day of the year.
 * </ol>
 *
 * The factor is c_{q,r,h} = G v_r / sum over the regions meant of v_r E^grid_{q,r,H}.
 */
final class Co2Placement {
  /**
   * How much CO2 a pattern places.
   *
   * @param tonnes t/yr
   * @param parts number of (region, subsector) placed so
   */
  record Placed(double tonnes, int parts) {
    Placed and(double more) {
      return new Placed(tonnes + more, parts + 1);
    }
  }

  static final String PEOPLE = "population, the same tonnes on every day";

  private static final int CO2 = Species.ALL.indexOf(Species.CO2);

  private final Axis regions;
  private final SubsectorCategories categories;
  private final GriddedTotals gridded;
  private final double[][][] shares;
  private final int[] order;

  /** People by region, then of all cells. */
  private final double[] people;

  private final double[][][] perTonne;
  private final double[][] perPerson;
  private final Map<String, Placed> ways = new LinkedHashMap<>();
  private final List<Unallocated> unallocated = new ArrayList<>();

  /**
   * @param shares shares of pollutants by (species, subsector), then region
   * @param people people by region, then of all cells
   */
  Co2Placement(
      Axis regions,
      SubsectorCategories categories,
      DetailedInventory detailed,
      GriddedTotals gridded,
      double[][][] shares,
      InventoryParameters parameters,
      double[] people) {
    this.regions = regions;
    this.categories = categories;
    this.gridded = gridded;
    this.shares = shares;
    this.order = parameters.co2Order();
    this.people = people;
    int subsectors = categories.subsectors().size();
    this.perTonne = new double[Species.ALL.size()][subsectors][];
    this.perPerson = new double[subsectors][];
    for (int c = 0; c < categories.categories().size(); c++) {
      Map<Integer, Double> lost = new TreeMap<>();
      double given = 0;
      for (int h : categories.members(c)) {
        given += detailed.total(CO2, h);
        if (detailed.together(CO2, h)) {
          place(h, regions.size(), detailed.total(CO2, h), lost);
        }
        for (int r = 0; r < regions.size(); r++) {
          place(h, r, detailed.of(CO2, h, r), lost);
        }
      }
      String category = categories.categories().label(c);
      lost.forEach((r, tonnes) -> notPlaced(category, r, tonnes));
      if (given == 0) {
        patternsOnly(category, "gridded CO2 without detailed CO2, of which alone tonnes are taken");
      }
    }
    gridded.categories().stream()
        .filter(category -> !categories.categories().contains(category))
        .forEach(category -> patternsOnly(category, "no subsector of this category"));
  }

  /** c by (species of the pattern, subsector), then region. */
  double[][][] perTonne() {
    return perTonne;
  }

  /** n by subsector, then region. */
  double[][] perPerson() {
    return perPerson;
  }

  /** How much is placed by which pattern. */
  Map<String, Placed> ways() {
    return ways;
  }

  List<Unallocated> unallocated() {
    return unallocated;
  }

  /**
   * Places the CO2 of a subsector.
   *
   * @param region region, or their number for all cells
   */
  private void place(int h, int region, double tonnes, Map<Integer, Double> lost) {
    if (tonnes == 0) {
      return;
    }
    if (byPattern(CO2, h, region, tonnes, false, "gridded CO2 of the category")) {
      return;
    }
    for (boolean own : new boolean[] {true, false}) {
      for (int q : order) {
        String way = Species.ALL.get(q) + (own ? " of the subsector" : " of the category");
        if (byPattern(q, h, region, tonnes, own, way)) {
          return;
        }
      }
    }
    double perPersonTonnes = tonnes / people[region];
    if (people[region] > 0 && Double.isFinite(perPersonTonnes)) {
      meant(region).forEach(r -> add(perPerson, h, r, perPersonTonnes));
      ways.merge(PEOPLE, new Placed(tonnes, 1), (before, now) -> before.and(tonnes));
      return;
    }
    lost.merge(region, tonnes, Double::sum);
  }

  /** The positions of the regions meant, cells in none among all of them. */
  private IntStream meant(int region) {
    return region < regions.size()
        ? IntStream.of(region)
        : IntStream.rangeClosed(0, regions.size());
  }

  private boolean byPattern(int q, int h, int region, double tonnes, boolean own, String way) {
    String category = categories.categories().label(categories.categoryOf(h));
    double[] share = shares[q][h];
    if (own && share == null) {
      return false;
    }
    double mass = 0;
    for (int r : meant(region).toArray()) {
      mass += (own ? share[r] : 1) * gridded.of(q, category, r);
    }
    double factor = tonnes / mass;
    if (!(mass > 0) || !Double.isFinite(factor)) {
      return false;
    }
    meant(region).forEach(r -> add(perTonne[q], h, r, factor * (own ? share[r] : 1)));
    ways.merge(way, new Placed(tonnes, 1), (before, now) -> before.and(tonnes));
    return true;
  }

  private void add(double[][] factors, int h, int r, double factor) {
    if (factors[h] == null) {
      factors[h] = new double[regions.size() + 1];
    }
    factors[h][r] += factor;
  }

  private void notPlaced(String category, int region, double tonnes) {
    unallocated.add(
        new Unallocated(
            Species.CO2,
            category,
            region == regions.size() ? Inputs.ANY : regions.label(region),
            Unallocated.Inventory.DETAILED,
            tonnes,
            "no gridded emission of the category there, and nobody in table cell to place it by"));
  }

  /** Gridded CO2 that is the pattern of nothing. */
  private void patternsOnly(String category, String reason) {
    for (int r = 0; r <= regions.size(); r++) {
      double tonnes = gridded.of(CO2, category, r);
      if (tonnes > 0) {
        String region = r == regions.size() ? Vocabulary.OUTSIDE : regions.label(r);
        unallocated.add(
            new Unallocated(
                Species.CO2, category, region, Unallocated.Inventory.GRIDDED, tonnes, reason));
      }
    }
  }
}
