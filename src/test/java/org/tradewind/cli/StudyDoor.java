package org.tradewind.cli;

import java.util.Map;
import org.tradewind.config.Study;

/** Opens the reading of study files to tests of other rooms. */
public final class StudyDoor {
  private StudyDoor() {}

  /** A study as every job reads it. */
  public static Study study(String file, Map<String, String> set) {
    return StudyArguments.study(file, set);
  }
}
