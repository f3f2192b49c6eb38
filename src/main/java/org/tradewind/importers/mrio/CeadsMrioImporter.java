package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.workbook.Workbook;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.importers.emission.CeadsInventory;
import org.tradewind.importers.source.Identities;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.importers.source.StudyFacts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The CEADs multi-regional input-output table of China's provinces (31 x 42) as a workbook, in all
 * its editions, read by code. The table is non-competitive: international imports are one row of
 * primary inputs (IM), so Z and Y hold domestic products only and nothing is rescaled.
 *
 * <p>Checked: for every row sum of sectors = TIU, sum of FU + EX = TFU, TIU + TFU + ERR = GO; for
 * every column e'Z + IM + TVA = TI = GO. EX goes to ROW as export, ERR to ERR as others, TVA and IM
 * become the stressors value_added and imports; a CO2 row in Mt, where an edition has one, becomes
 * the stressor CO2 in tonnes.
 */
public final class CeadsMrioImporter implements Importer {
  private static final String CURRENCY = "10^4 CNY";
  private static final Pattern YEAR = Pattern.compile("_(\\d{4})(?:_|$)");
  private static final Pattern TABLE = Pattern.compile("(?i)table(_\\d{4})?(_consistent)?");
  private static final Pattern ENGLISH = Pattern.compile("(?i)(table_\\d{4}_)?english[_ ]version");
  private static final String SOURCE =
      "CEADs multi-regional input-output table of China's provinces (Zheng et al. 2021, Scientific Data"
          + " 8:244)";

  @Override
  public String format() {
    return "ceads-mrio";
  }

  @Override
  public String describes() {
    return "CEADs provincial MRIO workbook -> region, sector, transactions, final_demand, output,"
        + " stressors value_added and imports (and CO2 where the edition has it)";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("sheet", "", "sheet of the table; found by its name where empty"),
        new Setting(
            "balance_tolerance", "1e-6", "largest gap of a row or column relative to its output"),
        new Setting(
            "empty_cells", "refuse", "refuse, or zero: how empty cells of the table count"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    double tolerance = settings.number("balance_tolerance");
    boolean blankIsZero =
        MrioTables.oneOf(settings, format(), "empty_cells", "refuse", "zero").equals("zero");
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    String name;
    CeadsMrioSheet sheet;
    try (Workbook workbook = Workbook.open(source)) {
      name = sheetName(source, workbook.sheetNames(), settings.text("sheet"));
      sheet = new CeadsMrioSheet(source, name, blankIsZero);
      workbook.read(name, sheet::accept);
    }
    Identities identities = sheet.check(tolerance);
    Provenance origin =
        new Provenance(
            Provenance.Status.REAL,
            SOURCE + ", sheet " + name,
            CURRENCY
                + ", current producer prices; imports are a row of primary inputs. "
                + sheet.note()
                + identities.summary(),
            List.of(hashed));
    MrioTables mrio = filled(sheet);
    StudyTables tables =
        mrio.build(
            ChinaFacts.regionTable(mrio.regions().labels()),
            sectorTable(mrio.sectors(), sheet),
            origin,
            source.toString());
    StudyFacts.complete(tables, existing, facts(name), origin);
    return tables;
  }

  /** The year only where the name of the sheet has it. */
  private static Map<String, String> facts(String sheet) {
    Map<String, String> facts = new HashMap<>();
    facts.put(StudyInfo.CURRENCY, CURRENCY);
    facts.put(StudyInfo.REGION_WORD, "province");
    facts.put(StudyInfo.REGION_WORD_PLURAL, "provinces");
    Matcher year = YEAR.matcher(sheet.strip());
    if (year.find()) {
      facts.put(StudyInfo.YEAR, year.group(1));
    }
    return facts;
  }

  private static MrioTables filled(CeadsMrioSheet sheet) {
    MrioTables mrio = sheet.mrio();
    mrio.output(sheet.output());
    mrio.stressor(
        Vocabulary.VALUE_ADDED, "Value added", CURRENCY, sheet.total(IoCodes.VALUE_ADDED));
    mrio.stressor(
        Vocabulary.IMPORTS, "Imported intermediate use", CURRENCY, sheet.total(IoCodes.IMPORT));
    if (sheet.co2Megatonnes() != null) {
      double[] tonnes =
          Arrays.stream(sheet.co2Megatonnes())
              .map(mt -> mt * CeadsInventory.TONNES_PER_MT)
              .toArray();
      mrio.stressor(Species.CO2, "CO2", "t", tonnes);
    }
    return mrio;
  }

  private static Table sectorTable(Axis sectors, CeadsMrioSheet sheet) {
    if (sectors.equals(ChinaFacts.sectors())) {
      return ChinaFacts.sectorTable();
    }
    Table.Builder builder = Table.builder(Inputs.SECTOR);
    for (int s = 0; s < sectors.size(); s++) {
      builder.add(sectors.label(s), sheet.sectorName(s), sheet.sectorName(s));
    }
    return builder.build();
  }

  /** The sheet asked for, or the only one named like a table; else the only English one. */
  private static String sheetName(Path file, List<String> sheets, String wanted) {
    if (!wanted.isBlank()) {
      if (!sheets.contains(wanted)) {
        throw UserError.unknown(file.toString(), "sheet", wanted, sheets);
      }
      return wanted;
    }
    List<String> tables = matching(sheets, TABLE);
    List<String> candidates = tables.isEmpty() ? matching(sheets, ENGLISH) : tables;
    if (candidates.size() != 1) {
      throw new UserError(
          file.toString(),
          (candidates.isEmpty() ? "no sheet named like a table" : "several tables " + candidates)
              + " among the sheets "
              + sheets,
          "one of Table, Table_2017, Table_2017_consistent, English_Version or the like",
          "Name the sheet with --set sheet=...");
    }
    return candidates.get(0);
  }

  private static List<String> matching(List<String> sheets, Pattern pattern) {
    return sheets.stream().filter(s -> pattern.matcher(s.strip()).matches()).toList();
  }
}
