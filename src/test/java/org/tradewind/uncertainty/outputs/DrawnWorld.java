package org.tradewind.uncertainty.outputs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.RandomWorld;
import org.tradewind.flows.TradePatterns;
import org.tradewind.mrio.World;
import org.tradewind.scenarios.PercentileMethod;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;

/**
 * Four regions of three sectors that emit CO2 and cause deaths, with everything that a run with
 * flows and scenarios writes, and factors on activities, emission factors and exposure-response.
 */
public final class DrawnWorld {
  public static final int REGIONS = 4;
  public static final int SECTORS = 3;

  private final RandomWorld world;
  private final StudyTables tables;
  private final ModelParameters parameters;

  private DrawnWorld(RandomWorld world, StudyTables tables, ModelParameters parameters) {
    this.world = world;
    this.tables = tables;
    this.parameters = parameters;
  }

  /**
   * A world.
   *
   * @param sigma of all factors; 0 for none
   */
  public static DrawnWorld of(long seed, double sigma) {
    RandomWorld world = RandomWorld.of(seed, REGIONS, SECTORS);
    StudyTables tables = tables(world, seed);
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", sigma, "")
            .add("*", "*", "R1", "activity", "lognormal", sigma * 2, "")
            .add("CO2", "*", "*", "emission_factor", "lognormal", sigma / 2, "carbon")
            .add("deaths", "*", "*", "emission_factor", "lognormal", sigma, "")
            .add("*", "*", "*", "exposure_response", "lognormal", sigma, ""));
    ModelParameters tiny = TinyStudy.PARAMETERS;
    ModelParameters parameters =
        new ModelParameters(
            tiny.species(),
            tiny.health(),
            tiny.closure(),
            tiny.receptors(),
            tiny.mrio(),
            tiny.indices(),
            tiny.paths(),
            tiny.blocks(),
            new ScenarioParameters(
                List.of("S0", "S1"),
                List.of(100., 75., 50.),
                PercentileMethod.HAZEN,
                ScenarioParameters.Rule.CLAMPED));
    return new DrawnWorld(world, tables, parameters);
  }

  private static StudyTables tables(RandomWorld world, long seed) {
    Random random = new Random(seed + 1);
    List<String> regions = IntStream.range(0, REGIONS).mapToObj(r -> "R" + r).toList();
    List<String> sectors = IntStream.range(0, SECTORS).mapToObj(s -> "S" + s).toList();
    World rows = new World(regions, sectors);
    Table.Builder region = TinyStudy.rows(Inputs.REGION);
    Table.Builder intensity = TinyStudy.rows(MrioInputs.ENERGY_INTENSITY);
    for (int r = 0; r < REGIONS; r++) {
      String name = "R" + r;
      region.add(name, name, 10. + r, 100. * (r + 1), 7. + 3 * r);
      intensity.add(name, "S0", 3 + random.nextDouble()).add(name, "S1", 5 + random.nextDouble());
      rows.householdEmits(name, "CO2", 5 * random.nextDouble())
          .householdEmits(name, "deaths", 3 * random.nextDouble());
    }
    for (int i = 0; i < REGIONS * SECTORS; i++) {
      String r = "R" + i / SECTORS;
      String s = "S" + i % SECTORS;
      double made = 0;
      for (int j = 0; j < REGIONS * SECTORS; j++) {
        made += world.z()[i][j];
      }
      rows.row(r, s, world.z()[i]);
      for (int d = 0; d < REGIONS + 2; d++) {
        double bought = world.y()[i][d];
        made += bought;
        String to = d < REGIONS ? "R" + d : d == REGIONS ? "ROW" : "ERR";
        String category = d < REGIONS ? "urban" : d == REGIONS ? "export" : "others";
        rows.buys(r, s, to, category, bought);
      }
      rows.makes(r, s, made)
          .emits(r, s, "CO2", 10 * random.nextDouble())
          .emits(r, s, "value_added", 10 * random.nextDouble())
          .emits(r, s, "deaths", 4 * random.nextDouble());
    }
    StudyTables tables = rows.tables();
    TinyStudy.put(tables, region);
    TinyStudy.put(tables, intensity);
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.SECTOR)
            .add("S0", "S0", "heavy")
            .add("S1", "S1", "heavy")
            .add("S2", "S2", "light"));
    return tables;
  }

  public StudyTables tables() {
    return tables;
  }

  public ModelParameters parameters() {
    return parameters;
  }

  UncertaintyParameters how(int draws, int block) {
    return new UncertaintyParameters(
        UncertaintyParameters.Mode.BOTTOM_UP, draws, 7, block, List.of("CO2", "deaths"));
  }

  public FlowEngine flows() {
    return StudyModel.flows(tables, Optional.empty(), parameters, new Ledger());
  }

  public DrawModel model(FlowEngine flows) {
    return DrawModel.of(
            tables,
            Optional.empty(),
            flows,
            parameters.species(),
            parameters.health(),
            how(100, 50))
        .orElseThrow();
  }

  Map<String, Table> run() {
    return Pipeline.run(tables, parameters).tables();
  }

  public Drawn drawn(DrawModel model, FlowEngine flows) {
    Map<String, Table> central = new HashMap<>(run());
    return DrawnOutputs.of(
        model,
        flows,
        TradePatterns.of(flows, tables, parameters.indices()),
        StudyModel.savings(tables, flows, parameters),
        central,
        tables.require(Inputs.REGION));
  }

  /** The whole run with stressors multiplied by the factors of one draw, which deviate from 1. */
  Map<String, Table> run(DrawModel model, double[][] deviations, int draw) {
    Map<String, Double> factors = new HashMap<>();
    for (int f = 0; f < model.factors().size(); f++) {
      factors.put(model.factors().get(f).stream(), 1 + deviations[f][draw]);
    }
    StudyTables changed = new StudyTables().putAll(tables);
    double carbon =
        factors.entrySet().stream()
            .filter(e -> e.getKey().startsWith("emission_factor/CO2/"))
            .mapToDouble(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    Table given = tables.require(MrioInputs.STRESSOR);
    Table.Builder rows = TinyStudy.rows(MrioInputs.STRESSOR);
    for (int row = 0; row < given.rows(); row++) {
      String region = given.strings("region")[row];
      String sector = given.strings("sector")[row];
      String stressor = given.strings("stressor")[row];
      double factor = factor(factors, carbon, region, sector, stressor);
      rows.add(region, sector, stressor, given.doubles("value")[row] * factor);
    }
    TinyStudy.put(changed, rows);
    Table home = tables.require(MrioInputs.STRESSOR_HOUSEHOLD);
    Table.Builder households = TinyStudy.rows(MrioInputs.STRESSOR_HOUSEHOLD);
    for (int row = 0; row < home.rows(); row++) {
      String region = home.strings("region")[row];
      String stressor = home.strings("stressor")[row];
      double factor = factor(factors, carbon, region, Inputs.HOUSEHOLD, stressor);
      households.add(region, stressor, home.doubles("value")[row] * factor);
    }
    TinyStudy.put(changed, households);
    return Pipeline.run(changed, parameters).tables();
  }

  private static double factor(
      Map<String, Double> factors, double carbon, String region, String unit, String stressor) {
    double activity = factors.get("activity/*/" + unit + "/" + region);
    return switch (stressor) {
      case "CO2" -> activity * carbon;
      case "deaths" ->
          activity
              * factors.get("emission_factor/deaths/" + unit + "/" + region)
              * factors.get("exposure_response/deaths/*/*");
      default -> 1;
    };
  }
}
