package org.tradewind.importers.source;

import java.util.Map;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;

/** Adds facts about the study to those that a folder already holds. */
public final class StudyFacts {
  private StudyFacts() {}

  /**
   * Puts the table study_info into the result: new facts, and earlier ones of other items.
   *
   * @param facts by item
   */
  public static void complete(
      StudyTables result, StudyTables existing, Map<String, String> facts, Provenance origin) {
    StudyInfo before = StudyInfo.of(existing);
    StudyInfo all = new StudyInfo(facts).over(before);
    boolean kept = all.values().size() > facts.size();
    Provenance earlier = existing.provenance(NameTables.STUDY_INFO.name());
    result.put(all.table(), kept ? earlier.completedBy(origin) : origin);
  }
}
