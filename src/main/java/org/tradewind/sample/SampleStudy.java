package org.tradewind.sample;

import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.costs.ValuationFacts;
import org.tradewind.emissions.BundledConcordance;
import org.tradewind.emissions.Spread;
import org.tradewind.emissions.Spreader;
import org.tradewind.health.HealthFacts;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.grid.RegionShapes;
import org.tradewind.mrio.GravityParameters;
import org.tradewind.mrio.Regionaliser;
import org.tradewind.scenarios.EnergyFacts;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.transport.Meteorology;
import org.tradewind.uncertainty.inputs.UncertaintyFacts;

/**
 * The bundled study: China 2017 in shape and magnitude, made from small cited tables of facts. It
 * is ILLUSTRATIVE throughout, has no random part and is the same bit for bit every time.
 *
 * <p>31 provinces, 42 sectors, 53 subsectors, a Lambert grid (the public one of 36 km by default),
 * 12 months, seven species and CO2. Taiwan, Hong Kong and Macau are not among the provinces.
 */
public final class SampleStudy {
  private static final String FACTS = "Tradewind's tables of facts (facts/sample/*.csv)";

  private final LambertGrid grid;
  private final Provinces provinces = new Provinces();
  private final Cities cities;
  private final ProvinceDrivers drivers = new ProvinceDrivers(provinces);
  private final StudyTables tables = new StudyTables();

  private SampleStudy(SampleParameters parameters) {
    this.grid = grid(parameters.cellKm());
    this.cities = new Cities(provinces.axis(), grid);
  }

  /** Makes all input tables of the bundled study. */
  public static StudyTables tables(SampleParameters parameters) {
    SampleStudy study = new SampleStudy(parameters);
    study.addNames();
    study.addCells();
    study.addWeather();
    study.addEmissions();
    study.addMrio();
    study.addHealth();
    study.tables.put(EnergyFacts.table(), EnergyFacts.provenance());
    study.addPrices();
    study.tables.putAll(UncertaintyFacts.tables(study.tables.require(Inputs.SUBSECTOR)));
    return study.tables;
  }

  /** The grid of the study: the public 36 km grid, or one of other cells over the same ground. */
  public static LambertGrid grid(double cellKm) {
    LambertGrid.Definition d = LambertGrid.CHINA_36KM.definition();
    double metres = cellKm * 1000;
    return LambertGrid.of(
        new LambertGrid.Definition(
            d.alp(),
            d.bet(),
            d.gam(),
            d.xcent(),
            d.ycent(),
            d.xorig(),
            d.yorig(),
            metres,
            metres,
            (int) Math.ceil(d.ncols() * d.xcell() / metres),
            (int) Math.ceil(d.nrows() * d.ycell() / metres)));
  }

  private void put(Table table, String source, String note) {
    tables.put(table, Provenance.of(Provenance.Status.ILLUSTRATIVE, source, note));
  }

  private void addNames() {
    put(
        provinces.table(),
        "China Statistical Yearbook 2018",
        "rounded; GDP at " + Provinces.CNY_PER_USD + " CNY/USD");
    put(
        new StudyInfo(
                Map.of(
                    StudyInfo.TITLE,
                    "China 2017, the bundled illustrative study",
                    StudyInfo.YEAR,
                    "2017",
                    StudyInfo.CURRENCY,
                    NationalGroups.CURRENCY,
                    StudyInfo.REGION_WORD,
                    "province",
                    StudyInfo.REGION_WORD_PLURAL,
                    "provinces"))
            .table(),
        FACTS,
        "names");
    put(
        ChinaFacts.sectorTable(),
        "National Bureau of Statistics, 2017 Input-Output Table of China",
        "names; short names are our own");
    put(
        CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors"),
        "after Chen et al. 2024",
        "the list is a reconstruction");
  }

  private void addCells() {
    Land land = new Land(grid, provinces.axis(), cities);
    Table cellRegion = land.cellRegion();
    put(
        new People(grid, provinces, cities, land).table(cellRegion),
        FACTS,
        "people around cities, scaled to the population of each province; PM2.5 by province and"
            + " density; grid of "
            + grid);
    put(GridTable.of(grid), FACTS, "grid of " + grid);
    RegionShapes shapes = Shapes.of(grid, provinces.axis(), cities);
    put(
        shapes.table(),
        FACTS,
        "made-up borders: land within a coarse outline, of the province of the nearest city; "
            + shapes.note());
    put(cellRegion, FACTS, "land within a coarse outline, of the province of the nearest city");
    String cityNote =
        "made-up cities: land nearest to each; area, people and solid fuels are those of their"
            + " cells; cities without land (others are nearer): "
            + land.citiesWithoutLand();
    put(land.city(), FACTS, cityNote);
    put(land.cellCity(), FACTS, cityNote);
  }

  private void addWeather() {
    tables.put(Meteorology.eastAsia(), Meteorology.eastAsiaProvenance());
  }

  private void addEmissions() {
    Spreader spreader =
        Spreader.of(
            tables.require(Inputs.CELL), tables.require(Inputs.CELL_REGION), provinces.axis());
    Spread spread = spreader.spread(SampleEmissions.of(drivers));
    if (!spread.unallocated().isEmpty()) {
      throw new IllegalStateException("emissions without a place: " + spread.unallocated());
    }
    put(
        spread.emission(),
        "national totals of Du et al. and Zheng et al. 2018 (Atmos. Chem. Phys. 18:14095)",
        "split over subsectors, provinces, cells and months by our own stated shares and proxies");
  }

  private void addMrio() {
    NationalTable national = NationalGroups.table();
    RegionalProduction production = new RegionalProduction(provinces, drivers);
    Provenance origin =
        Provenance.of(
            Provenance.Status.ILLUSTRATIVE,
            "National Bureau of Statistics, 2017 Input-Output Table of China, rounded, in 11 groups",
            "expanded to 42 sectors by their outputs, regionalised by gravity and proportional"
                + " fitting; unit "
                + NationalGroups.CURRENCY);
    Axis sectors = national.sectors();
    put(
        sectorGdp(national),
        "National Bureau of Statistics, 2017 Input-Output Table of China, rounded, in 11 groups",
        "value added of the national table, expanded to 42 sectors by their outputs");
    tables.putAll(
        Regionaliser.regionalise(
                national,
                provinces.axis(),
                production.shares(sectors),
                production.distancesKm(cities, GravityParameters.DEFAULT.distanceDecay()),
                GravityParameters.DEFAULT,
                origin)
            .tables());
    put(
        BundledConcordance.forOutput(tables.require(MrioInputs.OUTPUT)),
        FACTS,
        "our own rounded shares; in provinces without output of a sector, those of the others");
  }

  private static Table sectorGdp(NationalTable national) {
    Table.Builder table = Table.builder(CostTables.SECTOR_GDP);
    for (int s = 0; s < national.sectors().size(); s++) {
      table.add(national.sectors().label(s), national.valueAdded()[s]);
    }
    return table.build();
  }

  private void addPrices() {
    Provenance real = ValuationFacts.provenance();
    put(
        ValuationFacts.china2017(),
        real.source(),
        real.note() + "; published values, here part of an illustrative study");
  }

  private void addHealth() {
    StudyTables health = HealthFacts.tables();
    for (String name : List.copyOf(health.tables().keySet())) {
      Provenance real = health.provenance(name);
      put(
          health.tables().get(name),
          real.source(),
          real.note() + "; real numbers, here part of an illustrative study");
    }
  }
}
