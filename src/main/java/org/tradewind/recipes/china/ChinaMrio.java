package org.tradewind.recipes.china;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tradewind.axes.Axis;
import org.tradewind.importers.regional.ChinaIoProvincesImporter;
import org.tradewind.importers.regional.ElectricityTradeImporter;
import org.tradewind.recipes.study.PublicFiles;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What the MRIO of 2017 is built from: the input-output tables of the 31 provinces, the electricity
 * that is metered between them, and the distances between their centres of population.
 */
final class ChinaMrio {
  static final String PROVINCES = "china_io_provinces_2017";
  static final String ELECTRICITY = "china_electricity_trade/electricity_trade_2017_matrix.csv";
  static final String GENERATION = "china_electricity_trade/generation_2017.csv";

  private ChinaMrio() {}

  /** The files that are needed, within the data folder. */
  static List<String> files(Axis regions) {
    return Stream.concat(
            regions.labels().stream().map(region -> PROVINCES + "/" + region + ".csv"),
            Stream.of(ELECTRICITY, GENERATION))
        .toList();
  }

  /**
   * Makes regional_use, regional_balance, trade_flow and region_distance.
   *
   * @param km distances between the provinces
   */
  static StudyTables tables(PublicFiles files, Axis regions, double[][] km) {
    StudyTables provinces =
        ChinaIoProvincesImporter.readProvinces(
            files.path(PROVINCES),
            Map.of(
                "source",
                "Provincial input-output tables of China 2017, 42 sectors (statistics bureaus of the"
                    + " provinces, as retyped in github.com/common2016/CHNIO)"));
    StudyTables electricity =
        ElectricityTradeImporter.readTrade(
            files.path(ELECTRICITY),
            Map.of(
                "generation",
                "generation_2017.csv",
                "year",
                "2017",
                "source",
                "Annual Statistics of the Power Industry and China Electric Power Yearbook, as in"
                    + " GCAM-China (github.com/umd-cgs/gcam-china)"));
    StudyTables tables = new StudyTables();
    for (Table table :
        List.of(
            provinces.require(MrioInputs.REGIONAL_USE),
            provinces.require(MrioInputs.REGIONAL_BALANCE))) {
      tables.put(table, provinces.provenance(table.name()));
    }
    return tables
        .putAll(electricity)
        .put(
            distances(regions, km),
            Provenance.of(
                Provenance.Status.ESTIMATED,
                "the tables cell and cell_region of this study",
                "between the provinces' centres of population, in the plane of the grid"));
  }

  private static Table distances(Axis regions, double[][] km) {
    Table.Builder table = Table.builder(MrioInputs.REGION_DISTANCE);
    for (int r = 0; r < km.length; r++) {
      for (int s = 0; s < r; s++) {
        table.add(regions.label(r), regions.label(s), km[r][s]);
      }
    }
    return table.build();
  }
}
