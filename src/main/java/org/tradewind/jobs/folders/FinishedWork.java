package org.tradewind.jobs.folders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.axes.UserError;

/**
 * Finished pieces of a long step, kept next to the run until it is finished, so that a run that was
 * killed takes them up again. A piece is found by the SHA-256 of all that decides it, written out
 * as text. A file that is damaged, or of other work, is not taken up.
 */
public final class FinishedWork implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * To be changed with whatever makes pieces of an earlier build wrong: they are not found then.
   */
  private static final String FORMAT = "1";

  private static final int DIGEST_BYTES = 32;

  /** Names of pieces, and of those that are being written. */
  private static final Pattern PIECE = Pattern.compile("[0-9a-f]{64}|_[0-9a-f-]{36}");

  private static final String UNFINISHED = "_";
  private static final int BUFFER_BYTES = 1 << 16;

  private final String folder;
  private final SerializableConfiguration conf;

  /** What decides all pieces, a line each. */
  private final String decides;

  /**
   * @param folder where pieces are kept
   * @param decides what decides all of them: software, keys, hashes of the inputs
   */
  public FinishedWork(Path folder, SerializableConfiguration conf, List<String> decides) {
    this.folder = folder.toString();
    this.conf = conf;
    this.decides =
        String.join("\n", "format " + FORMAT, "software " + Version.current(), "")
            + String.join("\n", decides);
  }

  /** Where the pieces of a run are kept: a hidden sibling of its folder. */
  public static Path of(Path run) {
    return new Path(run.getParent(), "." + run.getName() + ".work");
  }

  /** The same place for pieces that something more decides. */
  public FinishedWork with(String more) {
    return new FinishedWork(new Path(folder), conf, List.of(decides, more));
  }

  private FileSystem fs() throws IOException {
    FileSystem fs = new Path(folder).getFileSystem(conf.value());
    // a checksum of our own stands in each file
    return fs instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : fs;
  }

  private Path file(String piece) {
    byte[] text = (decides + "\n" + piece).getBytes(StandardCharsets.UTF_8);
    return new Path(folder, DigestUtils.sha256Hex(text));
  }

  /**
   * A piece that is finished.
   *
   * @param piece what decides it besides, as text
   */
  public Optional<byte[]> find(String piece) {
    try {
      FileSystem fs = fs();
      Path file = file(piece);
      if (!fs.exists(file)) {
        return Optional.empty();
      }
      byte[] all;
      try (InputStream in = fs.open(file)) {
        all = in.readAllBytes();
      }
      int length = Math.max(0, all.length - DIGEST_BYTES);
      byte[] content = Arrays.copyOf(all, length);
      boolean whole =
          Arrays.equals(seal(file, content), Arrays.copyOfRange(all, length, all.length));
      return whole ? Optional.of(content) : Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Whether a piece is there. It may still turn out damaged. */
  public boolean has(String piece) {
    try {
      return fs().exists(file(piece));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** How many finished pieces are there, of this and of other work. */
  public int count() {
    try {
      FileSystem fs = fs();
      Path all = new Path(folder);
      return fs.exists(all)
          ? (int)
              Arrays.stream(fs.listStatus(all))
                  .filter(f -> isPiece(f) && !f.getPath().getName().startsWith(UNFINISHED))
                  .count()
          : 0;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static boolean isPiece(FileStatus file) {
    return file.isFile() && PIECE.matcher(file.getPath().getName()).matches();
  }

  /** SHA-256 of the file's name and what is in it. */
  private static byte[] seal(Path file, byte[] content) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(file.getName().getBytes(StandardCharsets.UTF_8));
    return digest.digest(content);
  }

  /** Keeps a finished piece. */
  public void keep(String piece, byte[] content) {
    Path file = file(piece);
    // two attempts at one task must not write into one file
    Path unfinished = new Path(folder, UNFINISHED + UUID.randomUUID());
    try {
      FileSystem fs = fs();
      try (OutputStream out = create(fs, unfinished)) {
        out.write(content);
        out.write(seal(file, content));
      }
      fs.delete(file, false);
      if (!fs.rename(unfinished, file) && !fs.exists(file)) {
        throw new IOException("cannot rename " + unfinished);
      }
      fs.delete(unfinished, false);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Removes all pieces, with those of other work, and the folder if nothing else is in it. What is
   * not a piece stays: a wrong folder must not cost anybody a file.
   */
  public void remove() {
    try {
      FileSystem fs = fs();
      Path all = new Path(folder);
      if (!fs.exists(all)) {
        return;
      }
      for (FileStatus file : fs.listStatus(all)) {
        if (isPiece(file)) {
          fs.delete(file.getPath(), false);
        }
      }
      if (fs.listStatus(all).length == 0) {
        fs.delete(all, false);
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

  private UserError unusable(IOException cause) {
    return new UserError(
        folder,
        "an error on using it: " + cause.getMessage(),
        "a folder that can be written and read",
        "Check the permissions and the free space.",
        cause);
  }
}
