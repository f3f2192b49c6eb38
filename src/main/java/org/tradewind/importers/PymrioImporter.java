package org.tradewind.importers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A folder saved by pymrio (Stadler 2021, Journal of Open Research Software 9:8): Z, Y, x if saved
 * (else x = Z e + Y e), every row of every extension's F as a stressor, F_Y summed over categories
 * as stressor_household. A region of Y named ROW or ERR that makes nothing is that destination.
 * Text and Parquet. Nothing is rebalanced: whether the table balances is for the run to judge; the
 * provenance says how far x and the row sums are apart.
 */
public final class PymrioImporter implements Importer {
  static final String RAW_EXTENSIONS = "factor_input.txt,emissions.txt:FDemissions.txt";

  @Override
  public String format() {
    return "pymrio";
  }

  @Override
  public String describes() {
    return "folder saved by pymrio's save_all (text or Parquet) -> region, sector, transactions,"
        + " final_demand, output, stressor, stressor_household";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            "extensions",
            "",
            "extensions to take, by comma; all where empty. Raw folders: F.txt:F_Y.txt,..."),
        new Setting("z", "trade_flows_Z.txt", "file of Z in a raw folder"),
        new Setting("y", "finald_demand_Y.txt", "file of Y in a raw folder"),
        new Setting("source", "MRIO saved by pymrio", "publisher and year of the data"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    PymrioFolder folder = PymrioFolder.of(source, settings);
    List<Path> files = new ArrayList<>();
    MrioTables mrio = transactions(folder, files);
    finalDemand(folder, mrio, files);
    String gap = output(folder, mrio, files);
    String currency = currency(folder, files);
    String stressors = new PymrioExtensions(folder, mrio, files).read();
    Provenance origin =
        new Provenance(
            Provenance.Status.REAL,
            settings.text("source"),
            gap + " " + stressors,
            files.stream().map(SourceFiles::hashed).toList());
    StudyTables tables = mrio.build(regions(mrio), sectors(mrio), origin, source.toString());
    if (!currency.isEmpty()) {
      StudyFacts.complete(tables, existing, Map.of(StudyInfo.CURRENCY, currency), origin);
    }
    return tables;
  }

  /** The unit of Z where all rows have the same; else empty. */
  private static String currency(PymrioFolder folder, List<Path> files) {
    if (folder.unit().isEmpty()) {
      return "";
    }
    PymrioFolder.Item unit = folder.unit().get();
    files.add(unit.file());
    Set<String> units = new LinkedHashSet<>();
    PymrioFrame.units(unit.file(), unit.shape()).values().forEach(u -> units.add(u.strip()));
    return units.size() == 1 ? units.iterator().next() : "";
  }

  private static MrioTables transactions(PymrioFolder folder, List<Path> files) {
    PymrioFrame z = frame(folder.z(), folder.unitInLabels() ? 3 : 2, files);
    Set<String> regions = new LinkedHashSet<>();
    Set<String> sectors = new LinkedHashSet<>();
    for (String[] label : z.columnLabels()) {
      regions.add(MrioTables.regionCode(label[0]));
      sectors.add(label[1]);
    }
    MrioTables mrio =
        new MrioTables(
            Axis.of("region", regions.stream().toList()),
            Axis.of("sector", sectors.stream().toList()));
    int[] columns = columns(z, mrio);
    for (int i = 0; i < z.values().length; i++) {
      String where = z.file() + ", row " + String.join("/", z.rowLabels()[i]);
      double[] row = new double[mrio.size()];
      for (int c = 0; c < columns.length; c++) {
        row[columns[c]] = z.values()[i][c];
      }
      mrio.row(position(mrio, z.rowLabels()[i], where), row, where);
    }
    mrio.requireAllRows(z.file().toString());
    return mrio;
  }

  /** Position of every column of a frame over (region, sector); all must be there, each once. */
  static int[] columns(PymrioFrame frame, MrioTables mrio) {
    boolean[] seen = new boolean[mrio.size()];
    int[] columns = new int[frame.columnLabels().length];
    for (int c = 0; c < columns.length; c++) {
      String where = frame.file() + ", column " + String.join("/", frame.columnLabels()[c]);
      columns[c] = position(mrio, frame.columnLabels()[c], where);
      if (seen[columns[c]]) {
        throw new UserError(where, "it a second time", "every column once", "Remove one.");
      }
      seen[columns[c]] = true;
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        throw new UserError(
            frame.file().toString(),
            "no column for " + mrio.label(i),
            "a column for every region and sector",
            "The file may have been cut short: write it again.");
      }
    }
    return columns;
  }

  private static int position(MrioTables mrio, String[] labels, String where) {
    return mrio.position(MrioTables.regionCode(labels[0]), labels[1], where);
  }

  private static void finalDemand(PymrioFolder folder, MrioTables mrio, List<Path> files) {
    PymrioFrame y = frame(folder.y(), folder.unitInLabels() ? 3 : 2, files);
    int[] rowOf = new int[mrio.size()];
    Arrays.fill(rowOf, -1);
    for (int i = 0; i < y.values().length; i++) {
      String where = y.file() + ", row " + String.join("/", y.rowLabels()[i]);
      int position = position(mrio, y.rowLabels()[i], where);
      if (rowOf[position] >= 0) {
        throw new UserError(where, "it a second time", "every row once", "Remove one.");
      }
      rowOf[position] = i;
    }
    for (int position = 0; position < rowOf.length; position++) {
      if (rowOf[position] < 0) {
        throw new UserError(
            y.file().toString(),
            "no row for " + mrio.label(position),
            "a row for every region and sector",
            "The file may have been cut short: write it again.");
      }
      for (int c = 0; c < y.columnLabels().length; c++) {
        mrio.deliver(
            position,
            consumer(y, c, mrio),
            PymrioFrame.slug(y.columnLabels()[c][1]),
            y.values()[rowOf[position]][c]);
      }
    }
  }

  /** Who buys in a column of Y or F_Y: a region, or ROW or ERR where no region has that name. */
  static String consumer(PymrioFrame frame, int column, MrioTables mrio) {
    String[] labels = frame.columnLabels()[column];
    String region = MrioTables.regionCode(labels[0]);
    if (mrio.regions().find(region) < 0 && !region.equals(labels[0])) {
      return labels[0].toUpperCase(Locale.ROOT);
    }
    mrio.regions().require(region, frame.file() + ", column " + String.join("/", labels));
    return region;
  }

  private static String output(PymrioFolder folder, MrioTables mrio, List<Path> files) {
    double[] sums = new double[mrio.size()];
    Arrays.setAll(sums, mrio::rowSum);
    if (folder.x().isEmpty()) {
      mrio.output(sums);
      return "No x in the source: x = Z e + Y e.";
    }
    PymrioFrame x = frame(folder.x().get(), 2, files, 1);
    Map<Integer, Double> given = new LinkedHashMap<>();
    for (int i = 0; i < x.values().length; i++) {
      String where = x.file() + ", row " + String.join("/", x.rowLabels()[i]);
      if (given.put(position(mrio, x.rowLabels()[i], where), x.values()[i][0]) != null) {
        throw new UserError(where, "it a second time", "every row once", "Remove one.");
      }
    }
    double[] output = new double[mrio.size()];
    double worst = 0;
    for (int i = 0; i < output.length; i++) {
      if (!given.containsKey(i)) {
        throw new UserError(
            x.file().toString(),
            "no row for " + mrio.label(i),
            "a row for every region and sector",
            "The file may have been cut short: write it again.");
      }
      output[i] = given.get(i);
      double scale = Math.max(Math.abs(output[i]), Math.abs(sums[i]));
      worst = Math.max(worst, scale == 0 ? 0 : Math.abs(output[i] - sums[i]) / scale);
    }
    mrio.output(output);
    return String.format(Locale.ROOT, "Largest relative gap between x and Z e + Y e: %.1e.", worst);
  }

  /** Reads a frame, notes its file and checks its numbers of labels. */
  static PymrioFrame frame(PymrioFolder.Item item, int rowLevels, List<Path> files) {
    return frame(item, rowLevels, files, 2);
  }

  private static PymrioFrame frame(
      PymrioFolder.Item item, int rowLevels, List<Path> files, int columnLevels) {
    files.add(item.file());
    return PymrioFrame.read(item.file(), item.shape()).require(rowLevels, columnLevels);
  }

  private static Table regions(MrioTables mrio) {
    Table.Builder builder = Table.builder(Inputs.REGION);
    mrio.regions().labels().forEach(r -> builder.add(r, r, Double.NaN, Double.NaN, Double.NaN));
    return builder.build();
  }

  private static Table sectors(MrioTables mrio) {
    Table.Builder builder = Table.builder(Inputs.SECTOR);
    mrio.sectors().labels().forEach(s -> builder.add(s, s, s));
    return builder.build();
  }
}
