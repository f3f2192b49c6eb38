package org.tradewind.jobs.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.exports.RunContents;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.StudyInfo;

/** What an export says of the run that it was made of, from the run's manifest. */
final class ExportedManifest {
  private ExportedManifest() {}

  /**
   * Reads a manifest.
   *
   * @param name name of the run's folder
   */
  static RunContents.About of(RunFolder run, String name) {
    Map<String, Provenance> origins = run.provenance();
    return new RunContents.About(
        name,
        run.says("study").asText(),
        new StudyInfo(new LinkedHashMap<>(run.texts(NameTables.STUDY_INFO.name()))),
        run.says("software").path("tradewind").asText("of an unknown version"),
        run.says("finished").asText("at an unknown time"),
        Status.ofAll(origins.values().stream()),
        with(Status.ILLUSTRATIVE, origins),
        origins.values().stream().map(Provenance::source).distinct().toList(),
        run.says("draws").path("draws").asInt());
  }

  private static List<String> with(Status status, Map<String, Provenance> origins) {
    return origins.entrySet().stream()
        .filter(e -> e.getValue().status() == status)
        .map(Map.Entry::getKey)
        .toList();
  }
}
