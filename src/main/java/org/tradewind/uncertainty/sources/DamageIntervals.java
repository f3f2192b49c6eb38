package org.tradewind.uncertainty.sources;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.Species;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.EmissionUnits;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.accounts.UnitFactors;
import org.tradewind.uncertainty.inputs.Deviations;
import org.tradewind.uncertainty.inputs.DrawnResponse;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.outputs.ScaledQuantities;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Intervals of damage by region, subsector, species and month. All months of one subsector and
 * species have the same factor, so each is drawn once and every row scaled with it; a region is
 * worked whole and by itself. Species that the study leaves out have no factors and no rows.
 */
public final class DamageIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DrawModel model;
  private final Table damage;
  private final int draws;

  /**
   * @param damage table damage_region of the central run
   * @param draws number of draws
   */
  public DamageIntervals(DrawModel model, Table damage, int draws) {
    this.model = model;
    this.damage = damage;
    this.draws = draws;
  }

  /** Statistics of the factors of a subsector's tonnes and deaths, by species. */
  private record Drawn(Statistics tonnes, Statistics deaths) {}

  /** The rows of one region, as in damage_region_ci. */
  public Table region(int region) {
    String label = model.regions().label(region);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < damage.rows(); row++) {
      if (damage.strings("region")[row].equals(label) && isDrawn(damage.strings("species")[row])) {
        rows.add(row);
      }
    }
    Map<String, Drawn> factors = factors(region);
    Table.Builder table = Table.builder(CiTable.schema(damage.schema()));
    for (int row : rows) {
      String source = damage.strings("subsector")[row] + "/" + damage.strings("species")[row];
      Optional.ofNullable(factors.get(source)).ifPresent(f -> add(table, row, f));
    }
    return table.build();
  }

  /** Factors are known of what is a drawn stressor, and of pollutants where deaths are one. */
  private boolean isDrawn(String species) {
    boolean kills = !species.equals(Species.CO2);
    return model.stressors().contains(species)
        || kills && model.stressors().contains(Vocabulary.DEATHS);
  }

  private void add(Table.Builder table, int row, Drawn factors) {
    Object[] key = {
      damage.strings("region")[row],
      damage.strings("subsector")[row],
      damage.strings("species")[row],
      damage.strings("month")[row]
    };
    double tonnes = damage.doubles("tonnes")[row];
    double deaths = damage.doubles("deaths")[row];
    CiTable.add(table, key, "tonnes", tonnes, ScaledQuantities.scaled(tonnes, 1, factors.tonnes()));
    CiTable.add(table, key, "deaths", deaths, ScaledQuantities.scaled(deaths, 1, factors.deaths()));
  }

  private Map<String, Drawn> factors(int region) {
    UnitFactors units = model.units();
    EmissionUnits grid = units.parts().get(0);
    Deviations deviations = model.factors().asked(draws);
    double[] psi = model.health().psi(deviations, draws);
    // what has the same factors has the same statistics
    Map<SourceTerms.FactorProduct, Statistics> tonnes = new HashMap<>();
    Map<SourceTerms.FactorProduct, Statistics> deaths = new HashMap<>();
    double[] buffers = new double[draws];
    Map<String, Drawn> all = new HashMap<>();
    for (int u : units.units(0, region)) {
      for (int s = 0; s < grid.species().size(); s++) {
        Statistics ofTonnes =
            tonnes.computeIfAbsent(
                units.product(0, u, s, false), product -> tonnes(deviations, product, buffers));
        Statistics ofDeaths =
            deaths.computeIfAbsent(
                units.product(0, u, s, true), product -> deaths(deviations, product, psi, buffers));
        all.put(
            grid.units().get(u).unit() + "/" + grid.species().get(s),
            new Drawn(ofTonnes, ofDeaths));
      }
    }
    return all;
  }

  private Statistics tonnes(
      Deviations deviations, SourceTerms.FactorProduct product, double[] buffers) {
    double[] phi = UnitFactors.phi(deviations, product, buffers);
    double[] tonnes = new double[draws];
    for (int d = 0; d < draws; d++) {
      tonnes[d] = phi[d] + 1;
    }
    return Statistics.of(1, tonnes);
  }

  private Statistics deaths(
      Deviations deviations, SourceTerms.FactorProduct product, double[] psi, double[] buffers) {
    boolean apart = model.units().deathsApart();
    double[] phi = UnitFactors.phi(deviations, product, buffers);
    double[] deaths = new double[draws];
    for (int d = 0; d < draws; d++) {
      deaths[d] = (1 + (apart ? 0 : phi[d])) * (1 + psi[d]);
    }
    return Statistics.of(1, deaths);
  }

  /** Statistics of a factor of the exposure-response. */
  private static Statistics statistics(DrawnResponse response, int draws) {
    return Statistics.of(1, Arrays.stream(response.psi(draws)).map(x -> x + 1).toArray());
  }

  /** The table burden_ci: attributable deaths vary with the exposure-response alone. */
  public static Table burden(DrawModel model, Table burden, int draws) {
    Statistics response = statistics(model.burden(), draws);
    Table.Builder table = Table.builder(CiTable.schema(burden.schema()));
    for (int row = 0; row < burden.rows(); row++) {
      Object[] key = {
        burden.strings("region")[row], burden.strings("cause")[row], burden.strings("age")[row]
      };
      double deaths = burden.doubles("deaths")[row];
      CiTable.add(table, key, "deaths", deaths, ScaledQuantities.scaled(deaths, 1, response));
    }
    return table.build();
  }

  /**
   * The table burden_cell_ci: the same by cell; deaths scale with J, their slopes with the slopes.
   * Each has one factor for all cells; that of each cause enters it by the cause's share of the
   * national sum, not of the cell's.
   */
  public static Table burdenCell(DrawModel model, Table burdenCell, int draws) {
    Statistics ofDeaths = statistics(model.burden(), draws);
    Statistics ofSlopes = statistics(model.slopes(), draws);
    Table.Builder table = Table.builder(CiTable.schema(burdenCell.schema()));
    for (int row = 0; row < burdenCell.rows(); row++) {
      Object[] key = {burdenCell.ints("cell")[row]};
      add(table, key, "deaths", burdenCell.doubles("deaths")[row], ofDeaths);
      add(table, key, "deaths_per_ugm3", burdenCell.doubles("deaths_per_ugm3")[row], ofSlopes);
    }
    return table.build();
  }

  private static void add(
      Table.Builder table, Object[] key, String quantity, double value, Statistics factor) {
    CiTable.add(table, key, quantity, value, ScaledQuantities.scaled(value, 1, factor));
  }
}
