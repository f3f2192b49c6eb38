package org.tradewind.scenarios;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Concordance;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Savings brought back to the cells where they are made:
 *
 * <pre>
 *   dM_g = sum over r, m of M_{g,m}^r (sum_s dM_m^{rs}) / M_m^r
 *   M_{g,m}^r = share_{g,r} sum_h M_{g,h} share_{r,h,m}
 * </pre>
 *
 * M_{g,h} the damage of subsector h in cell g, share_{g,r} of table cell_region, share_{r,h,m} of
 * table concordance, M_m^r the producer account of sector m. The same for CO2. The cells of a
 * region sum to what the region saves.
 *
 * <p>It takes table damage_cell in parts, in each of which a cell is whole, and may travel.
 */
public final class GriddedSavings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The stressors that damage_cell holds, with their columns there. */
  private static final List<String> STRESSORS = List.of(Species.CO2, Vocabulary.DEATHS);

  private static final List<String> COLUMNS = List.of("co2_t", "deaths");

  /** Keeps a gap of nothing to nothing from being 0/0. */
  private static final double SMALLEST = 1e-300;

  /**
   * Savings of some cells.
   *
   * @param cells rows of table scenario_cell
   * @param byRegion what these cells save for each region, at (scenario * 2 + stressor) * regions +
   *     region
   */
  public record Part(Table cells, double[] byRegion) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final Axis regions;
  private final Axis subsectors;
  private final CellRegions cellRegions;
  private final String[] codes;

  /** Share saved of a subsector's damage in a region, at [scenario * 2 + stressor][r * H + h]. */
  private final double[][] shares;

  /** What each region saves by the flows, as {@link Part#byRegion}; sums of absolute values. */
  private final double[] expected;

  private final double[] magnitude;

  private GriddedSavings(
      Savings savings, Concordance concordance, CellRegions cellRegions, Axis subsectors) {
    this.regions = savings.regions();
    this.subsectors = subsectors;
    this.cellRegions = cellRegions;
    this.codes =
        savings.coordinations().stream().map(c -> c.scenario().code()).toArray(String[]::new);
    int layers = codes.length * STRESSORS.size();
    this.shares = new double[layers][];
    this.expected = new double[layers * regions.size()];
    this.magnitude = new double[layers * regions.size()];
    for (int layer = 0; layer < layers; layer++) {
      shares[layer] = shares(savings, concordance, layer);
    }
  }

  /**
   * Prepares the way back to the cells of a study whose CO2 and deaths come from the grid.
   *
   * @param concordance with which damage went to sectors
   * @param cellRegions with which damage went to regions
   */
  public static GriddedSavings of(
      Savings savings, Concordance concordance, CellRegions cellRegions, Axis subsectors) {
    return new GriddedSavings(savings, concordance, cellRegions, subsectors);
  }

  private double[] shares(Savings savings, Concordance concordance, int layer) {
    int k = savings.stressors().find(STRESSORS.get(layer % STRESSORS.size()));
    double[] shares = new double[regions.size() * subsectors.size()];
    for (int r = 0; r < regions.size(); r++) {
      for (int m = 0; m < savings.groups().size(); m++) {
        double made = savings.producer(m, r, k);
        double saved = savings.sum(layer / STRESSORS.size(), k, m, r, -1).saving();
        expected[layer * regions.size() + r] += saved;
        magnitude[layer * regions.size() + r] += Math.abs(saved);
        int sector = concordance.sectors().find(savings.groups().label(m));
        for (int h = 0; h < subsectors.size() && made != 0; h++) {
          // a subsector that the table lacks here emits nothing here
          if (concordance.knows(r, h)) {
            shares[r * subsectors.size() + h] += concordance.shares(r, h)[sector] * (saved / made);
          }
        }
      }
    }
    return shares;
  }

  /**
   * Share that a region saves of the damage of a subsector: sum over m of share_{r,h,m} (sum_s
   * dM_m^{rs}) / M_m^r. It is the same whatever M, since flows are fixed shares of it.
   *
   * @param stressor CO2 or deaths
   */
  public double share(String scenario, String stressor, int region, String subsector) {
    int layer =
        Arrays.asList(codes).indexOf(scenario) * STRESSORS.size() + STRESSORS.indexOf(stressor);
    return shares[layer][region * subsectors.size() + subsectors.find(subsector)];
  }

  /**
   * The savings of some cells; cells in no region save nothing and have no row.
   *
   * @param damageCell rows of table damage_cell or damage_cell_species, the rows of a cell one
   *     after the other
   */
  public Part part(Table damageCell) {
    int[] cells = damageCell.ints("cell");
    String[] subsectorOf = damageCell.strings("subsector");
    double[][] damage = COLUMNS.stream().map(damageCell::doubles).toArray(double[][]::new);
    Table.Builder rows = Table.builder(ScenarioTables.SCENARIO_CELL);
    double[] byRegion = new double[expected.length];
    double[] saved = new double[shares.length];
    for (int row = 0; row < cells.length; row++) {
      int h = subsectors.find(subsectorOf[row]);
      int slot = cellRegions.slot(cells[row]);
      for (int at = from(slot); at < to(slot); at++) {
        int r = cellRegions.region(at);
        for (int layer = 0; layer < shares.length; layer++) {
          double value =
              cellRegions.share(at)
                  * damage[layer % STRESSORS.size()][row]
                  * shares[layer][r * subsectors.size() + h];
          saved[layer] += value;
          byRegion[layer * regions.size() + r] += value;
        }
      }
      if (row == cells.length - 1 || cells[row + 1] != cells[row]) {
        flush(rows, cells[row], saved);
      }
    }
    return new Part(rows.build(), byRegion);
  }

  private int from(int slot) {
    return slot < 0 ? 0 : cellRegions.from(slot);
  }

  private int to(int slot) {
    return slot < 0 ? 0 : cellRegions.to(slot);
  }

  private void flush(Table.Builder rows, int cell, double[] saved) {
    boolean inside = cellRegions.slot(cell) >= 0;
    for (int layer = 0; layer < saved.length; layer++) {
      if (inside) {
        rows.add(
            codes[layer / STRESSORS.size()],
            cell,
            STRESSORS.get(layer % STRESSORS.size()),
            saved[layer]);
      }
      saved[layer] = 0;
    }
  }

  /** Whether the cells of every region save what the region saves. */
  public Ledger ledger(List<double[]> byRegionOfParts) {
    Ledger ledger = new Ledger();
    for (int layer = 0; layer < shares.length; layer++) {
      int worst = 0;
      double worstGap = -1;
      double worstSum = 0;
      for (int r = 0; r < regions.size(); r++) {
        int at = layer * regions.size() + r;
        CompensatedSum sum = new CompensatedSum();
        byRegionOfParts.forEach(p -> sum.add(p[at]));
        double gap = Math.abs(sum.value() - expected[at]) / Math.max(magnitude[at], SMALLEST);
        if (!(gap <= worstGap)) {
          worst = r;
          worstGap = gap;
          worstSum = sum.value();
        }
      }
      int at = layer * regions.size() + worst;
      ledger.equal(
          "scenario "
              + codes[layer / STRESSORS.size()]
              + ", "
              + STRESSORS.get(layer % STRESSORS.size())
              + ": savings of cells = of flows, worst of "
              + regions.size()
              + " regions: "
              + regions.label(worst),
          worstSum,
          expected[at],
          magnitude[at]);
    }
    return ledger;
  }
}
