package org.tradewind.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A format in which the results of a finished run can be written. */
public interface RunFormat {
  /** What the command calls it, such as netcdf. */
  String name();

  /** What it writes, one clause for the help. */
  String describes();

  /**
   * The files of a run. Tables are read and checked here; a run without what the format needs is a
   * {@link org.tradewind.axes.UserError}.
   */
  Export of(RunContents run);

  /**
   * What is to be written.
   *
   * @param files at least one
   * @param notes what was left out, mended or assumed, a sentence each
   */
  record Export(List<File> files, List<String> notes) {
    public Export {
      files = List.copyOf(files);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A file.
   *
   * @param name without a folder
   * @param content its bytes
   */
  record File(String name, Content content) {}

  /** Bytes that are made when they are written. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
