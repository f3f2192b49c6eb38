package org.tradewind.adjoint;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes source-receptor files in the layout of {@code inmap sr save}: dimensions layer, source,
 * receptor, allcells, layers; variables layers, then the particles by name over (layer, source,
 * receptor) as 4-byte reals, then those of all cells as 8-byte reals, N, S, E and W last. It is
 * written after the format's specification and apart from the reader, and in place, so that a file
 * of many gigabytes of which few rows are written takes little room.
 */
public final class GeneratedInmap {
  public static final List<String> PARTICLES =
      List.of("PrimaryPM25", "SOA", "pNH4", "pNO3", "pSO4");
  public static final String UNITS =
      "\u03bcg m-3 concentration at receptor location per \u03bcg s-1 emissions at source location";

  private static final int CHAR = 2;
  private static final int INT = 4;
  private static final int FLOAT = 5;
  private static final int DOUBLE = 6;

  /** Value of the matrix of a variable. */
  public interface Values {
    double at(String variable, int layer, int source, int receptor);
  }

  /** Model layers of the file. */
  public int[] layers = {0, 2, 4};

  /** Edges W, S, E, N of each ground cell; all layers have the same. */
  public final double[][] cells;

  /** Model layers of the grid, those above the file's too. */
  public int modelLayers = 5;

  public List<String> particles = PARTICLES;
  public List<String> dimensions = List.of("layer", "source", "receptor");
  public String units = UNITS;

  /** Number of bytes by which the file is cut at its end. */
  public int cut;

  /** Numbers of the header: version 1 has 32-bit offsets. */
  public int version = 2;

  public double[] people;

  private final Map<String, Long> begins = new LinkedHashMap<>();

  public GeneratedInmap(double[][] cells) {
    this.cells = cells;
    this.people = new double[cells.length];
  }

  /** Writes all of the matrix. */
  public Path write(Path file, Values values) {
    int[] all = java.util.stream.IntStream.range(0, cells.length).toArray();
    return write(file, values, all);
  }

  /** Writes some rows of the matrix; the others are zeros, and take no room on most disks. */
  public Path write(Path file, Values values, int[] sources) {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(0);
      long end = layOut(header().length);
      out.write(header());
      out.setLength(end - cut);
      for (String variable : particles) {
        for (int l = 0; l < layers.length; l++) {
          for (int s : sources) {
            ByteBuffer row = ByteBuffer.allocate(cells.length * Float.BYTES);
            for (int r = 0; r < cells.length; r++) {
              row.putFloat((float) values.at(variable, l, s, r));
            }
            long at = (long) l * cells.length + s;
            put(out, begins.get(variable) + at * row.capacity(), row.array());
          }
        }
      }
      ByteBuffer layer = ByteBuffer.allocate(layers.length * Integer.BYTES);
      for (int l : layers) {
        layer.putInt(l);
      }
      put(out, begins.get("layers"), layer.array());
      for (Map.Entry<String, double[]> variable : ofCells().entrySet()) {
        ByteBuffer bytes = ByteBuffer.allocate(variable.getValue().length * Double.BYTES);
        for (double value : variable.getValue()) {
          bytes.putDouble(value);
        }
        put(out, begins.get(variable.getKey()), bytes.array());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(RandomAccessFile out, long at, byte[] bytes) throws IOException {
    int count = (int) Math.max(0, Math.min(bytes.length, out.length() - at));
    if (count > 0) {
      out.seek(at);
      out.write(bytes, 0, count);
    }
  }

  private Map<String, double[]> ofCells() {
    Map<String, double[]> variables = new LinkedHashMap<>();
    variables.put("Layer", every((l, c) -> l));
    variables.put("TotalPop", every((l, c) -> l == 0 ? people[c] : 0));
    variables.put("N", every((l, c) -> cells[c][3]));
    variables.put("S", every((l, c) -> cells[c][1]));
    variables.put("E", every((l, c) -> cells[c][2]));
    variables.put("W", every((l, c) -> cells[c][0]));
    return variables;
  }

  private interface OfCell {
    double at(int layer, int cell);
  }

  private double[] every(OfCell value) {
    double[] all = new double[modelLayers * cells.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = value.at(i / cells.length, i % cells.length);
    }
    return all;
  }

  private long layOut(int header) {
    long at = header;
    begins.put("layers", at);
    at += (long) layers.length * Integer.BYTES;
    for (String variable : particles) {
      begins.put(variable, at);
      at += (long) layers.length * cells.length * cells.length * Float.BYTES;
    }
    for (String variable : ofCells().keySet()) {
      begins.put(variable, at);
      at += (long) modelLayers * cells.length * Double.BYTES;
    }
    return at;
  }

  private byte[] header() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("CDF");
    out.writeByte(version);
    out.writeInt(0);
    List<String> names = List.of("layer", "source", "receptor", "allcells", "layers");
    int n = cells.length;
    int[] lengths = {layers.length, n, n, modelLayers * n, layers.length};
    list(out, 10, names.size());
    for (int d = 0; d < lengths.length; d++) {
      text(out, names.get(d));
      out.writeInt(lengths[d]);
    }
    list(out, 12, 0);
    list(out, 11, 1 + particles.size() + ofCells().size());
    variable(out, "layers", List.of("layers"), names, INT, 4L * layers.length, "");
    for (String p : particles) {
      variable(out, p, dimensions, names, FLOAT, 4L * layers.length * n * n, units);
    }
    for (String v : ofCells().keySet()) {
      variable(out, v, List.of("allcells"), names, DOUBLE, 8L * modelLayers * n, "");
    }
    return bytes.toByteArray();
  }

  private void variable(
      DataOutputStream out,
      String name,
      List<String> over,
      List<String> names,
      int type,
      long bytes,
      String ofUnits)
      throws IOException {
    text(out, name);
    out.writeInt(over.size());
    for (String dimension : over) {
      out.writeInt(names.indexOf(dimension));
    }
    List<String[]> attributes = new ArrayList<>();
    attributes.add(new String[] {"description", name + " of a generated file"});
    if (!ofUnits.isEmpty()) {
      attributes.add(new String[] {"units", ofUnits});
    }
    list(out, 12, attributes.size());
    for (String[] attribute : attributes) {
      text(out, attribute[0]);
      out.writeInt(CHAR);
      text(out, attribute[1]);
    }
    out.writeInt(type);
    // a size that does not fit is written as the largest number
    out.writeInt((int) Math.min(bytes, 0xFFFF_FFFFL));
    long begin = begins.getOrDefault(name, 0L);
    if (version == 1) {
      out.writeInt((int) begin);
    } else {
      out.writeLong(begin);
    }
  }

  private static void list(DataOutputStream out, int tag, int length) throws IOException {
    out.writeInt(length == 0 ? 0 : tag);
    out.writeInt(length);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    for (int i = bytes.length; i % 4 != 0; i++) {
      out.writeByte(0);
    }
  }
}
