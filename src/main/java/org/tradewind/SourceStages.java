package org.tradewind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tradewind.attribution.CellGroups;
import org.tradewind.attribution.CellSums;
import org.tradewind.attribution.CityAmounts;
import org.tradewind.attribution.CityOutputs;
import org.tradewind.attribution.CityParameters;
import org.tradewind.attribution.ConcordanceUse;
import org.tradewind.attribution.Contributions;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.ReceivedDeaths;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceGroup;
import org.tradewind.attribution.SourceGroups;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.attribution.StudyCities;
import org.tradewind.attribution.SynergyFlags;
import org.tradewind.axes.Axis;
import org.tradewind.costs.CellCosts;
import org.tradewind.costs.CellLand;
import org.tradewind.costs.CellPrices;
import org.tradewind.costs.CostOutputs;
import org.tradewind.costs.CostParameters;
import org.tradewind.costs.CostStudy;
import org.tradewind.costs.InequalityCurves;
import org.tradewind.costs.Valuation;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Concordance;
import org.tradewind.flows.FlowEngine;
import org.tradewind.scenarios.WhatifParameters;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What follows from the damage of sources, in the order of the paper of Chen et al. (2024): who
 * contributes what, cities, costs, and what-ifs. Each line declares tables; the central run and the
 * draws evaluate the same declarations.
 */
public final class SourceStages {
  /** Points of the curves of cost over people. */
  private static final int POINTS = 50;

  /** Levels of groups whose costs have no table of their own. */
  private static final Set<String> PRICED =
      Set.of(
          SourceGroups.FUEL,
          SourceGroups.SYNERGY,
          SourceGroups.REGION_SUBSECTOR,
          SourceGroups.CITY);

  /**
   * What the stages want to know beside tables.
   *
   * @param costs how deaths and CO2 are priced
   * @param cities where the share of solid fuels divides cities
   * @param whatif which sources are scaled or removed
   * @param currency of the MRIO, where the study file names it
   */
  public record Parameters(
      CostParameters costs,
      CityParameters cities,
      WhatifParameters whatif,
      Optional<String> currency) {
    /** Currency of the MRIO, as the study file has it, else as the inputs have it. */
    private Optional<String> money(StudyTables inputs) {
      return currency.or(() -> StudyInfo.of(inputs).currency());
    }

    /** Those of a study file without such keys. */
    public static final Parameters DEFAULT =
        new Parameters(
            CostParameters.DEFAULT,
            CityParameters.DEFAULT,
            WhatifParameters.NONE,
            Optional.empty());
  }

  /**
   * What passes over cells have summed.
   *
   * @param cities with their amounts, where the study has cities
   * @param groups cells in groups by people, with their sums
   */
  public record Cells(Optional<Cities> cities, Optional<Groups> groups) {
    /** Of a study without a table of cells. */
    public static final Cells NONE = new Cells(Optional.empty(), Optional.empty());
  }

  /** Cities and what they have. */
  public record Cities(StudyCities cities, CityAmounts amounts) {}

  /** Groups of cells and what they have. */
  public record Groups(CellGroups groups, CellSums sums) {}

  /**
   * What comes out.
   *
   * @param figures declared tables and probabilities
   * @param valuation prices, where the study has them
   * @param scopes what each what-if touches
   * @param ledger totals that agree
   * @param remarks what was assumed or is missing in part
   * @param leftOut what the study lacks the inputs of
   */
  public record Result(
      SourceOutputs figures,
      Optional<Valuation> valuation,
      List<Whatifs.Scope> scopes,
      Ledger ledger,
      List<String> remarks,
      List<String> leftOut) {}

  private SourceStages() {}

  /** Positions of the sources of a study's damage. */
  public static SourceAxis axis(Damage damage, List<String> species) {
    return new SourceAxis(damage.regions(), damage.subsectors(), species);
  }

  /** The cities of a study with a table of cells, if it has any. */
  public static Optional<StudyCities> cities(StudyTables inputs, Axis regions) {
    return inputs.has(Inputs.CELL)
        ? StudyCities.of(inputs, cellRegions(inputs, regions), regions)
        : Optional.empty();
  }

  /** Cells in groups by people, in a study with a table of cells and prices. */
  public static Optional<CellGroups> groups(
      StudyTables inputs, Axis regions, Parameters parameters) {
    boolean priced = Valuation.of(inputs, parameters.costs()).isPresent();
    return priced && inputs.has(Inputs.CELL)
        ? Optional.of(
            CellGroups.of(inputs.require(Inputs.CELL), cellRegions(inputs, regions), POINTS))
        : Optional.empty();
  }

  private static CellRegions cellRegions(StudyTables inputs, Axis regions) {
    return CellRegions.of(inputs.require(Inputs.CELL_REGION), regions);
  }

  /** Refuses what would be refused later, before anything long. */
  public static void check(
      StudyTables inputs, Axis regions, Axis subsectors, List<String> species, Parameters how) {
    SourceAxis axis = new SourceAxis(regions, subsectors, species);
    SourceGroups.check(axis, inputs.require(Inputs.SUBSECTOR));
    CostOutputs.check(inputs, how.costs(), how.money(inputs));
    Whatifs.check(how.whatif(), axis, inputs);
    cities(inputs, regions);
  }

  /**
   * Declares everything.
   *
   * @param cells what passes over cells have summed
   * @param pairs table death_pair_subsector, where deaths are attributed to receptors
   * @param species the study's pollutants
   */
  public static Result of(
      StudyTables inputs,
      Damage damage,
      Optional<FlowEngine> flows,
      Cells cells,
      Optional<Table> pairs,
      List<String> species,
      Parameters parameters) {
    SourceAxis axis = axis(damage, species);
    Table subsector = inputs.require(Inputs.SUBSECTOR);
    List<String> remarks = new ArrayList<>(SynergyFlags.remarks(damage, subsector));
    List<String> leftOut = new ArrayList<>();
    Ledger ledger = new Ledger();

    SourceOutputs figures = SourceOutputs.NONE;
    Optional<Concordance> concordance = StudyModel.concordance(inputs);
    if (concordance.isPresent()) {
      SourceOutput use = ConcordanceUse.of(axis, damage, concordance.get());
      figures = SourceOutputs.of(List.of(use));
      ledger.addAll(ConcordanceUse.ledger(axis, damage, use));
    }

    List<SourceGroup> cities = groups(cells.cities());
    figures = figures.and(Contributions.of(axis, damage, subsector, cities));

    if (pairs.isPresent()) {
      figures = figures.and(SourceOutputs.of(List.of(ReceivedDeaths.of(axis, pairs.get()))));
    }

    if (cells.cities().isPresent()) {
      Cities some = cells.cities().get();
      CityOutputs ofCities =
          new CityOutputs(some.cities(), some.amounts(), axis, damage, parameters.cities());
      figures = figures.and(ofCities.figures());
      remarks.addAll(ofCities.remarks());
    } else {
      leftOut.add("cities, for want of city and cell_city, or of names in cell.city");
    }

    List<SourceGroup> priced = new ArrayList<>(SourceGroups.of(axis, damage, subsector));
    priced.addAll(cities);
    priced.removeIf(group -> !PRICED.contains(group.level()));
    Optional<CostOutputs> costs =
        CostOutputs.of(
            new CostStudy(axis, damage, priced, inputs, parameters.money(inputs)),
            parameters.costs());
    if (costs.isPresent()) {
      figures = figures.and(costs.get().figures());
      remarks.addAll(costs.get().remarks());
      if (cells.groups().isPresent()) {
        Groups some = cells.groups().get();
        figures =
            figures.and(
                SourceOutputs.of(
                    InequalityCurves.of(
                        axis,
                        costs.get().valuation(),
                        some.groups(),
                        some.sums().sums(true),
                        some.sums().sums(false))));
      }
    }
    Valuation.missing(inputs.has(CostTables.VALUATION), parameters.costs()).ifPresent(leftOut::add);

    Whatifs whatifs = Whatifs.of(axis, damage, parameters.whatif(), inputs, flows, pairs);
    figures = figures.and(whatifs.figures());
    remarks.addAll(whatifs.remarks());
    ledger.addAll(whatifs.ledger());
    return new Result(
        figures, costs.map(CostOutputs::valuation), whatifs.scopes(), ledger, remarks, leftOut);
  }

  /** What cells contribute and cost, of a study with a table of cells. */
  public static CellCosts cellCosts(
      StudyTables inputs,
      Damage damage,
      SourceAxis axis,
      CellRegions regions,
      Optional<Valuation> valuation,
      Parameters parameters) {
    return new CellCosts(
        new CellLand(inputs.require(Inputs.CELL), regions),
        axis.sum(damage, axis::isDeaths).central(),
        axis.sum(damage, axis::isCo2).central(),
        valuation.map(v -> CellPrices.of(v, parameters.costs())));
  }

  private static List<SourceGroup> groups(Optional<Cities> cities) {
    List<SourceGroup> all = new ArrayList<>();
    cities.ifPresent(
        some -> {
          for (int c = 0; c < some.cities().cities().size(); c++) {
            StudyCities.City city = some.cities().cities().get(c);
            all.add(
                new SourceGroup(
                    SourceGroups.CITY,
                    city.code(),
                    city.region(),
                    some.amounts().deaths(c),
                    some.amounts().co2(c)));
          }
        });
    return all;
  }
}
