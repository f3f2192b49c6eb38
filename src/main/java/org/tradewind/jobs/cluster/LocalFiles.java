package org.tradewind.jobs.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.SparkConf;

/**
 * Hadoop's file system {@code file}, checksums included, whose permissions this JVM sets itself.
 *
 * <p>Without its native library Hadoop starts the program chmod for every file and folder that it
 * creates, and a run creates hundreds. Permissions come out as by GNU chmod.
 */
public final class LocalFiles extends LocalFileSystem {
  private static final String KEY = "fs.file.impl";
  private static final String SPARK_KEY = "spark.hadoop." + KEY;
  private static final String MODE = "unix:mode";

  /** Hadoop's files of defaults, parsed once. */
  private static final Configuration DEFAULTS = new Configuration();

  /** Bits of st_mode: type of file, folder among the types, set user id and set group id. */
  private static final int TYPE = 0170000;

  private static final int FOLDER = 0040000;
  private static final int SET_IDS = 0006000;

  /** Called by Hadoop, by name. */
  public LocalFiles() {
    super(new Raw());
  }

  /**
   * Hadoop's configuration with this file system, unless core-site.xml or Spark's properties name
   * another. Hadoop keeps one file system a scheme, that of the first configuration to ask: whoever
   * works outside a session takes this one.
   */
  public static Configuration configuration() {
    Configuration conf = new Configuration(DEFAULTS);
    String unlessNamed = conf.get(KEY, LocalFiles.class.getName());
    conf.set(KEY, System.getProperty(SPARK_KEY, unlessNamed));
    return conf;
  }

  /** Gives a session this file system, unless core-site.xml or Spark's properties name another. */
  static void offer(SparkConf spark) {
    spark.setIfMissing(SPARK_KEY, configuration().get(KEY));
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        super.setPermission(path, permission);
        return;
      }
      try {
        // As chmod: a folder that gives its group to what is in it goes on doing so.
        int mode = (int) Files.getAttribute(file, MODE);
        int kept = (mode & TYPE) == FOLDER ? mode & SET_IDS : 0;
        Files.setAttribute(file, MODE, kept | permission.toShort());
      } catch (NoSuchFileException e) {
        FileNotFoundException missing = new FileNotFoundException(path + " does not exist");
        missing.initCause(e);
        throw missing;
      }
    }
  }
}
