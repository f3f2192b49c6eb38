package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.PRICES;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.near;
import static org.tradewind.reproduction.Totals.PERCENT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Cells whose integrated cost is above 10^9 USD: their share of the land and of the people of all
 * cells that lie in a region (paper B, "Integrating costs from health damage modifies control
 * priorities").
 */
final class CostlyCells {
  private static final double COSTLY = 1e9;
  private static final Set<InputKind> INPUTS =
      Set.of(EMISSION, SENSITIVITY, PRICES, InputKind.BURDEN);

  private CostlyCells() {}

  static List<Quantity> quantities() {
    return List.of(
        share("b_grids_land", "land_share", "area_km2"),
        share("b_grids_people", "people_share", "population_persons"));
  }

  /** The run's own table holds it for the run's own deaths and its own threshold. */
  private static Quantity share(String id, String column, String amount) {
    Reading own =
        Reading.of(CellTables.COST_THRESHOLD, column, near("threshold", COSTLY)).times(PERCENT);
    OfDeaths formula =
        (run, factor) ->
            factor == 1 && run.table(CellTables.COST_THRESHOLD).isPresent()
                ? own.value(run)
                : PERCENT * above(run, factor, amount);
    return Quantity.ofDeaths(
        id,
        "`cost_threshold`, 10^9 USD, "
            + column
            + "; for other deaths `cost_cell` with inputs `cell`, `cell_region`",
        INPUTS,
        formula.within(own));
  }

  private static double above(FinishedRun run, double factor, String amount) {
    Table cost = table(run, CellTables.COST_CELL);
    Set<Integer> costly = new HashSet<>();
    for (int row = 0; row < cost.rows(); row++) {
      double health = factor * cost.doubles("health_cost")[row];
      if (health + cost.doubles("climate_cost")[row] > COSTLY) {
        costly.add(cost.ints("cell")[row]);
      }
    }
    Table cell = table(run, Inputs.CELL);
    Set<Integer> inside = new HashSet<>();
    for (int number : table(run, Inputs.CELL_REGION).ints("cell")) {
      inside.add(number);
    }
    CompensatedSum part = new CompensatedSum();
    CompensatedSum all = new CompensatedSum();
    for (int row = 0; row < cell.rows(); row++) {
      int number = cell.ints("cell")[row];
      if (inside.contains(number)) {
        all.add(cell.doubles(amount)[row]);
        part.add(costly.contains(number) ? cell.doubles(amount)[row] : 0);
      }
    }
    return part.value() / all.value();
  }

  private static Table table(FinishedRun run, TableSchema schema) {
    return run.table(schema)
        .orElseThrow(() -> new NotInRun("no table `" + schema.name() + "` in the run"));
  }
}
