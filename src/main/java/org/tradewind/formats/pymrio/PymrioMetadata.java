package org.tradewind.formats.pymrio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;

/**
 * metadata.json of a folder saved by pymrio. Next to pymrio's own keys, which it keeps when it
 * loads and saves a system, exports of Tradewind have {@code status} and {@code source}, so that
 * made-up numbers stay known as such.
 *
 * @param status how much the numbers can be trusted to be measurements; empty where it is not
 *     stated
 * @param source who published them; empty where it is not stated
 * @param remarks what could not be read
 */
public record PymrioMetadata(
    Optional<Status> status, Optional<String> source, List<String> remarks) {
  public static final String FILE = "metadata.json";

  private static final String STATUS = "status";
  private static final String SOURCE = "source";

  /**
   * The content of the file.
   *
   * @param description one sentence on the system
   * @param name its name
   */
  public static Map<String, Object> content(
      String description, String name, Status status, String source) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("description", description);
    metadata.put("name", name);
    metadata.put("system", null);
    metadata.put("version", null);
    metadata.put("history", List.of());
    metadata.put(STATUS, status.name());
    metadata.put(SOURCE, source);
    return metadata;
  }

  /** What a folder states; nothing where it has no such file. */
  public static PymrioMetadata of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new PymrioMetadata(Optional.empty(), Optional.empty(), List.of());
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
    try {
      JsonNode content = new ObjectMapper().readTree(bytes);
      return new PymrioMetadata(
          text(content, STATUS).map(s -> status(s, file)), text(content, SOURCE), List.of());
    } catch (IOException e) {
      return new PymrioMetadata(
          Optional.empty(),
          Optional.empty(),
          List.of(FILE + " was not read: it is not JSON. A status in it is not known."));
    }
  }

  private static Optional<String> text(JsonNode content, String key) {
    return Optional.of(content.path(key).asText("").strip()).filter(t -> !t.isEmpty());
  }

  private static Status status(String text, Path file) {
    return Arrays.stream(Status.values())
        .filter(s -> s.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    file + ", key " + STATUS,
                    "'" + text + "'",
                    "one of " + Arrays.toString(Status.values()),
                    "Correct the key, or remove it."));
  }

  /**
   * The origin of the tables: what the user says, else what the file says, else real data.
   *
   * @param given status that the user gave; empty where none was given
   * @param givenSource source that the user gave, or blank
   */
  public Provenance origin(Optional<Status> given, String givenSource, Provenance unstated) {
    Provenance origin =
        new Provenance(
            given.or(() -> status).orElse(unstated.status()),
            givenSource.isBlank() ? source.orElse(unstated.source()) : givenSource,
            unstated.note(),
            unstated.files(),
            unstated.remarks());
    boolean better =
        given.isPresent() && status.isPresent() && given.get().compareTo(status.get()) < 0;
    return better
        ? origin.remarking(
            List.of(
                FILE
                    + " states that the numbers are "
                    + status.get()
                    + "; the setting status says that they are "
                    + given.get()
                    + "."))
        : origin;
  }
}
