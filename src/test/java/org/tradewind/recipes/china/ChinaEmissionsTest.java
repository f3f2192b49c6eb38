package org.tradewind.recipes.china;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Concordance;
import org.tradewind.emissions.RegionalEmission;
import org.tradewind.importers.emission.CeadsInventory;
import org.tradewind.importers.emission.CeadsSectors;
import org.tradewind.importers.regional.ChinaIoProvincesImporter;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/** The real CEADs inventory of 2017, without the grid. */
class ChinaEmissionsTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final Axis SECTORS =
      Axis.of("sector", CsvTables.fact(Inputs.SECTOR, "china/sectors").strings("sector"));

  private static CeadsInventory ceads;
  private static Axis regions;
  private static FuelInventory inventory;
  private static ProvinceProxies proxies;
  private static Table balance;

  @BeforeAll
  static void read() {
    for (String file : List.of(ChinaEmissions.FILE, ChinaOpen.SOCIO, ChinaMrio.PROVINCES)) {
      Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), "needs ../shared/data/" + file);
    }
    ChinaFigures figures = ChinaFigures.read(DATA.resolve(ChinaOpen.SOCIO));
    regions = figures.regions();
    ceads = CeadsInventory.read(DATA.resolve(ChinaEmissions.FILE), 1e-6);
    inventory = ChinaEmissions.inventory(ceads, regions, SECTORS);
    proxies = new ProvinceProxies(inventory, figures.populationPersons(), figures.gdpMillionUsd());
    balance =
        ChinaIoProvincesImporter.readProvinces(DATA.resolve(ChinaMrio.PROVINCES), Map.of())
            .require(MrioInputs.REGIONAL_BALANCE);
  }

  @Test
  void co2IsThatOfTheInventory() {
    CompensatedSum direct = new CompensatedSum();
    for (String province : ceads.provinces()) {
      for (String row : ceads.rows()) {
        direct.add(ceads.total(province, row));
      }
    }
    CompensatedSum booked = new CompensatedSum();
    for (String subsector : inventory.subsectors().labels()) {
      booked.add(CompensatedSum.of(inventory.co2(subsector)));
    }
    assertThat(booked.value() / direct.value()).isCloseTo(1, within(1e-12));
    // summed over the cells of the workbook by another program
    assertThat(booked.value()).isCloseTo(10_171.217716748148e6, within(10_171e6 * 1e-9));
    int tibet = regions.require("TB", "test");
    for (String subsector : inventory.subsectors().labels()) {
      assertThat(inventory.co2(subsector)[tibet]).isZero();
    }
  }

  @Test
  void theConcordanceGivesTheSectorsBack() {
    Concordance concordance = concordance();
    CeadsSectors mapping = CeadsSectors.shipped();
    for (int r = 0; r < regions.size(); r++) {
      double[] expected = new double[SECTORS.size() + 1];
      if (ceads.provinces().contains(regions.label(r))) {
        for (String row : ceads.rows()) {
          for (CeadsSectors.Share share : mapping.of(row)) {
            int s =
                share.sector().equals(Inputs.HOUSEHOLD)
                    ? SECTORS.size()
                    : SECTORS.require(share.sector(), "test");
            expected[s] += ceads.total(regions.label(r), row) * share.share();
          }
        }
      }
      double[] found = new double[SECTORS.size() + 1];
      for (int h = 0; h < inventory.subsectors().size(); h++) {
        double co2 = inventory.co2(inventory.subsectors().label(h))[r];
        for (int s = 0; s < found.length && co2 > 0; s++) {
          found[s] += co2 * concordance.shares(r, h)[s];
        }
      }
      for (int s = 0; s < found.length; s++) {
        assertThat(found[s]).isCloseTo(expected[s], within(1e-9 * Math.max(1, expected[s])));
      }
    }
  }

  private static Concordance concordance() {
    Provenance origin = Provenance.of(Provenance.Status.ESTIMATED, "CEADs", "a test");
    StudyTables tables =
        new StudyTables()
            .put(ChinaEmissions.concordance(inventory, SECTORS, balance).validated("test"), origin)
            .put(inventory.energy().validated("test"), origin)
            .put(CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors"), origin);
    return Concordance.of(tables, regions, inventory.subsectors(), SECTORS);
  }

  /** Coal of boilers and natural gas are one fuel each; kerosene and LPG are not. */
  @Test
  void fuelsOfManySectorsAreDividedByEnergyUse() {
    Concordance concordance = concordance();
    Axis subsectors = inventory.subsectors();
    int province = regions.require("HE", "test");
    int chemistry = SECTORS.require("12", "test");
    for (String subsector : List.of("ind_bituminous", "ind_natural_gas", "ind_gas_oil")) {
      int h = subsectors.require(subsector, "test");
      assertThat(concordance.byEnergy(province, h, chemistry)).as(subsector).isTrue();
      assertThat(concordance.shares(province, h)[chemistry]).as(subsector).isBetween(1e-4, .9);
    }
    int lpg = subsectors.require("ind_lpg", "test");
    assertThat(concordance.byEnergy(province, lpg, chemistry)).isFalse();
    assertThat(concordance.remarks()).hasSize(2).allMatch(r -> r.startsWith("concordance: "));
  }

  /**
   * The inventory has CO2 of Qinghai's sector 22, which by the provincial table makes nothing: it
   * can be in no flow, and a run's ledger names it. Nothing else is lost so.
   */
  @Test
  void littleIsEmittedWhereASectorHasNoOutput() {
    Set<String> idle = new HashSet<>();
    for (int row = 0; row < balance.rows(); row++) {
      if (balance.strings("item")[row].equals(Vocabulary.OUTPUT)
          && balance.doubles("value")[row] == 0) {
        idle.add(balance.strings("region")[row] + "/" + balance.strings("sector")[row]);
      }
    }
    Concordance concordance = concordance();
    PollutantEstimate estimate = PollutantEstimate.of(inventory, proxies);
    Map<String, Double> lost = new TreeMap<>();
    for (RegionalEmission e : ChinaEmissions.emissions(inventory, estimate)) {
      int r = regions.require(e.region(), "test");
      double[] shares =
          concordance.shares(r, inventory.subsectors().require(e.subsector(), "test"));
      for (int s = 0; s < SECTORS.size(); s++) {
        String sector = e.region() + "/" + SECTORS.label(s);
        if (idle.contains(sector) && shares[s] > 0 && e.species().equals(Species.CO2)) {
          lost.merge(sector, shares[s] * e.tonnes(), Double::sum);
        }
      }
    }
    assertThat(idle).hasSize(22);
    assertThat(lost).containsOnlyKeys("QH/22");
    assertThat(lost.get("QH/22")).isBetween(1e3, 1e4);
  }

  @Test
  void pollutantsHaveThePublishedTotalsAndRawOnesOfThatOrder() {
    PollutantEstimate estimate = PollutantEstimate.of(inventory, proxies);
    double pm25 = 0;
    for (PollutantEstimate.Scaling s : estimate.scalings()) {
      double sum =
          estimate.emissions().stream()
              .filter(e -> e.species().equals(s.species()))
              .mapToDouble(RegionalEmission::tonnes)
              .sum();
      assertThat(sum / s.targetTonnes()).isCloseTo(1, within(1e-12));
      // factors are taken from the literature, not fitted: they must not be off by a magnitude
      assertThat(s.factor()).as(s.species()).isBetween(1 / 3.0, 3.0);
      if (List.of(Species.OC, Species.EC, Species.PM_OTHER).contains(s.species())) {
        pm25 += s.targetTonnes();
      }
    }
    assertThat(pm25).isCloseTo(7.8e6, within(1.0));
  }

  @Test
  void theDocumentationSaysHowFarRawIsOff() throws IOException {
    String page = Files.readString(Path.of("docs/estimates.md"));
    for (PollutantEstimate.Scaling s : PollutantEstimate.of(inventory, proxies).scalings()) {
      assertThat(page)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| %s | %.2f | %.2f |",
                  s.species(),
                  s.rawTonnes() * 1e-6,
                  s.factor()));
    }
  }
}
