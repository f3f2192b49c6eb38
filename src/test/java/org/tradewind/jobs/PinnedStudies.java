package org.tradewind.jobs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tradewind.BorderStudy;
import org.tradewind.BreathingStudy;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.health.Gemm;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;

/**
 * Small studies which between them have every kind of figure, distribution, mode and sampler, for
 * {@link PinnedRunsTest}.
 */
final class PinnedStudies {
  private static final double NONE = Double.NaN;
  private static final String ALL = "species: [OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]\n";

  /**
   * A study.
   *
   * @param tables its inputs
   * @param yaml its keys but for those that all have
   */
  record Pinned(StudyTables tables, String yaml) {}

  private PinnedStudies() {}

  /** All of them by name. */
  static Map<String, Pinned> all() {
    Map<String, Pinned> all = new TreeMap<>();
    all.put("accounts", accounts());
    all.put("border", border());
    all.put("coefficients", coefficients());
    all.put("no_chain", noChain());
    all.put("published", published());
    all.put("sobol", sobol());
    all.put("species", species());
    all.put("stopped", stopped());
    return all;
  }

  private static Table.Builder uncertainty() {
    return TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
        .add("*", "*", "*", "activity", "lognormal", .3, "")
        .add("SO2", "*", "*", "emission_factor", "lognormal", .6, "")
        .add("CO2", "*", "*", "emission_factor", "lognormal", .15, "carbon")
        .add("deaths", "*", "*", "exposure_response", "lognormal", .1, "");
  }

  /** Past 2,000 draws, where the statistics of a figure no longer keep each of them. */
  private static Pinned accounts() {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(tables, uncertainty());
    return new Pinned(
        tables,
        "species: [SO2]\nattribution: {blocks: 2}\nscenarios: {sectors: [P]}\n"
            + "uncertainty: {draws: 2600, block: 500, share_draws: 250, shares_by: species,"
            + " grid_draws: 2100, stressors: [CO2, deaths]}\n");
  }

  /** Every table that a study can have, the southernmost cells in no region. */
  private static Pinned border() {
    StudyTables tables = BorderStudy.of(BreathingStudy.tables(5, 4, 6), true, 5, 20);
    TinyStudy.put(
        tables,
        uncertainty()
            .add("*", "*", "*", "common", "lognormal", .12, "common", "", NONE)
            .add("NOX", "*", "*", "emission_factor", "lognormal", .5, "nitrogen", "", NONE)
            .add("SO2", "*", "*", "sensitivity", "lognormal", .6, "", "", NONE)
            .add("EC", "*", "*", "sensitivity", "triangular", .3, "air", "", NONE)
            .add("OC", "*", "*", "sensitivity", "triangular", .3, "air", "", NONE)
            .add("SCC", "*", "*", "price", "lognormal", .5, "", "", NONE)
            .add("VSL", "*", "*", "price", "lognormal", .4, "", "", NONE));
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.CORRELATION)
            .add("common", "common", .3)
            .add("carbon", "carbon", .5)
            .add("carbon", "nitrogen", .6));
    TinyStudy.put(tables, prices());
    cities(tables);
    return new Pinned(
        tables,
        ALL
            + "receptors: [each]\nattribution: {blocks: 30}\nscenarios: {sectors: [P, Q]}\n"
            + "costs: {threshold: 1e8}\n"
            + "whatif: {off: {scale: 0}, plants: {category: energy, scale: .5}}\n"
            + "uncertainty: {draws: 300, block: 70, share_draws: 60, shares_by: category,"
            + " grid_draws: 130, stressors: [CO2, deaths, SO2, NOX]}\n");
  }

  private static Table.Builder prices() {
    return TinyStudy.rows(CostTables.VALUATION)
        .add("VSL", "central", 1.3e6, NONE, NONE, NONE, "USD", 2011)
        .add("VSL", "low", 6e5, NONE, NONE, NONE, "USD", 2011)
        .add("SCC", "central", 100.0, NONE, NONE, NONE, "USD", 2011)
        .add("SCC", "low", 10.0, NONE, NONE, NONE, "USD", 2011)
        .add("SCC", "high", 1000.0, NONE, NONE, NONE, "USD", 2011);
  }

  /** Four cities of six cells each, of which they hold a part. */
  private static void cities(StudyTables tables) {
    Table.Builder city = TinyStudy.rows(CityTables.CITY);
    Table.Builder cells = TinyStudy.rows(CityTables.CELL_CITY);
    for (int c = 0; c < 4; c++) {
      city.add("C" + c, "City " + c, "", NONE, NONE, c % 2 == 0 ? .3 : .001);
      for (int g = 4 * c; g < 4 * c + 6 && g < 20; g++) {
        cells.add(g, "C" + c, .375);
      }
    }
    TinyStudy.put(tables, city);
    TinyStudy.put(tables, cells);
  }

  private static Pinned coefficients() {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(tables, uncertainty());
    return new Pinned(
        tables,
        "species: [SO2]\nattribution: {blocks: 2}\nuncertainty: {block: 20, share_draws: 0,"
            + " draws: 60, mrio_draws: 35, mrio_cv: .4, mrio_cv_power: .1}\n");
  }

  /** Damage alone, with the page's tables of sources and costs. */
  private static Pinned noChain() {
    StudyTables whole = BreathingStudy.tables(5, 4, 6);
    StudyTables tables = new StudyTables();
    whole.tables().values().stream()
        .filter(t -> StudyModel.FLOW_TABLES.stream().noneMatch(f -> f.name().equals(t.name())))
        .filter(t -> !t.name().equals(Inputs.CONCORDANCE.name()))
        .forEach(t -> tables.put(t, whole.provenance(t.name())));
    tables.put(whole.require(Inputs.REGION), whole.provenance(Inputs.REGION.name()));
    TinyStudy.put(tables, uncertainty());
    TinyStudy.put(tables, prices());
    return new Pinned(
        tables,
        "species: [SO2, NOX]\nuncertainty: {draws: 2300, block: 400, grid_draws: 2300,"
            + " sensitivity: never}\n");
  }

  /** One factor of each quantity; nothing is bought, so that shares are of nothing. */
  private static Pinned published() {
    StudyTables tables = TinyStudy.uneven(12, 3);
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("CO2", "*", "*", "quantity", "lognormal", .1, "")
            .add("SO2", "*", "*", "quantity", "normal", .2, "")
            .add("deaths", "*", "*", "quantity", "lognormal", .3, ""));
    Table.Builder demand = TinyStudy.rows(MrioInputs.FINAL_DEMAND);
    Table.Builder output = TinyStudy.rows(MrioInputs.OUTPUT);
    Table.Builder transactions = TinyStudy.rows(MrioInputs.TRANSACTIONS);
    for (String region : List.of("N", "S")) {
      for (String sector : List.of("P", "Q")) {
        boolean made = region.equals("N") || sector.equals("Q");
        transactions.add(region, sector, new double[4]);
        output.add(region, sector, made ? 100 : 0);
        demand.add(region, sector, region, "urban", made ? 100 : 0);
      }
    }
    TinyStudy.put(tables, demand);
    TinyStudy.put(tables, output);
    TinyStudy.put(tables, transactions);
    return new Pinned(
        tables,
        "species: [SO2, NOX]\nattribution: {blocks: 5}\nindices: {relocation: [P]}\n"
            + "uncertainty: {mode: published, draws: 130, block: 50, share_draws: 40}\n");
  }

  private static Pinned sobol() {
    StudyTables tables = TinyStudy.uneven(30, 8);
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "uniform", .1, "activity")
            .add("*", "stove", "*", "activity", "lognormal", .3, "activity")
            .add("*", "plant", "S", "activity", "normal", .5, "")
            .add("CO2", "*", "*", "emission_factor", "triangular", .05, "carbon")
            .add("SO2", "*", "*", "emission_factor", "normal", .25, "sulphur")
            .add("EC", "*", "*", "emission_factor", "lognormal", .3, "soot")
            .add("NOX", "*", "*", "emission_factor", "empirical", NONE, "", "thirds", NONE)
            .add("deaths", "*", "*", "exposure_response", "uniform", .15, ""));
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY_DRAW)
            .add("thirds", 1, .5)
            .add("thirds", 2, .9)
            .add("thirds", 3, 1.6));
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.CORRELATION)
            .add("activity", "activity", .25)
            .add("soot", "soot", .5)
            .add("soot", "sulphur", .6));
    return new Pinned(
        tables,
        ALL
            + "attribution: {blocks: 7}\nuncertainty: {sampler: sobol, draws: 300, block: 128,"
            + " share_draws: 64, shares_by: region, grid_draws: 200,"
            + " stressors: [CO2, deaths, SO2, EC]}\n");
  }

  /** Emissions by species; deaths by the draws of the exposure-response functions. */
  private static Pinned species() {
    StudyTables tables = BorderStudy.of(BreathingStudy.tables(5, 4, 9), false, 5, 20);
    Table.Builder rows = TinyStudy.rows(UncertaintyInputs.UNCERTAINTY);
    Stream.of("CO2", "SO2", "NOX", "NH3")
        .forEach(s -> rows.add(s, "*", "*", "species", "lognormal", .1 * s.length(), ""));
    rows.add("deaths", "IHD", "*", "exposure_response", "draws", NONE, "", "", NONE)
        .add("deaths", "STROKE", "*", "exposure_response", "lognormal", .2, "", "", .3);
    TinyStudy.put(tables, rows);
    TinyStudy.put(
        tables,
        TinyStudy.rows(AirInputs.EXPOSURE_RESPONSE)
            .add(Gemm.FORM, "IHD", "ALL", 0, .2969, 1.9, 12, 40.2)
            .add(Gemm.FORM, "IHD", "ALL", 1, .2369, 1.9, 12, 40.2)
            .add(Gemm.FORM, "IHD", "ALL", 2, .3469, 1.7, 13, 40.2)
            .add(Gemm.FORM, "IHD", "ALL", 3, .3169, 2.1, 11, 40.2)
            .add(Gemm.FORM, "STROKE", "ALL", 0, .272, 6.2, 16.7, 23.7));
    TinyStudy.put(tables, prices());
    return new Pinned(
        tables,
        ALL
            + "receptors: [N]\nattribution: {blocks: 30}\nscenarios: {sectors: [Q]}\n"
            + "uncertainty: {mode: species, draws: 150, block: 60, share_draws: 30,"
            + " shares_by: kind, ages: independent, grid_draws: 90}\n");
  }

  private static Pinned stopped() {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .1, "")
            .add("SO2", "*", "*", "emission_factor", "lognormal", .2, "")
            .add("deaths", "*", "*", "exposure_response", "lognormal", .05, ""));
    return new Pinned(
        tables,
        "species: [SO2]\nattribution: {blocks: 2}\n"
            + "uncertainty: {draws: 6400, block: 100, seed: 7, share_draws: 250, stop_at: .02}\n");
  }
}
