package org.tradewind.uncertainty.draws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.RandomWorld;
import org.tradewind.flows.Stressors;
import org.tradewind.health.HealthParameters;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.UncertainInputs;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.outputs.FlowQuantities;

/**
 * A problem of the paper's size: 31 regions x 42 sectors, 15 subsectors, CO2 and five pollutants,
 * so 2,790 lognormal factors and one of the exposure-response; producer accounts, flows between
 * regions in both views and trade indices of CO2 and deaths in every draw.
 */
public final class PaperProblem {
  static final int REGIONS = 31;
  static final int SECTORS = 42;
  static final int SUBSECTORS = 15;
  static final List<String> SPECIES = List.of("OC", "EC", "PM_OTHER", "SO2", "NOX");
  static final double[] SIGMA = {0.1, 0.6, 0.5, 0.4, 0.3, 0.2};
  static final double SIGMA_RESPONSE = 0.12;

  private final DrawModel model;
  private final DrawEngine engine;
  private final FlowEngine flows;
  private final double[] amounts;
  private final double[] shares;

  private PaperProblem(
      DrawModel model, DrawEngine engine, FlowEngine flows, double[] amounts, double[] shares) {
    this.model = model;
    this.engine = engine;
    this.flows = flows;
    this.amounts = amounts;
    this.shares = shares;
  }

  public DrawModel model() {
    return model;
  }

  public DrawEngine engine() {
    return engine;
  }

  public static PaperProblem of(int block) {
    StudyTables tables = RandomWorld.of(1, REGIONS, SECTORS).tables();
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    Axis regions = mrio.regions();
    Axis subsectors =
        Axis.of("subsector", IntStream.range(0, SUBSECTORS).mapToObj(h -> "h" + h).toList());
    double[] amounts =
        new Random(2).doubles((long) REGIONS * SUBSECTORS * (1 + 2 * SPECIES.size())).toArray();
    double[] shares = new double[SUBSECTORS * SECTORS];
    put(tables, concordance(mrio.sectors(), subsectors, shares));
    put(tables, uncertainty());
    Damage damage = Damage.of(damage(regions, subsectors, amounts), regions, subsectors);
    Axis names = Axis.of("stressor", "CO2", Vocabulary.DEATHS);
    double[] values = accounts(amounts, shares);
    Stressors stressors =
        Stressors.of(names, regions, mrio.sectors(), values, new double[2 * REGIONS]);
    FlowEngine flows =
        FlowEngine.of(mrio, LeontiefSolver.of(mrio, MrioParameters.Backend.AUTO), stressors);
    UncertaintyParameters how =
        new UncertaintyParameters(
            UncertaintyParameters.Mode.BOTTOM_UP, 10_000, 2017, block, names.labels());
    DrawModel model =
        DrawModel.of(tables, Optional.of(damage), flows, SPECIES, HealthParameters.DEFAULT, how)
            .orElseThrow();
    return new PaperProblem(
        model, new DrawEngine(model, FlowQuantities.ofFlows(model), block), flows, amounts, shares);
  }

  private static void put(StudyTables tables, Table table) {
    tables.put(table, Provenance.of(Provenance.Status.ILLUSTRATIVE, "benchmark", ""));
  }

  private static double amount(double[] amounts, int r, int h, int quantity) {
    return 1 + amounts[(r * SUBSECTORS + h) * (1 + 2 * SPECIES.size()) + quantity];
  }

  private static Table damage(Axis regions, Axis subsectors, double[] amounts) {
    Table.Builder rows = Table.builder(DamageTables.DAMAGE_REGION);
    for (int r = 0; r < REGIONS; r++) {
      for (int h = 0; h < SUBSECTORS; h++) {
        String region = regions.label(r);
        String subsector = subsectors.label(h);
        rows.add(region, subsector, "CO2", "m01", amount(amounts, r, h, 0), 0.0);
        for (int p = 0; p < SPECIES.size(); p++) {
          double tonnes = amount(amounts, r, h, 1 + 2 * p);
          rows.add(
              region, subsector, SPECIES.get(p), "m01", tonnes, amount(amounts, r, h, 2 + 2 * p));
        }
      }
    }
    return rows.build();
  }

  /** Each subsector belongs to three sectors. */
  private static Table concordance(Axis sectors, Axis subsectors, double[] shares) {
    Table.Builder rows = Table.builder(Inputs.CONCORDANCE);
    double[] share = {0.5, 0.3, 0.2};
    for (int h = 0; h < SUBSECTORS; h++) {
      for (int k = 0; k < share.length; k++) {
        int i = (3 * h + k) % SECTORS;
        shares[h * SECTORS + i] = share[k];
        rows.add(subsectors.label(h), Inputs.ANY, sectors.label(i), share[k]);
      }
    }
    return rows.build();
  }

  private static Table uncertainty() {
    Table.Builder rows = Table.builder(UncertaintyInputs.UNCERTAINTY);
    for (int p = 0; p < SIGMA.length; p++) {
      String species = p == 0 ? "CO2" : SPECIES.get(p - 1);
      rows.add(species, "*", "*", UncertainInputs.EMISSION_FACTOR, "lognormal", SIGMA[p], "");
    }
    rows.add(
        "deaths", "*", "*", UncertainInputs.EXPOSURE_RESPONSE, "lognormal", SIGMA_RESPONSE, "");
    return rows.build();
  }

  private static double[] accounts(double[] amounts, double[] shares) {
    int n = REGIONS * SECTORS;
    double[] values = new double[2 * n];
    for (int r = 0; r < REGIONS; r++) {
      for (int h = 0; h < SUBSECTORS; h++) {
        double deaths = 0;
        for (int p = 0; p < SPECIES.size(); p++) {
          deaths += amount(amounts, r, h, 2 + 2 * p);
        }
        for (int i = 0; i < SECTORS; i++) {
          values[r * SECTORS + i] += shares[h * SECTORS + i] * amount(amounts, r, h, 0);
          values[n + r * SECTORS + i] += shares[h * SECTORS + i] * deaths;
        }
      }
    }
    return values;
  }

  /** Leaves the problem as raw little-endian doubles for another program. */
  public void dump(Path folder) {
    try {
      Files.createDirectories(folder);
      write(folder, "amounts", Arrays.stream(amounts).map(a -> 1 + a).toArray());
      write(folder, "shares", shares);
      write(folder, "output", flows.output());
      for (String view : FlowEngine.flowViews()) {
        write(folder, view, flows.requirements(view).output());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, double[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Files.write(folder.resolve(name + ".f64"), bytes.array());
  }
}
