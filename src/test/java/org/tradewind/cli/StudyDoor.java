package org.tradewind.cli;

import java.util.Map;
import org.tradewind.config.Study;
import picocli.CommandLine;

/** Opens the reading of study files to tests of other rooms. */
public final class StudyDoor {
  private StudyDoor() {}

  /** A study as every job reads it. */
  public static Study study(String file, Map<String, String> set) {
    return StudyArguments.study(file, set);
  }

  /** As every job finds the folder of a study's results where the command names none. */
  public static void requireFolder(String file, Map<String, String> set) {
    StudyArguments arguments = new StudyArguments();
    CommandLine.populateCommand(arguments, file);
    set.forEach(arguments::set);
    arguments.batch();
  }
}
