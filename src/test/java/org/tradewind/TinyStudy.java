package org.tradewind;

import java.util.List;
import java.util.Random;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.Receptors;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.scenarios.PercentileMethod;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Two regions, two sectors, two subsectors and a handful of cells: small enough to follow by hand,
 * whole enough for every stage.
 *
 * <p>Cells 0 and 1 lie in N, cell 3 in S, cell 2 a quarter in N and three quarters in S. The power
 * plant belongs to sector P, the stove to households. Z = [[10 20 5 5] [10 0 20 10] [10 10 0 20] [0
 * 10 20 10]], Y closes every row to x = 100.
 */
public final class TinyStudy {
  public static final ModelParameters PARAMETERS =
      new ModelParameters(
          List.of(Species.SO2),
          HealthParameters.DEFAULT,
          Closure.Rule.RAW,
          Receptors.EVERYONE,
          MrioParameters.DEFAULT.withBackend(MrioParameters.Backend.JAVA),
          IndexParameters.DEFAULT,
          PathParameters.DEFAULT,
          2,
          new ScenarioParameters(
              List.of("P"),
              List.of(100., 75., 50.),
              PercentileMethod.HAZEN,
              ScenarioParameters.Rule.CLAMPED));

  /** The same choices with other species and blocks. */
  public static ModelParameters with(List<String> species, int blocks) {
    return new ModelParameters(
        species,
        PARAMETERS.health(),
        PARAMETERS.closure(),
        PARAMETERS.receptors(),
        PARAMETERS.mrio(),
        IndexParameters.DEFAULT,
        PathParameters.DEFAULT,
        blocks,
        PARAMETERS.scenarios());
  }

  private static final String[] REGIONS = {"N", "S"};
  private static final String[] SECTORS = {"P", "Q"};
  private static final double[][] Z = {
    {10, 20, 5, 5}, {10, 0, 20, 10}, {10, 10, 0, 20}, {0, 10, 20, 10}
  };

  private TinyStudy() {}

  public static StudyTables tables() {
    StudyTables tables = new StudyTables();
    put(tables, rows(Inputs.REGION).add("N", "North", 10, 1, 1).add("S", "South", 20, 2, 2));
    put(tables, rows(Inputs.SECTOR).add("P", "Power", "g").add("Q", "Quality goods", "g"));
    put(
        tables,
        rows(Inputs.SUBSECTOR)
            .add("plant", "energy", "coal", true, false)
            .add("stove", "domestic", "wood", true, true));
    put(
        tables,
        rows(Inputs.CELL_REGION)
            .add(0, "N", 1)
            .add(1, "N", 1)
            .add(2, "N", .25)
            .add(2, "S", .75)
            .add(3, "S", 1));
    put(
        tables,
        rows(Inputs.CONCORDANCE).add("plant", "*", "P", 1).add("stove", "*", "household", 1));
    Table.Builder emission = rows(Inputs.EMISSION);
    Table.Builder sensitivity = rows(AirInputs.SENSITIVITY);
    for (int cell = 0; cell < 4; cell++) {
      emission.add(months(10 * (cell + 1), cell, Species.SO2, "plant"));
      emission.add(months(1, cell, Species.SO2, "stove"));
      emission.add(months(1000, cell, Species.CO2, "plant"));
      sensitivity.add(months(.01 * (cell + 1), cell, Species.SO2));
    }
    put(tables, emission);
    put(tables, sensitivity);
    putMrio(tables);
    return tables;
  }

  private static void putMrio(StudyTables tables) {
    Table.Builder transactions = rows(MrioInputs.TRANSACTIONS);
    Table.Builder demand = rows(MrioInputs.FINAL_DEMAND);
    Table.Builder output = rows(MrioInputs.OUTPUT);
    for (int i = 0; i < 4; i++) {
      String region = REGIONS[i / 2];
      String sector = SECTORS[i % 2];
      double used = 0;
      for (double z : Z[i]) {
        used += z;
      }
      transactions.add(region, sector, Z[i]);
      output.add(region, sector, 100);
      demand.add(region, sector, region, "urban", (100 - used) * .5);
      demand.add(region, sector, REGIONS[1 - i / 2], "urban", (100 - used) * .25);
      demand.add(region, sector, "ROW", "export", (100 - used) * .25);
    }
    put(tables, transactions);
    put(tables, demand);
    put(tables, output);
  }

  /**
   * A study of the same regions and MRIO with many cells, all species and uneven numbers, so that
   * the order of sums shows in the last bits.
   */
  public static StudyTables uneven(int cells, long seed) {
    Random random = new Random(seed);
    StudyTables tables = tables();
    Table.Builder regions = rows(Inputs.CELL_REGION);
    Table.Builder emission = rows(Inputs.EMISSION);
    Table.Builder sensitivity = rows(AirInputs.SENSITIVITY);
    for (int cell = 0; cell < cells; cell++) {
      double north = random.nextDouble();
      regions.add(cell, "N", north).add(cell, "S", 1 - north);
      for (String species : Species.ALL) {
        for (String subsector : List.of("plant", "stove")) {
          if (random.nextDouble() < .7) {
            emission.add(uneven(random, 100, cell, species, subsector));
          }
        }
        if (!species.equals(Species.CO2)) {
          sensitivity.add(uneven(random, .01, cell, species));
        }
      }
    }
    put(tables, regions);
    put(tables, emission);
    put(tables, sensitivity);
    return tables;
  }

  private static Object[] uneven(Random random, double scale, Object... key) {
    Object[] row = months(0, key);
    for (int m = 0; m < Months.COUNT; m++) {
      row[key.length + m] = scale * Math.exp(3 * random.nextGaussian());
    }
    return row;
  }

  /** A month-wide row: the key, then twelve times the same value. */
  public static Object[] months(double value, Object... key) {
    Object[] row = new Object[key.length + Months.COUNT];
    System.arraycopy(key, 0, row, 0, key.length);
    for (int m = 0; m < Months.COUNT; m++) {
      row[key.length + m] = value;
    }
    return row;
  }

  public static Table.Builder rows(TableSchema schema) {
    return Table.builder(schema);
  }

  public static void put(StudyTables tables, Table.Builder rows) {
    tables.put(
        rows.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made by hand"));
  }
}
