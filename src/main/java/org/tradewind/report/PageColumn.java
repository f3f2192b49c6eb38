package org.tradewind.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewind.tables.Column;
import org.tradewind.tables.Table;

/**
 * The values of a column as the page holds them: the shortest of the forms that core.js reads
 * (numbers, words, texts, steps, one).
 */
final class PageColumn {
  private static final String NULL = "null";

  private PageColumn() {}

  /**
   * The member of a JSON object.
   *
   * @param rows that are kept
   * @param digits significant digits of numbers that are not whole by their type
   */
  static String json(Table table, Column column, List<Integer> rows, int digits) {
    return switch (column.type()) {
      case DOUBLE -> {
        double[] values = table.doubles(column.name());
        yield numbers(rows.stream().map(r -> PageNumber.json(values[r], digits)).toList());
      }
      case INT -> {
        int[] values = table.ints(column.name());
        yield shortest(
            numbers(rows.stream().map(r -> String.valueOf(values[r])).toList()),
            steps(rows, values));
      }
      case BOOLEAN -> {
        boolean[] values = table.booleans(column.name());
        yield texts(rows.stream().map(r -> String.valueOf(values[r])).toList());
      }
      case STRING -> {
        String[] values = table.strings(column.name());
        yield texts(rows.stream().map(r -> values[r]).toList());
      }
      case VECTOR -> throw new IllegalArgumentException("vectors: " + column.name());
    };
  }

  private static String numbers(List<String> values) {
    String list = "\"numbers\":[" + String.join(",", values) + "]";
    // null in a list is NaN, but null alone would be no number
    return allTheSame(values) && !values.get(0).equals(NULL)
        ? shortest(list, "\"one\":" + values.get(0))
        : list;
  }

  private static String steps(List<Integer> rows, int[] values) {
    List<String> steps = new ArrayList<>(rows.size());
    int before = 0;
    for (int row : rows) {
      steps.add(String.valueOf((long) values[row] - before));
      before = values[row];
    }
    return "\"steps\":[" + String.join(",", steps) + "]";
  }

  /** An empty text is none. */
  private static String texts(List<String> values) {
    Map<String, Integer> words = new LinkedHashMap<>();
    List<String> at = new ArrayList<>(values.size());
    List<String> quoted = new ArrayList<>(values.size());
    Map<String, String> quotes = new LinkedHashMap<>();
    for (String value : values) {
      if (value.isEmpty()) {
        at.add("-1");
        quoted.add(NULL);
      } else {
        words.putIfAbsent(value, words.size());
        at.add(String.valueOf(words.get(value)));
        quoted.add(quotes.computeIfAbsent(value, PageJson::quoted));
      }
    }
    String list = "\"texts\":[" + String.join(",", quoted) + "]";
    String byWords =
        quotes.values().stream().collect(Collectors.joining(",", "\"words\":[", "]"))
            + ",\"at\":["
            + String.join(",", at)
            + "]";
    return allTheSame(quoted)
        ? shortest(byWords, list, "\"one\":" + quoted.get(0))
        : shortest(byWords, list);
  }

  private static boolean allTheSame(List<String> values) {
    return !values.isEmpty() && values.stream().allMatch(values.get(0)::equals);
  }

  private static String shortest(String... forms) {
    return Stream.of(forms).reduce((a, b) -> b.length() < a.length() ? b : a).orElseThrow();
  }
}
