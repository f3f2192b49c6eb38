package org.tradewind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradewind.attribution.CellSums;
import org.tradewind.attribution.CityAmounts;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.DamagePart;
import org.tradewind.attribution.ReceptorDeaths;
import org.tradewind.attribution.SectorAccounts;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.StudyAir;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.costs.CellCosts;
import org.tradewind.costs.Valuation;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.emissions.CellPlaces;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Concordance;
import org.tradewind.emissions.Harmonisation;
import org.tradewind.emissions.InventoryParameters;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.GivenRequirements;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.LargestPaths;
import org.tradewind.flows.NationalTotals;
import org.tradewind.flows.PathParameters;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.flows.RegionAccounts;
import org.tradewind.flows.SolvedTables;
import org.tradewind.flows.Stressors;
import org.tradewind.flows.TradePatterns;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.Receptors;
import org.tradewind.health.Tabulated;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.RegionalMrio;
import org.tradewind.mrio.TradeBuilder;
import org.tradewind.scenarios.EnergyIntensities;
import org.tradewind.scenarios.GriddedSavings;
import org.tradewind.scenarios.Savings;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.MrioInputs;
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
  /** What damage needs. */
  public static final List<TableSchema> DAMAGE_TABLES =
      List.of(
          Inputs.REGION,
          Inputs.SUBSECTOR,
          Inputs.CELL_REGION,
          AirInputs.SENSITIVITY,
          Inputs.EMISSION);

  /** What the supply chain needs; stressors come from damage and the concordance, or are given. */
  public static final List<TableSchema> FLOW_TABLES =
      List.of(
          Inputs.REGION,
          Inputs.SECTOR,
          MrioInputs.TRANSACTIONS,
          MrioInputs.FINAL_DEMAND,
          MrioInputs.OUTPUT);

  /** What coordination scenarios need beside flows: at least one of them. */
  public static final List<TableSchema> INTENSITY_TABLES =
      List.of(MrioInputs.ENERGY_INTENSITY, MrioInputs.ENERGY_USE);

  /** What transport needs beside the tables of J, to give the sensitivities. */
  public static final List<TableSchema> TRANSPORT_TABLES =
      List.of(Inputs.GRID, AirInputs.METEOROLOGY);

  /**
   * What the model wants to know beside its tables.
   *
   * @param species pollutants whose deaths count
   * @param health form of the exposure-response
   * @param closure whether first-order deaths are booked as they are or rescaled to J
   * @param receptors whose deaths count
   * @param mrio how the MRIO is read and solved
   * @param indices how concentration, relocation and zones are told
   * @param paths how far supply paths are followed
   * @param blocks blocks of cells, summed one after the other
   * @param scenarios which coordination scenarios
   * @param emissions how the table emission is made from inventories
   * @param sources settings of cities, costs and what-ifs
   */
  public record Parameters(
      List<String> species,
      HealthParameters health,
      Closure.Rule closure,
      Receptors receptors,
      MrioParameters mrio,
      IndexParameters indices,
      PathParameters paths,
      int blocks,
      ScenarioParameters scenarios,
      InventoryParameters emissions,
      SourceStages.Parameters sources) {
    /**
     * With the defaults of emissions and sources: no what-ifs, prices as table valuation has them.
     */
    public Parameters(
        List<String> species,
        HealthParameters health,
        Closure.Rule closure,
        Receptors receptors,
        MrioParameters mrio,
        IndexParameters indices,
        PathParameters paths,
        int blocks,
        ScenarioParameters scenarios) {
      this(
          species,
          health,
          closure,
          receptors,
          mrio,
          indices,
          paths,
          blocks,
          scenarios,
          InventoryParameters.DEFAULT,
          SourceStages.Parameters.DEFAULT);
    }
  }

  /**
   * What comes out.
   *
   * @param tables output tables by name
   * @param ledger totals that agree
   */
  public record Results(Map<String, Table> tables, Ledger ledger) {}

  private Pipeline() {}

  /** Runs every stage whose tables are there. */
  public static Results run(StudyTables inputs, Parameters parameters) {
    return new Stages(inputs, parameters).run();
  }

  /** One run: each stage reads what those before it left. */
  private static final class Stages {
    private final Parameters parameters;
    private final StudyTables inputs;
    private final Optional<Burden> burden;
    private final Optional<SteadyState> transport;
    private final Ledger ledger = new Ledger();
    private final List<Table> tables = new ArrayList<>();
    private Table cellSpecies;

    private Stages(StudyTables given, Parameters parameters) {
      this.parameters = parameters;
      this.inputs = new StudyTables().putAll(given);
      regionalMrio(given, parameters).ifPresent(this::builtMrio);
      harmonisation(given::has, given, parameters).ifPresent(this::madeEmission);
      this.burden = burden(given, parameters);
      this.transport = transport(given, given.has(AirInputs.SENSITIVITY), burden, parameters);
    }

    private Results run() {
      CellPlaces.of(inputs).ifPresent(tables::add);
      burden.ifPresent(b -> tables.addAll(List.of(b.burdenTable(), b.cellTable())));
      transport.ifPresent(this::sensitivities);
      Optional<Damage> damage = Optional.empty();
      if (DAMAGE_TABLES.stream().allMatch(inputs::has)) {
        damage = Optional.of(damage());
      }
      Optional<FlowEngine> flows = Optional.empty();
      if (FLOW_TABLES.stream().allMatch(inputs::has)) {
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
      DamageEngine engine = damageEngine(inputs, parameters).tellingSpecies();
      DamagePart all =
          DamagePart.of(
              engine,
              rows(Inputs.EMISSION, "species", "subsector"),
              rows(AirInputs.SENSITIVITY, "species"));
      all.spans().checked(engine.species());
      Damage raw = engine.merge(all.blocks());
      double factor = closure(burden, parameters).factor(raw.deathsOfAllCells());
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
          Pipeline.air(inputs, model, burden.orElseThrow(), emissions, engine, parameters);
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
      FlowEngine flows = flows(inputs, damage, parameters, ledger);
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
      savings(inputs, flows, parameters).ifPresent(s -> scenarios(s, damage));
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
      griddedSavings(inputs, savings, damage)
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

  /** What J, the deaths attributable to PM2.5, needs. */
  public static List<TableSchema> burdenTables(Parameters parameters) {
    TableSchema response =
        parameters.health().form().equals(Tabulated.FORM)
            ? AirInputs.RELATIVE_RISK
            : AirInputs.EXPOSURE_RESPONSE;
    return List.of(Inputs.CELL, AirInputs.MORTALITY_RATE, AirInputs.AGE_SHARE, response);
  }

  /** The deaths attributable to PM2.5, where the tables to tell them are there. */
  public static Optional<Burden> burden(StudyTables inputs, Parameters parameters) {
    return burdenTables(parameters).stream().allMatch(inputs::has)
        ? Optional.of(Burden.of(inputs, parameters.health()))
        : Optional.empty();
  }

  /**
   * The transport model, where the study has no sensitivities of its own and the tables to compute
   * them from.
   *
   * @param given whether a table sensitivity is given
   */
  public static Optional<SteadyState> transport(
      StudyTables inputs, boolean given, Optional<Burden> burden, Parameters parameters) {
    boolean possible =
        burden.isPresent() && TRANSPORT_TABLES.stream().allMatch(inputs::has) && !given;
    if (!possible && parameters.receptors().toldApart()) {
      throw new UserError(
          "key receptors",
          parameters.receptors().chosen()
              + (given
                  ? " beside a table sensitivity, which says nothing of where deaths fall"
                  : " in a study without the tables that transport needs"),
          "a study whose sensitivities are computed: tables "
              + names(TRANSPORT_TABLES)
              + ", "
              + names(burdenTables(parameters))
              + ", and no table sensitivity",
          "Leave receptors empty, or give these tables.");
    }
    return possible ? Optional.of(SteadyState.of(inputs)) : Optional.empty();
  }

  /** Table names in one line. */
  public static String names(List<TableSchema> tables) {
    return tables.stream().map(TableSchema::name).collect(Collectors.joining(", "));
  }

  /** How first-order deaths are closed. */
  public static Closure closure(Optional<Burden> burden, Parameters parameters) {
    return new Closure(
        parameters.closure(),
        burden.stream().mapToDouble(parameters.receptors()::attributableDeaths).findFirst());
  }

  /** What emissions make of the air, and where the deaths fall. */
  public static StudyAir air(
      StudyTables inputs,
      SteadyState transport,
      Burden burden,
      CellEmissions emissions,
      DamageEngine engine,
      Parameters parameters) {
    return new StudyAir(
        transport,
        inputs.require(Inputs.CELL).ints("cell"),
        emissions,
        parameters.receptors().forcings(burden),
        parameters.species(),
        new ReceptorDeaths(
            engine.regions(),
            parameters.receptors().regions(burden),
            parameters.species(),
            engine.cellRegions()));
  }

  /** The engine that turns rows of emissions and sensitivities into damage. */
  public static DamageEngine damageEngine(StudyTables inputs, Parameters parameters) {
    Axis regions = regions(inputs);
    Axis subsectors =
        Axis.of("subsector", Arrays.asList(inputs.require(Inputs.SUBSECTOR).strings("subsector")));
    CellRegions cellRegions = CellRegions.of(inputs.require(Inputs.CELL_REGION), regions);
    return new DamageEngine(
        regions, subsectors, parameters.species(), cellRegions, parameters.blocks());
  }

  /**
   * The MRIO that is built from regional tables; empty in a study with its own, or without them.
   */
  public static Optional<RegionalMrio> regionalMrio(StudyTables inputs, Parameters parameters) {
    return TradeBuilder.applies(inputs)
        ? Optional.of(TradeBuilder.build(inputs, parameters.mrio()))
        : Optional.empty();
  }

  /**
   * What makes the table emission from a gridded and a detailed inventory; empty in a study with
   * its own, or without them.
   *
   * @param has whether the study has a table
   * @param inputs its tables but the gridded ones
   */
  public static Optional<Harmonisation> harmonisation(
      Predicate<TableSchema> has, StudyTables inputs, Parameters parameters) {
    return Harmonisation.applies(has)
        ? Optional.of(Harmonisation.of(inputs, parameters.emissions(), parameters.blocks()))
        : Optional.empty();
  }

  /**
   * The supply chain of a study: stressors from damage and from the table given, pushed through its
   * MRIO.
   *
   * @param ledger takes the totals of the step from subsectors to sectors
   */
  public static FlowEngine flows(
      StudyTables inputs, Optional<Damage> damage, Parameters parameters, Ledger ledger) {
    return flows(inputs, damage, parameters, ledger, Optional.empty());
  }

  /**
   * The same with requirements that another run has solved, where there are such.
   *
   * @param ledger takes the totals of the step from subsectors to sectors
   */
  public static FlowEngine flows(
      StudyTables inputs,
      Optional<Damage> damage,
      Parameters parameters,
      Ledger ledger,
      Optional<GivenRequirements> given) {
    Mrio mrio = Mrio.of(inputs, parameters.mrio());
    List<Stressors> parts = new ArrayList<>();
    if (damage.isPresent() && inputs.has(Inputs.CONCORDANCE)) {
      Concordance concordance =
          Concordance.of(inputs, damage.get().regions(), damage.get().subsectors(), mrio.sectors());
      SectorAccounts accounts = SectorAccounts.of(damage.get(), concordance, parameters.species());
      ledger.addAll(accounts.ledger());
      parts.add(
          Stressors.of(
              accounts.stressors(),
              mrio.regions(),
              mrio.sectors(),
              accounts.values(),
              accounts.household()));
    }
    if (inputs.has(MrioInputs.STRESSOR)) {
      parts.add(Stressors.of(inputs, mrio.regions(), mrio.sectors()));
    }
    if (parts.isEmpty()) {
      throw new UserError(
          "the study's inputs",
          "an MRIO but nothing to push through it",
          "a table 'stressor', or gridded emissions with sensitivities and a 'concordance'",
          "Add one of them; docs/tables.md lists their columns.");
    }
    LeontiefSolver solver = LeontiefSolver.of(mrio, parameters.mrio().backend());
    return FlowEngine.of(mrio, solver, Stressors.join(parts), given);
  }

  /**
   * What coordination of energy intensities would save; empty in a study without intensities, or
   * without CO2 and deaths.
   */
  public static Optional<Savings> savings(
      StudyTables inputs, FlowEngine flows, Parameters parameters) {
    return intensities(inputs, parameters)
        .flatMap(intensities -> Savings.of(flows, intensities, parameters.scenarios()));
  }

  /** The energy intensities of the scenarios' sectors; empty in a study without any. */
  public static Optional<EnergyIntensities> intensities(StudyTables inputs, Parameters parameters) {
    if (INTENSITY_TABLES.stream().noneMatch(inputs::has)) {
      return Optional.empty();
    }
    return Optional.of(
        EnergyIntensities.of(
            inputs,
            Axis.of("region", inputs.require(Inputs.REGION).strings("region")),
            Axis.of("sector", inputs.require(Inputs.SECTOR).strings("sector")),
            parameters.scenarios().sectors()));
  }

  /** The same by cell, where the study's CO2 and deaths come from the grid. */
  public static Optional<GriddedSavings> griddedSavings(
      StudyTables inputs, Savings savings, Optional<Damage> damage) {
    if (damage.isEmpty() || !inputs.has(Inputs.CONCORDANCE)) {
      return Optional.empty();
    }
    return Optional.of(
        GriddedSavings.of(
            savings,
            concordance(inputs).orElseThrow(),
            CellRegions.of(inputs.require(Inputs.CELL_REGION), damage.get().regions()),
            damage.get().subsectors()));
  }

  /** The way from subsectors to sectors; empty in a study without one. */
  public static Optional<Concordance> concordance(StudyTables inputs) {
    if (!Stream.of(Inputs.CONCORDANCE, Inputs.SUBSECTOR, Inputs.SECTOR).allMatch(inputs::has)) {
      return Optional.empty();
    }
    return Optional.of(
        Concordance.of(
            inputs,
            regions(inputs),
            axis("subsector", inputs, Inputs.SUBSECTOR),
            axis("sector", inputs, Inputs.SECTOR)));
  }

  private static Axis axis(String name, StudyTables inputs, TableSchema table) {
    return Axis.of(name, Arrays.asList(inputs.require(table).strings(name)));
  }

  private static Axis regions(StudyTables inputs) {
    return axis("region", inputs, Inputs.REGION);
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
