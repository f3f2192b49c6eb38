package org.tradewind;

import java.util.List;
import java.util.Random;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Studies with a gridded and a detailed inventory in place of the table emission: regions N and S,
 * category industry with cement and steel, category power with coal.
 */
public final class InventoryStudy {
  private final Table.Builder grid = Table.builder(InventoryTables.INVENTORY_GRID);
  private final Table.Builder inventory = Table.builder(InventoryTables.INVENTORY);
  private final Table.Builder cell = Table.builder(Inputs.CELL);
  private boolean people;

  /** Tonnes in January and July, none in other months. */
  public InventoryStudy grid(int cell, String species, String category, double jan, double jul) {
    Object[] row = new Object[3 + Months.COUNT];
    java.util.Arrays.fill(row, 0.0);
    row[0] = cell;
    row[1] = species;
    row[2] = category;
    row[3] = jan;
    row[9] = jul;
    grid.add(row);
    return this;
  }

  public InventoryStudy inventory(String region, String subsector, String species, double tonnes) {
    inventory.add(region, subsector, species, tonnes);
    return this;
  }

  public InventoryStudy people(int number, double persons) {
    people = true;
    cell.add(number, number, 0, 0, 0, 1, persons);
    return this;
  }

  /**
   * Cell 0 lies in N, cell 1 a quarter in N and three quarters in S, cell 2 in S, others nowhere.
   */
  public StudyTables tables() {
    StudyTables tables = new StudyTables();
    put(
        tables,
        Table.builder(Inputs.REGION).add("N", "North", 1, 1, 1).add("S", "South", 1, 1, 1).build());
    put(
        tables,
        Table.builder(Inputs.SUBSECTOR)
            .add("cement", "industry", "p", true, false)
            .add("steel", "industry", "p", true, false)
            .add("coal", "power", "c", true, false)
            .build());
    put(
        tables,
        Table.builder(Inputs.CELL_REGION)
            .add(0, "N", 1)
            .add(1, "N", .25)
            .add(1, "S", .75)
            .add(2, "S", 1)
            .build());
    put(tables, grid.build());
    put(tables, inventory.build());
    if (people) {
      put(tables, cell.build());
    }
    return tables;
  }

  private static void put(StudyTables tables, Table table) {
    Provenance.Status status = Provenance.Status.REAL;
    tables.put(table, Provenance.of(status, "source of " + table.name(), "a test"));
  }

  /**
   * The regions, subsectors, sensitivities and MRIO of {@link TinyStudy} with random inventories:
   * every species, cells without a row, a category without subsectors, a subsector without a
   * category's mass, CO2 by region or for all regions, cells split and outside.
   *
   * @param detailed whether all pollutants are given by region
   */
  public static StudyTables random(int cells, long seed, boolean detailed) {
    StudyTables all = TinyStudy.uneven(cells, seed);
    StudyTables tables = new StudyTables();
    for (TableSchema schema : Inputs.ALL) {
      if (all.has(schema) && schema != Inputs.EMISSION) {
        tables.put(all.require(schema), all.provenance(schema.name()));
      }
    }
    put(
        tables,
        Table.builder(Inputs.SUBSECTOR)
            .add("plant", "energy", "coal", true, false)
            .add("kiln", "energy", "coal", true, false)
            .add("stove", "domestic", "wood", true, true)
            .add("tractor", "farm", "oil", true, false)
            .build());
    put(
        tables,
        Table.builder(Inputs.CONCORDANCE)
            .add("plant", "*", "P", 1)
            .add("kiln", "*", "Q", 1)
            .add("tractor", "*", "Q", 1)
            .add("stove", "*", "household", 1)
            .build());
    Random random = new Random(seed);
    put(tables, regions(random, cells));
    put(tables, people(random, cells));
    put(tables, inventory(random, detailed));
    put(tables, grid(random, cells));
    return tables;
  }

  private static Table regions(Random random, int cells) {
    Table.Builder table = Table.builder(Inputs.CELL_REGION);
    for (int cell = 0; cell < cells; cell++) {
      switch (random.nextInt(4)) {
        case 0 -> table.add(cell, "N", 1);
        case 1 -> table.add(cell, "S", 1);
        case 2 -> {
          double north = random.nextDouble();
          table.add(cell, "N", north).add(cell, "S", 1 - north);
        }
        default -> {}
      }
    }
    return table.build();
  }

  private static Table people(Random random, int cells) {
    Table.Builder table = Table.builder(Inputs.CELL);
    for (int cell = 0; cell < cells; cell++) {
      double persons = random.nextInt(3) * random.nextDouble() * 1e4;
      table.add(cell, cell, 0, 0, 0, 1, persons);
    }
    return table.build();
  }

  private static Table inventory(Random random, boolean detailed) {
    Table.Builder table = Table.builder(InventoryTables.INVENTORY);
    for (String subsector : List.of("plant", "kiln", "stove", "tractor")) {
      for (String species : Species.ALL) {
        if (random.nextInt(5) == 0) {
          continue;
        }
        boolean co2 = species.equals(Species.CO2);
        if (random.nextBoolean() && (co2 || !detailed)) {
          table.add("*", subsector, species, random.nextDouble() * 1e5);
          continue;
        }
        for (String region : List.of("N", "S")) {
          if (random.nextInt(4) > 0) {
            table.add(region, subsector, species, random.nextInt(3) * random.nextDouble() * 1e5);
          }
        }
      }
    }
    return table.build();
  }

  private static Table grid(Random random, int cells) {
    Table.Builder table = Table.builder(InventoryTables.INVENTORY_GRID);
    for (int cell = 0; cell < cells + 10; cell++) {
      for (String species : Species.ALL) {
        for (String category : List.of("energy", "domestic", "farm", "dust")) {
          boolean farm = category.equals("farm") && !species.equals(Species.NH3);
          boolean rare = species.equals(Species.CO2) && !category.equals("domestic");
          if (farm || rare || random.nextInt(3) == 0 || cell % 7 == 5) {
            continue;
          }
          Object[] row = new Object[3 + Months.COUNT];
          row[0] = cell;
          row[1] = species;
          row[2] = category;
          for (int m = 0; m < Months.COUNT; m++) {
            row[3 + m] = random.nextDouble() * 100;
          }
          table.add(row);
        }
      }
    }
    return table.build();
  }
}
