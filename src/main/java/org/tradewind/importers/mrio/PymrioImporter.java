package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.pymrio.PymrioArchive;
import org.tradewind.formats.pymrio.PymrioFrame;
import org.tradewind.formats.pymrio.PymrioMetadata;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.importers.source.StudyFacts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * A folder saved by pymrio (Stadler 2021, Journal of Open Research Software 9:8): Z, Y, x if saved
 * (else x = Z e + Y e), every row of every extension's F as a stressor, F_Y summed over categories
 * as stressor_household. A region of Y named ROW or ERR that makes nothing is that destination, and
 * OECD's column ALL/DISC is errors. Text and Parquet, text also in a zip archive. Nothing is
 * rebalanced: whether the table balances is for the run to judge; the provenance says how far x and
 * the row sums are apart.
 */
public final class PymrioImporter implements Importer {
  static final String RAW_EXTENSIONS = "factor_input.txt,emissions.txt:FDemissions.txt";

  @Override
  public String format() {
    return "pymrio";
  }

  @Override
  public String describes() {
    return "folder saved by pymrio's save_all (text or Parquet), or a .zip of it -> region, sector, transactions,"
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
        new Setting(
            "source",
            "",
            "publisher and year of the data; where empty, as metadata.json states it"),
        ENCODING);
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    return PymrioArchive.isArchive(source)
        ? PymrioArchive.read(source, folder -> read(folder, source, settings, existing))
        : read(source, source, settings, existing);
  }

  /**
   * Reads a folder.
   *
   * @param source what the user gave: the folder, or the archive that it lies in
   */
  private StudyTables read(Path root, Path source, ImportSettings settings, StudyTables existing) {
    Optional<Provenance.Status> status = Optional.ofNullable(settings.stated().status());
    PymrioFolder folder = PymrioFolder.of(root, settings);
    PymrioMetadata metadata = PymrioMetadata.of(root);
    List<Path> files = new ArrayList<>();
    List<String> remarks = new ArrayList<>(folder.remarks());
    remarks.addAll(metadata.remarks());
    Set<String> units = new LinkedHashSet<>();
    MrioTables mrio = transactions(folder, files, units, remarks);
    List<String> ofDemand = new ArrayList<>();
    PymrioDemand.read(folder, mrio, files, ofDemand);
    String gap = output(folder, mrio, files);
    String currency = currency(folder, files, units, remarks);
    PymrioExtensions extensions = new PymrioExtensions(folder, mrio, files);
    String stressors = extensions.read();
    Provenance unstated =
        new Provenance(
            Provenance.Status.REAL,
            "MRIO saved by pymrio",
            gap + " " + stressors,
            root.equals(source)
                ? files.stream().map(SourceFiles::hashed).toList()
                : List.of(SourceFiles.hashed(source)));
    Provenance origin = metadata.origin(status, settings.text("source"), unstated);
    StudyTables tables = mrio.build(regions(mrio), sectors(mrio), origin, source.toString());
    remark(tables, MrioInputs.TRANSACTIONS, remarks);
    remark(tables, MrioInputs.FINAL_DEMAND, ofDemand);
    remark(
        tables,
        tables.has(MrioInputs.STRESSOR) ? MrioInputs.STRESSOR : MrioInputs.TRANSACTIONS,
        extensions.remarks());
    if (!currency.isEmpty()) {
      StudyFacts.complete(tables, existing, Map.of(StudyInfo.CURRENCY, currency), origin);
    }
    return tables;
  }

  /** Adds remarks to the one table that they are about. */
  private static void remark(StudyTables tables, TableSchema schema, List<String> remarks) {
    tables.put(tables.require(schema), tables.provenance(schema.name()).remarking(remarks));
  }

  /** The unit of Z where all rows have the same; else empty. */
  private static String currency(
      PymrioFolder folder, List<Path> files, Set<String> inLabels, List<String> remarks) {
    List<String> units =
        folder.unitInLabels()
            ? List.copyOf(inLabels)
            : PymrioUnits.of(folder.unit(), folder.texts(), files, remarks).different();
    if (units.size() != 1) {
      remarks.add(
          units.isEmpty()
              ? "The unit of Z is not given."
              : "Rows of Z have several units "
                  + Names.some(units)
                  + ": the study has no one currency.");
    }
    return units.size() == 1 ? units.get(0) : "";
  }

  private static MrioTables transactions(
      PymrioFolder folder, List<Path> files, Set<String> units, List<String> remarks) {
    PymrioFrame z =
        frame(folder.z(), folder.unitInLabels() ? 3 : 2, Set.of(), folder.texts(), files)
            .complete();
    Set<String> regions = new LinkedHashSet<>();
    Set<String> sectors = new LinkedHashSet<>();
    Set<String> renamed = new LinkedHashSet<>();
    for (String[] label : z.columnLabels()) {
      regions.add(MrioTables.regionCode(label[0]));
      sectors.add(label[1]);
      if (!MrioTables.regionCode(label[0]).equals(label[0])) {
        renamed.add(label[0]);
      }
    }
    renamed.forEach(
        r ->
            remarks.add(
                "Region "
                    + r
                    + " is called "
                    + MrioTables.regionCode(r)
                    + " here: "
                    + r.toUpperCase(Locale.ROOT)
                    + " stands for a destination outside the table."));
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
      if (folder.unitInLabels()) {
        units.add(PymrioUnits.plain(z.rowLabels()[i][2]));
      }
    }
    units.remove("");
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
        throw UserError.duplicate(
            frame.file().toString(), "column " + String.join("/", frame.columnLabels()[c]), "");
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

  static int position(MrioTables mrio, String[] labels, String where) {
    return mrio.position(MrioTables.regionCode(labels[0]), labels[1], where);
  }

  private static String output(PymrioFolder folder, MrioTables mrio, List<Path> files) {
    double[] sums = new double[mrio.size()];
    Arrays.setAll(sums, mrio::rowSum);
    if (folder.x().isEmpty()) {
      mrio.output(sums);
      return "No x in the source: x = Z e + Y e.";
    }
    PymrioFrame x = frame(folder.x().get(), 2, Set.of(), folder.texts(), files, 1).complete();
    Map<Integer, Double> given = new LinkedHashMap<>();
    for (int i = 0; i < x.values().length; i++) {
      String where = x.file() + ", row " + String.join("/", x.rowLabels()[i]);
      if (given.put(position(mrio, x.rowLabels()[i], where), x.values()[i][0]) != null) {
        throw UserError.duplicate(
            x.file().toString(), "row " + String.join("/", x.rowLabels()[i]), "");
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
  static PymrioFrame frame(
      PymrioFolder.Item item,
      int rowLevels,
      Set<String> known,
      SourceTexts texts,
      List<Path> files) {
    return frame(item, rowLevels, known, texts, files, 2);
  }

  private static PymrioFrame frame(
      PymrioFolder.Item item,
      int rowLevels,
      Set<String> known,
      SourceTexts texts,
      List<Path> files,
      int columnLevels) {
    files.add(item.file());
    return PymrioFrame.read(item.file(), item.shape(), known, texts)
        .require(rowLevels, columnLevels);
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
