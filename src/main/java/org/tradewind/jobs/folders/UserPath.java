package org.tradewind.jobs.folders;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;

/** Paths as users write them, on any file system that Hadoop knows. */
public final class UserPath {
  private UserPath() {}

  /**
   * A path whose file system answers.
   *
   * @param where option or key that names the path
   */
  public static Path of(String where, String text, Configuration conf) {
    try {
      Path path = new Path(text);
      path.getFileSystem(conf);
      return path;
    } catch (IOException | RuntimeException e) {
      // Hadoop has exceptions of many kinds for syntax, unknown hosts and classes that are not
      // here.
      throw new UserError(
          where,
          "a path that leads nowhere (" + e.getMessage() + ")",
          "a folder or file of this machine, or of another file system that is set up here",
          "Correct the path.",
          e);
    }
  }
}
