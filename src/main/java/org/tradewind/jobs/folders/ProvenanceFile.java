package org.tradewind.jobs.folders;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.TableSchema;

/**
 * provenance.json of a folder of input tables: table name -> where it came from, bound to the bytes
 * that were written. An entry whose table has other files now does not hold any more. An entry
 * without a digest, written by hand or by an earlier version, is taken as stated.
 */
public final class ProvenanceFile {
  static final String NAME = "provenance.json";

  /** Remark on an entry that nothing binds to the table. */
  public static final String NOT_VERIFIED =
      "its origin is stated in " + NAME + " without a digest of the table, so it is not verified";

  /**
   * An entry as it stands in the file.
   *
   * @param content {@link #digest} of the table's files; null where the entry has none
   */
  private record Entry(
      Provenance.Status status,
      String source,
      String note,
      List<Provenance.SourceFile> files,
      List<String> remarks,
      String content) {

    static Entry of(Provenance origin, List<Provenance.SourceFile> written) {
      return new Entry(
          origin.status(),
          origin.source(),
          origin.note(),
          origin.files(),
          origin.remarks(),
          digest(written));
    }

    Provenance origin() {
      return new Provenance(
          status == null ? Provenance.Status.GIVEN : status,
          source == null ? "" : source,
          note == null ? "" : note,
          files == null ? List.of() : files,
          remarks);
    }
  }

  private final Map<String, Entry> entries;

  private ProvenanceFile(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** Of a folder that has no such file yet. */
  static ProvenanceFile none() {
    return new ProvenanceFile(new LinkedHashMap<>());
  }

  /** What the folder states of its tables; nothing where it has no such file. */
  static ProvenanceFile read(Path folder, FileSystem fs) throws IOException {
    Path file = new Path(folder, NAME);
    if (!fs.exists(file)) {
      return none();
    }
    try (InputStream in = fs.open(file)) {
      Map<String, Entry> entries =
          Json.MAPPER.readValue(
              in.readAllBytes(), new TypeReference<LinkedHashMap<String, Entry>>() {});
      entries.values().removeIf(java.util.Objects::isNull);
      return new ProvenanceFile(entries);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new UserError(
          file.toString(),
          e.getOriginalMessage(),
          "JSON as the importers write it",
          "Correct the file, or remove it.",
          e);
    }
  }

  /**
   * What is known of the origin of a table that is there.
   *
   * @param files its files now, hashed; asked only where the entry has a digest
   */
  Optional<Provenance> of(
      TableSchema schema, Function<TableSchema, List<Provenance.SourceFile>> files) {
    Entry entry = entries.get(schema.name());
    if (entry == null) {
      return Optional.empty();
    }
    Provenance stated = entry.origin();
    if (entry.content() == null || entry.content().isBlank()) {
      return Optional.of(stated.remarking(List.of(NOT_VERIFIED)));
    }
    return Optional.of(
        entry.content().equals(digest(files.apply(schema)))
            ? stated
            : given().remarking(List.of(changed(stated))));
  }

  /** The origin of a table whose origin nobody stated. */
  static Provenance given() {
    return Provenance.of(Provenance.Status.GIVEN, "the study's inputs", "");
  }

  private static String changed(Provenance was) {
    return "changed after its import (was "
        + was.status()
        + ", "
        + was.source()
        + "), so it counts as GIVEN";
  }

  /** Entries that belong to no table of the folder, one sentence a kind. */
  List<String> unused(Function<TableSchema, Boolean> there) {
    List<String> gone = new ArrayList<>();
    TreeSet<String> unknown = new TreeSet<>(entries.keySet());
    for (TableSchema schema : Inputs.ALL) {
      if (unknown.remove(schema.name()) && !there.apply(schema)) {
        gone.add(schema.name());
      }
    }
    List<String> remarks = new ArrayList<>();
    if (!gone.isEmpty()) {
      remarks.add(NAME + ": entries of tables that are not in the folder: " + Names.some(gone));
    }
    if (!unknown.isEmpty()) {
      remarks.add(
          NAME + ": entries of unknown tables, not used: " + Names.some(List.copyOf(unknown)));
    }
    return remarks;
  }

  /** Replaces the entry of a table that was just written. */
  void put(String table, Provenance origin, List<Provenance.SourceFile> written) {
    entries.put(table, Entry.of(origin, written));
  }

  void write(Path folder, FileSystem fs) throws IOException {
    Json.write(entries, new Path(folder, NAME), fs);
  }

  /**
   * SHA-256 over the names and hashes of a table's files, in their order: the same numbers written
   * in another form have another digest.
   */
  static String digest(List<Provenance.SourceFile> files) {
    StringBuilder lines = new StringBuilder();
    for (Provenance.SourceFile file : files) {
      lines.append(file.path()).append(' ').append(file.sha256().toLowerCase(Locale.ROOT));
      lines.append('\n');
    }
    return DigestUtils.sha256Hex(lines.toString());
  }
}
