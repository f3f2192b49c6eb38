package org.tradewind.jobs;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Column;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * The raw draws of a run, one folder of Parquet files for each block of draws: {@code
 * block=N/slice-K.parquet} holds the figures of slice K. Beside them stand their checksums
 * (CRC-32C), the block's number and whose draws they are; a block has its name only when it is
 * whole.
 */
final class DrawFolder implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String CHECKSUMS = "_checksums.json";
  private static final String IDENTITY = "_identity.json";
  private static final String BLOCK = "block=";
  private static final int BUFFER_BYTES = 1 << 16;
  private static final double GB = 1e9;

  /** Figures to a file: small enough to be held with all draws, large enough to be read at once. */
  static final int SLICE = 2048;

  /** The rows of a file of draws. */
  static final TableSchema DRAW =
      new TableSchema(
          "draws",
          "Raw draws by block: folder block=N holds draws N * size of block and up.",
          List.of(
              Column.integer("figure", "figure, as in table draw_figure"),
              Column.vector("values", "unit of the figure", "its value in each draw of the block")),
          List.of("figure"));

  /** What is known of a block. */
  enum State {
    MISSING,
    WHOLE,
    DAMAGED;

    /** In a sentence. */
    String text() {
      return this == MISSING ? "missing" : this == DAMAGED ? "damaged" : "whole";
    }
  }

  /**
   * What a block was when it was written.
   *
   * @param draws which draws they are, SHA-256 of the identity
   * @param block number of the block
   * @param files checksums by file
   */
  record Seal(String draws, int block, Map<String, Long> files) {}

  private final String folder;
  private final SerializableConfiguration conf;

  /** Digest of the identity of the draws it was taken for; empty where it is only read. */
  private String draws = "";

  DrawFolder(Path folder, SerializableConfiguration conf) {
    this.folder = folder.toString();
    this.conf = conf;
  }

  static int slices(int figures) {
    return (figures + SLICE - 1) / SLICE;
  }

  private FileSystem fs() throws IOException {
    FileSystem fs = new Path(folder).getFileSystem(conf.value());
    // checksums of our own stand beside the files
    return fs instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : fs;
  }

  private Path block(int block) {
    return new Path(folder, BLOCK + block);
  }

  private static String file(int slice) {
    return String.format("slice-%05d.parquet", slice);
  }

  /**
   * Takes the folder for the draws of one model. A folder of other draws is a {@link UserError};
   * nothing in it is touched.
   *
   * @param identity what decides the draws
   */
  void claim(Map<String, String> identity) {
    Path file = new Path(folder, IDENTITY);
    draws = digest(identity);
    try {
      FileSystem fs = fs();
      if (fs.exists(file)) {
        refuseOthers(
            read(fs, file, new TypeReference<LinkedHashMap<String, String>>() {}), identity);
        clear(fs);
      } else {
        refuseUnnamed(fs, file);
        write(fs, file, identity);
      }
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new UserError(
          file.toString(),
          "text that is not JSON",
          "a record of the inputs that the draws in this folder come from",
          "The draws cannot be used without it: remove the folder and draw again.",
          e);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static String digest(Map<String, String> identity) {
    return DigestUtils.sha256Hex(identity.toString());
  }

  /** Refuses blocks without a record of their inputs. */
  private void refuseUnnamed(FileSystem fs, Path file) throws IOException {
    int blocks = blocks(fs);
    if (blocks > 0) {
      throw new UserError(
          file.toString(),
          "no such file next to " + blocks + " blocks of draws",
          "a record of the inputs that the draws in this folder come from",
          "The draws cannot be used without it: remove the folder and draw again.");
    }
  }

  /** How many blocks are there. */
  private int blocks(FileSystem fs) throws IOException {
    Path there = new Path(folder);
    return fs.exists(there) ? fs.globStatus(new Path(there, BLOCK + "*")).length : 0;
  }

  /**
   * Refuses more draws than there is room for.
   *
   * @param blocks how many blocks there are to be
   * @param bytes of a block
   */
  void requireRoom(int blocks, long bytes) {
    try {
      FileSystem fs = fs();
      double needed = Math.max(0, blocks - blocks(fs)) * (double) bytes;
      Path there = new Path(folder);
      while (!fs.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      long free = fs.getStatus(there).getRemaining();
      if (needed > free) {
        throw new UserError(
            "study key uncertainty.draws",
            String.format(
                Locale.ROOT, "draws of %.1f GB, where %.1f GB are free", needed / GB, free / GB),
            "room for all draws in " + folder,
            "Ask for fewer draws, or write where there is more room.");
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Takes the folder for the draws of one model, in place of those of another.
   *
   * @param identity what decides the draws
   * @return whether draws of another were removed
   */
  boolean takeOver(Map<String, String> identity) {
    Path file = new Path(folder, IDENTITY);
    draws = digest(identity);
    try {
      FileSystem fs = fs();
      if (isOf(fs, file, identity)) {
        clear(fs);
        return false;
      }
      boolean others = fs.delete(new Path(folder), true);
      write(fs, file, identity);
      return others;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static boolean isOf(FileSystem fs, Path file, Map<String, String> identity)
      throws IOException {
    try {
      return identity.equals(read(fs, file, new TypeReference<LinkedHashMap<String, String>>() {}));
    } catch (FileNotFoundException | com.fasterxml.jackson.core.JacksonException e) {
      return false;
    }
  }

  /** A folder of other draws beside this one. */
  DrawFolder beside(String ending) {
    return new DrawFolder(new Path(folder + ending), conf);
  }

  /** Removes what a killed run left unfinished. */
  private void clear(FileSystem fs) throws IOException {
    for (FileStatus found : fs.listStatus(new Path(folder))) {
      if (found.isDirectory() && found.getPath().getName().startsWith("_")) {
        fs.delete(found.getPath(), true);
      }
    }
  }

  private void refuseOthers(Map<String, String> there, Map<String, String> asked) {
    List<String> differences =
        asked.entrySet().stream()
            .filter(e -> !e.getValue().equals(there.get(e.getKey())))
            .map(
                e ->
                    e.getKey() + " " + there.get(e.getKey()) + " (asked for: " + e.getValue() + ")")
            .toList();
    if (!differences.isEmpty()) {
      throw new UserError(
          "draws in " + folder,
          "draws of " + String.join("; ", differences),
          "draws of the same study, inputs, seed and blocks: others are never mixed",
          "Set these back, run into another folder, or remove that one; nothing was changed.");
    }
  }

  private static <T> T read(FileSystem fs, Path file, TypeReference<T> type) throws IOException {
    try (InputStream in = fs.open(file)) {
      return Json.MAPPER.readValue(in, type);
    }
  }

  private static void write(FileSystem fs, Path file, Object value) throws IOException {
    try (OutputStream out = fs.create(file, true)) {
      out.write(Json.MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether a block is there, with every byte as it was written, and of these draws. */
  State state(int block) {
    try {
      FileSystem fs = fs();
      if (!fs.exists(block(block))) {
        return State.MISSING;
      }
      Seal seal = read(fs, new Path(block(block), CHECKSUMS), new TypeReference<Seal>() {});
      boolean others = !draws.isEmpty() && !draws.equals(seal.draws());
      if (others || seal.block() != block || seal.files() == null) {
        return State.DAMAGED;
      }
      for (Map.Entry<String, Long> entry : seal.files().entrySet()) {
        if (checksum(fs, new Path(block(block), entry.getKey())) != entry.getValue()) {
          return State.DAMAGED;
        }
      }
      return State.WHOLE;
    } catch (FileNotFoundException | com.fasterxml.jackson.core.JacksonException e) {
      return State.DAMAGED;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static long checksum(FileSystem fs, Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = fs.open(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    return sum.getValue();
  }

  /** Writes a block, figures x draws, in place of one that is damaged. */
  void write(int block, double[][] figures) {
    // two attempts at one task must not write into one folder
    Path unfinished = new Path(folder, "_" + UUID.randomUUID());
    try {
      FileSystem fs = fs();
      Map<String, Long> sums = new LinkedHashMap<>();
      for (int slice = 0; slice < slices(figures.length); slice++) {
        Table.Builder rows = Table.builder(DRAW);
        for (int f = slice * SLICE; f < Math.min(figures.length, (slice + 1) * SLICE); f++) {
          rows.add(f, figures[f]);
        }
        Path file = new Path(unfinished, file(slice));
        ParquetFiles.writeFile(rows.build(), file, conf.value());
        sums.put(file(slice), checksum(fs, file));
      }
      write(fs, new Path(unfinished, CHECKSUMS), new Seal(draws, block, sums));
      fs.delete(block(block), true);
      if (!fs.rename(unfinished, block(block)) && !fs.exists(block(block))) {
        throw new IOException("cannot rename " + unfinished);
      }
      fs.delete(unfinished, true);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** All figures of a slice of a block, figures x draws. */
  double[][] slice(int block, int slice) {
    return ParquetFiles.read(DRAW, new Path(block(block), file(slice)), conf.value())
        .vectors("values");
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
