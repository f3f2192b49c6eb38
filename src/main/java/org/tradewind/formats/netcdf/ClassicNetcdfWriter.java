package org.tradewind.formats.netcdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes a NetCDF file of version 2 (CDF-2) whose variables all have a fixed size. What a variable
 * holds is asked for when it is written, one variable at a time, so that the file is never held
 * whole. The same content gives the same bytes.
 */
public final class ClassicNetcdfWriter {
  private static final int CHUNK = 1 << 13;

  private final Map<String, Integer> dimensions = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Variable> variables = new ArrayList<>();

  private record Variable(
      String name,
      NetcdfType type,
      List<String> shape,
      Map<String, Object> attributes,
      Supplier<?> values) {}

  /** Declares a dimension; one of the same name and length may be declared again. */
  public ClassicNetcdfWriter dimension(String name, int length) {
    Integer before = dimensions.put(name, length);
    if (length < 1 || before != null && before != length) {
      throw new IllegalArgumentException("dimension " + name + " of length " + length);
    }
    return this;
  }

  /** Adds a global attribute: String, int[] or double[]. */
  public ClassicNetcdfWriter attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /**
   * Adds a variable of 8-byte numbers.
   *
   * @param shape names of its dimensions, the last running fastest; none for a single value
   * @param own its attributes: String, int[] or double[]
   * @param values as many as the dimensions make
   */
  public ClassicNetcdfWriter doubles(
      String name, List<String> shape, Map<String, Object> own, Supplier<double[]> values) {
    return add(new Variable(name, NetcdfType.DOUBLE, shape, own, values));
  }

  /** Adds a variable of 4-byte whole numbers. */
  public ClassicNetcdfWriter ints(
      String name, List<String> shape, Map<String, Object> own, Supplier<int[]> values) {
    return add(new Variable(name, NetcdfType.INT, shape, own, values));
  }

  /**
   * Adds a variable of texts in UTF-8: one for each place of a dimension, filled up with zero bytes
   * to the longest, which a dimension of its own counts.
   */
  public ClassicNetcdfWriter texts(
      String name, String dimension, Map<String, Object> own, List<String> texts) {
    List<byte[]> bytes = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    int length = Math.max(1, bytes.stream().mapToInt(b -> b.length).max().orElse(1));
    String letters = name + "_length";
    dimension(letters, length);
    Map<String, Object> all = new LinkedHashMap<>(own);
    all.put("_Encoding", "utf-8");
    byte[] block = new byte[Math.multiplyExact(length, texts.size())];
    for (int i = 0; i < bytes.size(); i++) {
      System.arraycopy(bytes.get(i), 0, block, i * length, bytes.get(i).length);
    }
    return add(new Variable(name, NetcdfType.CHAR, List.of(dimension, letters), all, () -> block));
  }

  private ClassicNetcdfWriter add(Variable variable) {
    if (variables.stream().anyMatch(v -> v.name().equals(variable.name()))) {
      throw new IllegalArgumentException("a second variable " + variable.name());
    }
    variables.add(variable);
    return this;
  }

  /** Writes the file; the stream is not closed. */
  public void write(OutputStream out) throws IOException {
    ClassicHeaderWriter header = new ClassicHeaderWriter(0);
    dimensions.forEach(header::dimension);
    attributes.forEach(header::attribute);
    for (Variable v : variables) {
      header.variable(v.name(), v.type(), v.shape(), v.attributes());
    }
    out.write(header.bytes());
    for (Variable v : variables) {
      long count = 1;
      for (String dimension : v.shape()) {
        count = Math.multiplyExact(count, (long) dimensions.get(dimension));
      }
      write(v, count, out);
    }
    out.flush();
  }

  private static void write(Variable variable, long count, OutputStream out) throws IOException {
    Object values = variable.values().get();
    long given;
    if (values instanceof double[] doubles) {
      given = doubles.length;
      write(doubles, out);
    } else if (values instanceof int[] ints) {
      given = ints.length;
      write(ints, out);
    } else {
      byte[] bytes = (byte[]) values;
      given = bytes.length;
      out.write(bytes);
      for (int i = bytes.length; i % 4 != 0; i++) {
        out.write(0);
      }
    }
    if (given != count) {
      throw new IllegalArgumentException(
          variable.name() + ": " + given + " values for " + count + " places");
    }
  }

  private static void write(double[] values, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Double.BYTES);
    for (int from = 0; from < values.length; from += CHUNK) {
      chunk.clear();
      for (int i = from; i < Math.min(values.length, from + CHUNK); i++) {
        chunk.putDouble(values[i]);
      }
      out.write(chunk.array(), 0, chunk.position());
    }
  }

  private static void write(int[] values, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Integer.BYTES);
    for (int from = 0; from < values.length; from += CHUNK) {
      chunk.clear();
      for (int i = from; i < Math.min(values.length, from + CHUNK); i++) {
        chunk.putInt(values[i]);
      }
      out.write(chunk.array(), 0, chunk.position());
    }
  }
}
