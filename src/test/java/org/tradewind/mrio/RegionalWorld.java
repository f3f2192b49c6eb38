package org.tradewind.mrio;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Regional tables that tests write down row by row, right or wrong. */
public final class RegionalWorld {
  private static final Provenance ORIGIN =
      Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made up");

  private final List<String> regions;
  private final List<String> sectors;
  private final List<Object[]> use = new ArrayList<>();
  private final List<Object[]> balance = new ArrayList<>();
  private final List<Object[]> distances = new ArrayList<>();
  private final List<Object[]> flows = new ArrayList<>();

  public RegionalWorld(List<String> regions, List<String> sectors) {
    this.regions = regions;
    this.sectors = sectors;
  }

  /**
   * Two regions, two products, tables that agree: A sends 40 of product 1 to B, B 30 of product 2
   * to A; A imports 10 and exports 10 of product 1.
   */
  public static RegionalWorld agreeing() {
    return new RegionalWorld(List.of("A", "B"), List.of("1", "2"))
        .use("A", "1", 10, 20)
        .use("A", "2", 20, 10)
        .use("B", "1", 5, 10)
        .use("B", "2", 5, 20)
        .item("A", "1", "urban", 30)
        .item("A", "1", "export", 10)
        .item("A", "1", "outflow", 40)
        .item("A", "1", "import", 10)
        .item("A", "2", "urban", 50)
        .item("A", "2", "inflow", 30)
        .item("B", "1", "urban", 45)
        .item("B", "1", "inflow", 40)
        .item("B", "2", "urban", 35)
        .item("B", "2", "outflow", 30)
        .makes("A", "1", 100, 70)
        .makes("A", "2", 50, 20)
        .makes("B", "1", 20, 10)
        .makes("B", "2", 90, 60)
        .distance("A", "B", 500);
  }

  /** Random tables whose rows and columns close and whose outflow and inflow do not agree. */
  public static RegionalWorld random(long seed, int regions, int sectors) {
    Random random = new Random(seed);
    List<String> names = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (int r = 0; r < regions; r++) {
      names.add("R" + r);
    }
    for (int i = 0; i < sectors; i++) {
      codes.add("S" + i);
    }
    RegionalWorld world = new RegionalWorld(names, codes);
    for (int r = 0; r < regions; r++) {
      double[][] use = new double[sectors][sectors];
      for (double[] row : use) {
        for (int j = 0; j < sectors; j++) {
          row[j] = random.nextDouble() < .2 ? 0 : 10 * random.nextDouble();
        }
      }
      for (int i = 0; i < sectors; i++) {
        world.randomProduct(random, names.get(r), codes.get(i), i, use);
      }
    }
    for (int r = 0; r < regions; r++) {
      for (int s = 0; s < r; s++) {
        world.distance(names.get(r), names.get(s), 100 + 1000 * random.nextDouble());
      }
    }
    return world;
  }

  private void randomProduct(Random random, String region, String sector, int i, double[][] use) {
    double sum = 0;
    double inputs = 0;
    for (int j = 0; j < use.length; j++) {
      sum += use[i][j];
      inputs += use[j][i];
    }
    double urban = 20 * random.nextDouble();
    double stocks = 4 * random.nextDouble() - 2;
    double export = 5 * random.nextDouble();
    double outflow = random.nextDouble() < .15 ? 0 : 30 * random.nextDouble();
    double output = inputs + 10 + 20 * random.nextDouble();
    // what rows lack comes from abroad and from other regions
    double lacking = sum + urban + stocks + export + outflow - output;
    double entered = Math.max(lacking, 0) + (random.nextDouble() < .15 ? 0 : 5);
    double others = output + entered - (sum + urban + stocks + export + outflow);
    double abroad = random.nextDouble() < .3 ? 0 : .3;
    use(region, sector, use[i])
        .item(region, sector, "urban", urban)
        .item(region, sector, "inventories", stocks)
        .item(region, sector, "export", export)
        .item(region, sector, "outflow", outflow)
        .item(region, sector, "import", entered * abroad)
        .item(region, sector, "inflow", entered * (1 - abroad))
        .item(region, sector, "others", Math.min(others, 0))
        .item(region, sector, "government", Math.max(others, 0))
        .makes(region, sector, output, output - inputs);
  }

  public RegionalWorld use(String region, String sector, double... values) {
    use.add(new Object[] {region, sector, values});
    return this;
  }

  public RegionalWorld item(String region, String sector, String item, double value) {
    balance.add(new Object[] {region, sector, item, value});
    return this;
  }

  public RegionalWorld makes(String region, String sector, double output, double valueAdded) {
    return item(region, sector, "output", output).item(region, sector, "value_added", valueAdded);
  }

  public RegionalWorld distance(String region, String other, double km) {
    distances.add(new Object[] {region, other, km});
    return this;
  }

  public RegionalWorld flow(String sector, String region, String to, double value) {
    flows.add(new Object[] {sector, region, to, value});
    return this;
  }

  /** Takes rows of regional_balance away. */
  public RegionalWorld without(String region, String sector, String item) {
    balance.removeIf(row -> row[0].equals(region) && row[1].equals(sector) && row[2].equals(item));
    return this;
  }

  /** Replaces a value of regional_balance. */
  public RegionalWorld set(String region, String sector, String item, double value) {
    return without(region, sector, item).item(region, sector, item, value);
  }

  /** Takes a row of regional_use away. */
  public RegionalWorld withoutUse(String region, String sector) {
    use.removeIf(row -> row[0].equals(region) && row[1].equals(sector));
    return this;
  }

  public RegionalWorld withoutDistances() {
    distances.clear();
    return this;
  }

  public StudyTables tables() {
    StudyTables tables = new StudyTables();
    put(
        tables,
        Inputs.REGION,
        regions.stream().map(r -> new Object[] {r, r, 1.0, 1.0, 1.0}).toList());
    put(tables, Inputs.SECTOR, sectors.stream().map(s -> new Object[] {s, s, "all"}).toList());
    put(tables, MrioInputs.REGIONAL_USE, use);
    put(tables, MrioInputs.REGIONAL_BALANCE, balance);
    if (!distances.isEmpty()) {
      put(tables, MrioInputs.REGION_DISTANCE, distances);
    }
    if (!flows.isEmpty()) {
      put(tables, MrioInputs.TRADE_FLOW, flows);
    }
    return tables;
  }

  private static void put(StudyTables tables, TableSchema schema, List<Object[]> rows) {
    Table.Builder builder = Table.builder(schema);
    rows.forEach(builder::add);
    tables.put(builder.build().validated("a test"), ORIGIN);
  }
}
