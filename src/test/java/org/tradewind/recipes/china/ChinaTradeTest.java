package org.tradewind.recipes.china;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Species;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Stressors;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.emission.CeadsInventory;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.TradeBuilder;
import org.tradewind.mrio.TradeParameters;
import org.tradewind.mrio.TradeParameters.Total;
import org.tradewind.recipes.study.PublicFiles;
import org.tradewind.tables.Csv;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The MRIO of China 2017 from the provinces' tables, held against what others published of the same
 * year. Nothing was fitted to these numbers: the test prints the table of docs/estimates.md and
 * checks that the page has it.
 */
class ChinaTradeTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final String FRAGMENTS = "ceads_mrio_fragments/intraprovincial_totals_2017.csv";
  private static final double MT = 1e-6;

  private static StudyTables tables;
  private static Axis regions;
  private static Axis sectors;
  private static double[] co2;
  private static double national;

  @BeforeAll
  static void read() {
    for (String file :
        List.of(ChinaEmissions.FILE, ChinaMrio.PROVINCES, ChinaMrio.ELECTRICITY, FRAGMENTS)) {
      Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), "needs ../shared/data/" + file);
    }
    regions = ChinaFacts.provinces();
    sectors = Axis.of("sector", CsvTables.fact(Inputs.SECTOR, "china/sectors").strings("sector"));
    List<String> needed = new ArrayList<>(ChinaMrio.files(regions));
    needed.addAll(
        List.of(ChinaOpen.SOCIO, ChinaGrid.POLYGONS, ChinaGrid.POINTS, ChinaGrid.POPULATION));
    PublicFiles files = PublicFiles.of("a test", DATA, needed);
    ChinaFigures figures = ChinaFigures.read(files.path(ChinaOpen.SOCIO));
    tables = new StudyTables();
    Provenance origin = Provenance.of(Provenance.Status.REAL, "a test", "");
    tables.put(figures.regionTable(), origin);
    tables.put(CsvTables.fact(Inputs.SECTOR, "china/sectors"), origin);
    ChinaGrid.addTo(tables, files);
    tables.putAll(
        ChinaMrio.tables(
            files, regions, ChinaGeography.distancesKm(LambertGrid.CHINA_36KM, regions, tables)));
    CeadsInventory ceads = CeadsInventory.read(files.path(ChinaEmissions.FILE), 1e-6);
    FuelInventory inventory = ChinaEmissions.inventory(ceads, regions, sectors);
    co2 = new double[regions.size() * sectors.size()];
    for (int s = 0; s < sectors.size(); s++) {
      double[] byRegion = inventory.sectorCo2(sectors.label(s));
      for (int r = 0; r < byRegion.length; r++) {
        co2[r * sectors.size() + s] = byRegion[r];
      }
    }
    national =
        ceads.provinces().stream()
            .mapToDouble(p -> ceads.rows().stream().mapToDouble(row -> ceads.total(p, row)).sum())
            .sum();
  }

  /** What one way of building gives. */
  private record Figures(
      double between,
      double share,
      double powerInEast,
      double powerInNorthwest,
      double metalToHubs,
      double tciChongqing,
      double tciAnhui,
      double halfIn,
      double[] own) {
    private String row(String rule, double decay) {
      return String.format(
          Locale.ROOT,
          "| %s, d^-%.1f | %,.0f | %.1f | %.0f | %.0f | %.0f | %.2f | %.2f | %.1f | %.2f | %.2f | %.2f |",
          rule,
          decay,
          between,
          100 * share,
          powerInEast,
          100 * powerInNorthwest,
          100 * metalToHubs,
          tciChongqing,
          tciAnhui,
          100 * halfIn,
          ratio("intra_total_1e6cny_2017"),
          ratio("intra_total_1e6cny_2017new"),
          rank("intra_total_1e6cny_2017new"));
    }

    /** Sum of the diagonal blocks over CEADs'. */
    private double ratio(String column) {
      return Arrays.stream(own).sum() / Arrays.stream(ceads(column)).sum();
    }

    private double rank(String column) {
      return new SpearmansCorrelation().correlation(own, ceads(column));
    }
  }

  /** Intermediate deliveries within each province in the CEADs table, 10^4 CNY. */
  private static double[] ceads(String column) {
    Csv fragments = csv(DATA.resolve(FRAGMENTS));
    double[] totals = new double[regions.size()];
    for (int row = 0; row < fragments.rows(); row++) {
      totals[regions.require(fragments.text(row, "province"), FRAGMENTS)] =
          fragments.number(row, column) * 100;
    }
    return totals;
  }

  private static Csv csv(Path file) {
    try {
      return Csv.withNotes(Files.newBufferedReader(file), file.toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Figures figures(Total rule, double decay) {
    MrioParameters parameters = MrioParameters.DEFAULT.withTrade(new TradeParameters(decay, rule));
    StudyTables whole =
        new StudyTables().putAll(tables).putAll(TradeBuilder.build(tables, parameters).tables());
    Mrio mrio = Mrio.of(whole, parameters);
    FlowEngine flows =
        FlowEngine.of(
            mrio,
            LeontiefSolver.of(mrio, Backend.AUTO),
            Stressors.of(
                Axis.of("stressor", Species.CO2),
                regions,
                sectors,
                co2,
                new double[regions.size()]));
    Table flow = flows.flow(Vocabulary.FINAL_PRODUCER, 0);
    double between = sum(flow, null, List.of(), List.of());
    double power = sum(flow, "24", List.of(), List.of());
    double metal = sum(flow, "14", List.of(), List.of());
    return new Figures(
        between * MT,
        between / national,
        sum(flow, "24", List.of("HB", "HN", "SD", "JS"), List.of()) * MT,
        sum(flow, "24", List.of("NM", "XJ", "NX"), List.of()) / power,
        sum(flow, "14", List.of(), List.of("ZJ", "GD")) / metal,
        tci(flow, "CQ"),
        tci(flow, "AH"),
        halfIn(flow),
        own(mrio));
  }

  /** Flows between different provinces; an empty list stands for all. */
  private static double sum(Table flow, String sector, List<String> from, List<String> to) {
    double sum = 0;
    for (int row = 0; row < flow.rows(); row++) {
      String source = flow.strings("region")[row];
      String destination = flow.strings("to_region")[row];
      if (!source.equals(destination)
          && regions.contains(destination)
          && (sector == null || sector.equals(flow.strings("sector")[row]))
          && (from.isEmpty() || from.contains(source))
          && (to.isEmpty() || to.contains(destination))) {
        sum += flow.doubles("value")[row];
      }
    }
    return sum;
  }

  private static double tci(Table flow, String region) {
    double imports = sum(flow, null, List.of(), List.of(region));
    double exports = sum(flow, null, List.of(region), List.of());
    return (imports - exports) / (imports + exports);
  }

  /** The smallest share of all flows of a sector between two provinces that carries half. */
  private static double halfIn(Table flow) {
    double[] sorted =
        IntStream.range(0, flow.rows())
            .filter(row -> !flow.strings("region")[row].equals(flow.strings("to_region")[row]))
            .mapToDouble(row -> flow.doubles("value")[row])
            .sorted()
            .toArray();
    double half = Arrays.stream(sorted).sum() / 2;
    int count = 0;
    for (double sum = 0; sum < half; count++) {
      sum += sorted[sorted.length - 1 - count];
    }
    return count / (double) (sectors.size() * regions.size() * (regions.size() - 1));
  }

  private static double[] own(Mrio mrio) {
    double[] own = new double[regions.size()];
    for (int r = 0; r < own.length; r++) {
      for (int i = 0; i < sectors.size(); i++) {
        for (int j = 0; j < sectors.size(); j++) {
          int row = r * sectors.size() + i;
          int column = r * sectors.size() + j;
          own[r] += mrio.z()[row + column * mrio.size()];
        }
      }
    }
    return own;
  }

  @Test
  void thePageHasWhatComesOut() throws IOException {
    String page = Files.readString(Path.of("docs/estimates.md"));
    List<String> rows = new ArrayList<>();
    for (Total rule : Total.values()) {
      rows.add(figures(rule, .9).row(rule.name().toLowerCase(Locale.ROOT), .9));
    }
    for (double decay : new double[] {.5, 1.5, 2}) {
      rows.add(figures(Total.MEAN, decay).row("mean", decay));
    }
    rows.forEach(System.out::println);
    assertThat(page).contains(rows);
  }

  /** Not far from what others found for the same year; the bounds are ours. */
  @Test
  void theOrderOfMagnitudeIsThatOfOthers() {
    Figures found = figures(Total.MEAN, .9);
    // Du et al. 2017: 35 % of national CO2
    assertThat(found.share()).isBetween(.30, .50);
    // and 25 % of the CO2 of power that is relocated comes from NM, XJ and NX
    assertThat(found.powerInNorthwest()).isBetween(.20, .32);
    assertThat(found.rank("intra_total_1e6cny_2017")).isGreaterThan(.9);
    assertThat(found.ratio("intra_total_1e6cny_2017")).isBetween(.85, 1.15);
  }
}
