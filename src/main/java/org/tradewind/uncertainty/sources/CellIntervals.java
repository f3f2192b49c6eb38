package org.tradewind.uncertainty.sources;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellRegions;
import org.tradewind.scenarios.GriddedSavings;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Intervals of damage and savings by cell. With D the deaths of subsector h in cell c by species p,
 * C its CO2, share_cr of table cell_region, and the factors phi and psi of {@link DrawModel}, the
 * same in the same draws, a draw is
 *
 * <pre>
 *   deaths   psi sum over r, p of share_cr D_chp phi_rhp
 *   CO2      sum over r of share_cr C_ch phi_rh
 *   saved    the same sums over h, each times the share that region r saves of subsector h
 * </pre>
 *
 * (what a region saves is a fixed share of what its sector emits). Cells in no region have no
 * factors and no rows. It takes table damage_cell_species in parts, in each of which a cell is
 * whole, and may travel; rows do not depend on how it was cut.
 */
public final class CellIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Columns of damage, at the positions {@link #DEATHS} and {@link #CO2}. */
  private static final List<String> QUANTITIES = List.of("deaths", "co2_t");

  private static final int DEATHS = 0;
  private static final int CO2 = 1;

  /** Rows of damage that are held with their coefficients at once. */
  private static final int SLICE = 20_000;

  /**
   * Intervals of some cells.
   *
   * @param damage rows of damage_cell_ci
   * @param totals rows of damage_cell_total_ci
   * @param savings rows of scenario_cell_ci
   */
  public record Part(Table damage, Table totals, Table savings) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final SourceFactors factors;
  private final CellRegions cellRegions;
  private final boolean co2;
  private final boolean deaths;
  private final List<GriddedSavings> savings;

  private CellIntervals(
      DrawModel model, CellRegions cellRegions, Optional<GriddedSavings> savings, int draws) {
    this.factors = new SourceFactors(model.sources(), model.regions().size(), draws);
    this.cellRegions = cellRegions;
    this.co2 = model.stressors().contains(Species.CO2);
    this.deaths = model.stressors().contains(Vocabulary.DEATHS);
    this.savings = savings.stream().toList();
  }

  /**
   * What is told of the cells of a study whose damage is of the grid.
   *
   * @param cellRegions with which damage went to regions
   * @param savings where the study has scenarios
   * @param draws number of draws
   */
  public static CellIntervals of(
      DrawModel model, CellRegions cellRegions, Optional<GriddedSavings> savings, int draws) {
    return new CellIntervals(model, cellRegions, savings, draws);
  }

  /** Whether there are savings. */
  public boolean hasSavings() {
    return !savings.isEmpty();
  }

  /** Number of draws. */
  public int draws() {
    return factors.draws();
  }

  /**
   * The intervals of some cells.
   *
   * @param damage rows of table damage_cell_species, the rows of a cell one after the other
   */
  public Part part(Table damage) {
    Table.Builder ofDamage = Table.builder(CiTable.schema(DamageTables.DAMAGE_CELL));
    Table.Builder ofTotals = Table.builder(CiTable.schema(DamageTables.DAMAGE_CELL_TOTAL));
    Table.Builder ofSavings = Table.builder(CiTable.schema(ScenarioTables.SCENARIO_CELL));
    int[] cells = damage.ints("cell");
    Table.Builder slice = Table.builder(damage.schema());
    for (int row = 0; row < cells.length; row++) {
      Object[] values = new Object[damage.schema().columns().size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = damage.value(row, c);
      }
      slice.add(values);
      boolean last = row == cells.length - 1;
      if (last || slice.rows() >= SLICE && cells[row + 1] != cells[row]) {
        tell(slice.build(), ofDamage, ofTotals, ofSavings);
        slice = Table.builder(damage.schema());
      }
    }
    return new Part(ofDamage.build(), ofTotals.build(), ofSavings.build());
  }

  private void tell(
      Table slice, Table.Builder ofDamage, Table.Builder ofTotals, Table.Builder ofSavings) {
    damage(slice, ofDamage);
    totals(slice, ofTotals);
    for (GriddedSavings gridded : savings) {
      savings(gridded, slice, ofSavings);
    }
  }

  /** Sums over the same factors, by what decides which these are. */
  private static final class Groups {
    private final Map<List<Object>, SumGroup> groups = new LinkedHashMap<>();

    private SumGroup of(List<Place> places, String subsector, int quantity) {
      List<Object> key = new ArrayList<>();
      places.forEach(p -> key.add(p.region()));
      key.addAll(List.of(subsector, quantity));
      return groups.computeIfAbsent(key, k -> new SumGroup());
    }

    /** Region by region, so that the factors of few must be there at once. */
    private void tell(Statistics[] into, SourceFactors factors) {
      List<List<Object>> keys = new ArrayList<>(groups.keySet());
      keys.sort(Comparator.comparing(key -> (Integer) key.get(0)));
      keys.forEach(key -> groups.get(key).tell(into, factors));
    }
  }

  /** A region in which a cell lies, and how much of the cell's damage counts there. */
  private record Place(int region, double weight) {}

  private List<Place> places(int cell) {
    int product = cellRegions.slot(cell);
    if (product < 0) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    for (int at = cellRegions.from(product); at < cellRegions.to(product); at++) {
      places.add(new Place(cellRegions.region(at), cellRegions.share(at)));
    }
    return places;
  }

  private void damage(Table slice, Table.Builder out) {
    Groups groups = new Groups();
    Statistics[] reported = new Statistics[2 * slice.rows()];
    for (int row = 0; row < slice.rows(); row++) {
      List<Place> places = places(slice.ints("cell")[row]);
      String subsector = slice.strings("subsector")[row];
      for (int i = 0; i < QUANTITIES.size() && !places.isEmpty(); i++) {
        if (drawn(i)) {
          double central = slice.doubles(QUANTITIES.get(i))[row];
          SumGroup.Row sum = groups.of(places, subsector, i).row(2 * row + i, central);
          add(sum, i, slice, row, places);
        }
      }
    }
    groups.tell(reported, factors);
    for (int i = 0; i < reported.length; i++) {
      if (reported[i] != null) {
        String quantity = QUANTITIES.get(i % 2);
        Object[] key = {slice.ints("cell")[i / 2], slice.strings("subsector")[i / 2]};
        CiTable.add(out, key, quantity, slice.doubles(quantity)[i / 2], reported[i]);
      }
    }
  }

  private void totals(Table slice, Table.Builder out) {
    Groups groups = new Groups();
    List<Object[]> keys = new ArrayList<>();
    double[][] central = new double[QUANTITIES.size()][slice.rows()];
    int[] cells = slice.ints("cell");
    for (int from = 0, to; from < cells.length; from = to) {
      for (to = from; to < cells.length && cells[to] == cells[from]; to++) {
        for (int i = 0; i < QUANTITIES.size(); i++) {
          central[i][keys.size()] += slice.doubles(QUANTITIES.get(i))[to];
        }
      }
      List<Place> places = places(cells[from]);
      for (int i = 0; i < QUANTITIES.size() && !places.isEmpty(); i++) {
        if (drawn(i)) {
          int id = 2 * keys.size() + i;
          SumGroup.Row sum = groups.of(places, "", i).row(id, central[i][keys.size()]);
          for (int row = from; row < to; row++) {
            add(sum, i, slice, row, places);
          }
        }
      }
      keys.add(new Object[] {cells[from]});
    }
    Statistics[] reported = new Statistics[2 * keys.size()];
    groups.tell(reported, factors);
    for (int i = 0; i < reported.length; i++) {
      if (reported[i] != null) {
        double value = central[i % 2][i / 2];
        CiTable.add(out, keys.get(i / 2), QUANTITIES.get(i % 2), value, reported[i]);
      }
    }
  }

  private boolean drawn(int quantity) {
    return quantity == DEATHS ? deaths : co2;
  }

  /** The terms of a row of damage, at the places where it counts. */
  private void add(SumGroup.Row sum, int quantity, Table slice, int row, List<Place> places) {
    for (Place place : places) {
      SourceFactors.Term[] ofUnit = factors.of(place.region()).get(slice.strings("subsector")[row]);
      if (ofUnit == null || place.weight() == 0) {
        continue;
      }
      if (quantity == CO2) {
        sum.add(ofUnit[0], place.weight() * slice.doubles("co2_t")[row]);
        continue;
      }
      double[] bySpecies = slice.vectors("species_deaths")[row];
      for (int p = 0; p < bySpecies.length; p++) {
        sum.add(ofUnit[1 + p], place.weight() * bySpecies[p]);
      }
    }
  }

  private void savings(GriddedSavings gridded, Table slice, Table.Builder out) {
    Table central = gridded.part(slice).cells();
    Map<Integer, List<Integer>> rowsOf = new HashMap<>();
    for (int row = 0; row < slice.rows(); row++) {
      rowsOf.computeIfAbsent(slice.ints("cell")[row], c -> new ArrayList<>()).add(row);
    }
    Groups groups = new Groups();
    Statistics[] reported = new Statistics[central.rows()];
    for (int i = 0; i < reported.length; i++) {
      String scenario = central.strings("scenario")[i];
      String stressor = central.strings("stressor")[i];
      int quantity = stressor.equals(Vocabulary.DEATHS) ? DEATHS : CO2;
      if (drawn(quantity)) {
        int cell = central.ints("cell")[i];
        List<Place> places = places(cell);
        SumGroup.Row sum = groups.of(places, "", quantity).row(i, central.doubles("saving")[i]);
        for (int row : rowsOf.get(cell)) {
          String subsector = slice.strings("subsector")[row];
          add(sum, quantity, slice, row, saved(places, gridded, scenario, stressor, subsector));
        }
      }
    }
    groups.tell(reported, factors);
    for (int i = 0; i < reported.length; i++) {
      if (reported[i] != null) {
        Object[] key = {
          central.strings("scenario")[i], central.ints("cell")[i], central.strings("stressor")[i]
        };
        CiTable.add(out, key, "saving", central.doubles("saving")[i], reported[i]);
      }
    }
  }

  private static List<Place> saved(
      List<Place> places,
      GriddedSavings gridded,
      String scenario,
      String stressor,
      String subsector) {
    return places.stream()
        .map(
            p ->
                new Place(
                    p.region(),
                    p.weight() * gridded.share(scenario, stressor, p.region(), subsector)))
        .toList();
  }
}
