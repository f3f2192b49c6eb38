package org.tradewind.recipes.china;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Names;
import org.tradewind.costs.ValuationFacts;
import org.tradewind.emissions.Spread;
import org.tradewind.emissions.Spreader;
import org.tradewind.health.HealthFacts;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.emission.CeadsInventory;
import org.tradewind.recipes.study.PublicFiles;
import org.tradewind.recipes.study.Recipe;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.scenarios.EnergyFacts;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.transport.Meteorology;
import org.tradewind.uncertainty.inputs.UncertaintyFacts;

/**
 * China 2017 from public files: real CO2, people, PM2.5 and provincial tables; pollutants estimated
 * from them, the MRIO by the run; weather, and so the sensitivities, illustrative.
 * docs/estimates.md says how each table is made, the provenance of each table how real it is.
 */
public final class ChinaOpen implements Recipe {
  static final String SOCIO = "socio/china_province_pop_gdp_2017.csv";

  private static final double CEADS_TOLERANCE = 1e-6;

  @Override
  public String name() {
    return "china-2017-open";
  }

  @Override
  public StudyTables tables(Path data, RecipeParameters parameters) {
    return new Work(PublicFiles.of(name(), data, needed())).tables();
  }

  private static List<String> needed() {
    List<String> needed =
        new ArrayList<>(
            List.of(
                SOCIO,
                ChinaEmissions.FILE,
                ChinaGrid.POLYGONS,
                ChinaCities.POLYGONS,
                ChinaGrid.POINTS,
                ChinaGrid.POPULATION,
                ChinaGrid.PM25));
    needed.addAll(ChinaMrio.files(ChinaFacts.provinces()));
    return needed;
  }

  /** One making of the tables, in the order in which they need each other. */
  private static final class Work {
    private final PublicFiles files;
    private final LambertGrid grid = LambertGrid.CHINA_36KM;
    private final ChinaFigures figures;
    private final Axis sectors;
    private final CeadsInventory ceads;
    private final FuelInventory inventory;
    private final ProvinceProxies proxies;
    private final StudyTables tables = new StudyTables();

    private Work(PublicFiles files) {
      this.files = files;
      this.figures = ChinaFigures.read(files.path(SOCIO));
      this.sectors = Axis.of("sector", ChinaFacts.sectorTable().strings("sector"));
      this.ceads = CeadsInventory.read(files.path(ChinaEmissions.FILE), CEADS_TOLERANCE);
      this.inventory = ChinaEmissions.inventory(ceads, figures.regions(), sectors);
      this.proxies =
          new ProvinceProxies(inventory, figures.populationPersons(), figures.gdpMillionUsd());
    }

    private StudyTables tables() {
      addNames();
      ChinaGrid.addTo(tables, files);
      ChinaCities.addTo(tables, files, inventory);
      tables.putAll(
          ChinaMrio.tables(
              files,
              figures.regions(),
              ChinaGeography.distancesKm(grid, figures.regions(), tables)));
      addEmissions();
      addHealth();
      tables.put(EnergyFacts.table(), EnergyFacts.provenance());
      tables.put(ValuationFacts.china2017(), ValuationFacts.provenance());
      tables.putAll(UncertaintyFacts.tables(tables.require(Inputs.SUBSECTOR)));
      return tables;
    }

    private void addNames() {
      tables.put(
          figures.regionTable().validated("recipe"),
          new Provenance(
              Provenance.Status.REAL,
              "National Bureau of Statistics of China: resident population and GDP 2017",
              "GDP at " + ChinaFigures.CNY_PER_USD_2017 + " CNY/USD, the mean of 2017",
              files.hashed(SOCIO)));
      tables.put(
          ChinaFacts.sectorTable().validated("recipe"),
          Provenance.of(
              Provenance.Status.REAL,
              "National Bureau of Statistics, 2017 Input-Output Table of China",
              "the groups are our reading of Du et al., the short names our own"));
      tables.put(
          new StudyInfo(
                  Map.of(
                      StudyInfo.TITLE,
                      "China 2017 from public files",
                      StudyInfo.YEAR,
                      "2017",
                      StudyInfo.CURRENCY,
                      "10^4 CNY",
                      StudyInfo.REGION_WORD,
                      "province",
                      StudyInfo.REGION_WORD_PLURAL,
                      "provinces"))
              .table(),
          Provenance.of(Provenance.Status.REAL, "the recipe", "names"));
      tables.put(
          CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors").validated("recipe"),
          Provenance.of(
              Provenance.Status.ESTIMATED,
              "after Chen et al. 2024",
              "the list is a reconstruction; the public inventory fills only part of it"));
    }

    private void addEmissions() {
      PollutantEstimate estimate = PollutantEstimate.of(inventory, proxies);
      Spread spread =
          Spreader.of(
                  tables.require(Inputs.CELL),
                  tables.require(Inputs.CELL_REGION),
                  figures.regions())
              .spread(ChinaEmissions.emissions(inventory, estimate));
      String absent =
          "Absent from the CO2 inventory, so without CO2 and fuel-borne pollutants here: "
              + (ceads.absent().isEmpty() ? "no province" : Names.some(ceads.absent()))
              + ". ";
      tables.put(
          spread.emission(),
          new Provenance(
              Provenance.Status.ESTIMATED,
              "CEADs provincial CO2 inventory 2017; emission factors of facts/china/emission_factors.csv;"
                  + " national totals of Du et al. and Zheng et al. 2018",
              "CO2 by province and fuel is real (biomass counted 0), its cells and months are"
                  + " estimated; pollutants are fuel times factor, scaled: "
                  + ChinaEmissions.scalingNote(estimate)
                  + ". "
                  + absent
                  + ChinaEmissions.spreadNote(spread),
              files.hashed(ChinaEmissions.FILE)));
      tables.put(
          ChinaEmissions.concordance(
                  inventory, sectors, tables.require(MrioInputs.REGIONAL_BALANCE))
              .validated("recipe"),
          new Provenance(
              Provenance.Status.ESTIMATED,
              "CEADs provincial CO2 inventory 2017; facts/china/concordance.csv",
              "by province where a subsector has CO2: by energy use (no share here) if its fuels give"
                  + " as much CO2 for their heat, else shares of CO2; bundled shares elsewhere. "
                  + absent,
              files.hashed(ChinaEmissions.FILE)));
      tables.put(
          inventory.energy().validated("recipe"),
          new Provenance(
              Provenance.Status.ESTIMATED,
              "CEADs provincial CO2 inventory 2017; facts/china/ceads_fuels.csv, facts/china/ceads_sectors.csv",
              "CO2 by province, sector and fuel over the t CO2 per TJ of the fuel; of subsectors that"
                  + " several sectors burn. "
                  + absent,
              files.hashed(ChinaEmissions.FILE)));
    }

    private void addHealth() {
      tables.putAll(HealthFacts.tables());
      tables.put(Meteorology.eastAsia(), Meteorology.eastAsiaProvenance());
    }
  }
}
