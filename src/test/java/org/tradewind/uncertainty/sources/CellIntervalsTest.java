package org.tradewind.uncertainty.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tradewind.BorderStudy;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.Axis;
import org.tradewind.axes.ExactSum;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.costs.CellLand;
import org.tradewind.costs.CellPrices;
import org.tradewind.emissions.CellRegions;
import org.tradewind.flows.FlowEngine;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.PriceFactors;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;

/** Intervals by cell, in memory. */
class CellIntervalsTest {
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SUBSECTORS = Axis.of("subsector", "plant", "stove");

  /** All pollutants, sectors P and Q of the scenarios. */
  private static ModelParameters parameters() {
    ModelParameters some = TinyStudy.with(Species.POLLUTANTS, 3);
    return new ModelParameters(
        some.species(),
        some.health(),
        some.closure(),
        some.receptors(),
        some.mrio(),
        some.indices(),
        some.paths(),
        some.blocks(),
        new ScenarioParameters(
            List.of("P", "Q"),
            List.of(100., 50.),
            some.scenarios().percentile(),
            some.scenarios().rule()));
  }

  /** Twelve uneven cells; on the border each lies in both regions, else in one. */
  private static StudyTables tables(boolean border) {
    return BorderStudy.of(TinyStudy.uneven(12, 9), border, 0, 12);
  }

  private static Table.Builder uncertainty(Mode mode, double sigma) {
    Table.Builder rows = TinyStudy.rows(UncertaintyInputs.UNCERTAINTY);
    String deaths = "exposure_response";
    if (mode == Mode.BOTTOM_UP) {
      rows.add("*", "*", "*", "activity", "lognormal", sigma, "")
          .add("*", "*", "*", "common", "lognormal", .7 * sigma, "")
          .add("*", "*", "*", "emission_factor", "lognormal", 1.5 * sigma, "");
    } else {
      String kind = mode == Mode.SPECIES ? "species" : "quantity";
      rows.add("*", "*", "*", kind, "lognormal", sigma, "");
      deaths = mode == Mode.SPECIES ? deaths : kind;
    }
    // rows of sensitivities are there in every mode, but do not count in published
    return rows.add("*", "*", "*", "sensitivity", "lognormal", .8 * sigma, "")
        .add("deaths", "*", "*", deaths, "lognormal", .5 * sigma, "");
  }

  private static DrawModel model(StudyTables tables, Mode mode, long seed) {
    return model(tables, mode, seed, List.of("CO2", "deaths"));
  }

  private static DrawModel model(StudyTables tables, Mode mode, long seed, List<String> stressors) {
    Pipeline.Results run = Pipeline.run(tables, parameters());
    Optional<Damage> damage =
        Optional.of(Damage.of(run.tables().get("damage_region"), REGIONS, SUBSECTORS));
    FlowEngine flows = StudyModel.flows(tables, damage, parameters(), new Ledger());
    return DrawModel.of(
            tables,
            damage,
            flows,
            Species.POLLUTANTS,
            parameters().health(),
            new UncertaintyParameters(mode, 50, seed, 50, stressors))
        .orElseThrow();
  }

  private static CellIntervals intervals(StudyTables tables, DrawModel model, int draws) {
    Pipeline.Results run = Pipeline.run(tables, parameters());
    Optional<Damage> damage =
        Optional.of(Damage.of(run.tables().get("damage_region"), REGIONS, SUBSECTORS));
    FlowEngine flows = StudyModel.flows(tables, damage, parameters(), new Ledger());
    return CellIntervals.of(
        model,
        CellRegions.of(tables.require(Inputs.CELL_REGION), REGIONS),
        StudyModel.savings(tables, flows, parameters())
            .flatMap(s -> StudyModel.griddedSavings(tables, s, damage)),
        draws);
  }

  /** Table damage_cell_species, from damage_cell and the inputs. */
  private static Table bySpecies(StudyTables tables) {
    Table lambda = tables.require(AirInputs.SENSITIVITY);
    Map<String, Integer> lambdaRow = new HashMap<>();
    for (int row = 0; row < lambda.rows(); row++) {
      lambdaRow.put(lambda.ints("cell")[row] + "/" + lambda.strings("species")[row], row);
    }
    Table emission = tables.require(Inputs.EMISSION);
    Map<String, double[]> deaths = new TreeMap<>();
    for (int row = 0; row < emission.rows(); row++) {
      String species = emission.strings("species")[row];
      int cell = emission.ints("cell")[row];
      double[] ofRow =
          deaths.computeIfAbsent(
              cell + "/" + emission.strings("subsector")[row],
              k -> new double[Species.POLLUTANTS.size()]);
      for (String m : Months.COLUMNS) {
        if (!species.equals(Species.CO2)) {
          ofRow[Species.POLLUTANTS.indexOf(species)] +=
              emission.doubles(m)[row] * lambda.doubles(m)[lambdaRow.get(cell + "/" + species)];
        }
      }
    }
    Table central = Pipeline.run(tables, parameters()).tables().get("damage_cell");
    Table.Builder rows = Table.builder(DamageTables.DAMAGE_CELL_SPECIES);
    for (int row = 0; row < central.rows(); row++) {
      int cell = central.ints("cell")[row];
      String subsector = central.strings("subsector")[row];
      rows.add(
          cell,
          subsector,
          central.doubles("deaths")[row],
          central.doubles("co2_t")[row],
          deaths.get(cell + "/" + subsector));
    }
    return rows.build();
  }

  /** What inputs are multiplied with in the first draw, by the names of the factors' streams. */
  private record Drawn(Map<String, Double> factors, Mode mode) {
    static Drawn of(DrawModel model, Mode mode) {
      double[][] deviations = model.factors().deviations(0, 1);
      Map<String, Double> factors = new HashMap<>();
      for (int f = 0; f < deviations.length; f++) {
        factors.put(model.factors().get(f).stream(), 1 + deviations[f][0]);
      }
      return new Drawn(factors, mode);
    }

    double phi(String species, String subsector, String region) {
      return switch (mode) {
        case BOTTOM_UP ->
            factors.get("common/*/*/" + region)
                * factors.get("activity/*/" + subsector + "/" + region)
                * factors.get("emission_factor/" + species + "/" + subsector + "/" + region);
        case SPECIES -> factors.get("species/" + species + "/*/*");
        case PUBLISHED -> species.equals("CO2") ? factors.get("quantity/CO2/*/*") : 1;
      };
    }

    /** What deaths per tonne are multiplied with. */
    double lambda(String species) {
      return mode == Mode.PUBLISHED
          ? psi()
          : psi() * factors.get("sensitivity/" + species + "/*/*");
    }

    double psi() {
      return factors.get(
          (mode == Mode.PUBLISHED ? "quantity" : "exposure_response") + "/deaths/*/*");
    }

    /** The inputs of the draw: in a cell of several regions the mean of their factors. */
    StudyTables inputs(StudyTables tables) {
      StudyTables changed = new StudyTables().putAll(tables);
      CellRegions regions = CellRegions.of(tables.require(Inputs.CELL_REGION), REGIONS);
      Table emission = tables.require(Inputs.EMISSION);
      Table.Builder rows = TinyStudy.rows(Inputs.EMISSION);
      for (int row = 0; row < emission.rows(); row++) {
        int product = regions.slot(emission.ints("cell")[row]);
        double factor = 0;
        for (int at = regions.from(product); at < regions.to(product); at++) {
          factor +=
              regions.share(at)
                  * phi(
                      emission.strings("species")[row],
                      emission.strings("subsector")[row],
                      REGIONS.label(regions.region(at)));
        }
        rows.add(times(emission, row, factor, 3));
      }
      TinyStudy.put(changed, rows);
      Table lambda = tables.require(AirInputs.SENSITIVITY);
      Table.Builder sensitivity = TinyStudy.rows(AirInputs.SENSITIVITY);
      for (int row = 0; row < lambda.rows(); row++) {
        sensitivity.add(times(lambda, row, lambda(lambda.strings("species")[row]), 2));
      }
      TinyStudy.put(changed, sensitivity);
      return changed;
    }

    private static Object[] times(Table table, int row, double factor, int keys) {
      Object[] values = new Object[keys + Months.COUNT];
      for (int c = 0; c < values.length; c++) {
        Object value = table.value(row, c);
        values[c] = c < keys ? value : (Double) value * factor;
      }
      return values;
    }
  }

  private static CellCostIntervals costs(
      StudyTables tables, DrawModel model, double threshold, int draws) {
    Table damage = Pipeline.run(tables, parameters()).tables().get("damage_region");
    SourceAxis axis = new SourceAxis(REGIONS, SUBSECTORS, Species.POLLUTANTS);
    Damage central = Damage.of(damage, REGIONS, SUBSECTORS);
    CellRegions regions = CellRegions.of(tables.require(Inputs.CELL_REGION), REGIONS);
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int c = 0; c < 12; c++) {
      cell.add(c, c, 0, 100.0, 30.0, 5.0, 10.0 * c);
    }
    return new CellCostIntervals(
        model.sources(),
        axis,
        PriceFactors.of(tables, UncertaintyParameters.DEFAULT),
        regions,
        new CellLand(cell.build(), regions),
        axis.sum(central, axis::isDeaths),
        axis.sum(central, axis::isCo2),
        Optional.of(new CellPrices(3, .5, threshold, new Object[] {"USD", 2011, "none"})),
        draws);
  }

  /** The prices are exact here: health costs are VSL times the drawn deaths, and so on. */
  @Test
  void costsOfCellsFollowFromTheSameDraws() {
    for (Mode mode : Mode.values()) {
      StudyTables tables = tables(true);
      TinyStudy.put(tables, uncertainty(mode, .3));
      DrawModel model = model(tables, mode, 7);
      Table totals = intervals(tables, model, 50).part(bySpecies(tables)).totals();
      Table cost = costs(tables, model, 1, 50).part(bySpecies(tables)).cost();
      Map<String, Integer> rows = new HashMap<>();
      for (int row = 0; row < cost.rows(); row++) {
        rows.put(cost.ints("cell")[row] + cost.strings("quantity")[row], row);
      }
      assertThat(totals.rows()).isPositive();
      for (int row = 0; row < totals.rows(); row++) {
        boolean deaths = totals.strings("quantity")[row].equals("deaths");
        String name = deaths ? "health_cost" : "climate_cost";
        double price = deaths ? 3 : .5;
        int at = rows.get(totals.ints("cell")[row] + name);
        for (String column : List.of("central", "mean", "sd", "p2_5", "p97_5")) {
          double expected = price * totals.doubles(column)[row];
          assertThat(cost.doubles(column)[at])
              .as("%s %s of cell %s", mode, column, totals.ints("cell")[row])
              .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }

  /** Below every cell's cost all are above it, in each draw; above all none is. */
  @Test
  void cellsAboveTheThresholdAreCountedInEachDraw() {
    StudyTables tables = tables(true);
    TinyStudy.put(tables, uncertainty(Mode.BOTTOM_UP, .3));
    DrawModel model = model(tables, Mode.BOTTOM_UP, 7);
    Table damage = bySpecies(tables);
    Table central =
        Table.builder(CellTables.COST_THRESHOLD)
            .add(0.0, 12.0, 1.0, 1.0, 1.0, 1.0, "USD", 2011, "none")
            .build();
    CellCostIntervals low = costs(tables, model, 1e-9, 50);
    Table all = low.threshold(central, low.part(damage).above());
    CellCostIntervals high = costs(tables, model, 1e30, 50);
    Table none = high.threshold(central, high.part(damage).above());
    for (int row = 0; row < all.rows(); row++) {
      String quantity = all.strings("quantity")[row];
      assertThat(none.doubles("p97_5")[row]).as(quantity).isZero();
      if (quantity.equals("cells")) {
        assertThat(all.doubles("p2_5")[row]).isEqualTo(12);
      } else if (!quantity.equals("integrated_cost")) {
        assertThat(all.doubles("p2_5")[row]).as(quantity).isCloseTo(1, within(1e-9));
        assertThat(all.doubles("p97_5")[row]).as(quantity).isCloseTo(1, within(1e-9));
      }
    }
    // each cell a part of its own gives the same tallies
    CellCostIntervals some = costs(tables, model, 5, 50);
    List<ExactSum[][]> parts = new ArrayList<>();
    for (int cell = 0; cell < 12; cell++) {
      Table.Builder rows = Table.builder(damage.schema());
      for (int row = 0; row < damage.rows(); row++) {
        if (damage.ints("cell")[row] == cell) {
          Object[] values = new Object[damage.schema().columns().size()];
          for (int c = 0; c < values.length; c++) {
            values[c] = damage.value(row, c);
          }
          rows.add(values);
        }
      }
      parts.add(some.part(rows.build()).above());
    }
    Table whole = some.threshold(central, some.part(damage).above());
    assertThat(
            some.threshold(
                central, parts.stream().reduce(new ExactSum[0][], CellCostIntervals::together)))
        .usingRecursiveComparison()
        .isEqualTo(whole);
  }

  /** Every number of a draw is that of a run of the model with the inputs of that draw. */
  @Test
  void aDrawIsARunWithItsInputs() {
    for (Mode mode : Mode.values()) {
      for (boolean border : new boolean[] {true, false}) {
        StudyTables tables = tables(border);
        TinyStudy.put(tables, uncertainty(mode, .4));
        Table damage = bySpecies(tables);
        for (long seed = 1; seed <= 4; seed++) {
          DrawModel model = model(tables, mode, seed);
          CellIntervals.Part part = intervals(tables, model, 1).part(damage);
          Map<String, Table> run =
              Pipeline.run(Drawn.of(model, mode).inputs(tables), parameters()).tables();
          compare(part.damage(), run.get("damage_cell"));
          compare(part.totals(), run.get("damage_cell_total"));
          if (!border) {
            compare(part.savings(), run.get("scenario_cell"));
          }
        }
      }
    }
  }

  private static void compare(Table intervals, Table run) {
    List<String> keys = run.schema().key();
    Map<List<Object>, Integer> rows = new HashMap<>();
    for (int row = 0; row < run.rows(); row++) {
      rows.put(key(run, row, keys), row);
    }
    int quantities = run.schema().columns().size() - keys.size();
    assertThat(intervals.rows()).isEqualTo(quantities * run.rows()).isPositive();
    double moved = 0;
    for (int i = 0; i < intervals.rows(); i++) {
      int row = rows.get(key(intervals, i, keys));
      double expected = run.doubles(intervals.strings("quantity")[i])[row];
      double found = intervals.doubles("mean")[i];
      assertThat(found)
          .as("%s row %d", intervals.name(), i)
          .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
      moved += Math.abs(expected - intervals.doubles("central")[i]);
    }
    assertThat(moved).isPositive();
  }

  private static List<Object> key(Table table, int row, List<String> keys) {
    return keys.stream().map(k -> table.value(row, table.schema().position(k))).toList();
  }

  @Test
  void withoutSpreadEveryStatisticIsTheCentralValueToTheLastBit() {
    for (Mode mode : Mode.values()) {
      StudyTables tables = tables(true);
      TinyStudy.put(tables, uncertainty(mode, 0));
      CellIntervals.Part part =
          intervals(tables, model(tables, mode, 5), 40).part(bySpecies(tables));
      for (Table table : List.of(part.damage(), part.totals(), part.savings())) {
        assertThat(table.rows()).isPositive();
        for (int row = 0; row < table.rows(); row++) {
          for (String column : List.of("mean", "p2_5", "p50", "p97_5")) {
            assertThat(table.doubles(column)[row]).isEqualTo(table.doubles("central")[row]);
          }
          assertThat(table.doubles("sd")[row]).isZero();
          assertThat(table.ints("draws")[row]).isEqualTo(40);
        }
      }
    }
  }

  /** A quarter of the cell lies in the one region whose plants are uncertain. */
  @Test
  void aCellOnTheBorderVariesWithItsShare() {
    StudyTables tables = TinyStudy.tables();
    double sigma = .5;
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("SO2", "plant", "N", "emission_factor", "lognormal", sigma, ""));
    Pipeline.Results run = Pipeline.run(tables, TinyStudy.PARAMETERS);
    Optional<Damage> damage =
        Optional.of(Damage.of(run.tables().get("damage_region"), REGIONS, SUBSECTORS));
    FlowEngine flows = StudyModel.flows(tables, damage, TinyStudy.PARAMETERS, new Ledger());
    DrawModel model =
        DrawModel.of(
                tables,
                damage,
                flows,
                List.of(Species.SO2),
                TinyStudy.PARAMETERS.health(),
                new UncertaintyParameters(Mode.BOTTOM_UP, 10, 3, 10, List.of("CO2", "deaths")))
            .orElseThrow();
    CellIntervals intervals =
        CellIntervals.of(
            model,
            CellRegions.of(tables.require(Inputs.CELL_REGION), REGIONS),
            Optional.empty(),
            20_000);
    // cell 2: 30 t of SO2 a month by the plant, 1 t by the stove, .03 deaths a tonne; cell 9 of
    // no region
    Table rows =
        Table.builder(DamageTables.DAMAGE_CELL_SPECIES)
            .add(2, "plant", 10.8, 12_000, new double[] {10.8})
            .add(2, "stove", .36, 0, new double[] {.36})
            .add(9, "plant", 5., 7., new double[] {5.})
            .build();
    CellIntervals.Part part = intervals.part(rows);
    assertThat(intervals.hasSavings()).isFalse();
    assertThat(part.savings().rows()).isZero();
    assertThat(part.damage().rows()).isEqualTo(4);
    assertThat(part.damage().ints("cell")).containsOnly(2);
    double uncertain = 10.8 / 4;
    double low = 10.8 + uncertain * (Math.exp(-1.959964 * sigma - sigma * sigma / 2) - 1);
    double high = 10.8 + uncertain * (Math.exp(1.959964 * sigma - sigma * sigma / 2) - 1);
    assertThat(part.damage().doubles("p2_5")[0]).isCloseTo(low, within(.02 * (10.8 - low)));
    assertThat(part.damage().doubles("p97_5")[0]).isCloseTo(high, within(.04 * (high - 10.8)));
    assertThat(part.damage().doubles("sd")[0])
        .isCloseTo(uncertain * Math.sqrt(Math.expm1(sigma * sigma)), within(.05 * uncertain));
    for (int row = 1; row < 4; row++) {
      assertThat(part.damage().doubles("sd")[row]).isZero();
    }
  }

  @Test
  void cellsSumToTheirRegionsInTheMeanAndDoNotDependOnTheCut() {
    StudyTables tables = tables(true);
    TinyStudy.put(tables, uncertainty(Mode.BOTTOM_UP, .4));
    DrawModel model = model(tables, Mode.BOTTOM_UP, 2);
    CellIntervals intervals = intervals(tables, model, 300);
    Table all = bySpecies(tables);
    CellIntervals.Part whole = intervals.part(all);
    Table ofRegions = Pipeline.run(tables, parameters()).tables().get("damage_region");
    DamageIntervals regions = new DamageIntervals(model, ofRegions, 300);
    for (String subsector : SUBSECTORS.labels()) {
      double deaths = 0;
      double co2 = 0;
      for (int r = 0; r < 2; r++) {
        Table table = regions.region(r);
        for (int row = 0; row < table.rows(); row++) {
          if (table.strings("subsector")[row].equals(subsector)) {
            boolean ofCo2 = table.strings("species")[row].equals(Species.CO2);
            boolean tonnes = table.strings("quantity")[row].equals("tonnes");
            double mean = table.doubles("mean")[row];
            deaths += tonnes ? 0 : mean;
            co2 += tonnes && ofCo2 ? mean : 0;
          }
        }
      }
      assertThat(sum(whole.damage(), subsector, "deaths"))
          .isCloseTo(deaths, within(1e-11 * deaths));
      assertThat(sum(whole.damage(), subsector, "co2_t")).isCloseTo(co2, within(1e-11 * co2));
    }
    int from = 0;
    int reported = 0;
    for (int cell = 0; cell < 12; cell++) {
      Table.Builder rows = Table.builder(DamageTables.DAMAGE_CELL_SPECIES);
      for (; from < all.rows() && all.ints("cell")[from] == cell; from++) {
        rows.add(
            cell,
            all.strings("subsector")[from],
            all.doubles("deaths")[from],
            all.doubles("co2_t")[from],
            all.vectors("species_deaths")[from]);
      }
      CellIntervals.Part one = intervals(tables, model, 300).part(rows.build());
      reported += assertRows(one.damage(), whole.damage(), cell);
      reported += assertRows(one.totals(), whole.totals(), cell);
      reported += assertRows(one.savings(), whole.savings(), cell);
    }
    assertThat(reported)
        .isEqualTo(whole.damage().rows() + whole.totals().rows() + whole.savings().rows());
  }

  private static double sum(Table damage, String subsector, String quantity) {
    double sum = 0;
    for (int row = 0; row < damage.rows(); row++) {
      if (damage.strings("subsector")[row].equals(subsector)
          && damage.strings("quantity")[row].equals(quantity)) {
        sum += damage.doubles("mean")[row];
      }
    }
    return sum;
  }

  private static int assertRows(Table part, Table whole, int cell) {
    int next = 0;
    for (int row = 0; row < whole.rows(); row++) {
      if (whole.ints("cell")[row] == cell) {
        for (int c = 0; c < whole.schema().columns().size(); c++) {
          assertThat(part.value(next, c)).isEqualTo(whole.value(row, c));
        }
        next++;
      }
    }
    assertThat(next).isEqualTo(part.rows());
    return next;
  }

  @Test
  void onlyDrawnStressorsHaveRows() {
    StudyTables tables = tables(true);
    TinyStudy.put(tables, uncertainty(Mode.BOTTOM_UP, .4));
    Pipeline.Results run = Pipeline.run(tables, parameters());
    Optional<Damage> damage =
        Optional.of(Damage.of(run.tables().get("damage_region"), REGIONS, SUBSECTORS));
    FlowEngine flows = StudyModel.flows(tables, damage, parameters(), new Ledger());
    DrawModel model =
        DrawModel.of(
                tables,
                damage,
                flows,
                Species.POLLUTANTS,
                parameters().health(),
                new UncertaintyParameters(Mode.BOTTOM_UP, 10, 1, 10, List.of("CO2")))
            .orElseThrow();
    CellIntervals.Part part = intervals(tables, model, 10).part(bySpecies(tables));
    assertThat(part.damage().strings("quantity")).containsOnly("co2_t");
    assertThat(part.totals().strings("quantity")).containsOnly("co2_t");
    assertThat(part.savings().strings("stressor")).containsOnly("CO2");
  }

  /** Without deaths among the stressors no factor of a pollutant is drawn: it has no interval. */
  @Test
  void damageOfWhatIsNotDrawnHasNoRows() {
    StudyTables tables = tables(false);
    TinyStudy.put(tables, uncertainty(Mode.BOTTOM_UP, .2));
    Table central = Pipeline.run(tables, parameters()).tables().get("damage_region");
    Table all = new DamageIntervals(model(tables, Mode.BOTTOM_UP, 3), central, 200).region(0);
    Table some =
        new DamageIntervals(model(tables, Mode.BOTTOM_UP, 3, List.of("CO2")), central, 200)
            .region(0);
    assertThat(some.rows()).isPositive();
    assertThat(some.strings("species")).containsOnly("CO2");
    assertThat(List.of(all.strings("species"))).contains("SO2");
    int next = 0;
    for (int row = 0; row < all.rows(); row++) {
      if (all.strings("species")[row].equals("CO2")) {
        assertThat(some.doubles("p97_5")[next++]).isEqualTo(all.doubles("p97_5")[row]);
      }
    }
    assertThat(next).isEqualTo(some.rows());
  }
}
