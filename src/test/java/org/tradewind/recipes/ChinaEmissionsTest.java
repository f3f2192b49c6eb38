package org.tradewind.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Concordance;
import org.tradewind.emissions.FuelInventory;
import org.tradewind.emissions.PollutantEstimate;
import org.tradewind.emissions.ProvinceProxies;
import org.tradewind.emissions.RegionalEmission;
import org.tradewind.importers.CeadsInventory;
import org.tradewind.importers.CeadsSectors;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/** The real CEADs inventory of 2017, without the grid. */
class ChinaEmissionsTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final Axis SECTORS =
      Axis.of("sector", CsvTables.fact(Inputs.SECTOR, "sectors").strings("sector"));

  private static CeadsInventory ceads;
  private static Axis regions;
  private static FuelInventory inventory;
  private static ProvinceProxies proxies;
  private static double[][] output;

  @BeforeAll
  static void read() {
    for (String file : List.of(ChinaEmissions.FILE, ChinaOpen.SOCIO)) {
      Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), "needs ../shared/data/" + file);
    }
    ChinaFigures figures = ChinaFigures.read(DATA.resolve(ChinaOpen.SOCIO));
    regions = figures.regions();
    ceads = CeadsInventory.read(DATA.resolve(ChinaEmissions.FILE), 1e-6);
    inventory = ChinaEmissions.inventory(ceads, regions, SECTORS);
    proxies = new ProvinceProxies(inventory, figures.populationPersons(), figures.gdpMillionUsd());
    output = ChinaShares.output(SECTORS, inventory, proxies, ceads.provinces());
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
    Table table = ChinaEmissions.concordance(inventory, SECTORS, output).validated("test");
    Concordance concordance = Concordance.of(table, regions, inventory.subsectors(), SECTORS);
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

  @Test
  void nothingIsEmittedWhereASectorHasNoOutput() {
    Concordance concordance =
        Concordance.of(
            ChinaEmissions.concordance(inventory, SECTORS, output),
            regions,
            inventory.subsectors(),
            SECTORS);
    PollutantEstimate estimate = PollutantEstimate.of(inventory, proxies);
    for (RegionalEmission e : ChinaEmissions.emissions(inventory, estimate)) {
      int r = regions.require(e.region(), "test");
      double[] shares =
          concordance.shares(r, inventory.subsectors().require(e.subsector(), "test"));
      for (int s = 0; s < SECTORS.size(); s++) {
        assertThat(output[s][r] == 0 ? shares[s] * e.tonnes() : 0)
            .as("%s in %s of %s, sector %s", e.species(), e.region(), e.subsector(), s + 1)
            .isZero();
      }
    }
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

  @Test
  void everySectorHasAHomeBiasAndConstructionStaysHome() {
    assertThat(ChinaMrio.homeBias().keySet()).containsExactlyElementsOf(SECTORS.labels());
    assertThat(ChinaMrio.homeBias()).containsEntry("14", 5.0).containsEntry("27", 1000.0);
  }

  @Test
  void outputSharesSumToOneAndTibetHasItsShareOfGdp() {
    int tibet = regions.require("TB", "test");
    double gdp = proxies.shares("gdp", "test")[tibet];
    for (double[] shares : output) {
      assertThat(CompensatedSum.of(shares)).isCloseTo(1, within(1e-12));
    }
    assertThat(output[SECTORS.require("13", "test")][tibet]).isEqualTo(gdp);
    assertThat(output[SECTORS.require("24", "test")][tibet]).isCloseTo(6 / 6495.0, within(1e-5));
  }
}
