package org.tradewind.costs;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.Table;

/**
 * What cells contribute and cost in the central run, from parts of the table damage_cell_total. Of
 * cells that lie in a region alone. A part may travel; parts are put together in the order of the
 * cells.
 */
public final class CellCosts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CellLand land;
  private final double deaths;
  private final double co2;
  // none or one: an Optional does not travel
  private final List<CellPrices> prices;

  /**
   * @param land area and people of the cells
   * @param deaths of all regions
   * @param co2 tonnes of all regions
   * @param prices where the study has them
   */
  public CellCosts(CellLand land, double deaths, double co2, Optional<CellPrices> prices) {
    this.land = land;
    this.deaths = deaths;
    this.co2 = co2;
    this.prices = prices.stream().toList();
  }

  /**
   * Rows of some cells.
   *
   * @param contribution rows of contribution_cell
   * @param cost rows of cost_cell
   */
  public record Part(Table contribution, Table cost) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** The rows of some cells. */
  public Part part(Table total, CellRegions regions) {
    Table.Builder contribution = Table.builder(CellTables.CONTRIBUTION_CELL);
    Table.Builder cost = Table.builder(CellTables.COST_CELL);
    for (int row = 0; row < total.rows(); row++) {
      int cell = total.ints("cell")[row];
      if (regions.slot(cell) < 0) {
        continue;
      }
      double died = total.doubles("deaths")[row];
      double emitted = total.doubles("co2_t")[row];
      double ofDeaths = SourceCosts.ratio(died, deaths);
      double ofCo2 = SourceCosts.ratio(emitted, co2);
      contribution.add(cell, ofDeaths, ofCo2, SourceCosts.ratio(ofDeaths, ofCo2));
      prices.forEach(
          p -> {
            double health = p.vsl() * died;
            double climate = p.scc() * emitted;
            double all = health + climate;
            cost.add(p.row(cell, health, climate, all, SourceCosts.ratio(health, all)));
          });
    }
    return new Part(contribution.build(), cost.build());
  }

  /**
   * The table cost_threshold.
   *
   * @param cost all of cost_cell
   */
  public Table threshold(Table cost) {
    CellPrices p = prices.get(0);
    CompensatedSum above = new CompensatedSum();
    CompensatedSum area = new CompensatedSum();
    CompensatedSum people = new CompensatedSum();
    int count = 0;
    for (int row = 0; row < cost.rows(); row++) {
      double integrated = cost.doubles("integrated_cost")[row];
      if (integrated > p.threshold()) {
        int cell = cost.ints("cell")[row];
        count++;
        above.add(integrated);
        area.add(land.area(cell));
        people.add(land.people(cell));
      }
    }
    return Table.builder(CellTables.COST_THRESHOLD)
        .add(
            p.row(
                p.threshold(),
                count,
                above.value(),
                SourceCosts.ratio(above.value(), p.vsl() * deaths + p.scc() * co2),
                SourceCosts.ratio(area.value(), land.allArea()),
                SourceCosts.ratio(people.value(), land.allPeople())))
        .build();
  }
}
