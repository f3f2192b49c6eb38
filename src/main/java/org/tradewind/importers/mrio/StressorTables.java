package org.tradewind.importers.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Adds imported stressors to those that a folder already holds, say CO2 to value added. Exactly the
 * stressors that are imported are replaced; the provenance says how much of what. A stressor of the
 * folder stays unless its rows belong to regions or sectors that the import took away.
 */
public final class StressorTables {
  private static final String STRESSOR = "stressor";

  private final StudyTables made;
  private final StudyTables existing;
  private final Set<String> imported = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();

  private StressorTables(StudyTables made, StudyTables existing) {
    this.made = made;
    this.existing = existing;
    for (TableSchema schema : List.of(MrioInputs.STRESSOR, MrioInputs.STRESSOR_HOUSEHOLD)) {
      if (made.has(schema)) {
        imported.addAll(names(made.require(schema)));
      }
    }
  }

  /** The tables that an import made, with the stressors that the folder keeps. */
  public static StudyTables completed(StudyTables made, StudyTables existing) {
    StressorTables stressors = new StressorTables(made, existing);
    return stressors.imported.isEmpty() ? made : stressors.completed();
  }

  private StudyTables completed() {
    StudyTables result = new StudyTables().putAll(made);
    for (TableSchema schema : List.of(MrioInputs.STRESSOR, MrioInputs.STRESSOR_HOUSEHOLD)) {
      complete(schema, imported, result);
    }
    if (made.has(NameTables.STRESSOR_INFO)) {
      complete(NameTables.STRESSOR_INFO, names(made.require(NameTables.STRESSOR_INFO)), result);
    }
    return result;
  }

  private void complete(TableSchema schema, Set<String> replaced, StudyTables result) {
    if (!existing.has(schema)) {
      return;
    }
    Table old = existing.require(schema);
    if (!made.has(schema)) {
      Set<String> both = names(old);
      both.retainAll(imported);
      if (!both.isEmpty()) {
        Provenance origin = existing.provenance(schema.name());
        String remark =
            "rows of "
                + Names.some(List.copyOf(both))
                + " are from before the import of "
                + Names.some(List.copyOf(both))
                + " in table stressor, which has none here";
        result.put(old, origin.remarking(List.of(remark)));
      }
      return;
    }
    remarks.clear();
    Table.Builder builder = Table.builder(schema);
    boolean kept = keep(old, replaced, builder);
    Table added = made.require(schema);
    builder.addAll(added);
    Provenance origin = made.provenance(schema.name()).remarking(remarks);
    Provenance whole = kept ? existing.provenance(schema.name()).completedBy(origin) : origin;
    result.put(builder.build(), whole);
  }

  /** Copies the rows of stressors that stay, and notes what does not. */
  private boolean keep(Table old, Set<String> replaced, Table.Builder to) {
    Map<String, Sum> gone = new LinkedHashMap<>();
    Map<String, Sum> homeless = new LinkedHashMap<>();
    Set<String> displaced = displaced(old, replaced);
    boolean kept = false;
    for (int r = 0; r < old.rows(); r++) {
      String name = old.strings(STRESSOR)[r];
      if (replaced.contains(name)) {
        gone.computeIfAbsent(name, n -> new Sum()).add(old, r);
      } else if (displaced.contains(name)) {
        homeless.computeIfAbsent(name, n -> new Sum()).add(old, r);
      } else {
        copy(old, r, to);
        kept = true;
      }
    }
    if (hasValues(old.schema())) {
      gone.forEach((name, sum) -> remarks.add(replacement(old.schema(), name, sum)));
      homeless.forEach(
          (name, sum) ->
              remarks.add(
                  "stressor "
                      + name
                      + " of the folder ("
                      + sum
                      + unit(existing, name)
                      + ") was removed: it has rows of regions or sectors that the imported tables"
                      + " do not have"));
    }
    return kept;
  }

  private String replacement(TableSchema schema, String name, Sum before) {
    Table added = made.require(schema);
    Sum after = new Sum();
    for (int r = 0; r < added.rows(); r++) {
      if (added.strings(STRESSOR)[r].equals(name)) {
        after.add(added, r);
      }
    }
    return "stressor "
        + name
        + " of the folder ("
        + before
        + unit(existing, name)
        + ") was replaced (now "
        + after
        + unit(made, name)
        + ")";
  }

  /** Unit of a stressor with a blank before it, or nothing where it is not given. */
  private static String unit(StudyTables tables, String name) {
    if (tables.has(NameTables.STRESSOR_INFO)) {
      Table info = tables.require(NameTables.STRESSOR_INFO);
      int row = Arrays.asList(info.strings(STRESSOR)).indexOf(name);
      return row < 0 || info.strings("unit")[row].isBlank() ? "" : " " + info.strings("unit")[row];
    }
    return "";
  }

  /** Stressors with rows of regions or sectors that the import replaced by others. */
  private Set<String> displaced(Table old, Set<String> replaced) {
    Set<String> displaced = new LinkedHashSet<>();
    for (TableSchema axis : List.of(Inputs.REGION, Inputs.SECTOR)) {
      boolean has = old.schema().columns().stream().anyMatch(c -> c.name().equals(axis.name()));
      if (has && made.has(axis)) {
        Set<String> known =
            new LinkedHashSet<>(Arrays.asList(made.require(axis).strings(axis.name())));
        for (int r = 0; r < old.rows(); r++) {
          if (!known.contains(old.strings(axis.name())[r])) {
            displaced.add(old.strings(STRESSOR)[r]);
          }
        }
      }
    }
    displaced.removeAll(replaced);
    return displaced;
  }

  private static boolean hasValues(TableSchema schema) {
    return schema != NameTables.STRESSOR_INFO;
  }

  private static Set<String> names(Table table) {
    return new LinkedHashSet<>(Arrays.asList(table.strings(STRESSOR)));
  }

  private static void copy(Table from, int row, Table.Builder to) {
    Object[] values = new Object[from.schema().columns().size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = from.value(row, c);
    }
    to.add(values);
  }

  /** Rows and their sum, in the stressor's unit. */
  private static final class Sum {
    private int rows;
    private double value;

    void add(Table table, int row) {
      rows++;
      value += hasValues(table.schema()) ? table.doubles("value")[row] : 0;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,d rows, sum %.6g", rows, value);
    }
  }
}
