package org.tradewind.jobs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.tradewind.axes.UserError;
import org.tradewind.difference.ColumnDifference;
import org.tradewind.difference.InputChange;
import org.tradewind.difference.InputChange.Kind;
import org.tradewind.difference.Move;
import org.tradewind.difference.TableDifference;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.TableSchema;

/** What went into two runs, as their manifests have it, and where it differs. */
final class InputDifference {
  private final RunFolder a;
  private final RunFolder b;
  private final List<InputChange> changes = new ArrayList<>();

  private InputDifference(RunFolder a, RunFolder b) {
    this.a = a;
    this.b = b;
  }

  /** All differences, those that can move numbers and others. */
  static List<InputChange> of(RunFolder a, RunFolder b) {
    InputDifference difference = new InputDifference(a, b);
    difference.texts(Kind.JOB, Map.of("job", text(a, "job")), Map.of("job", text(b, "job")));
    difference.texts(Kind.KEY, a.keys(), b.keys());
    Inputs.ALL.forEach(difference::table);
    difference.texts(Kind.SOFTWARE, a.texts("software"), b.texts("software"));
    difference.texts(
        Kind.SOFTWARE,
        Map.of("numeric_backend", text(a, "numeric_backend")),
        Map.of("numeric_backend", text(b, "numeric_backend")));
    return difference.changes;
  }

  private static String text(RunFolder run, String what) {
    return run.says(what).asText();
  }

  private void texts(Kind kind, Map<String, String> inA, Map<String, String> inB) {
    Set<String> names = new LinkedHashSet<>(inA.keySet());
    names.addAll(inB.keySet());
    for (String name : names) {
      String first = inA.getOrDefault(name, "");
      String second = inB.getOrDefault(name, "");
      if (!first.equals(second)) {
        // results are the same wherever Spark works
        boolean changed = !(kind == Kind.SOFTWARE && name.equals("master"));
        changes.add(new InputChange(kind, name, first, second, "", changed));
      }
    }
  }

  private void table(TableSchema schema) {
    List<String> inA = a.hashes(schema.name());
    List<String> inB = b.hashes(schema.name());
    if (!inA.equals(inB)) {
      changes.add(contents(schema, digest(inA), digest(inB)));
    }
    JsonNode fromA = a.says("inputs").path(schema.name()).path("provenance");
    JsonNode fromB = b.says("inputs").path(schema.name()).path("provenance");
    if (!inA.isEmpty() && !inB.isEmpty() && !fromA.equals(fromB)) {
      String first = origin(fromA);
      String second = origin(fromB);
      String note = first.equals(second) ? "another note or other source files" : "";
      changes.add(new InputChange(Kind.PROVENANCE, schema.name(), first, second, note, false));
    }
  }

  private static String origin(JsonNode provenance) {
    return provenance.path("status").asText() + ", " + provenance.path("source").asText();
  }

  /** One hash for all files of a table. */
  private static String digest(List<String> hashes) {
    return hashes.size() < 2
        ? String.join("", hashes)
        : DigestUtils.sha256Hex(String.join("\n", hashes));
  }

  /** Other files may hold the same rows, so those are compared where they can still be read. */
  private InputChange contents(TableSchema schema, String hashA, String hashB) {
    String note;
    boolean changed = true;
    if (hashA.isEmpty() || hashB.isEmpty()) {
      note = "only in " + (hashA.isEmpty() ? "B" : "A");
    } else {
      try {
        TableDifference difference =
            TableDifference.of(
                a.unchangedInputs(schema).table(schema),
                b.unchangedInputs(schema).table(schema),
                0,
                1);
        changed = !difference.nothingMoved() || !difference.sameOrder();
        note = note(difference);
      } catch (UserError e) {
        note = "other files; contents not compared: " + e.getMessage();
      }
    }
    return new InputChange(Kind.TABLE, schema.name(), hashA, hashB, note, changed);
  }

  private static String note(TableDifference difference) {
    if (difference.nothingMoved()) {
      return difference.sameOrder()
          ? "equal contents in other files: no change"
          : "equal rows in another order";
    }
    StringBuilder note = new StringBuilder();
    note.append(difference.rowsMoved()).append(" of ").append(difference.matched());
    note.append(" rows differ");
    if (difference.onlyA() > 0) {
      note.append(", ").append(difference.onlyA()).append(" only in A");
    }
    if (difference.onlyB() > 0) {
      note.append(", ").append(difference.onlyB()).append(" only in B");
    }
    for (ColumnDifference column : difference.columns()) {
      if (column.moved() > 0) {
        Move move = column.largest().get(0);
        note.append("; largest in ").append(column.column()).append(": ");
        note.append(
            move.isNumber() ? move.a() + " -> " + move.b() : move.textA() + " -> " + move.textB());
        note.append(" at ").append(move.key());
        break;
      }
    }
    return note.toString();
  }
}
