package org.tradewind.importers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Adds stressors to those that a folder already holds, say CO2 to value added. */
final class Stressors {
  private static final String STRESSOR = "stressor";

  private Stressors() {}

  /**
   * Puts the new table into the result, after the rows of the existing one whose stressors it does
   * not have itself. The provenance names both origins, with the less certain of the two statuses.
   */
  static void complete(
      StudyTables result, StudyTables existing, Table added, Provenance origin, String source) {
    TableSchema schema = added.schema();
    Table.Builder builder = Table.builder(schema);
    Set<String> replaced = new HashSet<>(Arrays.asList(added.strings(STRESSOR)));
    boolean kept = false;
    if (existing.has(schema)) {
      Table old = existing.require(schema);
      for (int r = 0; r < old.rows(); r++) {
        if (!replaced.contains(old.strings(STRESSOR)[r])) {
          copy(old, r, builder);
          kept = true;
        }
      }
    }
    for (int r = 0; r < added.rows(); r++) {
      copy(added, r, builder);
    }
    Provenance whole = kept ? both(existing.provenance(schema.name()), origin) : origin;
    result.put(builder.build().validated(source), whole);
  }

  private static void copy(Table from, int row, Table.Builder to) {
    Object[] values = new Object[from.schema().columns().size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = from.value(row, c);
    }
    to.add(values);
  }

  static Provenance both(Provenance first, Provenance second) {
    if (first == null) {
      return both(Provenance.of(Provenance.Status.GIVEN, "the target folder", ""), second);
    }
    List<Provenance.SourceFile> files = new ArrayList<>(first.files());
    second.files().stream().filter(f -> !files.contains(f)).forEach(files::add);
    Provenance.Status status =
        first.status().compareTo(second.status()) >= 0 ? first.status() : second.status();
    return new Provenance(
        status, first.source() + "; " + second.source(), first.note() + " " + second.note(), files);
  }
}
