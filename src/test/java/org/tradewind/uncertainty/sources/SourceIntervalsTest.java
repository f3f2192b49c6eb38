package org.tradewind.uncertainty.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.BorderStudy;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.Column;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.CarriedSources;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.DrawnSources;
import org.tradewind.uncertainty.inputs.DeathsScale;
import org.tradewind.uncertainty.inputs.PriceFactors;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.statistics.Statistics;

/** Draws of sums over sources, against draws of the accounts and of damage by region. */
class SourceIntervalsTest {
  private static final int DRAWS = 700;
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SUBSECTORS = Axis.of("subsector", "plant", "stove");
  private static final SourceAxis AXIS = new SourceAxis(REGIONS, SUBSECTORS, Species.POLLUTANTS);
  private static final TableSchema SCHEMA =
      new TableSchema(
          "some",
          "Some numbers.",
          List.of(
              Column.text("name", "name"),
              Column.number("value", "", "value"),
              Column.number("share", "1", "share").within(Column.Range.ANY)),
          List.of("name"));
  private static final TableSchema PROBABILITY =
      new TableSchema(
          "some_probability",
          "Some probabilities.",
          List.of(
              Column.text("name", "name"),
              Column.text("kind", "kind"),
              Column.number("probability", "1", "share of the draws"),
              Column.number("mc_error", "1", "its error")),
          List.of("name", "kind"));

  private static StudyTables tables(Mode mode, double sigma) {
    StudyTables tables = BorderStudy.of(TinyStudy.uneven(12, 9), true, 0, 12);
    Table.Builder rows = TinyStudy.rows(UncertaintyInputs.UNCERTAINTY);
    if (mode == Mode.BOTTOM_UP) {
      rows.add("*", "*", "*", "activity", "lognormal", sigma, "")
          .add("*", "*", "*", "emission_factor", "lognormal", 1.5 * sigma, "")
          .add("*", "*", "*", "sensitivity", "lognormal", .8 * sigma, "")
          .add("deaths", "*", "*", "exposure_response", "lognormal", .5 * sigma, "");
    } else {
      rows.add("*", "*", "*", "quantity", "lognormal", sigma, "");
    }
    rows.add("VSL", "*", "*", "price", "lognormal", 2 * sigma, "");
    TinyStudy.put(tables, rows);
    return tables;
  }

  private static Damage damage(StudyTables tables) {
    Pipeline.Results run = Pipeline.run(tables, TinyStudy.with(Species.POLLUTANTS, 3));
    return Damage.of(run.tables().get("damage_region"), REGIONS, SUBSECTORS);
  }

  private static UncertaintyParameters how(Mode mode) {
    return new UncertaintyParameters(mode, DRAWS, 5, 50, List.of("CO2", "deaths"));
  }

  private static DrawModel model(StudyTables tables, Mode mode) {
    Optional<Damage> damage = Optional.of(damage(tables));
    ModelParameters parameters = TinyStudy.with(Species.POLLUTANTS, 3);
    FlowEngine flows = StudyModel.flows(tables, damage, parameters, new Ledger());
    return DrawModel.of(tables, damage, flows, Species.POLLUTANTS, parameters.health(), how(mode))
        .orElseThrow();
  }

  /** Deaths and CO2 of each region, and of one source by one species; the share in the nation. */
  private static SourceOutputs figures(Damage damage) {
    SourceSum deaths = AXIS.sum(damage, AXIS::isDeaths);
    SourceSum co2 = AXIS.sum(damage, AXIS::isCo2);
    SourceOutput.RowFormula share =
        (own, shared, into, n) -> {
          for (int d = 0; d < n; d++) {
            into[0][d] = own[0][d];
            into[1][d] = own[0][d] / own[1][d];
          }
        };
    SourceOutput.Builder rows =
        SourceOutput.byRow(SCHEMA, List.of("value", "share"), List.of(), share);
    for (int r = 0; r < 2; r++) {
      int region = r;
      rows.row(
          List.of(AXIS.sum(damage, p -> AXIS.isDeaths(p) && AXIS.region(p) == region), deaths),
          "deaths " + r);
      rows.row(
          List.of(AXIS.sum(damage, p -> AXIS.isCo2(p) && AXIS.region(p) == region), co2),
          "CO2 " + r);
    }
    int so2 = Species.POLLUTANTS.indexOf("SO2");
    rows.row(List.of(SourceSum.of(AXIS.deaths(0, 0, so2), damage.deaths(0, 0, 3)), deaths), "one");
    rows.row(
        List.of(
            SourceSum.of(AXIS.price(SourceAxis.VSL), 1.3e6), SourceSum.of(AXIS.price("SCC"), 100)),
        "VSL");
    SourceKinds kinds =
        new SourceKinds(
            PROBABILITY,
            List.of(new Object[] {"more deaths"}, new Object[] {"never"}),
            List.of("N", "S"),
            List.of(
                AXIS.sum(damage, p -> AXIS.isDeaths(p) && AXIS.region(p) == 0),
                AXIS.sum(damage, p -> AXIS.isDeaths(p) && AXIS.region(p) == 1)),
            (sums, into, n) -> {
              for (int d = 0; d < n; d++) {
                into[0][d] = sums[0][d] >= sums[1][d] ? 0 : 1;
                into[1][d] = Double.NaN;
              }
            });
    return new SourceOutputs(List.of(rows.build()), List.of(kinds));
  }

  private static List<Table> tables(DrawnSources sources, StudyTables tables, Mode mode, int cut) {
    SourceIntervals intervals =
        new SourceIntervals(
            sources, AXIS, PriceFactors.of(tables, how(mode)), figures(damage(tables)), DRAWS);
    List<Table> all = new ArrayList<>();
    intervals
        .work(cut)
        .forEach(work -> intervals.tables(work).forEach(rows -> all.add(rows.table())));
    return all;
  }

  private static double value(List<Table> tables, String name, String quantity, String column) {
    for (Table table : tables) {
      for (int row = 0; table.name().equals("some_ci") && row < table.rows(); row++) {
        if (table.strings("name")[row].equals(name)
            && table.strings("quantity")[row].equals(quantity)) {
          return table.doubles(column)[row];
        }
      }
    }
    throw new AssertionError(name + " " + quantity);
  }

  @Test
  void sumsOfARegionAreThoseOfItsAccounts() {
    for (Mode mode : List.of(Mode.BOTTOM_UP, Mode.PUBLISHED)) {
      StudyTables tables = tables(mode, .3);
      DrawModel model = model(tables, mode);
      List<Table> ours = tables(model.sources(), tables, mode, 1);
      AccountDraws draws = model.draw(0, DRAWS);
      for (int k = 0; k < 2; k++) {
        double[][] values = draws.values(k);
        int sectors = model.sectors().size();
        for (int r = 0; r < 2; r++) {
          double[] sum = values[2 * sectors + r].clone();
          for (int i = 0; i < sectors; i++) {
            for (int d = 0; d < DRAWS; d++) {
              sum[d] += values[r * sectors + i][d];
            }
          }
          double central = value(ours, model.stressors().label(k) + " " + r, "value", "central");
          Statistics expected = Statistics.of(central, sum);
          String name = model.stressors().label(k) + " " + r;
          assertThat(value(ours, name, "value", "mean"))
              .isCloseTo(expected.mean(), within(1e-9 * central));
          assertThat(value(ours, name, "value", "p97_5"))
              .isCloseTo(expected.p97_5(), within(1e-9 * central));
          assertThat(value(ours, name, "value", "sd"))
              .isCloseTo(expected.sd(), within(1e-9 * central));
        }
      }
    }
  }

  @Test
  void oneSourceByOneSpeciesIsThatOfDamageByRegion() {
    StudyTables tables = tables(Mode.BOTTOM_UP, .3);
    DrawModel model = model(tables, Mode.BOTTOM_UP);
    Table damage =
        Pipeline.run(tables, TinyStudy.with(Species.POLLUTANTS, 3)).tables().get("damage_region");
    Table region = new DamageIntervals(model, damage, DRAWS).region(0);
    List<Table> ours = tables(model.sources(), tables, Mode.BOTTOM_UP, 1);
    for (int row = 0; row < region.rows(); row++) {
      if (region.strings("subsector")[row].equals("plant")
          && region.strings("species")[row].equals("SO2")
          && region.strings("quantity")[row].equals("deaths")) {
        double expected = region.doubles("p97_5")[row] / region.doubles("central")[row];
        double found =
            value(ours, "one", "value", "p97_5") / value(ours, "one", "value", "central");
        assertThat(found).isCloseTo(expected, within(1e-9));
        return;
      }
    }
    throw new AssertionError("no row of SO2 by plants");
  }

  @Test
  void aStudyWithoutSupplyChainHasTheSameDraws() {
    StudyTables tables = tables(Mode.BOTTOM_UP, .3);
    DrawnSources with = model(tables, Mode.BOTTOM_UP).sources();
    DrawnSources without =
        DrawnSources.of(
            tables,
            damage(tables),
            Species.POLLUTANTS,
            TinyStudy.PARAMETERS.health(),
            DeathsScale.RAW,
            how(Mode.BOTTOM_UP));
    List<Table> one = tables(with, tables, Mode.BOTTOM_UP, 1);
    List<Table> other = tables(without, tables, Mode.BOTTOM_UP, 1);
    assertThat(one).usingRecursiveComparison().isEqualTo(other);
  }

  @Test
  void howTheWorkIsCutMovesNoBit() {
    StudyTables tables = tables(Mode.BOTTOM_UP, .3);
    DrawnSources sources = model(tables, Mode.BOTTOM_UP).sources();
    List<Table> whole = tables(sources, tables, Mode.BOTTOM_UP, 1);
    List<Table> cut = tables(sources, tables, Mode.BOTTOM_UP, 50);
    assertThat(cut).hasSizeGreaterThan(whole.size());
    for (String name : List.of("deaths 0", "CO2 1", "one", "VSL")) {
      for (String column : List.of("mean", "sd", "p2_5", "p50", "p97_5", "mc_error")) {
        assertThat(value(cut, name, "share", column))
            .isEqualTo(value(whole, name, "share", column));
      }
    }
  }

  @Test
  void withoutSpreadEveryDrawIsTheCentralRun() {
    StudyTables tables = tables(Mode.BOTTOM_UP, 0);
    List<Table> all = tables(model(tables, Mode.BOTTOM_UP).sources(), tables, Mode.BOTTOM_UP, 1);
    Table ci = all.get(0);
    for (int row = 0; row < ci.rows(); row++) {
      double central = ci.doubles("central")[row];
      assertThat(ci.doubles("sd")[row]).isZero();
      for (String column : List.of("mean", "p2_5", "p50", "p97_5")) {
        assertThat(ci.doubles(column)[row]).isEqualTo(central);
      }
    }
  }

  @Test
  void aPriceHasItsOwnFactorAndTheOtherIsExact() {
    StudyTables tables = tables(Mode.BOTTOM_UP, .3);
    List<Table> all = tables(model(tables, Mode.BOTTOM_UP).sources(), tables, Mode.BOTTOM_UP, 1);
    // lognormal with sigma .6 and mean 1: CV sqrt(exp(.36) - 1) = .658
    double mean = value(all, "VSL", "value", "mean");
    assertThat(mean).isCloseTo(1.3e6, within(.1 * 1.3e6));
    assertThat(value(all, "VSL", "value", "sd") / mean).isCloseTo(.658, within(.1));
    // the share is VSL over an SCC of 100 that does not vary
    assertThat(value(all, "VSL", "share", "p97_5"))
        .isCloseTo(value(all, "VSL", "value", "p97_5") / 100, within(1e-6));
  }

  @Test
  void whatIntervalsCarrySaysWhichPricesVary() {
    StudyTables tables = tables(Mode.BOTTOM_UP, .3);
    DrawModel model = model(tables, Mode.BOTTOM_UP);
    Optional<PriceFactors> prices = Optional.of(PriceFactors.of(tables, how(Mode.BOTTOM_UP)));
    Table carried = CarriedSources.of(model, Mode.BOTTOM_UP, "by species", 0, prices);
    int row = List.of(carried.strings("source")).indexOf("price");
    assertThat(carried.booleans("carried")[row]).isTrue();
    assertThat(carried.strings("note")[row]).startsWith("of VSL, in tables of costs");
    Table without = CarriedSources.of(model, Mode.BOTTOM_UP, "by species", 0, Optional.empty());
    assertThat(without.strings("source")).doesNotContain("price");
  }

  @Test
  void probabilitiesOfKindsAreSharesOfTheDraws() {
    StudyTables tables = tables(Mode.BOTTOM_UP, .9);
    DrawModel model = model(tables, Mode.BOTTOM_UP);
    Table kinds = tables(model.sources(), tables, Mode.BOTTOM_UP, 1).get(1);
    int k = model.stressors().find("deaths");
    double[][] values = model.draw(0, DRAWS).values(k);
    int sectors = model.sectors().size();
    int more = 0;
    for (int d = 0; d < DRAWS; d++) {
      double[] sums = {values[2 * sectors][d], values[2 * sectors + 1][d]};
      for (int i = 0; i < 2 * sectors; i++) {
        sums[i / sectors] += values[i][d];
      }
      more += sums[0] >= sums[1] ? 1 : 0;
    }
    assertThat(more).isBetween(1, DRAWS - 1);
    assertThat(kinds.strings("name")).containsOnly("more deaths");
    double p = more / (double) DRAWS;
    assertThat(kinds.doubles("probability")[0]).isEqualTo(p);
    assertThat(kinds.doubles("probability")[1]).isCloseTo(1 - p, within(1e-12));
    assertThat(kinds.doubles("mc_error")[0])
        .isCloseTo(Math.sqrt(p * (1 - p) / DRAWS), within(1e-12));
  }
}
