package org.tradewind.jobs;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/** provenance.json of a folder of input tables: table name -> where it came from. */
final class ProvenanceFile {
  static final String NAME = "provenance.json";

  private ProvenanceFile() {}

  /** What the folder says of its tables; nothing where it has no such file. */
  static Map<String, Provenance> read(Path folder, FileSystem fs) throws IOException {
    Path file = new Path(folder, NAME);
    if (!fs.exists(file)) {
      return Map.of();
    }
    try (InputStream in = fs.open(file)) {
      return Json.MAPPER.readValue(
          in.readAllBytes(), new TypeReference<LinkedHashMap<String, Provenance>>() {});
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new UserError(
          file.toString(),
          e.getOriginalMessage(),
          "JSON as the importers write it",
          "Correct the file, or remove it.",
          e);
    }
  }

  /** Adds the provenance of these tables to what the folder already says. */
  static void merge(StudyTables tables, Path folder, FileSystem fs) throws IOException {
    Map<String, Provenance> all = new LinkedHashMap<>(read(folder, fs));
    tables.tables().keySet().forEach(name -> all.put(name, tables.provenance(name)));
    Json.write(all, new Path(folder, NAME), fs);
  }
}
