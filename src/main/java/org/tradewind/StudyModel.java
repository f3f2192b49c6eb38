package org.tradewind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.ReceptorDeaths;
import org.tradewind.attribution.SectorAccounts;
import org.tradewind.attribution.StudyAir;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Concordance;
import org.tradewind.emissions.Harmonisation;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.GivenRequirements;
import org.tradewind.flows.Stressors;
import org.tradewind.health.Burden;
import org.tradewind.health.Tabulated;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.RegionalMrio;
import org.tradewind.mrio.TradeBuilder;
import org.tradewind.scenarios.EnergyIntensities;
import org.tradewind.scenarios.GriddedSavings;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.transport.SteadyState;

/**
 * What a study consists of: the engine of each room, made of the study's tables. {@link Pipeline}
 * and the jobs make the same engines here and only differ in how they spread the loops.
 */
public final class StudyModel {
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

  private StudyModel() {}

  /** What J, the deaths attributable to PM2.5, needs. */
  public static List<TableSchema> burdenTables(ModelParameters parameters) {
    TableSchema response =
        parameters.health().form().equals(Tabulated.FORM)
            ? AirInputs.RELATIVE_RISK
            : AirInputs.EXPOSURE_RESPONSE;
    return List.of(Inputs.CELL, AirInputs.MORTALITY_RATE, AirInputs.AGE_SHARE, response);
  }

  /** The deaths attributable to PM2.5, where the tables to tell them are there. */
  public static Optional<Burden> burden(StudyTables inputs, ModelParameters parameters) {
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
      StudyTables inputs, boolean given, Optional<Burden> burden, ModelParameters parameters) {
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
  public static Closure closure(Optional<Burden> burden, ModelParameters parameters) {
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
      ModelParameters parameters) {
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
  public static DamageEngine damageEngine(StudyTables inputs, ModelParameters parameters) {
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
  public static Optional<RegionalMrio> regionalMrio(
      StudyTables inputs, ModelParameters parameters) {
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
      Predicate<TableSchema> has, StudyTables inputs, ModelParameters parameters) {
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
      StudyTables inputs, Optional<Damage> damage, ModelParameters parameters, Ledger ledger) {
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
      ModelParameters parameters,
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
      StudyTables inputs, FlowEngine flows, ModelParameters parameters) {
    return intensities(inputs, parameters)
        .flatMap(intensities -> Savings.of(flows, intensities, parameters.scenarios()));
  }

  /** The energy intensities of the scenarios' sectors; empty in a study without any. */
  public static Optional<EnergyIntensities> intensities(
      StudyTables inputs, ModelParameters parameters) {
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
}
