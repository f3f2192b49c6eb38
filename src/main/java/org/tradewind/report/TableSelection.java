package org.tradewind.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * A table that the page holds, and which part of it: an entry of the resource report/tables.json.
 *
 * @param table name of an output table, or of a table of names among the inputs
 * @param intervals whether its table of intervals (NAME_ci) stands for it where the run has one
 * @param where column -> values that are kept; a column that the table lacks keeps all
 * @param columns columns that are kept; empty for all. A table of intervals always keeps its
 *     quantity, central value and 95 % interval, and never its mean, standard deviation, error and
 *     number of draws
 * @param digits significant digits of its numbers; integers keep all
 * @param top the largest rows alone, or null
 * @param sum columns by which rows are added up; empty for none
 * @param values columns that are added up
 * @param as name in the page, or null for that of the table that was read
 */
record TableSelection(
    String table,
    boolean intervals,
    Map<String, List<String>> where,
    List<String> columns,
    int digits,
    Top top,
    List<String> sum,
    List<String> values,
    @JsonProperty("as") String as) {
  /** Stands for the stressors of the report among the values of a column. */
  static final String STRESSORS = "$stressors";

  private static final int DIGITS = 6;

  /**
   * The largest rows.
   *
   * @param by column whose numbers are compared; of a table of intervals, which lacks it, the
   *     central value
   * @param rows how many are kept
   * @param per columns within whose values so many are kept; those that the table lacks do not
   *     count
   */
  record Top(String by, int rows, List<String> per) {
    Top {
      per = per == null ? List.of() : List.copyOf(per);
    }
  }

  TableSelection {
    where = where == null ? Map.of() : where;
    columns = columns == null ? List.of() : List.copyOf(columns);
    digits = digits == 0 ? DIGITS : digits;
    sum = sum == null ? List.of() : List.copyOf(sum);
    values = values == null ? List.of() : List.copyOf(values);
  }

  /** Entries in their order; one that cannot be read is a bug. */
  static List<TableSelection> parse(String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("report/tables.json: " + e.getMessage(), e);
    }
  }
}
