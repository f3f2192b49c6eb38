package org.tradewind.uncertainty.outputs;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.RandomWorld;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;

/**
 * Three regions, three sectors and four subsectors with uneven damage, drawn without a grid: power
 * belongs to S0, works to S1 and S2, trucks to S2 and households, stoves to households.
 */
public final class DrawnStudy {
  static final List<String> SPECIES = List.of(Species.EC, Species.SO2, Species.NOX);
  static final List<String> STRESSORS = List.of("CO2", "deaths", "SO2");

  private final StudyTables tables = RandomWorld.of(5, 3, 3).tables();
  private final Damage damage;
  private final FlowEngine flows;

  public DrawnStudy() {
    this(List.of("power", "works", "truck", "stove"));
  }

  /** With damage by some of the subsectors alone. */
  public DrawnStudy(List<String> emitting) {
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.SUBSECTOR)
            .add("power", "energy", "coal", true, false)
            .add("works", "industry", "coal", true, false)
            .add("truck", "transport", "diesel", true, false)
            .add("stove", "domestic", "wood", true, true));
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("power", "*", "S0", 1)
            .add("works", "*", "S1", .6)
            .add("works", "*", "S2", .4)
            .add("truck", "*", "S2", .7)
            .add("truck", "*", "household", .3)
            .add("stove", "*", "household", 1));
    damage = damage(emitting);
    flows = StudyModel.flows(tables, Optional.of(damage), TinyStudy.with(SPECIES, 1), new Ledger());
  }

  private static Damage damage(List<String> emitting) {
    Random random = new Random(11);
    Table.Builder rows = Table.builder(DamageTables.DAMAGE_REGION);
    List<String> regions = List.of("R0", "R1", "R2");
    List<String> subsectors = List.of("power", "works", "truck", "stove");
    for (String region : regions) {
      for (String subsector : emitting) {
        for (String species : List.of(Species.CO2, Species.EC, Species.SO2, Species.NOX)) {
          double tonnes = 100 * Math.exp(random.nextGaussian());
          double deaths = species.equals(Species.CO2) ? 0 : tonnes * random.nextDouble();
          rows.add(region, subsector, species, Months.COLUMNS.get(0), tonnes, deaths);
        }
      }
    }
    return Damage.of(rows.build(), Axis.of("region", regions), Axis.of("subsector", subsectors));
  }

  /** Starts a table uncertainty. */
  public static Table.Builder rows() {
    return Table.builder(UncertaintyInputs.UNCERTAINTY);
  }

  /**
   * Every kind of factor: of its own, one for all regions, of groups with several sigmas, of which
   * one has activities and emission factors.
   */
  public static Table bottomUp() {
    return rows()
        .add("*", "*", "*", "activity", "lognormal", .1, "")
        .add("*", "stove", "*", "activity", "lognormal", .3, "homes")
        .add("*", "truck", "R1", "activity", "lognormal", .2, "homes")
        .add("CO2", "*", "*", "emission_factor", "lognormal", .05, "carbon")
        .add("SO2", "*", "*", "emission_factor", "lognormal", .25, "")
        .add("EC", "*", "*", "emission_factor", "lognormal", .3, "soot")
        .add("EC", "stove", "*", "emission_factor", "lognormal", .4, "homes")
        .add("NOX", "power", "R0", "emission_factor", "lognormal", .2, "soot")
        .add("deaths", "*", "*", "exposure_response", "lognormal", .15, "")
        .build();
  }

  /** Every distribution with a sigma; activities correlated in part, species with each other. */
  public static Table otherDistributions() {
    return rows()
        .add("*", "*", "*", "activity", "uniform", .1, "activity")
        .add("*", "stove", "*", "activity", "lognormal", .3, "activity")
        .add("*", "truck", "R1", "activity", "normal", .5, "")
        .add("CO2", "*", "*", "emission_factor", "triangular", .05, "carbon")
        .add("SO2", "*", "*", "emission_factor", "normal", .25, "sulphur")
        .add("EC", "*", "*", "emission_factor", "lognormal", .3, "soot")
        .add("NOX", "*", "*", "emission_factor", "triangular", .2, "")
        .add("deaths", "*", "*", "exposure_response", "uniform", .15, "")
        .build();
  }

  /** What {@link #otherDistributions} refers to. */
  public static Table.Builder correlations() {
    return Table.builder(UncertaintyInputs.CORRELATION)
        .add("activity", "activity", .25)
        .add("soot", "soot", .5)
        .add("soot", "sulphur", .6);
  }

  /** With factors common to a region, in part to all, and sensitivities, two of which are one. */
  public static Table everyKind() {
    return rows()
        .addAll(bottomUp())
        .add("*", "*", "*", "common", "lognormal", .12, "common")
        .add("*", "stove", "*", "common", "uniform", .1, "")
        .add("SO2", "*", "*", "sensitivity", "lognormal", .6, "")
        .add("NOX", "*", "*", "sensitivity", "triangular", .3, "air")
        .add("EC", "*", "*", "sensitivity", "triangular", .3, "air")
        .build();
  }

  /** How much of the common factors is common to all regions. */
  public static Table.Builder commonToAll() {
    return Table.builder(UncertaintyInputs.CORRELATION).add("common", "common", .3);
  }

  /** Species and quantities, for the other modes. */
  public static Table bySpecies(double sigma) {
    Table.Builder rows = rows();
    for (String kind : List.of("species", "quantity")) {
      rows.add("CO2", "*", "*", kind, "lognormal", sigma, "")
          .add("EC", "*", "*", kind, "lognormal", 3 * sigma, "soot")
          .add("SO2", "*", "*", kind, "lognormal", 2 * sigma, "");
    }
    return rows.add("deaths", "*", "*", "quantity", "lognormal", 2.5 * sigma, "")
        .add("deaths", "*", "*", "exposure_response", "lognormal", 1.5 * sigma, "")
        .build();
  }

  FlowEngine flows() {
    return flows;
  }

  public StudyTables tables() {
    return tables;
  }

  public DrawModel model(Table uncertainty, UncertaintyParameters.Mode mode) {
    return model(uncertainty, new UncertaintyParameters(mode, 1000, 17, 500, STRESSORS));
  }

  /** Everything of {@link #bottomUp}, by points of Sobol's sequence under a scrambling. */
  public DrawModel sobol(long seed) {
    return model(
        bottomUp(),
        new UncertaintyParameters(
            UncertaintyParameters.Mode.BOTTOM_UP,
            1000,
            seed,
            500,
            STRESSORS,
            UncertaintyParameters.Sampler.SOBOL));
  }

  private DrawModel model(Table uncertainty, UncertaintyParameters how) {
    StudyTables all = tables;
    all.put(
        uncertainty,
        org.tradewind.tables.Provenance.of(
            org.tradewind.tables.Provenance.Status.ILLUSTRATIVE, "a test", ""));
    return DrawModel.of(
            all,
            Optional.of(damage),
            flows,
            SPECIES,
            org.tradewind.health.HealthParameters.DEFAULT,
            how)
        .orElseThrow();
  }
}
