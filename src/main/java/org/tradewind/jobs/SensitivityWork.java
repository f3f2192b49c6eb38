package org.tradewind.jobs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.adjoint.SensitivitySums;
import org.tradewind.axes.UserError;

/**
 * The hidden folder beside the results that keeps the sums of finished blocks, each in a file with
 * a checksum (CRC-32C) at its end, so that a run started again after a kill goes on from them. A
 * file has its name only when it is whole.
 */
final class SensitivityWork implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BUFFER_BYTES = 1 << 16;

  private final String folder;
  private final SerializableConfiguration conf;

  /**
   * @param out folder of the results
   */
  SensitivityWork(Path out, SerializableConfiguration conf) {
    this.folder = new Path(out.getParent(), "." + out.getName() + ".work").toString();
    this.conf = conf;
  }

  private FileSystem fs() throws IOException {
    FileSystem fs = new Path(folder).getFileSystem(conf.value());
    // our checksum stands at the end of each file, so none of Hadoop's is needed beside it
    return fs instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : fs;
  }

  /** The sums of a block, if they are there and whole. */
  Optional<SensitivitySums> read(SensitivityBlock block) {
    Path file = new Path(folder, block.fileName());
    int variables = block.variables().size();
    byte[] bytes = new byte[SensitivitySums.byteCount(block.cells(), variables) + Long.BYTES];
    try {
      FileSystem fs = fs();
      if (fs.getFileStatus(file).getLen() != bytes.length) {
        return Optional.empty();
      }
      try (FSDataInputStream in = fs.open(file)) {
        in.readFully(0, bytes);
      }
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
    ByteBuffer all = ByteBuffer.wrap(bytes);
    ByteBuffer sums = all.slice(0, bytes.length - Long.BYTES);
    boolean whole = checksum(sums) == all.getLong(bytes.length - Long.BYTES);
    return whole
        ? Optional.of(SensitivitySums.of(sums, block.cells(), variables))
        : Optional.empty();
  }

  /** Keeps the sums of a block. */
  void write(SensitivityBlock block, SensitivitySums sums) {
    ByteBuffer bytes = sums.bytes();
    // two attempts at one task must not write into one file
    Path unfinished = new Path(folder, UUID.randomUUID() + ".unfinished");
    try {
      FileSystem fs = fs();
      try (OutputStream out = create(fs, unfinished)) {
        out.write(bytes.array());
        out.write(ByteBuffer.allocate(Long.BYTES).putLong(checksum(bytes)).array());
      }
      Path file = new Path(folder, block.fileName());
      fs.delete(file, false);
      if (!fs.rename(unfinished, file) && !fs.exists(file)) {
        throw new IOException("cannot rename " + unfinished);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** With default permissions: Hadoop would start a process to set others on a local file. */
  private static OutputStream create(FileSystem fs, Path file) throws IOException {
    Progressable silent = () -> {};
    return fs.create(
        file,
        true,
        BUFFER_BYTES,
        fs.getDefaultReplication(file),
        fs.getDefaultBlockSize(file),
        silent);
  }

  private static long checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate());
    return sum.getValue();
  }

  /** Names of the files of finished blocks. */
  List<String> finished() {
    try {
      FileSystem fs = fs();
      Path path = new Path(folder);
      return fs.exists(path)
          ? Arrays.stream(fs.listStatus(path)).map(FileStatus::getPath).map(Path::getName).toList()
          : List.of();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Removes the folder. */
  void delete() {
    try {
      fs().delete(new Path(folder), true);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public String toString() {
    return folder;
  }

  private UserError unusable(IOException cause) {
    return new UserError(
        folder,
        "an error on using it: " + cause.getMessage(),
        "a folder that can be written and read",
        "Check the permissions and the free space.",
        cause);
  }
}
