package org.tradewind.importers.regional;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.ProvinceCodes;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Electricity between provinces (see {@link TradeFile} for the layouts) -> {@code trade_flow} of
 * one sector. Flows of other sectors that are in the target folder stay.
 *
 * <p>The file's province codes are recognised and replaced ({@link ProvinceCodes}). Flows of a
 * province to itself and flows abroad are left out; the provenance states how much they are.
 */
public final class ElectricityTradeImporter implements Importer {
  private static final String FORMAT = "electricity-trade";
  private static final String GWH = "GWh";
  private static final String CODES = "import " + FORMAT + " --set codes";
  private static final String YEAR = "import " + FORMAT + " --set year";

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public String describes() {
    return "electricity between provinces (CSV, matrix or list of years) -> trade_flow";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        ENCODING,
        new Setting("sector", "24", "code of the sector whose product flows"),
        new Setting(
            "codes",
            "",
            "province codes of the file, national (HE = Hebei) or tradewind (HE = Hubei); needed only"
                + " where the file does not show it"),
        new Setting(
            "year",
            "",
            "year to read from a list of several years; for a matrix, its year for the provenance"),
        new Setting(
            "generation",
            "",
            "CSV of generation by province, beside the source (columns province and SOURCE_1e8kWh): adds what"
                + " each delivers to itself, so that production, not published outflow, is shared out"),
        new Setting("unit", "GWh", "unit of a matrix, for the provenance (a list states its own)"),
        new Setting("source", "Electricity between provinces", "publisher and year"));
  }

  /**
   * Reads a file, as the command does.
   *
   * @param settings those that differ from their defaults
   */
  public static StudyTables readTrade(Path file, Map<String, String> settings) {
    ElectricityTradeImporter importer = new ElectricityTradeImporter();
    return importer.read(file, ImportSettings.of(importer, settings), new StudyTables());
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    String sector = settings.text("sector");
    if (sector.isBlank()) {
      throw new UserError(
          "import " + FORMAT + " --set sector", "nothing", "a sector code", "Give one, e.g. 24.");
    }
    TradeFile file = TradeFile.read(source, settings.texts(), settings.text("year"), YEAR);
    ProvinceCodes codes =
        ProvinceCodes.of(file.codes(), settings.text("codes"), source.toString(), CODES);
    Table.Builder table = Table.builder(MrioInputs.TRADE_FLOW);
    boolean joined = keep(existing, sector, table);
    Kept kept = new Kept();
    for (TradeFile.Flow flow : file.flows()) {
      String from = codes.ours(flow.from());
      String to = codes.ours(flow.to());
      if (kept.takes(from, to, flow)) {
        table.add(sector, from, to, flow.value());
      }
    }
    String unit = file.unit().isEmpty() ? settings.text("unit") : file.unit();
    String note = "Sector " + sector + ": " + kept.note(file, unit) + " " + codes.note();
    List<Provenance.SourceFile> files = new ArrayList<>(List.of(hashed));
    String generation = settings.text("generation");
    if (!generation.isBlank()) {
      Path other = source.resolveSibling(generation);
      files.add(SourceFiles.hashed(other));
      note +=
          " "
              + addOwn(
                  GenerationFile.gwh(other, settings.texts()),
                  other,
                  unit,
                  file,
                  codes,
                  kept,
                  sector,
                  table);
    }
    Provenance added = new Provenance(Provenance.Status.REAL, settings.text("source"), note, files);
    return new StudyTables()
        .put(
            table.build(),
            joined ? existing.provenance(MrioInputs.TRADE_FLOW.name()).completedBy(added) : added);
  }

  /** Adds what each province delivers to itself: generation less what it sends away. */
  private static String addOwn(
      Map<String, Double> generation,
      Path file,
      String unit,
      TradeFile trade,
      ProvinceCodes codes,
      Kept kept,
      String sector,
      Table.Builder table) {
    if (!unit.equals(GWH)) {
      throw new UserError(
          "import " + FORMAT + " --set unit",
          unit,
          GWH + " where generation is given",
          "Convert the flows to " + GWH + ".");
    }
    Map<String, Double> sent = new TreeMap<>(kept.sent);
    trade.abroad().forEach((from, value) -> sent.merge(codes.ours(from), value, Double::sum));
    for (Map.Entry<String, Double> sender : sent.entrySet()) {
      double made = generation.getOrDefault(sender.getKey(), 0.0);
      if (made < sender.getValue()) {
        throw new UserError(
            file + ", " + ChinaFacts.provinceName(sender.getKey()),
            made + " " + GWH + " generated",
            "at least what it sends away, " + sender.getValue() + " " + GWH,
            "Take both from the same year, in the units of their headers.");
      }
    }
    generation.forEach(
        (code, made) -> table.add(sector, code, code, made - sent.getOrDefault(code, 0.0)));
    return String.format(
        Locale.ROOT,
        "What each of %d provinces delivers to itself is its generation, %,.0f %s in all, less what it sends"
            + " away.",
        generation.size(),
        generation.values().stream().mapToDouble(Double::doubleValue).sum(),
        GWH);
  }

  /** Takes over the flows of other sectors; whether there are any. */
  private static boolean keep(StudyTables existing, String sector, Table.Builder table) {
    boolean any = false;
    if (existing.has(MrioInputs.TRADE_FLOW)) {
      Table old = existing.require(MrioInputs.TRADE_FLOW);
      for (int r = 0; r < old.rows(); r++) {
        String product = old.strings("sector")[r];
        if (!product.equals(sector)) {
          table.add(
              product,
              old.strings("region")[r],
              old.strings("to_region")[r],
              old.doubles("value")[r]);
          any = true;
        }
      }
    }
    return any;
  }

  /** What was taken from a file and what was left out. */
  private static final class Kept {
    private final TreeSet<String> provinces = new TreeSet<>();
    private final List<String> own = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final Map<String, Double> sent = new HashMap<>();
    private int flows;
    private double sum;
    private double ownSum;

    /** Counts a flow; whether it goes into the table. */
    private boolean takes(String from, String to, TradeFile.Flow flow) {
      provinces.add(from);
      provinces.add(to);
      if (flow.value() == 0) {
        return false;
      }
      if (from.equals(to)) {
        own.add(from);
        ownSum += flow.value();
        return false;
      }
      alike.merge(from + " " + flow.value(), 1, Integer::sum);
      sent.merge(from, flow.value(), Double::sum);
      flows++;
      sum += flow.value();
      return true;
    }

    private String note(TradeFile file, String unit) {
      List<String> without =
          ChinaFacts.provinces().labels().stream().filter(c -> !provinces.contains(c)).toList();
      int split = alike.values().stream().filter(n -> n > 1).mapToInt(n -> n).sum();
      return String.format(Locale.ROOT, "%d flows between provinces, %,.2f %s", flows, sum, unit)
          + (file.year().isEmpty() ? "" : " in " + file.year())
          + "."
          + String.format(
              Locale.ROOT,
              " Left out: %,.2f %s abroad (Export); %d flows of a province to itself%s, %,.2f %s.",
              file.abroad().values().stream().mapToDouble(Double::doubleValue).sum(),
              unit,
              own.size(),
              own.isEmpty() ? "" : " (" + String.join(", ", own) + ")",
              ownSum,
              unit)
          + (split == 0
              ? ""
              : " "
                  + split
                  + " flows equal another one of their sender to the last digit, so the source"
                  + " probably split a flow between grids evenly: these are not metered pairs.")
          + (without.isEmpty() ? "" : " Provinces not in the file: " + without + ".");
    }
  }
}
