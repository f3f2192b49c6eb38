package org.tradewind.recipes.china;

import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.importers.grid.CitiesImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.recipes.study.PublicFiles;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** China's prefectures as cities, with the share of solid fuels of their provinces. */
final class ChinaCities {
  static final String POLYGONS = "geo/china_prefectures.geojson";

  /** Solid fuels of the domestic category that the inventory knows; it has no wood and straw. */
  private static final List<String> SOLID =
      List.of("dom_bituminous", "dom_anthracite", "dom_lignite", "dom_briquette", "dom_coke");

  private ChinaCities() {}

  /** Adds city and cell_city; grid, cells and regions must be there. */
  static void addTo(StudyTables tables, PublicFiles files, FuelInventory inventory) {
    CitiesImporter importer = new CitiesImporter();
    Map<String, String> settings =
        Map.of(
            "codes",
            "china-divisions",
            "source",
            "Prefecture polygons of cn-atlas, edition 2023 (github.com/BarbarossaWang/cn-atlas);"
                + " solid fuels: CEADs provincial CO2 inventory 2017");
    tables.putAll(
        importer.read(files.path(POLYGONS), ImportSettings.of(importer, settings), tables));
    Provenance origin = tables.provenance(CityTables.CITY.name());
    tables.put(
        withSolidFuels(tables.require(CityTables.CITY), inventory),
        new Provenance(
            origin.status(),
            origin.source(),
            origin.note()
                + "; solid_fuel_share: heat of coal and coke of the domestic category in the heat of"
                + " all fuels burnt in the province, without wood, straw and electricity",
            origin.files(),
            origin.remarks()));
  }

  private static Table withSolidFuels(Table city, FuelInventory inventory) {
    double[] shares = solidFuelShares(inventory);
    Axis regions = inventory.regions();
    Table.Builder table = Table.builder(CityTables.CITY);
    for (int row = 0; row < city.rows(); row++) {
      String region = city.strings("region")[row];
      table.add(
          city.strings("city")[row],
          city.strings("name")[row],
          region,
          city.doubles("area_km2")[row],
          city.doubles("population_persons")[row],
          shares[regions.require(region, "table city, row " + (row + 1))]);
    }
    return table.build();
  }

  /** Heat of domestic solid fuels over that of all fuels, by province; NaN without an inventory. */
  static double[] solidFuelShares(FuelInventory inventory) {
    double[] solid = new double[inventory.regions().size()];
    double[] all = new double[solid.length];
    for (String subsector : inventory.subsectors().labels()) {
      double[] heat = inventory.heatGj(subsector);
      for (int r = 0; r < all.length; r++) {
        all[r] += heat[r];
        solid[r] += SOLID.contains(subsector) ? heat[r] : 0;
      }
    }
    double[] shares = new double[solid.length];
    for (int r = 0; r < shares.length; r++) {
      shares[r] = all[r] > 0 ? solid[r] / all[r] : Double.NaN;
    }
    return shares;
  }
}
