package org.tradewind.importers.regional;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;

/**
 * Flows between provinces from a CSV file of one of two layouts: a matrix (header {@code from\to}
 * and the receivers, a row for each sender) or a list ({@code from.region, to.region, value, year,
 * units}). Lines that begin with # are comments. {@code Export} as a receiver is abroad.
 *
 * @param flows all flows between provinces, zeros too, in the order of the file
 * @param abroad flows abroad by sender
 * @param unit unit as a list states it; empty for a matrix
 * @param year year read from a list, or as given for a matrix; may be empty there
 */
record TradeFile(List<Flow> flows, Map<String, Double> abroad, String unit, String year) {
  private static final String MATRIX = "from\\to";
  private static final String ABROAD = "Export";
  private static final List<String> LIST =
      List.of("from.region", "to.region", "value", "year", "units");

  /**
   * One flow.
   *
   * @param where line and column, for messages
   */
  record Flow(String from, String to, double value, String where) {}

  /**
   * Reads a file.
   *
   * @param texts where the file has no byte-order mark
   * @param year year to read from a list; empty where it has one year only
   */
  static TradeFile read(Path file, SourceTexts texts, String year, String yearSetting) {
    try (CsvStream stream = texts.open(file, ',')) {
      String[] header = stream.next();
      while (header != null && header[0].startsWith("#")) {
        header = stream.next();
      }
      if (header != null && header[0].strip().equals(MATRIX)) {
        return matrix(stream, header, year);
      }
      if (header != null && Arrays.asList(header).contains(LIST.get(0))) {
        texts.used(file, Arrays.stream(header).map(String::strip).toList(), LIST);
        return list(file, stream, header, year, yearSetting);
      }
      throw new UserError(
          file.toString(),
          header == null ? "no header" : "the header " + Arrays.asList(header),
          "a matrix that begins with '" + MATRIX + "', or the columns " + LIST,
          "Give the file in one of these layouts.");
    }
  }

  /** The codes of the file, and where each stands first. */
  Map<String, String> codes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (Flow flow : flows) {
      codes.putIfAbsent(flow.from(), flow.where());
      codes.putIfAbsent(flow.to(), flow.where());
    }
    return codes;
  }

  private static TradeFile matrix(CsvStream stream, String[] header, String year) {
    List<String> labels = Arrays.stream(header).map(String::strip).toList();
    Collector collector = new Collector();
    for (int c = 1; c < labels.size(); c++) {
      if (labels.indexOf(labels.get(c)) < c) {
        throw UserError.duplicateColumn(stream.where() + ", column " + (c + 1), labels.get(c));
      }
    }
    for (String[] row = stream.next(header.length); row != null; row = stream.next(header.length)) {
      for (int c = 1; c < header.length; c++) {
        collector.add(row[0].strip(), labels.get(c), stream, stream.number(row, c, labels));
      }
    }
    return new TradeFile(collector.flows, collector.abroad, "", year);
  }

  private static TradeFile list(
      Path file, CsvStream stream, String[] header, String wanted, String yearSetting) {
    List<String> labels = Arrays.stream(header).map(String::strip).toList();
    int[] column = LIST.stream().mapToInt(l -> CsvStream.column(file, header, l)).toArray();
    Map<String, Collector> years = new LinkedHashMap<>();
    Set<String> units = new TreeSet<>();
    for (String[] row = stream.next(header.length); row != null; row = stream.next(header.length)) {
      double value = stream.number(row, column[2], labels);
      String year = row[column[3]].strip();
      years
          .computeIfAbsent(year, y -> new Collector())
          .add(row[column[0]].strip(), row[column[1]].strip(), stream, value);
      if (year.equals(wanted) || wanted.isEmpty()) {
        units.add(row[column[4]].strip());
      }
    }
    String year = wanted.isEmpty() && years.size() == 1 ? years.keySet().iterator().next() : wanted;
    if (!years.containsKey(year)) {
      throw new UserError(
          file.toString(),
          "the years " + years.keySet() + (year.isEmpty() ? "" : ", not " + year),
          "one year of the file in " + yearSetting,
          "Name the year.");
    }
    if (units.size() > 1) {
      throw new UserError(
          file + ", column " + LIST.get(4),
          "the units " + units,
          "one unit",
          "Convert the values to one unit.");
    }
    Collector flows = years.get(year);
    return new TradeFile(flows.flows, flows.abroad, units.iterator().next(), year);
  }

  /** Collects flows; each pair may stand once. */
  private static final class Collector {
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, Double> abroad = new LinkedHashMap<>();

    private void add(String from, String to, CsvStream stream, double value) {
      String pair = from + " to " + to;
      String before = seen.put(pair, stream.where());
      if (before != null) {
        throw UserError.duplicate(stream.where(), "flow from " + pair, before);
      }
      String where = stream.where() + ", " + pair;
      if (value < 0) {
        throw new UserError(where, value + "", "a flow of at least 0", "Correct the file.");
      }
      if (to.equals(ABROAD)) {
        abroad.merge(from, value, Double::sum);
      } else {
        flows.add(new Flow(from, to, value, where));
      }
    }
  }
}
