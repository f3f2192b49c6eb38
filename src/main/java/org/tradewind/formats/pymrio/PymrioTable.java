package org.tradewind.formats.pymrio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A labelled table as pymrio saves it in text: separated by tabs, one header row a level of column
 * labels, and where there are several, one more with the names of the index columns and nothing
 * else. Numbers are written with as many digits as it takes to read the same double again; pymrio
 * itself writes 12.
 *
 * @param name its name in pymrio, e.g. D_cba
 * @param rows labels of the rows
 * @param columns labels of the columns
 * @param content the fields of one row
 */
public record PymrioTable(
    String name, Labels rows, Labels columns, IntFunction<List<String>> content) {

  /**
   * Labels along one side.
   *
   * @param levels names of the levels
   * @param labels one label a level, for each row or column
   */
  public record Labels(List<String> levels, List<List<String>> labels) {
    /** Labels of one level. */
    public static Labels of(String level, List<String> labels) {
      return new Labels(List.of(level), labels.stream().map(List::of).toList());
    }
  }

  /** A table of numbers, made row by row. */
  public static PymrioTable numbers(
      String name, Labels rows, Labels columns, IntFunction<double[]> row) {
    return new PymrioTable(
        name, rows, columns, i -> Arrays.stream(row.apply(i)).mapToObj(Double::toString).toList());
  }

  /** The table unit: one text a row. */
  public static PymrioTable units(Labels rows, IntFunction<String> unit) {
    return new PymrioTable(
        "unit", rows, Labels.of("", List.of("unit")), i -> List.of(unit.apply(i)));
  }

  /** Name of its file. */
  public String fileName() {
    return name + ".txt";
  }

  /** Its entry in file_parameters.json. */
  public Map<String, String> parameters() {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("name", fileName());
    entry.put("nr_index_col", Integer.toString(rows.levels().size()));
    entry.put("nr_header", Integer.toString(columns.levels().size()));
    return entry;
  }

  /** Writes the file. */
  public void write(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    int levels = columns.levels().size();
    for (int level = 0; level < levels; level++) {
      header(writer, level, levels);
    }
    if (levels > 1) {
      line(writer, rows.levels(), Collections.nCopies(columns.labels().size(), ""));
    }
    for (int i = 0; i < rows.labels().size(); i++) {
      line(writer, rows.labels().get(i), content.apply(i));
    }
    writer.flush();
  }

  private void header(Writer writer, int level, int levels) throws IOException {
    List<String> labels = columns.labels().stream().map(l -> l.get(level)).toList();
    if (levels == 1) {
      line(writer, rows.levels(), labels);
    } else {
      String blanks = "\t".repeat(rows.levels().size() - 1);
      writer.write(field(columns.levels().get(level)) + blanks);
      rest(writer, labels);
    }
  }

  private static void line(Writer writer, List<String> first, List<String> rest)
      throws IOException {
    writer.write(String.join("\t", first.stream().map(PymrioTable::field).toList()));
    rest(writer, rest);
  }

  private static void rest(Writer writer, List<String> fields) throws IOException {
    for (String field : fields) {
      writer.write('\t');
      writer.write(field(field));
    }
    writer.write('\n');
  }

  /** A field, in quotes where it holds what would end it. */
  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '\t' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
