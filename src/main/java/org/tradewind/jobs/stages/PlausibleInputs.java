package org.tradewind.jobs.stages;

import java.util.List;
import org.tradewind.config.Study;
import org.tradewind.plausibility.Plausibility;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;

/** Numbers of the tables in memory that are far from what is known of the world. */
public final class PlausibleInputs {
  private PlausibleInputs() {}

  /** What is to be said; a number that is refused is a {@link org.tradewind.axes.UserError}. */
  public static List<String> remarks(StudyTables tables, Study study) {
    return new Plausibility(study.plausibility())
        .of(tables, study.info().over(StudyInfo.of(tables)).currency());
  }
}
