package org.tradewind.formats.netcdf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tiny classic NetCDF files, written after the format's specification and apart from the
 * reader. Attributes are String (text), int[], float[] or double[].
 */
public final class GeneratedNetcdf {
  private static final int TEXT = 2;
  public static final int SHORT = 3;
  public static final int INT = 4;
  public static final int FLOAT = 5;
  public static final int DOUBLE = 6;
  public static final int INT64 = 10;

  private final int version;
  private final int records;
  private final Map<String, Integer> dimensions = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Variable> variables = new ArrayList<>();

  private record Variable(
      String name, int type, List<String> shape, Map<String, Object> attributes, double[] data) {}

  /** A file of a version (1, 2 or 5) whose record dimension, if one is declared, has records. */
  public GeneratedNetcdf(int version, int records) {
    this.version = version;
    this.records = records;
  }

  /** Declares a dimension; length 0 makes it the record dimension. */
  public GeneratedNetcdf dimension(String name, int length) {
    dimensions.put(name, length);
    return this;
  }

  public GeneratedNetcdf attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  public GeneratedNetcdf without(String name) {
    attributes.remove(name);
    return this;
  }

  public GeneratedNetcdf variable(
      String name,
      int type,
      List<String> shape,
      Map<String, Object> variableAttributes,
      double... data) {
    variables.add(new Variable(name, type, shape, variableAttributes, data));
    return this;
  }

  public Path write(Path file) {
    return write(file, records);
  }

  /** Writes the file with another number of records in its header than it holds. */
  public Path write(Path file, long stated) {
    try {
      long[] begins = new long[variables.size()];
      int header = header(begins, stated).length;
      long at = header;
      for (boolean ofRecords : new boolean[] {false, true}) {
        for (int v = 0; v < begins.length; v++) {
          if (isRecord(variables.get(v)) == ofRecords) {
            begins[v] = at;
            at += padded(variables.get(v));
          }
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(header(begins, stated));
      DataOutputStream out = new DataOutputStream(bytes);
      for (Variable variable : variables) {
        if (!isRecord(variable)) {
          values(out, variable, 0, variable.data.length);
          pad(out, padded(variable) - perRecord(variable));
        }
      }
      for (int r = 0; r < records; r++) {
        for (Variable variable : variables) {
          if (isRecord(variable)) {
            int count = variable.data.length / records;
            values(out, variable, r * count, count);
            pad(out, padded(variable) - perRecord(variable));
          }
        }
      }
      return Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isRecord(Variable variable) {
    return !variable.shape.isEmpty() && dimensions.get(variable.shape.get(0)) == 0;
  }

  private long perRecord(Variable variable) {
    long bytes = size(variable.type);
    for (String dimension : variable.shape) {
      int length = dimensions.get(dimension);
      bytes *= length == 0 ? 1 : length;
    }
    return bytes;
  }

  /** Padded to 4 bytes, but for a record variable that is the only one. */
  private long padded(Variable variable) {
    boolean alone = isRecord(variable) && variables.stream().filter(this::isRecord).count() == 1;
    long bytes = perRecord(variable);
    return alone ? bytes : (bytes + 3) / 4 * 4;
  }

  private static int size(int type) {
    return switch (type) {
      case TEXT -> 1;
      case SHORT -> 2;
      case INT, FLOAT -> 4;
      default -> 8;
    };
  }

  private byte[] header(long[] begins, long stated) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("CDF");
    out.writeByte(version);
    count(out, stated);
    list(out, 10, dimensions.size());
    for (Map.Entry<String, Integer> dimension : dimensions.entrySet()) {
      text(out, dimension.getKey());
      count(out, dimension.getValue());
    }
    attributes(out, attributes);
    list(out, 11, variables.size());
    List<String> names = List.copyOf(dimensions.keySet());
    for (int v = 0; v < begins.length; v++) {
      Variable variable = variables.get(v);
      text(out, variable.name);
      count(out, variable.shape.size());
      for (String dimension : variable.shape) {
        count(out, names.indexOf(dimension));
      }
      attributes(out, variable.attributes);
      out.writeInt(variable.type);
      count(out, padded(variable));
      if (version == 1) {
        out.writeInt((int) begins[v]);
      } else {
        out.writeLong(begins[v]);
      }
    }
    return bytes.toByteArray();
  }

  private void attributes(DataOutputStream out, Map<String, Object> values) throws IOException {
    list(out, 12, values.size());
    for (Map.Entry<String, Object> attribute : values.entrySet()) {
      text(out, attribute.getKey());
      if (attribute.getValue() instanceof String string) {
        out.writeInt(TEXT);
        text(out, string);
      } else if (attribute.getValue() instanceof int[] whole) {
        out.writeInt(INT);
        count(out, whole.length);
        for (int value : whole) {
          out.writeInt(value);
        }
      } else if (attribute.getValue() instanceof float[] single) {
        out.writeInt(FLOAT);
        count(out, single.length);
        for (float value : single) {
          out.writeFloat(value);
        }
      } else {
        double[] exact = (double[]) attribute.getValue();
        out.writeInt(DOUBLE);
        count(out, exact.length);
        for (double value : exact) {
          out.writeDouble(value);
        }
      }
    }
  }

  private static void values(DataOutputStream out, Variable variable, int from, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count * size(variable.type));
    for (int i = from; i < from + count; i++) {
      double value = variable.data[i];
      switch (variable.type) {
        case SHORT -> bytes.putShort((short) value);
        case INT -> bytes.putInt((int) value);
        case FLOAT -> bytes.putFloat((float) value);
        case INT64 -> bytes.putLong((long) value);
        default -> bytes.putDouble(value);
      }
    }
    out.write(bytes.array());
  }

  private void list(DataOutputStream out, int tag, int length) throws IOException {
    out.writeInt(length == 0 ? 0 : tag);
    count(out, length);
  }

  private void count(DataOutputStream out, long count) throws IOException {
    if (version == 5) {
      out.writeLong(count);
    } else {
      out.writeInt((int) count);
    }
  }

  private void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    count(out, bytes.length);
    out.write(bytes);
    pad(out, (4 - bytes.length % 4) % 4);
  }

  private static void pad(DataOutputStream out, long bytes) throws IOException {
    for (long i = 0; i < bytes; i++) {
      out.writeByte(0);
    }
  }
}
