package org.tradewind.flows;

import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.mrio.World;
import org.tradewind.tables.StudyTables;

/**
 * A seeded world of any size whose arrays a test may change before it is built.
 *
 * @param z Z by rows, N x N
 * @param y Y by rows, N x (regions + 2): the regions, ROW, ERR
 * @param f F, one stressor
 */
public record RandomWorld(int regions, int sectors, double[][] z, double[][] y, double[] f) {

  public static RandomWorld of(long seed, int regions, int sectors) {
    Random random = new Random(seed);
    int n = regions * sectors;
    double[][] z = new double[n][];
    double[][] y = new double[n][];
    for (int i = 0; i < n; i++) {
      double scale = Math.exp(3 * random.nextGaussian());
      z[i] = random.doubles(n, 0, scale / n).toArray();
      y[i] = random.doubles(regions + 2, .1 * scale, scale).toArray();
      y[i][regions + 1] -= .5 * scale;
    }
    // purchases must stay below output: thin out the columns that are too thick
    for (int j = 0; j < n; j++) {
      int column = j;
      double bought = IntStream.range(0, n).mapToDouble(i -> z[i][column]).sum();
      double made = IntStream.range(0, regions).mapToDouble(d -> y[column][d]).sum();
      for (int i = 0; i < n; i++) {
        z[i][j] *= Math.min(1, made / bought);
      }
    }
    return new RandomWorld(regions, sectors, z, y, random.doubles(n, 0, 10).toArray());
  }

  public double output(int i) {
    return IntStream.range(0, z.length).mapToDouble(j -> z[i][j]).sum()
        + IntStream.range(0, regions + 2).mapToDouble(d -> y[i][d]).sum();
  }

  /** The same world with row and column i moved to place to[i], regions and sectors apart. */
  public RandomWorld permuted(int[] regionTo, int[] sectorTo) {
    int n = z.length;
    double[][] newZ = new double[n][n];
    double[][] newY = new double[n][regions + 2];
    double[] newF = new double[n];
    for (int i = 0; i < n; i++) {
      int to = place(i, regionTo, sectorTo);
      newF[to] = f[i];
      for (int j = 0; j < n; j++) {
        newZ[to][place(j, regionTo, sectorTo)] = z[i][j];
      }
      for (int d = 0; d < regions + 2; d++) {
        newY[to][d < regions ? regionTo[d] : d] = y[i][d];
      }
    }
    return new RandomWorld(regions, sectors, newZ, newY, newF);
  }

  /** A key of a table with the regions and sectors in it moved. */
  public static String renamed(String key, int[] regionTo, int[] sectorTo) {
    return Pattern.compile("\\b([RS])(\\d)\\b")
        .matcher(key)
        .replaceAll(
            found -> {
              int at = Integer.parseInt(found.group(2));
              return found.group(1) + (found.group(1).equals("R") ? regionTo : sectorTo)[at];
            });
  }

  public int place(int i, int[] regionTo, int[] sectorTo) {
    return regionTo[i / sectors] * sectors + sectorTo[i % sectors];
  }

  Mrio mrio() {
    return Mrio.of(tables(), MrioParameters.DEFAULT);
  }

  public StudyTables tables() {
    World world =
        new World(
            IntStream.range(0, regions).mapToObj(r -> "R" + r).toList(),
            IntStream.range(0, sectors).mapToObj(s -> "S" + s).toList());
    for (int i = 0; i < z.length; i++) {
      String region = "R" + i / sectors;
      String sector = "S" + i % sectors;
      world.row(region, sector, z[i]).makes(region, sector, output(i));
      for (int d = 0; d < regions; d++) {
        world.buys(region, sector, "R" + d, "urban", y[i][d]);
      }
      world.buys(region, sector, "ROW", "export", y[i][regions]);
      world.buys(region, sector, "ERR", "others", y[i][regions + 1]);
    }
    return world.tables();
  }

  public FlowEngine engine() {
    return engine(Backend.AUTO);
  }

  FlowEngine engine(Backend backend) {
    Mrio mrio = mrio();
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, backend),
        Stressors.of(
            Axis.of("stressor", "CO2"), mrio.regions(), mrio.sectors(), f, new double[regions]));
  }

  /** CO2 as the world has it, and deaths as given, over tables of the same world. */
  public FlowEngine engine(StudyTables tables, Errors errors, double[] deaths) {
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT.withErrors(errors));
    double[] both = Arrays.copyOf(f, 2 * f.length);
    System.arraycopy(deaths, 0, both, f.length, f.length);
    Axis names = Axis.of("stressor", "CO2", "deaths");
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, Backend.AUTO),
        Stressors.of(names, mrio.regions(), mrio.sectors(), both, new double[2 * regions]));
  }

  /** Deaths in another order of places than CO2. */
  public double[] deaths() {
    return Arrays.stream(f).map(v -> v * v * (1 + v % 1)).toArray();
  }
}
