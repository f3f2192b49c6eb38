package org.tradewind.formats.netcdf;

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
 * Makes the header of a NetCDF file of version 2 (CDF-2, 64-bit offsets). Variables of fixed size
 * come first, in their order, each filled up to four bytes; then those with records, of 4-byte
 * numbers. Source: The NetCDF Classic Format Specification, Unidata, Appendix B of the NetCDF
 * User's Guide.
 */
public final class ClassicHeaderWriter {
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

  /** Largest size that a header states; of a larger variable readers take the shape. */
  private static final long LARGEST_SIZE = 0xFFFF_FFFFL;

  /**
   * @param records number of records the file will have
   */
  public ClassicHeaderWriter(int records) {
    this.records = records;
  }

  /** Declares a dimension; length 0 makes it the one that counts records. */
  public ClassicHeaderWriter dimension(String name, int length) {
    dimensions.put(name, length);
    return this;
  }

  /** Adds a global attribute: String, int[], float[] or double[]. */
  public ClassicHeaderWriter attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /**
   * Declares a variable: of fixed size, or of INT or FLOAT with the dimension of the records first.
   * Those of fixed size are declared before the others.
   */
  public ClassicHeaderWriter variable(
      String name, NetcdfType type, List<String> shape, Map<String, Object> own) {
    Variable variable = new Variable(name, type, shape, own);
    boolean known = dimensions.keySet().containsAll(shape);
    boolean fourBytes = type == NetcdfType.INT || type == NetcdfType.FLOAT;
    boolean afterRecords = !variables.isEmpty() && hasRecords(variables.get(variables.size() - 1));
    if (!known || (hasRecords(variable) ? !fourBytes : afterRecords)) {
      throw new IllegalArgumentException(name + ": " + type + " over " + shape);
    }
    variables.add(variable);
    return this;
  }

  private boolean hasRecords(Variable variable) {
    return !variable.shape().isEmpty() && dimensions.get(variable.shape().get(0)) == 0;
  }

  /** The whole header; the first value follows it at once. */
  public byte[] bytes() {
    try {
      // offsets take the same room whatever they are
      return header(header(0).length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] header(long firstValue) throws IOException {
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
    long begin = firstValue;
    for (Variable variable : variables) {
      text(out, variable.name());
      out.writeInt(variable.shape().size());
      for (String dimension : variable.shape()) {
        out.writeInt(names.indexOf(dimension));
      }
      attributes(out, variable.attributes());
      out.writeInt(variable.type().ordinal() + 1);
      long size = paddedBytes(variable);
      out.writeInt((int) Math.min(size, LARGEST_SIZE));
      out.writeLong(begin);
      begin += size;
    }
    return bytes.toByteArray();
  }

  /** Bytes of a variable, or of one record of it, filled up to four. */
  private long paddedBytes(Variable variable) {
    long bytes = variable.type().size();
    int from = hasRecords(variable) ? 1 : 0;
    for (String dimension : variable.shape().subList(from, variable.shape().size())) {
      bytes = Math.multiplyExact(bytes, (long) dimensions.get(dimension));
    }
    return (bytes + 3) / 4 * 4;
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
