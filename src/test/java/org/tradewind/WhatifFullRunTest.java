package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.OwnConcentrations;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.StudyAir;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.Ier;
import org.tradewind.health.Receptors;
import org.tradewind.scenarios.WhatifParameters;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.scenarios.WhatifParameters.Step;
import org.tradewind.scenarios.WhatifParameters.Whatif;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.Column;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.transport.SteadyState;

/**
 * What-ifs next to the whole model run a second time with the scaled emissions. With given
 * sensitivities the two agree, since damage and flows are linear in emissions. With sensitivities
 * that follow from J they differ by the curve of the exposure-response alone: transport is linear,
 * and its adjoint exact.
 */
class WhatifFullRunTest {
  private static final Whatif NORTH_PLANTS =
      whatif(
          "north_plants",
          new Step(
              Map.of(
                  Filter.SUBSECTOR, List.of("plant"),
                  Filter.REGION, List.of("N"),
                  Filter.SPECIES, List.of("SO2", "OC", "CO2")),
              .3));
  private static final Whatif PLANTS_OFF = whatif("plants_off", plants(0));
  private static final Whatif PLANTS_LESS = whatif("plants_less", plants(.99));
  private static final Whatif PLANTS_MORE = whatif("plants_more", plants(2));

  private static Whatif whatif(String name, Step... steps) {
    return new Whatif(name, List.of(steps));
  }

  private static Step plants(double scale) {
    return new Step(Map.of(Filter.SUBSECTOR, List.of("plant")), scale);
  }

  private static StudyTables breathing;
  private static Pipeline.Results base;
  private static double[] ownUgM3;

  /** Cells lie in one region each, so that scaling a region is scaling its cells. */
  @BeforeAll
  static void run() {
    breathing = wholeCells(BreathingStudy.tables(6, 5, 3));
    TinyStudy.put(
        breathing,
        TinyStudy.rows(Inputs.EXPOSURE_RESPONSE)
            .add(Ier.FORM, "IHD", "ALL", 0, 1.5, .04, .7, 2.4, Double.NaN)
            .add(Ier.FORM, "STROKE", "ALL", 0, 1.2, .02, .9, 2.4, Double.NaN));
    Pipeline.Results first = Pipeline.run(breathing, parameters());
    ownUgM3 = own(first);
    breathing = withPm25(breathing, g -> 12 + ownUgM3[g]);
    base = Pipeline.run(breathing, parameters());
  }

  private static StudyTables wholeCells(StudyTables tables) {
    Table.Builder regions = TinyStudy.rows(Inputs.CELL_REGION);
    for (int g = 0; g < 30; g++) {
      regions.add(g, north(g) ? "N" : "S", 1);
    }
    TinyStudy.put(tables, regions);
    return tables;
  }

  private static boolean north(int cell) {
    return cell % 3 == 0;
  }

  private static Pipeline.Parameters parameters() {
    return new Pipeline.Parameters(
        Species.POLLUTANTS,
        HealthParameters.of(Ier.FORM),
        Closure.Rule.RAW,
        new Receptors(List.of(Receptors.EACH)),
        TinyStudy.PARAMETERS.mrio(),
        IndexParameters.DEFAULT,
        PathParameters.DEFAULT,
        30,
        TinyStudy.PARAMETERS.scenarios());
  }

  private static double[] own(Pipeline.Results results) {
    Table air = results.tables().get(Inputs.AIR_CONCENTRATION.name());
    return OwnConcentrations.of(breathing.require(Inputs.CELL), air, Species.POLLUTANTS);
  }

  private static StudyTables withPm25(StudyTables tables, IntToDoubleFunction pm25) {
    return replaced(tables, Inputs.CELL, "pm25_ugm3", (row, old) -> pm25.applyAsDouble(row));
  }

  /** How one value of a column becomes another. */
  private interface Change {
    double of(int row, double old);
  }

  private static StudyTables replaced(
      StudyTables tables, TableSchema schema, String column, Change change) {
    Table old = tables.require(schema);
    Table.Builder rows = TinyStudy.rows(schema);
    for (int row = 0; row < old.rows(); row++) {
      Object[] values = new Object[schema.columns().size()];
      for (int c = 0; c < values.length; c++) {
        Column at = schema.columns().get(c);
        values[c] =
            switch (at.type()) {
              case STRING -> old.strings(at.name())[row];
              case INT -> old.ints(at.name())[row];
              default -> {
                double value = old.doubles(at.name())[row];
                yield at.name().matches(column) ? change.of(row, value) : value;
              }
            };
      }
      rows.add(values);
    }
    StudyTables result = new StudyTables().putAll(tables);
    TinyStudy.put(result, rows);
    return result;
  }

  /** The study with the emissions of a what-if. */
  private static StudyTables scaled(StudyTables tables, Whatif whatif) {
    Table emission = tables.require(Inputs.EMISSION);
    return replaced(
        tables,
        Inputs.EMISSION,
        "m\\d\\d",
        (row, old) -> {
          double tonnes = old;
          for (Step step : whatif.steps()) {
            String region = north(emission.ints("cell")[row]) ? "N" : "S";
            boolean chosen =
                holds(step, Filter.SUBSECTOR, emission.strings("subsector")[row])
                    && holds(step, Filter.SPECIES, emission.strings("species")[row])
                    && holds(step, Filter.REGION, region);
            tonnes *= chosen ? step.scale() : 1;
          }
          return tonnes;
        });
  }

  private static boolean holds(Step step, Filter filter, String name) {
    return !step.filters().containsKey(filter) || step.filters().get(filter).contains(name);
  }

  private static Map<String, Table> whatifs(
      StudyTables inputs,
      Pipeline.Results results,
      Pipeline.Parameters parameters,
      Optional<Table> pairs,
      Whatif... whatifs) {
    Axis regions = Axis.of("region", inputs.require(Inputs.REGION).strings("region"));
    Axis subsectors = Axis.of("subsector", inputs.require(Inputs.SUBSECTOR).strings("subsector"));
    Damage damage = Damage.of(results.tables().get("damage_region"), regions, subsectors);
    Whatifs all =
        Whatifs.of(
            new SourceAxis(regions, subsectors, parameters.species()),
            damage,
            new WhatifParameters(List.of(whatifs)),
            inputs,
            Optional.of(Pipeline.flows(inputs, Optional.of(damage), parameters, new Ledger())),
            pairs);
    assertThat(all.ledger().open()).isEmpty();
    Map<String, Table> tables = new HashMap<>();
    for (SourceOutput output : all.figures().outputs()) {
      tables.put(output.schema().name(), output.central());
    }
    return tables;
  }

  /** Sum of a column over the rows with these words in these columns, given by turns. */
  private static double sum(Table table, String column, String... columnsAndWords) {
    return IntStream.range(0, table.rows())
        .filter(
            row ->
                IntStream.range(0, columnsAndWords.length / 2)
                    .allMatch(
                        k ->
                            table.strings(columnsAndWords[2 * k])[row].equals(
                                columnsAndWords[2 * k + 1])))
        .mapToDouble(row -> table.doubles(column)[row])
        .sum();
  }

  private static void assertClose(double found, double before, double after) {
    assertThat(found).isCloseTo(before - after, within(1e-9 * before));
  }

  @Test
  void withGivenSensitivitiesASecondRunAgrees() {
    StudyTables inputs = wholeCells(TinyStudy.uneven(30, 5));
    Pipeline.Parameters parameters = TinyStudy.with(Species.POLLUTANTS, 4);
    Pipeline.Results first = Pipeline.run(inputs, parameters);
    Map<String, Table> avoided =
        whatifs(inputs, first, parameters, Optional.empty(), NORTH_PLANTS, PLANTS_OFF);
    for (Whatif whatif : List.of(NORTH_PLANTS, PLANTS_OFF)) {
      String name = whatif.name();
      Map<String, Table> after = Pipeline.run(scaled(inputs, whatif), parameters).tables();
      Map<String, Table> before = first.tables();
      Table total = avoided.get("whatif");
      assertThat(sum(total, "deaths_avoided", "whatif", name)).isPositive();
      for (String region : List.of("N", "S")) {
        assertClose(
            sum(avoided.get("whatif_region"), "deaths_avoided", "whatif", name, "region", region),
            sum(before.get("damage_region"), "deaths", "region", region),
            sum(after.get("damage_region"), "deaths", "region", region));
        assertClose(
            sum(avoided.get("whatif_region"), "co2_avoided_t", "whatif", name, "region", region),
            sum(before.get("damage_region"), "tonnes", "region", region, "species", "CO2"),
            sum(after.get("damage_region"), "tonnes", "region", region, "species", "CO2"));
      }
      for (String species : List.of("OC", "NH3", "CO2")) {
        assertClose(
            sum(
                avoided.get("whatif_species"),
                "tonnes_avoided",
                "whatif",
                name,
                "species",
                species),
            sum(before.get("damage_region"), "tonnes", "species", species),
            sum(after.get("damage_region"), "tonnes", "species", species));
      }
      demandAgrees(name, avoided.get("whatif_demand"), before, after);
    }
  }

  private static void demandAgrees(
      String name, Table demand, Map<String, Table> before, Map<String, Table> after) {
    for (String stressor : List.of("CO2", "deaths")) {
      for (String view : List.of("final_producer", "final_consumer")) {
        List<String> places = new ArrayList<>(List.of("N", "S"));
        if (view.equals("final_consumer")) {
          places.add("ROW");
        }
        for (String to : places) {
          String[] flow = {"view", view, "stressor", stressor, "to_region", to};
          String[] own = Arrays.copyOf(flow, 8);
          own[6] = "whatif";
          own[7] = name;
          assertClose(
              sum(demand, "avoided", own),
              sum(before.get("flow_pair"), "value", flow),
              sum(after.get("flow_pair"), "value", flow));
        }
      }
      String[] household = {
        "view", "household", "stressor", stressor, "whatif", name, "to_region", "N"
      };
      String[] place = {"stressor", stressor, "region", "N"};
      assertClose(
          sum(demand, "avoided", household),
          sum(before.get("account_household"), "value", place),
          sum(after.get("account_household"), "value", place));
    }
  }

  /** The same PM2.5, so the same slopes: deaths among the people of each region are linear. */
  @Test
  void withTheSameSlopesReceptorsAgreeWithASecondRun() {
    Table avoided =
        whatifs(breathing, base, parameters(), Optional.of(pairs()), NORTH_PLANTS)
            .get("whatif_receptor");
    Table after =
        Pipeline.run(scaled(breathing, NORTH_PLANTS), parameters()).tables().get("death_pair");
    Table before = base.tables().get("death_pair");
    for (String to : List.of("N", "S")) {
      double found = sum(avoided, "deaths_avoided", "to_region", to);
      assertThat(found).isPositive();
      assertClose(
          found, sum(before, "deaths", "to_region", to), sum(after, "deaths", "to_region", to));
    }
  }

  /** The table death_pair_subsector, as a job makes it. */
  private static Table pairs() {
    Optional<Burden> burden = Pipeline.burden(breathing, parameters());
    SteadyState model = Pipeline.transport(breathing, false, burden, parameters()).orElseThrow();
    Table emission = breathing.require(Inputs.EMISSION);
    DamageEngine engine = Pipeline.damageEngine(withSensitivity(), parameters());
    StudyAir air =
        Pipeline.air(
            breathing,
            model,
            burden.orElseThrow(),
            CellEmissions.of(emission, GridTable.read(breathing.require(Inputs.GRID))),
            engine,
            parameters());
    Axis subsectors =
        Axis.of("subsector", breathing.require(Inputs.SUBSECTOR).strings("subsector"));
    List<StudyAir.Month> months = new ArrayList<>();
    for (int m = 0; m < Months.COUNT; m++) {
      String month = Months.COLUMNS.get(m);
      List<Column> columns = new ArrayList<>();
      Inputs.EMISSION.key().forEach(key -> columns.add(Inputs.EMISSION.column(key)));
      columns.add(Inputs.EMISSION.column(month));
      Table.Builder rows =
          Table.builder(new TableSchema("emission", "a month", columns, Inputs.EMISSION.key()));
      for (int row = 0; row < emission.rows(); row++) {
        rows.add(
            emission.ints("cell")[row],
            emission.strings("species")[row],
            emission.strings("subsector")[row],
            emission.doubles(month)[row]);
      }
      months.add(
          air.month(
              m, Optional.of(new StudyAir.BySubsector(rows.build(), air.bySubsector(subsectors)))));
    }
    return StudyAir.bySubsector(months).table(1);
  }

  private static StudyTables withSensitivity() {
    StudyTables tables = new StudyTables().putAll(breathing);
    tables.put(base.tables().get("sensitivity"), breathing.provenance("cell"));
    return tables;
  }

  /**
   * J falls by more than first order says, for J is concave above the counterfactual: slopes grow
   * as the air gets cleaner. By the mean value theorem what J falls by lies between the slopes
   * before and after, each times the PM2.5 avoided; that is the bound.
   */
  @Test
  void firstOrderIsTrueForAPercentAndTooLittleForRemoval() {
    double[] less = truthOverFirstOrder(PLANTS_LESS);
    double[] off = truthOverFirstOrder(PLANTS_OFF);
    double[] more = truthOverFirstOrder(PLANTS_MORE);
    // 1.003 within 1 to 1.006
    assertThat(less[0]).isGreaterThan(1).isLessThan(less[1]);
    assertThat(less[1]).as("slopes after over slopes before").isLessThan(1.01);
    // 1.42 within 1 to 2.07
    assertThat(off[0]).isGreaterThan(1.2).isLessThan(off[1]);
    assertThat(more[0]).as("what is added kills fewer").isLessThan(.95).isGreaterThan(more[1]);
  }

  /** The fall of J over deaths avoided at first order, and its bound. */
  private static double[] truthOverFirstOrder(Whatif whatif) {
    double firstOrder =
        sum(
            whatifs(breathing, base, parameters(), Optional.empty(), whatif).get("whatif"),
            "deaths_avoided");
    StudyTables cleaner = scaled(breathing, whatif);
    double[] fallUgM3 = own(Pipeline.run(cleaner, parameters()));
    Arrays.setAll(fallUgM3, g -> ownUgM3[g] - fallUgM3[g]);
    StudyTables second = withPm25(cleaner, g -> 12 + ownUgM3[g] - fallUgM3[g]);
    Map<String, Table> before = base.tables();
    Map<String, Table> after = Pipeline.run(second, parameters()).tables();
    double truth = sum(before.get("burden"), "deaths") - sum(after.get("burden"), "deaths");
    assertThat(slopes(before, fallUgM3))
        .as("the adjoint of transport is exact")
        .isCloseTo(firstOrder, within(1e-6 * Math.abs(firstOrder)));
    return new double[] {truth / firstOrder, slopes(after, fallUgM3) / firstOrder};
  }

  /** sum over cells of dJ/dz times a change of z. */
  private static double slopes(Map<String, Table> results, double[] changeUgM3) {
    double[] slope = results.get("burden_cell").doubles("deaths_per_ugm3");
    return IntStream.range(0, slope.length).mapToDouble(g -> slope[g] * changeUgM3[g]).sum();
  }
}
