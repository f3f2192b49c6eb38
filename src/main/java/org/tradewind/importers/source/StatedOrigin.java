package org.tradewind.importers.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What the user states of the origin of all tables of one import, with --set status and --set
 * source. Every importer takes both; without them a table has the origin that its importer gives.
 *
 * @param status null where not given
 * @param source empty where not given
 */
public record StatedOrigin(Provenance.Status status, String source) {
  static final String STATUS = "status";
  static final String SOURCE = "source";

  private static final List<String> STATUSES =
      Arrays.stream(Provenance.Status.values()).map(StatedOrigin::lower).toList();

  /** Settings of every importer. */
  static final List<Importer.Setting> SETTINGS =
      List.of(
          new Importer.Setting(
              STATUS,
              "",
              String.join(", ", STATUSES)
                  + ": status of all tables of this import; empty: that of the format"),
          new Importer.Setting(
              SOURCE, "", "publisher and year, for the provenance; empty: that of the format"));

  static StatedOrigin of(String format, String status, String source) {
    String given = status.strip().toLowerCase(Locale.ROOT);
    if (given.isEmpty()) {
      return new StatedOrigin(null, source.strip());
    }
    if (!STATUSES.contains(given)) {
      throw UserError.unknown("import " + format + " --set " + STATUS, "", given, STATUSES);
    }
    return new StatedOrigin(
        Provenance.Status.valueOf(given.toUpperCase(Locale.ROOT)), source.strip());
  }

  /**
   * Replaces the provenance of what an importer made; tables it completed keep the worse status.
   */
  public StudyTables over(StudyTables made, StudyTables existing) {
    StudyTables stated = new StudyTables();
    for (Table table : made.tables().values()) {
      Provenance before = existing.provenance(table.name());
      stated.put(table, over(made.provenance(table.name()), before));
    }
    return stated;
  }

  private Provenance over(Provenance made, Provenance before) {
    // importers name the earlier source first where they complete a table
    boolean completed = before != null && made.completes(before);
    String newSource = made.source();
    if (!source.isEmpty() && !made.source().contains(source)) {
      newSource = completed ? before.source() + "; " + source : source;
    }
    Provenance.Status newStatus = status == null ? made.status() : status;
    if (completed && newStatus.compareTo(before.status()) < 0) {
      newStatus = before.status();
    }
    Provenance stated =
        new Provenance(newStatus, newSource, made.note(), made.files(), made.remarks());
    return newStatus.compareTo(made.status()) >= 0
        ? stated
        : stated.remarking(
            List.of(
                "status "
                    + newStatus
                    + " as stated by the user (--set status="
                    + lower(status)
                    + "); the importer gives "
                    + made.status()));
  }

  private static String lower(Provenance.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
