package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.config.Study;
import org.tradewind.plausibility.Plausibility;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;

/** What there is to say of tables that a job has read, wherever they came from. */
final class AboutInputs {
  private AboutInputs() {}

  /**
   * Remarks of the tables' origins, then numbers that are hardly plausible; a number that is
   * refused is a {@link org.tradewind.axes.UserError}.
   */
  static List<String> remarks(StudyTables tables, Study study) {
    Map<String, List<String>> byRemark = new LinkedHashMap<>();
    for (String name : tables.tables().keySet()) {
      for (String remark : tables.provenance(name).remarks()) {
        byRemark.computeIfAbsent(remark, r -> new ArrayList<>()).add(name);
      }
    }
    List<String> remarks = new ArrayList<>();
    byRemark.forEach((remark, names) -> remarks.add(String.join(", ", names) + ": " + remark));
    remarks.addAll(implausible(tables, study));
    return remarks;
  }

  /** Numbers that are hardly plausible. */
  static List<String> implausible(StudyTables tables, Study study) {
    return new Plausibility(study.plausibility())
        .of(tables, study.info().over(StudyInfo.of(tables)).currency());
  }
}
