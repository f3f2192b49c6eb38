package org.tradewind.uncertainty.outputs;

import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.Zone;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;

/**
 * The zone of every region.
 *
 * @param tci index of each region for CO2
 * @param thi and for deaths
 */
public record ZoneQuantities(
    DrawModel model, Quantities tci, Quantities thi, IndexParameters parameters)
    implements Categories {
  @Override
  public TableSchema table() {
    return DisparityTables.ZONE_PROBABILITY;
  }

  @Override
  public int size() {
    return tci.size();
  }

  @Override
  public int kinds() {
    return Zone.values().length;
  }

  @Override
  public Object label(int kind) {
    return Zone.values()[kind].name();
  }

  @Override
  public Object[] key(int figure) {
    return new Object[] {model.regions().label(figure)};
  }

  @Override
  public double central(int figure) {
    return zones(model.centralDraw())[figure][0].ordinal();
  }

  @Override
  public void draw(AccountDraws draws, int from, double[][] into) {
    Zone[][] zones = zones(draws);
    for (int r = 0; r < into.length; r++) {
      for (int d = 0; d < draws.draws(); d++) {
        into[r][d] = zones[from + r][d].ordinal();
      }
    }
  }

  /** Zones of all regions in all draws; worked once. */
  Zone[][] zones(AccountDraws draws) {
    return draws.shared(this, () -> of(draws));
  }

  private Zone[][] of(AccountDraws draws) {
    double[][] co2 = new double[size()][draws.draws()];
    double[][] deaths = new double[size()][draws.draws()];
    tci.draw(draws, co2);
    thi.draw(draws, deaths);
    Zone[][] zones = new Zone[size()][draws.draws()];
    for (int r = 0; r < zones.length; r++) {
      for (int d = 0; d < draws.draws(); d++) {
        zones[r][d] = Zone.of(co2[r][d], deaths[r][d], parameters);
      }
    }
    return zones;
  }
}
