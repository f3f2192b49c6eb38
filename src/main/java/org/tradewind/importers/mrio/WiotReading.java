package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Names;
import org.tradewind.axes.PublishedRounding;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.importers.mrio.WiotFile.WiotRow;
import org.tradewind.importers.source.Identities;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Numerals;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * A table of WIOD's releases of 2013 (41 countries x 35 sectors) and 2016 (44 x 56), read row by
 * row.
 *
 * <p>The rows of totals (country TOT) are found by their names. Primary inputs are value added, net
 * taxes on products, the adjustments and the international transport margins; a file without these
 * rows has primary inputs x_j - sum_i Z_ij.
 */
final class WiotReading {
  private static final String INTERMEDIATE = "total intermediate consumption";
  private static final String VALUE_ADDED = "value added at basic prices";
  private static final String OUTPUT = "output at basic prices";

  /** Rows of primary inputs as the releases name them. */
  private static final List<String> PRIMARY =
      List.of(
          "taxes less subsidies on products",
          "cif/ fob adjustments on exports",
          "direct purchases abroad by residents",
          "purchases on the domestic territory by non-residents",
          VALUE_ADDED,
          "international transport margins");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d(?!\\d)");
  private static final Pattern YEAR_OF_FILE =
      Pattern.compile("wiot_?(\\d{4}|\\d{2})(?!\\d)", Pattern.CASE_INSENSITIVE);

  private final Path source;
  private final List<WiotRow> head = new ArrayList<>();
  private final Map<String, double[]> totals = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private WiotLayout layout;
  private MrioTables mrio;
  private double[] output;
  private int emptyRows;

  WiotReading(Path source) {
    this.source = source;
  }

  /** Reads the file whole. */
  static WiotReading of(Path source, SourceTexts texts) {
    WiotReading reading = new WiotReading(source);
    WiotFile.Counts counts = WiotFile.read(source, texts, reading::accept);
    if (reading.layout == null) {
      throw new UserError(
          source.toString(),
          "no row of the codes c1, c2, ... among the first " + WiotLayout.HEADER_END,
          "a table of WIOD: the long-run CSV (columns COUNTRY_SECTOR), or the sheet of the releases"
              + " of 2013 and 2016 with its four rows of headers",
          "Check that the file is what the importer reads; docs/data-sources.md.");
    }
    reading.remarks.addAll(counts.remarks());
    return reading;
  }

  private void accept(WiotRow row) {
    if (layout == null) {
      head.add(row);
      if (head.size() <= WiotLayout.HEADER_END && WiotLayout.isCodes(row)) {
        layout = WiotLayout.of(head);
        mrio = new MrioTables(layout.regions(), layout.sectors());
        output = new double[mrio.size()];
      } else if (head.size() > WiotLayout.HEADER_END) {
        head.remove(head.size() - 1);
      }
      return;
    }
    String country = row.text(layout.labels() - 2);
    if (country.isEmpty() && row.text(layout.labels() - 1).isEmpty() && row.text(0).isEmpty()) {
      emptyRows++;
    } else if (country.toUpperCase(Locale.ROOT).equals(WiotLayout.TOTAL)) {
      total(row);
    } else {
      sector(row, MrioTables.regionCode(country));
    }
  }

  private void sector(WiotRow row, String region) {
    // the release of 2016 numbers its rows r1, r2, ...
    String code = row.text(layout.labels() - 1).replaceFirst("^r", "c");
    String where = row.where(layout.labels() - 1);
    int position = mrio.position(region, code, where);
    mrio.row(position, sectorValues(row), where);
    for (FinalDemandColumn to : layout.finalDemand()) {
      mrio.deliver(position, to.region(), to.category(), row.number(to.column()));
    }
    output[position] = row.number(layout.outputColumn());
  }

  private double[] sectorValues(WiotRow row) {
    int[] columns = layout.sectorColumn();
    double[] values = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      values[j] = row.number(columns[j]);
    }
    return values;
  }

  private void total(WiotRow row) {
    String name = row.text(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    boolean known = PRIMARY.contains(name) || name.equals(INTERMEDIATE) || name.equals(OUTPUT);
    if (!known) {
      remarks.add("The row of totals '" + row.text(1) + "' (" + row.where(1) + ") is not used.");
    } else if (totals.put(name, sectorValues(row)) != null) {
      throw UserError.duplicate(row.where(1), "row '" + row.text(1) + "'", "");
    }
  }

  /**
   * Checks the identities that the file can have: rows against output, columns against the rows of
   * totals.
   */
  Identities check(double tolerance, String absolute) {
    mrio.requireAllRows(source.toString());
    mrio.output(output);
    PublishedRounding rounding =
        absolute.equals("auto") ? mrio.rounding() : PublishedRounding.given(absolute(absolute));
    Identities identities = new Identities(tolerance, rounding.absolute());
    double[] primary = hasPrimary() ? primarySum() : null;
    for (int i = 0; i < mrio.size(); i++) {
      double x = output[i];
      String column = "column " + mrio.label(i);
      identities.equal("Z e + Y e = total output", "row " + mrio.label(i), mrio.rowSum(i), x, x);
      if (totals.containsKey(INTERMEDIATE)) {
        double inputs = totals.get(INTERMEDIATE)[i];
        identities.equal("e'Z = total intermediate", column, mrio.columnSum(i), inputs, x);
      }
      if (primary != null) {
        double inputs = mrio.columnSum(i) + primary[i];
        identities.equal("e'Z + primary inputs = total output", column, inputs, x, x);
      }
      if (totals.containsKey(OUTPUT)) {
        identities.equal("output row = output column", column, totals.get(OUTPUT)[i], x, x);
      }
    }
    identities.require(
        source.toString(),
        "Fetch the file again, or raise balance_tolerance or balance_absolute if you know the"
            + " gaps.");
    return identities;
  }

  private static double absolute(String text) {
    double value = Numerals.parse(text);
    if (!(value >= 0)) {
      throw new UserError(
          "import wiod --set balance_absolute",
          "'" + text + "'",
          "auto, or a number of at least 0 in millions of US dollars",
          "Leave it out, which is auto, or give such a number.");
    }
    return value;
  }

  private boolean hasPrimary() {
    return totals.keySet().stream().anyMatch(PRIMARY::contains);
  }

  /** Adds the stressors value_added, where the file has it, and primary_inputs. */
  void addStressors(String currency) {
    if (totals.containsKey(VALUE_ADDED)) {
      mrio.stressor(Vocabulary.VALUE_ADDED, "Value added", currency, totals.get(VALUE_ADDED));
    }
    double[] primary = new double[mrio.size()];
    if (hasPrimary()) {
      primary = primarySum();
      List<String> missing = PRIMARY.stream().filter(p -> !totals.containsKey(p)).toList();
      if (!missing.isEmpty()) {
        remarks.add("Rows of primary inputs that the file does not have: " + missing + ".");
      }
    } else {
      for (int j = 0; j < primary.length; j++) {
        primary[j] = output[j] - mrio.columnSum(j);
      }
      remarks.add(
          "The file has no rows of primary inputs: primary_inputs is output less intermediate"
              + " inputs, and there is no value_added.");
    }
    mrio.stressor(Vocabulary.PRIMARY_INPUTS, "Primary inputs", currency, primary);
  }

  private double[] primarySum() {
    double[] sum = new double[mrio.size()];
    totals.forEach(
        (name, row) -> {
          for (int j = 0; PRIMARY.contains(name) && j < sum.length; j++) {
            sum[j] += row[j];
          }
        });
    return sum;
  }

  MrioTables mrio() {
    return mrio;
  }

  /** What was ignored or assumed. */
  List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    if (emptyRows > 0) {
      all.add(emptyRows + " empty rows of " + source.getFileName() + " are left out.");
    }
    return all;
  }

  /** Release and year for people. */
  String release() {
    return "release "
        + (layout.sectors().contains("c36") ? "2016" : "2013")
        + year().map(y -> ", year " + y).orElse("");
  }

  Map<String, String> facts(String currency) {
    Map<String, String> facts = new HashMap<>();
    facts.put(StudyInfo.CURRENCY, currency);
    year().ifPresent(y -> facts.put(StudyInfo.YEAR, y));
    return facts;
  }

  /** The year of the title in the first cell, else of the file's name. */
  private Optional<String> year() {
    Matcher title = YEAR.matcher(head.get(0).text(0));
    if (title.find()) {
      return Optional.of(title.group());
    }
    Matcher file = YEAR_OF_FILE.matcher(source.getFileName().toString());
    if (!file.find()) {
      return Optional.empty();
    }
    String year = file.group(1);
    if (year.length() == 2) {
      year = (Integer.parseInt(year) > 50 ? "19" : "20") + year;
    }
    return Optional.of(year);
  }

  Table regionTable() {
    Table.Builder builder = Table.builder(Inputs.REGION);
    for (String region : layout.regions().labels()) {
      boolean rest = region.equalsIgnoreCase("xROW");
      builder.add(
          region,
          rest ? "Rest of the world (region of the table)" : region,
          Double.NaN,
          Double.NaN,
          Double.NaN);
    }
    return builder.build();
  }

  Table sectorTable() {
    Table.Builder builder = Table.builder(Inputs.SECTOR);
    for (int s = 0; s < layout.sectors().size(); s++) {
      String industry = layout.industries().get(s);
      String name =
          layout.names().get(s).isEmpty() ? layout.sectors().label(s) : layout.names().get(s);
      builder.add(
          layout.sectors().label(s),
          industry.isEmpty() ? name : industry + " " + name,
          group(WiotLayout.number(layout.sectors().label(s))));
    }
    return builder.build();
  }

  /** Group of a sector by its number: 35 sectors of ISIC Rev. 3, 56 of Rev. 4. */
  private String group(int number) {
    boolean old = !layout.sectors().contains("c36");
    int[] upTo = old ? new int[] {1, 2, 16, 17, 18, 22, 27} : new int[] {3, 4, 23, 26, 27, 30, 35};
    List<String> groups =
        List.of(
            "Agriculture",
            "Mining",
            "Manufacturing",
            "Utilities",
            "Construction",
            "Services",
            "Transport and communication");
    for (int g = 0; g < upTo.length; g++) {
      if (number <= upTo[g]) {
        return groups.get(g);
      }
    }
    return "Services";
  }

  /** For messages: the totals that were read. */
  String totalsRead() {
    return totals.isEmpty() ? "none" : Names.some(List.copyOf(totals.keySet()));
  }
}
