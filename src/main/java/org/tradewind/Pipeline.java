package org.tradewind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.attribution.CellSums;
import org.tradewind.attribution.CityAmounts;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.DamagePart;
import org.tradewind.attribution.ReceptorDeaths;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.StudyAir;
import org.tradewind.axes.Months;
import org.tradewind.costs.CellCosts;
import org.tradewind.costs.Valuation;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.emissions.CellPlaces;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Harmonisation;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.LargestPaths;
import org.tradewind.flows.NationalTotals;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.flows.RegionAccounts;
import org.tradewind.flows.SolvedTables;
import org.tradewind.flows.TradePatterns;
import org.tradewind.health.Burden;
import org.tradewind.mrio.RegionalMrio;
import org.tradewind.scenarios.GriddedSavings;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.transport.Sensitivities;
import org.tradewind.transport.SteadyState;

/**
 * The whole model on one page, without Spark: input tables in, output tables and conservation
 * ledger out. Jobs call the same rooms and only spread the heavy loops; for small studies and for
 * the tests this is the reference.
 */
public final class Pipeline {
  /**
   * What comes out.
   *
   * @param tables output tables by name
   * @param ledger totals that agree
   */
  public record Results(Map<String, Table> tables, Ledger ledger) {}

  private Pipeline() {}

  /** Runs every stage whose tables are there. */
  public static Results run(StudyTables inputs, ModelParameters parameters) {
    return new Stages(inputs, parameters).run();
  }

  /** One run: each stage reads what those before it left. */
  private static final class Stages {
    private final ModelParameters parameters;
    private final StudyTables inputs;
    private final Optional<Burden> burden;
    private final Optional<SteadyState> transport;
    private final Ledger ledger = new Ledger();
    private final List<Table> tables = new ArrayList<>();
    private Table cellSpecies;

    private Stages(StudyTables given, ModelParameters parameters) {
      this.parameters = parameters;
      this.inputs = new StudyTables().putAll(given);
      StudyModel.regionalMrio(given, parameters).ifPresent(this::builtMrio);
      StudyModel.harmonisation(given::has, given, parameters).ifPresent(this::madeEmission);
      this.burden = StudyModel.burden(given, parameters);
      this.transport =
          StudyModel.transport(given, given.has(AirInputs.SENSITIVITY), burden, parameters);
    }

    private Results run() {
      CellPlaces.of(inputs).ifPresent(tables::add);
      burden.ifPresent(b -> tables.addAll(List.of(b.burdenTable(), b.cellTable())));
      transport.ifPresent(this::sensitivities);
      Optional<Damage> damage = Optional.empty();
      if (StudyModel.DAMAGE_TABLES.stream().allMatch(inputs::has)) {
        damage = Optional.of(damage());
      }
      Optional<FlowEngine> flows = Optional.empty();
      if (StudyModel.FLOW_TABLES.stream().allMatch(inputs::has)) {
        flows = Optional.of(supplyChain(damage));
      }
      if (damage.isPresent()) {
        sources(damage.get(), flows);
      }
      Map<String, Table> byName = new HashMap<>();
      tables.forEach(t -> byName.put(t.name(), t));
      return new Results(byName, ledger);
    }

    private void builtMrio(RegionalMrio mrio) {
      inputs.putAll(mrio.tables());
      tables.addAll(mrio.reports());
      ledger.addAll(mrio.ledger());
    }

    private void madeEmission(Harmonisation harmonisation) {
      Harmonisation.Made made = harmonisation.of(inputs.require(InventoryTables.INVENTORY_GRID));
      inputs.put(
          made.emission(),
          harmonisation.provenance(
              inputs.provenance(InventoryTables.INVENTORY_GRID.name()),
              inputs.provenance(InventoryTables.INVENTORY.name())));
      tables.add(made.emission());
      tables.addAll(made.report().tables());
      ledger.addAll(made.report().ledger());
    }

    private void sensitivities(SteadyState model) {
      double[] forcing = parameters.receptors().forcing(burden.orElseThrow());
      Table lambda = Sensitivities.of(model, inputs.require(Inputs.CELL), forcing);
      tables.add(lambda);
      inputs.put(lambda, SteadyState.provenance(inputs.provenance(AirInputs.METEOROLOGY.name())));
    }

    private Damage damage() {
      DamageEngine engine = StudyModel.damageEngine(inputs, parameters).tellingSpecies();
      DamagePart all =
          DamagePart.of(
              engine,
              rows(Inputs.EMISSION, "species", "subsector"),
              rows(AirInputs.SENSITIVITY, "species"));
      all.spans().checked(engine.species());
      Damage raw = engine.merge(all.blocks());
      double factor = StudyModel.closure(burden, parameters).factor(raw.deathsOfAllCells());
      Damage damage = raw.withDeathsTimes(factor);
      tables.add(all.cells().cellTable(factor));
      tables.add(all.cells().totalTable(factor));
      cellSpecies = all.cells().cellSpeciesTable(factor);
      tables.add(damage.table());
      ledger.addAll(damage.ledger());
      transport.ifPresent(model -> air(model, engine, raw.deathsOfAllCells(), factor));
      return damage;
    }

    private MonthRows rows(TableSchema schema, String... keys) {
      return MonthRows.of(inputs.require(schema), keys)
          .ordered(Integer.MIN_VALUE, 1L + Integer.MAX_VALUE);
    }

    private void sources(Damage damage, Optional<FlowEngine> flows) {
      SourceStages.Parameters how = parameters.sources();
      SourceAxis axis = SourceStages.axis(damage, parameters.species());
      CellRegions regions = CellRegions.of(inputs.require(Inputs.CELL_REGION), damage.regions());
      Optional<SourceStages.Cities> cities =
          SourceStages.cities(inputs, damage.regions())
              .map(
                  c ->
                      new SourceStages.Cities(
                          c, new CityAmounts(axis, c.cities().size()).accept(c, cellSpecies)));
      Optional<SourceStages.Groups> groups =
          SourceStages.groups(inputs, damage.regions(), how)
              .map(g -> new SourceStages.Groups(g, CellSums.of(cellSpecies, axis, regions, g)));
      SourceStages.Result result =
          SourceStages.of(
              inputs,
              damage,
              flows,
              new SourceStages.Cells(cities, groups),
              Optional.empty(),
              parameters.species(),
              how);
      result.figures().outputs().forEach(output -> tables.add(output.central()));
      ledger.addAll(result.ledger());
      if (inputs.has(Inputs.CELL)) {
        cells(damage, axis, regions, result.valuation());
      }
    }

    private void cells(
        Damage damage, SourceAxis axis, CellRegions regions, Optional<Valuation> valuation) {
      CellCosts costs =
          SourceStages.cellCosts(inputs, damage, axis, regions, valuation, parameters.sources());
      Table total =
          tables.stream()
              .filter(t -> t.schema() == DamageTables.DAMAGE_CELL_TOTAL)
              .findFirst()
              .orElseThrow();
      CellCosts.Part part = costs.part(total, regions);
      tables.add(part.contribution());
      if (valuation.isPresent()) {
        tables.add(part.cost());
        tables.add(costs.threshold(part.cost()));
      }
    }

    private void air(SteadyState model, DamageEngine engine, double firstOrder, double factor) {
      CellEmissions emissions =
          CellEmissions.of(
              inputs.require(Inputs.EMISSION), GridTable.read(inputs.require(Inputs.GRID)));
      StudyAir air =
          StudyModel.air(inputs, model, burden.orElseThrow(), emissions, engine, parameters);
      List<StudyAir.Month> months = IntStream.range(0, Months.COUNT).mapToObj(air::month).toList();
      tables.add(air.concentration(months));
      ledger.addAll(StudyAir.ledger(months));
      if (parameters.receptors().toldApart()) {
        ReceptorDeaths deaths = air.deaths(months);
        tables.add(deaths.table(factor));
        ledger.addAll(deaths.ledger(firstOrder));
      }
    }

    private FlowEngine supplyChain(Optional<Damage> damage) {
      FlowEngine flows = StudyModel.flows(inputs, damage, parameters, ledger);
      tables.add(flows.account());
      tables.add(RegionAccounts.of(flows));
      tables.add(flows.accountHousehold());
      tables.add(NationalTotals.of(flows));
      tables.add(SolvedTables.multiplier(flows));
      tables.add(SolvedTables.requirement(flows));
      tables.add(allFlows(flows));
      tables.add(flows.flowPair());
      tables.add(flows.embodiedTrade());
      ledger.addAll(flows.ledger());
      PymrioAccounts pymrio = PymrioAccounts.of(flows);
      tables.add(pymrio.table());
      ledger.addAll(pymrio.ledger());
      patterns(flows);
      StudyModel.savings(inputs, flows, parameters).ifPresent(s -> scenarios(s, damage));
      return flows;
    }

    private void patterns(FlowEngine flows) {
      TradePatterns patterns = TradePatterns.of(flows, inputs, parameters.indices());
      tables.add(patterns.tierSectors());
      tables.addAll(patterns.tables());
      tables.add(LargestPaths.of(flows, parameters.paths()));
      ledger.addAll(patterns.ledger());
    }

    private void scenarios(Savings savings, Optional<Damage> damage) {
      tables.addAll(
          List.of(savings.table(), savings.sums(), savings.totals(), savings.differences()));
      StudyModel.griddedSavings(inputs, savings, damage)
          .ifPresent(
              gridded -> {
                Table cells =
                    tables.stream()
                        .filter(t -> t.schema() == DamageTables.DAMAGE_CELL)
                        .findFirst()
                        .orElseThrow();
                GriddedSavings.Part part = gridded.part(cells);
                tables.add(part.cells());
                ledger.addAll(gridded.ledger(List.of(part.byRegion())));
              });
    }
  }

  private static Table allFlows(FlowEngine flows) {
    Table.Builder table = Table.builder(FlowTables.FLOW);
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < flows.stressors().size(); k++) {
        table.addAll(flows.flow(view, k));
      }
    }
    return table.build();
  }
}
