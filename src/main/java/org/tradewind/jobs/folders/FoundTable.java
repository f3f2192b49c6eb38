package org.tradewind.jobs.folders;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;

/** Where a table of inputs lies in a folder that may be one of inputs or a finished run. */
public final class FoundTable {
  private FoundTable() {}

  /**
   * The folder that has the table: of a finished run that of its tables, else the folder itself.
   *
   * @param encoding of CSV files without a byte-order mark
   */
  public static InputFolder in(
      String folder, TableSchema schema, Configuration conf, String encoding) {
    InputFolder top = new InputFolder(folder, conf, encoding);
    if (!RunFolder.in(folder, conf)) {
      return top;
    }
    Path run = new Path(folder);
    try {
      FileSystem fs = run.getFileSystem(conf);
      if (fs.exists(RunLayout.table(run, schema.name()))) {
        return new InputFolder(new Path(run, RunLayout.TABLES).toString(), conf, encoding);
      }
      // inputs of a study have a table once; a run of an earlier version had it twice
      if (TableFiles.forms(run, schema.name(), fs).size() > 1
          && !fs.exists(new Path(run, RunLayout.CATALOG))) {
        throw flat(folder);
      }
      return top;
    } catch (IOException e) {
      throw RunFolder.unusable(folder, e);
    }
  }

  /** The error for a run whose tables lie side by side, as they did in earlier versions. */
  static UserError flat(String folder) {
    return new UserError(
        "run " + folder,
        "tables side by side at its top, in the flat layout of an earlier version",
        "a run with its tables in the folder " + RunLayout.TABLES,
        "Run the study again with this version.");
  }
}
