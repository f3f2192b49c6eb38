package org.tradewind.tables;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files meant for people and other programs. */
public final class PlainFiles {
  private PlainFiles() {}

  /**
   * Creates a file without the .crc sibling that Hadoop's local file system would leave beside it.
   * Other threads may create files with theirs meanwhile.
   */
  public static OutputStream create(Path file, Configuration conf) throws IOException {
    FileSystem fs = file.getFileSystem(conf);
    if (fs instanceof ChecksumFileSystem checked) {
      fs.mkdirs(file.getParent());
      fs.delete(checked.getChecksumFile(file), false);
      return checked.getRawFileSystem().create(file, true);
    }
    return fs.create(file, true);
  }
}
