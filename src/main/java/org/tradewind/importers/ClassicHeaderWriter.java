package org.tradewind.importers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the header of a NetCDF file of version 2 (CDF-2, 64-bit offsets) all of whose variables
 * have records, of 4-byte numbers. Source: The NetCDF Classic Format Specification, Unidata,
 * Appendix B of the NetCDF User's Guide.
 */
final class ClassicHeaderWriter {
  private static final int VERSION = 2;
  private static final int DIMENSIONS = 10;
  private static final int VARIABLES = 11;
  private static final int ATTRIBUTES = 12;

  private final int records;
  private final Map<String, Integer> dimensions = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Variable> variables = new ArrayList<>();

  private record Variable(
      String name, NetcdfType type, List<String> shape, Map<String, Object> attributes) {}

  /**
   * @param records number of records the file will have
   */
  ClassicHeaderWriter(int records) {
    this.records = records;
  }

  /** Declares a dimension; length 0 makes it the one that counts records. */
  ClassicHeaderWriter dimension(String name, int length) {
    dimensions.put(name, length);
    return this;
  }

  /** Adds a global attribute: String, int[], float[] or double[]. */
  ClassicHeaderWriter attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /** Declares a variable of INT or FLOAT, whose first dimension is that of the records. */
  ClassicHeaderWriter variable(
      String name, NetcdfType type, List<String> shape, Map<String, Object> own) {
    if ((type != NetcdfType.INT && type != NetcdfType.FLOAT) || dimensions.get(shape.get(0)) != 0) {
      throw new IllegalArgumentException(name + ": " + type + " over " + shape);
    }
    variables.add(new Variable(name, type, shape, own));
    return this;
  }

  /** The whole header; the first record follows it at once. */
  byte[] bytes() {
    try {
      // offsets take the same room whatever they are
      return header(header(0).length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] header(long firstRecord) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("CDF");
    out.writeByte(VERSION);
    out.writeInt(records);
    list(out, DIMENSIONS, dimensions.size());
    for (Map.Entry<String, Integer> dimension : dimensions.entrySet()) {
      text(out, dimension.getKey());
      out.writeInt(dimension.getValue());
    }
    attributes(out, attributes);
    list(out, VARIABLES, variables.size());
    List<String> names = List.copyOf(dimensions.keySet());
    long begin = firstRecord;
    for (Variable variable : variables) {
      text(out, variable.name());
      out.writeInt(variable.shape().size());
      for (String dimension : variable.shape()) {
        out.writeInt(names.indexOf(dimension));
      }
      attributes(out, variable.attributes());
      out.writeInt(variable.type().ordinal() + 1);
      long size = recordBytes(variable);
      // what does not fit is written as the largest number; readers take the shape instead
      out.writeInt((int) Math.min(size, 0xFFFF_FFFFL));
      out.writeLong(begin);
      begin += size;
    }
    return bytes.toByteArray();
  }

  private long recordBytes(Variable variable) {
    long bytes = variable.type().size();
    for (String dimension : variable.shape().subList(1, variable.shape().size())) {
      bytes = Math.multiplyExact(bytes, (long) dimensions.get(dimension));
    }
    return bytes;
  }

  private static void attributes(DataOutputStream out, Map<String, Object> values)
      throws IOException {
    list(out, ATTRIBUTES, values.size());
    for (Map.Entry<String, Object> attribute : values.entrySet()) {
      text(out, attribute.getKey());
      value(out, attribute.getValue());
    }
  }

  private static void value(DataOutputStream out, Object value) throws IOException {
    if (value instanceof String string) {
      type(out, NetcdfType.CHAR);
      text(out, string);
    } else if (value instanceof int[] numbers) {
      type(out, NetcdfType.INT);
      out.writeInt(numbers.length);
      for (int number : numbers) {
        out.writeInt(number);
      }
    } else if (value instanceof float[] numbers) {
      type(out, NetcdfType.FLOAT);
      out.writeInt(numbers.length);
      for (float number : numbers) {
        out.writeFloat(number);
      }
    } else {
      double[] numbers = (double[]) value;
      type(out, NetcdfType.DOUBLE);
      out.writeInt(numbers.length);
      for (double number : numbers) {
        out.writeDouble(number);
      }
    }
  }

  private static void type(DataOutputStream out, NetcdfType type) throws IOException {
    out.writeInt(type.ordinal() + 1);
  }

  private static void list(DataOutputStream out, int tag, int length) throws IOException {
    out.writeInt(length == 0 ? 0 : tag);
    out.writeInt(length);
  }

  /** A text after its length, filled up to four bytes. */
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    for (int i = bytes.length; i % 4 != 0; i++) {
      out.writeByte(0);
    }
  }
}
