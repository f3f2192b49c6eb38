package org.tradewind.mrio;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** A small world that tests write down row by row, right or wrong. */
public final class World {
  private static final Provenance ORIGIN =
      Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made up");

  private final List<String> regions;
  private final List<String> sectors;
  private final List<Object[]> transactions = new ArrayList<>();
  private final List<Object[]> demand = new ArrayList<>();
  private final List<Object[]> output = new ArrayList<>();
  private final List<Object[]> stressors = new ArrayList<>();
  private final List<Object[]> household = new ArrayList<>();

  public World(List<String> regions, List<String> sectors) {
    this.regions = regions;
    this.sectors = sectors;
  }

  /**
   * Two regions of two sectors in a ring: a unit of A/2 needs half a unit of A/1, B/1 half of A/2,
   * B/2 half of B/1, A/1 half of B/2. So L_ij = 16/15 / 2^d, d the steps from i to j round the
   * ring.
   */
  public static World ring() {
    return new World(List.of("A", "B"), List.of("1", "2"))
        .row("A", "1", 0, 51, 0, 0)
        .row("A", "2", 0, 0, 42, 0)
        .row("B", "1", 0, 0, 0, 54)
        .row("B", "2", 48, 0, 0, 0)
        .buys("A", "1", "A", "urban", 30)
        .buys("A", "1", "B", "urban", 15)
        .buys("A", "2", "A", "urban", 15)
        .buys("A", "2", "B", "urban", 30)
        .buys("A", "2", "ROW", "export", 15)
        .buys("B", "1", "A", "urban", 15)
        .buys("B", "1", "B", "urban", 30)
        .buys("B", "1", "B", "inventories", -15)
        .buys("B", "2", "B", "urban", 45)
        .buys("B", "2", "ERR", "others", 15)
        .makes("A", "1", 96)
        .makes("A", "2", 102)
        .makes("B", "1", 84)
        .makes("B", "2", 108);
  }

  public World row(String region, String sector, double... values) {
    transactions.add(new Object[] {region, sector, values});
    return this;
  }

  public World buys(String region, String sector, String to, String category, double value) {
    demand.add(new Object[] {region, sector, to, category, value});
    return this;
  }

  public World makes(String region, String sector, double value) {
    output.add(new Object[] {region, sector, value});
    return this;
  }

  public World emits(String region, String sector, String stressor, double value) {
    stressors.add(new Object[] {region, sector, stressor, value});
    return this;
  }

  public World householdEmits(String region, String stressor, double value) {
    household.add(new Object[] {region, stressor, value});
    return this;
  }

  /** Replaces a row of Z, counted from 0. */
  public World setRow(int at, String region, String sector, double... values) {
    transactions.set(at, new Object[] {region, sector, values});
    return this;
  }

  public World removeRow(int at) {
    transactions.remove(at);
    return this;
  }

  /** Replaces a row of table output, counted from 0. */
  public World setOutput(int at, String region, String sector, double value) {
    output.set(at, new Object[] {region, sector, value});
    return this;
  }

  public World removeOutput(int at) {
    output.remove(at);
    return this;
  }

  public StudyTables tables() {
    StudyTables tables = new StudyTables();
    List<Object[]> regionRows =
        regions.stream().map(r -> new Object[] {r, r, 1.0, 1.0, 1.0}).toList();
    List<Object[]> sectorRows = sectors.stream().map(s -> new Object[] {s, s, "all"}).toList();
    put(tables, Inputs.REGION, regionRows);
    put(tables, Inputs.SECTOR, sectorRows);
    put(tables, MrioInputs.TRANSACTIONS, transactions);
    put(tables, MrioInputs.FINAL_DEMAND, demand);
    put(tables, MrioInputs.OUTPUT, output);
    if (!stressors.isEmpty()) {
      put(tables, MrioInputs.STRESSOR, stressors);
    }
    if (!household.isEmpty()) {
      put(tables, MrioInputs.STRESSOR_HOUSEHOLD, household);
    }
    return tables;
  }

  private static void put(StudyTables tables, TableSchema schema, List<Object[]> rows) {
    Table.Builder builder = Table.builder(schema);
    rows.forEach(builder::add);
    tables.put(builder.build(), ORIGIN);
  }

  public Mrio mrio() {
    return Mrio.of(tables(), MrioParameters.DEFAULT);
  }
}
