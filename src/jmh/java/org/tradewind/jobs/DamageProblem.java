package org.tradewind.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The join damage = sensitivity x emission at the size of the paper: 7,400 cells of a grid of 184 x
 * 124, 53 subsectors, 6 pollutants and CO2, 31 regions; every tenth cell is shared by two of them.
 * Numbers are random, from a fixed seed.
 */
final class DamageProblem {
  static final List<String> SPECIES =
      List.of(Species.OC, Species.EC, Species.SO2, Species.NOX, Species.NH3, Species.VOC);
  private static final int CELLS = 7_400;
  private static final int GRID = 184 * 124;
  private static final int REGIONS = 31;
  private static final int SUBSECTORS = 53;

  private final Random random = new Random(19);
  private final int[] cells = random.ints(0, GRID).distinct().limit(CELLS).sorted().toArray();

  /** Folders ordered and shuffled are inputs of a study; folder arrays is for NumPy. */
  static void write(Path folder) throws IOException {
    new DamageProblem().writeAll(folder);
  }

  private void writeAll(Path folder) throws IOException {
    StudyTables ordered = new StudyTables();
    put(ordered, region());
    put(ordered, subsector());
    put(ordered, cellRegion());
    Table sensitivity = sensitivity();
    Table emission = emission();
    put(ordered, sensitivity);
    put(ordered, emission);
    write(ordered, folder.resolve("ordered"));
    StudyTables shuffled = new StudyTables().putAll(ordered);
    put(shuffled, shuffled(emission));
    put(shuffled, shuffled(sensitivity));
    write(shuffled, folder.resolve("shuffled"));
    arrays(emission, sensitivity, ordered.require(Inputs.CELL_REGION), folder.resolve("arrays"));
  }

  private static void put(StudyTables tables, Table table) {
    tables.put(
        table, Provenance.of(Provenance.Status.ILLUSTRATIVE, "DamageProblem", "Random numbers."));
  }

  private static void write(StudyTables tables, Path folder) {
    InputFolder.write(
        tables, new org.apache.hadoop.fs.Path(folder.toUri()), LocalFiles.configuration());
  }

  private static Table region() {
    Table.Builder table = Table.builder(Inputs.REGION);
    Object[] row = new Object[Inputs.REGION.columns().size()];
    for (int r = 0; r < REGIONS; r++) {
      for (int c = 0; c < row.length; c++) {
        row[c] =
            switch (Inputs.REGION.columns().get(c).type()) {
              case STRING -> "R%02d".formatted(r);
              case BOOLEAN -> false;
              default -> 1;
            };
      }
      table.add(row);
    }
    return table.build();
  }

  private static Table subsector() {
    Table.Builder table = Table.builder(Inputs.SUBSECTOR);
    for (int h = 0; h < SUBSECTORS; h++) {
      table.add("h%02d".formatted(h), "industry", "any", true, false);
    }
    return table.build();
  }

  private Table cellRegion() {
    Table.Builder table = Table.builder(Inputs.CELL_REGION);
    for (int i = 0; i < CELLS; i++) {
      int region = (int) ((long) i * REGIONS / CELLS);
      if (i % 10 == 0) {
        table.add(cells[i], "R%02d".formatted(region), .75);
        table.add(cells[i], "R%02d".formatted((region + 1) % REGIONS), .25);
      } else {
        table.add(cells[i], "R%02d".formatted(region), 1.0);
      }
    }
    return table.build();
  }

  private Table sensitivity() {
    Table.Builder table = Table.builder(AirInputs.SENSITIVITY);
    Object[] row = new Object[2 + Months.COUNT];
    for (int cell : cells) {
      for (String species : SPECIES) {
        row[0] = cell;
        row[1] = species;
        fill(row, 2, 1e-2);
        table.add(row);
      }
    }
    return table.build();
  }

  private Table emission() {
    List<String> species = new ArrayList<>(SPECIES);
    species.add(Species.CO2);
    Collections.sort(species);
    Table.Builder table = Table.builder(Inputs.EMISSION);
    Object[] row = new Object[3 + Months.COUNT];
    for (int cell : cells) {
      for (String of : species) {
        for (int h = 0; h < SUBSECTORS; h++) {
          row[0] = cell;
          row[1] = of;
          row[2] = "h%02d".formatted(h).intern();
          fill(row, 3, 100);
          table.add(row);
        }
      }
    }
    return table.build();
  }

  private void fill(Object[] row, int from, double scale) {
    for (int m = 0; m < Months.COUNT; m++) {
      row[from + m] = scale * random.nextDouble();
    }
  }

  private Table shuffled(Table table) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList());
    Collections.shuffle(order, random);
    Table.Builder result = Table.builder(table.schema());
    Object[] row = new Object[table.schema().columns().size()];
    for (int i : order) {
      for (int c = 0; c < row.length; c++) {
        row[c] = table.value(i, c);
      }
      result.add(row);
    }
    return result.build();
  }

  private static void arrays(Table emission, Table sensitivity, Table where, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    for (Table table : List.of(emission, sensitivity)) {
      String name = table.name();
      ints(folder.resolve(name + "_cell.i32"), table.ints("cell"));
      labels(folder.resolve(name + "_species.i32"), table.strings("species"), Species.ALL);
      double[] rows = new double[table.rows() * Months.COUNT];
      for (int m = 0; m < Months.COUNT; m++) {
        double[] month = table.doubles(Months.COLUMNS.get(m));
        for (int i = 0; i < month.length; i++) {
          rows[i * Months.COUNT + m] = month[i];
        }
      }
      doubles(folder.resolve(name + "_months.f64"), rows);
    }
    List<String> subsectors = IntStream.range(0, SUBSECTORS).mapToObj("h%02d"::formatted).toList();
    labels(folder.resolve("emission_subsector.i32"), emission.strings("subsector"), subsectors);
    List<String> regions = IntStream.range(0, REGIONS).mapToObj("R%02d"::formatted).toList();
    ints(folder.resolve("region_cell.i32"), where.ints("cell"));
    labels(folder.resolve("region_region.i32"), where.strings("region"), regions);
    doubles(folder.resolve("region_share.f64"), where.doubles("share"));
  }

  /** Damage by cell and by region as a run wrote it, rows of positions and values, for NumPy. */
  static void writeResults(Table cell, Table region, Path folder) throws IOException {
    double[] rows = new double[cell.rows() * 4];
    for (int i = 0; i < cell.rows(); i++) {
      rows[4 * i] = cell.ints("cell")[i];
      rows[4 * i + 1] = Integer.parseInt(cell.strings("subsector")[i].substring(1));
      rows[4 * i + 2] = cell.doubles("deaths")[i];
      rows[4 * i + 3] = cell.doubles("co2_t")[i];
    }
    doubles(folder.resolve("damage_cell.f64"), rows);
    rows = new double[region.rows() * 6];
    for (int i = 0; i < region.rows(); i++) {
      rows[6 * i] = Integer.parseInt(region.strings("region")[i].substring(1));
      rows[6 * i + 1] = Integer.parseInt(region.strings("subsector")[i].substring(1));
      rows[6 * i + 2] = Species.ALL.indexOf(region.strings("species")[i]);
      rows[6 * i + 3] = Months.COLUMNS.indexOf(region.strings("month")[i]);
      rows[6 * i + 4] = region.doubles("tonnes")[i];
      rows[6 * i + 5] = region.doubles("deaths")[i];
    }
    doubles(folder.resolve("damage_region.f64"), rows);
  }

  private static void labels(Path file, String[] labels, List<String> axis) throws IOException {
    int[] ids = new int[labels.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = axis.indexOf(labels[i]);
    }
    ints(file, ids);
  }

  private static void ints(Path file, int[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    write(file, bytes);
  }

  private static void doubles(Path file, double[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    write(file, bytes);
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }
}
