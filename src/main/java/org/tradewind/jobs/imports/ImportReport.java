package org.tradewind.jobs.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What an import says on the terminal: a line for each table, then the remarks, then the notes.
 * Tables of one import share most of what is said of them, so each remark and each clause of a note
 * stands once, after the names of its tables.
 */
final class ImportReport {
  private final StudyTables made;
  private final StudyTables existing;
  private final Map<String, Set<String>> tablesOfRemark = new LinkedHashMap<>();
  private final Map<String, Set<String>> tablesOfClause = new LinkedHashMap<>();

  /**
   * @param made tables of the import, with their provenance
   * @param existing tables that the folder held before
   */
  ImportReport(StudyTables made, StudyTables existing) {
    this.made = made;
    this.existing = existing;
    for (Table table : made.tables().values()) {
      Provenance origin = made.provenance(table.name());
      origin.remarks().forEach(r -> add(tablesOfRemark, r, table.name()));
      clauses(origin.note()).forEach(c -> add(tablesOfClause, c, table.name()));
    }
  }

  private static void add(Map<String, Set<String>> said, String text, String table) {
    if (!text.isBlank()) {
      said.computeIfAbsent(text, t -> new LinkedHashSet<>()).add(table);
    }
  }

  /**
   * The clauses of a note, which are divided by semicolons; those in parentheses stay together. The
   * word "then" with which {@link Provenance#completedBy} begins a later one is left out.
   */
  static List<String> clauses(String note) {
    List<String> clauses = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < note.length(); i++) {
      char c = note.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth <= 0 && note.startsWith("; ", i)) {
        clauses.add(note.substring(from, i));
        from = i + 2;
      }
    }
    clauses.add(note.substring(from));
    return clauses.stream().map(c -> c.strip().replaceFirst("^then ", "")).toList();
  }

  /**
   * The report.
   *
   * @param ofFolder remarks on the folder as a whole
   * @param to the folder as the user named it
   */
  String text(List<String> ofFolder, String to) {
    StringBuilder text = new StringBuilder();
    made.tables().values().forEach(table -> text.append(line(table)));
    sections(text, "Remarks on ", tablesOfRemark);
    section(text, "Remarks", ofFolder);
    sections(text, "Notes on ", tablesOfClause);
    return Names.plain(text.append("written to ").append(to).append('\n').toString());
  }

  /**
   * The end of the import.
   *
   * @param ofFolder remarks on the folder as a whole
   * @param to the folder as the user named it
   * @param seconds by step
   */
  JobEnd end(String job, List<String> ofFolder, String to, Map<String, Double> seconds) {
    List<Map<String, Object>> tables = new ArrayList<>();
    for (Table table : made.tables().values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("table", table.name());
      one.put("rows", table.rows());
      one.put("status", lower(made.provenance(table.name())));
      tables.add(one);
    }
    List<String> remarks = new ArrayList<>();
    tablesOfRemark.forEach((text, of) -> remarks.add(String.join(", ", of) + ": " + text));
    remarks.addAll(ofFolder);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("folder", to);
    members.put("tables", tables);
    members.put("remarks", remarks);
    members.put("seconds", seconds);
    return new JobEnd(job, text(ofFolder, to), members);
  }

  /** Remarks on the same tables are listed together. */
  private void sections(StringBuilder text, String title, Map<String, Set<String>> said) {
    Map<Set<String>, List<String>> together = new LinkedHashMap<>();
    said.forEach((line, of) -> together.computeIfAbsent(of, t -> new ArrayList<>()).add(line));
    together.forEach((tables, lines) -> section(text, title + named(tables), lines));
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(title).append(":\n");
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }

  private String named(Set<String> tables) {
    return tables.size() > 1 && tables.size() == made.tables().size()
        ? "all tables"
        : String.join(", ", tables);
  }

  private String line(Table table) {
    Provenance origin = made.provenance(table.name());
    return String.format(
        Locale.ROOT,
        "%-20s %9d rows, %s%s%n",
        table.name(),
        table.rows(),
        lower(origin),
        before(table, origin));
  }

  /** What became of the table of that name that the folder held. */
  private String before(Table table, Provenance origin) {
    if (!existing.has(table.schema())) {
      return "";
    }
    Provenance before = existing.provenance(table.name());
    boolean completed = origin.completes(before);
    return String.format(
        Locale.ROOT,
        "; %s %d rows, %s (%s)",
        completed ? "completes" : "replaces",
        existing.require(table.schema()).rows(),
        lower(before),
        before.source());
  }

  private static String lower(Provenance origin) {
    return origin.status().name().toLowerCase(Locale.ROOT);
  }
}
