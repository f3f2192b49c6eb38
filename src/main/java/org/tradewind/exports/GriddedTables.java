package org.tradewind.exports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.tradewind.formats.netcdf.ClassicNetcdfWriter;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * The variables that the gridded tables of a run make: TABLE_COLUMN for each column, and
 * TABLE_COLUMN_p2_5, _p50 and _p97_5 where it has intervals. Savings have a variable for each
 * stressor, over scenarios; the table damage_cell is summed by category of subsectors.
 */
final class GriddedTables {
  /** Tables with one row a cell. */
  private static final List<TableSchema> PLAIN =
      List.of(
          DamageTables.DAMAGE_CELL_TOTAL,
          DamageTables.BURDEN_CELL,
          CellTables.CONTRIBUTION_CELL,
          CellTables.COST_CELL);

  /** Every table that is exported. */
  static final List<TableSchema> ALL =
      List.of(
          DamageTables.DAMAGE_CELL_TOTAL,
          DamageTables.BURDEN_CELL,
          CellTables.CONTRIBUTION_CELL,
          CellTables.COST_CELL,
          ScenarioTables.SCENARIO_CELL,
          DamageTables.DAMAGE_CELL);

  /** Columns whose values do not add up over cells. */
  private static final Set<String> INTENSIVE = Set.of("ratio", "health_share");

  /** Most numbers of a variable over categories. */
  private static final long MOST_BY_CATEGORY = 1 << 24;

  private static final String SCENARIO = "scenario";
  private static final String CATEGORY = "category";

  private final RunContents run;
  private final CellGrid grid;
  private final ClassicNetcdfWriter file;
  private final Map<String, Object> common;
  private final ResultUnits units;
  private final boolean dated;
  private final List<String> notes;

  /**
   * @param common attributes of every variable
   * @param dated whether the file has a time
   * @param notes gets a sentence for what is left out
   */
  GriddedTables(
      RunContents run,
      CellGrid grid,
      ClassicNetcdfWriter file,
      Map<String, Object> common,
      boolean dated,
      List<String> notes) {
    this.run = run;
    this.grid = grid;
    this.file = file;
    this.common = common;
    this.units = new ResultUnits(run);
    this.dated = dated;
    this.notes = notes;
  }

  /** A column of a table, over the cells and maybe one dimension more. */
  private record Field(
      Table table,
      Intervals intervals,
      Column column,
      String name,
      String unit,
      Optional<List<String>> labels,
      String labelColumn,
      IntPredicate which) {}

  /** Adds the variables of every table that the run has. */
  void write() {
    PLAIN.forEach(schema -> filled(schema).ifPresent(this::plain));
    filled(ScenarioTables.SCENARIO_CELL).ifPresent(this::savings);
    filled(DamageTables.DAMAGE_CELL).ifPresent(this::byCategory);
  }

  private Optional<Table> filled(TableSchema schema) {
    return run.table(schema).filter(table -> table.rows() > 0);
  }

  private void plain(Table table) {
    Intervals intervals = run.intervals(table.schema());
    for (Column column : table.schema().columns()) {
      boolean number = column.type() == ColumnType.DOUBLE || column.type() == ColumnType.BOOLEAN;
      if (number) {
        String unit = units.of(table, column);
        String name = table.name() + "_" + column.name();
        field(new Field(table, intervals, column, name, unit, Optional.empty(), "", row -> true));
      }
    }
  }

  private void savings(Table table) {
    Intervals intervals = run.intervals(table.schema());
    List<String> scenarios = distinct(table.strings(SCENARIO));
    file.dimension(SCENARIO, scenarios.size())
        .texts("scenario_name", SCENARIO, Map.of("long_name", "scenario"), scenarios);
    String[] stressors = table.strings("stressor");
    for (String stressor : distinct(stressors)) {
      Column column = table.schema().column("saving");
      field(
          new Field(
              table,
              intervals,
              column,
              table.name() + "_saving_" + plainName(stressor),
              units.of(stressor),
              Optional.of(scenarios),
              SCENARIO,
              row -> stressors[row].equals(stressor)));
    }
  }

  private static String plainName(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "_");
  }

  private static List<String> distinct(String[] texts) {
    return List.copyOf(new LinkedHashSet<>(Arrays.asList(texts)));
  }

  private void byCategory(Table table) {
    Map<String, String> categories = categories();
    String[] subsectors = table.strings("subsector");
    Set<String> found = new LinkedHashSet<>();
    for (String subsector : subsectors) {
      if (!categories.containsKey(subsector)) {
        notes.add("damage_cell was left out: no table gives the category of " + subsector + ".");
        return;
      }
      found.add(categories.get(subsector));
    }
    if (found.size() * (long) grid.size() > MOST_BY_CATEGORY) {
      notes.add(
          "damage_cell was left out: "
              + found.size()
              + " categories over "
              + grid.size()
              + " places are too many.");
      return;
    }
    List<String> labels = List.copyOf(found);
    file.dimension(CATEGORY, labels.size())
        .texts("category_name", CATEGORY, Map.of("long_name", "category of subsectors"), labels);
    int[] label =
        Arrays.stream(subsectors).mapToInt(s -> labels.indexOf(categories.get(s))).toArray();
    for (String name : List.of("deaths", "co2_t")) {
      Column column = table.schema().column(name);
      Map<String, Object> own = attributes(table, column, units.of(table, column));
      own.put("coordinates", coordinates("category_name"));
      own.put(
          "comment",
          "The table damage_cell summed over the subsectors of each category. Without intervals:"
              + " those of subsectors do not add up.");
      double[] values = table.doubles(name);
      new GriddedVariable(
              table.name() + "_" + name,
              List.of(CATEGORY),
              own,
              () -> spread(table, labels.size(), label, row -> true, row -> values[row]))
          .declare(file, grid);
    }
  }

  /** Category of each subsector, of the results or else of the inputs. */
  private Map<String, String> categories() {
    Optional<Table> results = run.table(ContributionTables.DAMAGE_SUBSECTOR);
    Optional<Table> table =
        results.isPresent() ? results : run.input(Inputs.SUBSECTOR, new ArrayList<>());
    Map<String, String> categories = new LinkedHashMap<>();
    table.ifPresent(
        t -> {
          for (int row = 0; row < t.rows(); row++) {
            categories.put(t.strings("subsector")[row], t.strings(CATEGORY)[row]);
          }
        });
    return categories;
  }

  private void field(Field field) {
    Map<String, Object> own = attributes(field.table(), field.column(), field.unit());
    String column = field.column().name();
    List<String> leading = field.labels().isPresent() ? List.of(field.labelColumn()) : List.of();
    if (!leading.isEmpty()) {
      own.put("coordinates", coordinates(field.labelColumn() + "_name"));
    }
    boolean drawn = field.intervals().has(column);
    Map<String, Object> central = new LinkedHashMap<>(own);
    if (drawn) {
      central.put(
          "ancillary_variables",
          String.join(" ", Intervals.QUANTILES.stream().map(q -> field.name() + "_" + q).toList()));
    }
    declare(field, field.name(), leading, central, row -> number(field, row));
    for (int q = 0; drawn && q < Intervals.QUANTILES.size(); q++) {
      String quantile = Intervals.QUANTILES.get(q);
      int which = q;
      Map<String, Object> bound = new LinkedHashMap<>(own);
      bound.put("long_name", Intervals.word(quantile) + " of the draws: " + own.get("long_name"));
      bound.put("draws", new int[] {field.intervals().draws(column)});
      declare(
          field,
          field.name() + "_" + quantile,
          leading,
          bound,
          row -> field.intervals().quantile(field.table(), row, column, which));
    }
  }

  private static double number(Field field, int row) {
    String column = field.column().name();
    return field.column().type() == ColumnType.BOOLEAN
        ? field.table().booleans(column)[row] ? 1 : 0
        : field.table().doubles(column)[row];
  }

  private void declare(
      Field field,
      String name,
      List<String> leading,
      Map<String, Object> own,
      IntToDoubleFunction value) {
    List<String> labels = field.labels().orElse(List.of(""));
    new GriddedVariable(
            name,
            leading,
            own,
            () -> spread(field.table(), labels.size(), label(field), field.which(), value))
        .declare(file, grid);
  }

  private static int[] label(Field field) {
    if (field.labels().isEmpty()) {
      return new int[field.table().rows()];
    }
    List<String> labels = field.labels().get();
    return Arrays.stream(field.table().strings(field.labelColumn()))
        .mapToInt(labels::indexOf)
        .toArray();
  }

  /** Sums rows into their places; NaN where there is none. */
  private double[] spread(
      Table table, int labels, int[] label, IntPredicate which, IntToDoubleFunction value) {
    double[] values = new double[labels * grid.size()];
    Arrays.fill(values, Double.NaN);
    int[] cells = table.ints("cell");
    for (int row = 0; row < table.rows(); row++) {
      if (which.test(row)) {
        int place = label[row] * grid.size() + grid.position(cells[row], table.name());
        double number = value.applyAsDouble(row);
        values[place] = Double.isNaN(values[place]) ? number : values[place] + number;
      }
    }
    return values;
  }

  private Map<String, Object> attributes(Table table, Column column, String unit) {
    Map<String, Object> own = new LinkedHashMap<>();
    String shown = unit.isEmpty() || unit.equals("1") ? "" : ", in " + unit;
    own.put("long_name", column.meaning() + shown);
    own.put("units", ResultUnits.udunits(unit));
    own.put("unit_as_given", unit.isEmpty() ? "1" : unit);
    own.put("tradewind_table", table.name());
    own.put("tradewind_column", column.name());
    own.put("comment", table.schema().meaning());
    own.put("_FillValue", GriddedVariable.FILL);
    if (column.type() == ColumnType.BOOLEAN) {
      own.put("flag_values", new double[] {0, 1});
      own.put("flag_meanings", "no yes");
    } else if (!INTENSIVE.contains(column.name())) {
      own.put("cell_methods", dated ? "area: sum time: mean" : "area: sum");
    }
    for (Column label : table.schema().columns()) {
      if (label.name().equals("discount_rate") && table.rows() > 0) {
        own.put("discount_rate", table.strings(label.name())[0]);
      }
    }
    own.putAll(common);
    return own;
  }

  private String coordinates(String label) {
    Object others = common.get("coordinates");
    return others == null ? label : label + " " + others;
  }
}
