package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.ScaledStudy.NORTH_PLANTS;
import static org.tradewind.ScaledStudy.PLANTS_OFF;
import static org.tradewind.ScaledStudy.assertClose;
import static org.tradewind.ScaledStudy.plants;
import static org.tradewind.ScaledStudy.replaced;
import static org.tradewind.ScaledStudy.scaled;
import static org.tradewind.ScaledStudy.sum;
import static org.tradewind.ScaledStudy.whatif;
import static org.tradewind.ScaledStudy.whatifs;
import static org.tradewind.ScaledStudy.wholeCells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.OwnConcentrations;
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
import org.tradewind.scenarios.WhatifParameters.Whatif;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Column;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.transport.SteadyState;

/**
 * What-ifs next to a second run whose sensitivities and J are computed. With the PM2.5 of the first
 * run the two agree; with the PM2.5 of the scaled emissions they differ by the curve of the
 * exposure-response alone, since transport is linear and its adjoint exact.
 */
class WhatifFirstOrderTest {
  private static final Whatif PLANTS_LESS = whatif("plants_less", plants(.99));
  private static final Whatif PLANTS_MORE = whatif("plants_more", plants(2));

  private static StudyTables breathing;
  private static Pipeline.Results base;
  private static double[] ownUgM3;

  /** Cells lie in one region each, so that scaling a region is scaling its cells. */
  @BeforeAll
  static void run() {
    breathing = wholeCells(BreathingStudy.tables(6, 5, 3));
    TinyStudy.put(
        breathing,
        TinyStudy.rows(AirInputs.EXPOSURE_RESPONSE)
            .add(Ier.FORM, "IHD", "ALL", 0, 1.5, .04, .7, 2.4, Double.NaN)
            .add(Ier.FORM, "STROKE", "ALL", 0, 1.2, .02, .9, 2.4, Double.NaN));
    Pipeline.Results first = Pipeline.run(breathing, parameters());
    ownUgM3 = own(first);
    breathing = withPm25(breathing, g -> 12 + ownUgM3[g]);
    base = Pipeline.run(breathing, parameters());
  }

  private static ModelParameters parameters() {
    return new ModelParameters(
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
    Table air = results.tables().get(AirInputs.AIR_CONCENTRATION.name());
    return OwnConcentrations.of(breathing.require(Inputs.CELL), air, Species.POLLUTANTS);
  }

  private static StudyTables withPm25(StudyTables tables, IntToDoubleFunction pm25) {
    return replaced(tables, Inputs.CELL, "pm25_ugm3", (row, old) -> pm25.applyAsDouble(row));
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
    Optional<Burden> burden = StudyModel.burden(breathing, parameters());
    SteadyState model = StudyModel.transport(breathing, false, burden, parameters()).orElseThrow();
    Table emission = breathing.require(Inputs.EMISSION);
    DamageEngine engine = StudyModel.damageEngine(withSensitivity(), parameters());
    StudyAir air =
        StudyModel.air(
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
