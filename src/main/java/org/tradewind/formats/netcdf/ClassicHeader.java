package org.tradewind.formats.netcdf;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;

/**
 * Reads the header of a classic NetCDF file. Source: The NetCDF Classic Format Specification,
 * Unidata, Appendix B of the NetCDF User's Guide; CDF-5: the same with 64-bit counts, by the
 * PnetCDF project.
 */
final class ClassicHeader {
  private static final int DIMENSIONS = 10;
  private static final int VARIABLES = 11;
  private static final int ATTRIBUTES = 12;

  private final Path file;
  private final long fileBytes;
  private final DataInputStream in;
  private final int version;
  private final List<Integer> lengths = new ArrayList<>();
  private final List<String> dimensionNames = new ArrayList<>();
  private int recordDimension = -1;

  /**
   * A variable where it lies.
   *
   * @param name name
   * @param shape lengths of its dimensions; 0 for the record dimension
   * @param dimensions names of its dimensions
   * @param record whether it has records
   * @param attributes its attributes
   * @param type type of its values
   * @param begin offset of its first byte
   */
  record Entry(
      String name,
      List<Integer> shape,
      List<String> dimensions,
      boolean record,
      NetcdfAttributes attributes,
      NetcdfType type,
      long begin) {

    /** Bytes of the variable, or of one record of it, without padding. */
    long bytes() {
      long bytes = type.size();
      for (int length : record ? shape.subList(1, shape.size()) : shape) {
        bytes = Math.multiplyExact(bytes, (long) length);
      }
      return bytes;
    }
  }

  /**
   * The whole header.
   *
   * @param records number of records, or -1 where the writer left it open
   * @param attributes global attributes
   * @param entries variables, in the order of the file
   */
  record Content(long records, NetcdfAttributes attributes, List<Entry> entries) {}

  private ClassicHeader(Path file, long fileBytes, DataInputStream in) throws IOException {
    this.file = file;
    this.fileBytes = fileBytes;
    this.in = in;
    in.skipNBytes(3);
    this.version = in.readUnsignedByte();
    if (version != 1 && version != 2 && version != 5) {
      throw damaged("version " + version + " of the classic format", "version 1, 2 or 5");
    }
  }

  /** Reads the header from a stream at the file's start. */
  static Content read(Path file, long fileBytes, DataInputStream in) throws IOException {
    try {
      return new ClassicHeader(file, fileBytes, in).content();
    } catch (EOFException e) {
      throw Netcdf.truncated(file, fileBytes + " bytes that end within the header", "more");
    }
  }

  private Content content() throws IOException {
    long records = version == 5 ? in.readLong() : in.readInt();
    if (records < -1) {
      throw damaged(records + " records", "a number of at least 0");
    }
    int dimensions = list(DIMENSIONS, "dimensions");
    for (int d = 0; d < dimensions; d++) {
      dimensionNames.add(text());
      int length = count("length of a dimension");
      if (length == 0) {
        recordDimension = d;
      }
      lengths.add(length);
    }
    NetcdfAttributes attributes = attributes();
    int variables = list(VARIABLES, "variables");
    List<Entry> entries = new ArrayList<>();
    for (int v = 0; v < variables; v++) {
      entries.add(entry());
    }
    return new Content(records, attributes, entries);
  }

  private Entry entry() throws IOException {
    String name = text();
    int rank = bounded("dimensions of variable " + name);
    List<Integer> shape = new ArrayList<>();
    List<String> over = new ArrayList<>();
    boolean record = false;
    for (int d = 0; d < rank; d++) {
      int dimension = count("dimension of variable " + name);
      if (dimension >= lengths.size()) {
        throw damaged("dimension " + dimension + " of variable " + name, "one that is declared");
      }
      record |= d == 0 && dimension == recordDimension;
      shape.add(lengths.get(dimension));
      over.add(dimensionNames.get(dimension));
    }
    NetcdfAttributes attributes = attributes();
    NetcdfType type = type();
    // vsize is redundant, and capped where a variable is over 4 GB
    in.skipNBytes(version == 5 ? 8 : 4);
    long begin = version == 1 ? in.readInt() : in.readLong();
    if (begin < 0) {
      throw damaged("variable " + name + " at byte " + begin, "an offset of at least 0");
    }
    return new Entry(name, shape, over, record, attributes, type, begin);
  }

  private NetcdfAttributes attributes() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Map<String, NetcdfType> types = new LinkedHashMap<>();
    int attributes = list(ATTRIBUTES, "attributes");
    for (int a = 0; a < attributes; a++) {
      String name = text();
      NetcdfType type = type();
      int values = bounded("values of attribute " + name);
      ByteBuffer bytes = padded((long) values * type.size());
      if (type == NetcdfType.CHAR) {
        texts.put(
            name,
            NetcdfAttributes.unpadded(
                new String(bytes.array(), 0, values, StandardCharsets.UTF_8)));
      } else {
        double[] read = new double[values];
        for (int i = 0; i < values; i++) {
          read[i] = type.next(bytes);
        }
        numbers.put(name, read);
        types.put(name, type);
      }
    }
    return new NetcdfAttributes(texts, numbers, types);
  }

  /** The length of a list; one that is absent is written as two zeros. */
  private int list(int tag, String what) throws IOException {
    int found = in.readInt();
    int length = bounded(what);
    if (found != tag && (found != 0 || length != 0)) {
      throw damaged("tag " + found + " before the list of " + what, "tag " + tag);
    }
    return length;
  }

  private NetcdfType type() throws IOException {
    int code = in.readInt();
    int known = version == 5 ? NetcdfType.UINT64.ordinal() : NetcdfType.DOUBLE.ordinal();
    if (code < 1 || code > known + 1) {
      throw damaged("type " + code, "a type from 1 to " + (known + 1));
    }
    return NetcdfType.values()[code - 1];
  }

  private String text() throws IOException {
    int length = bounded("letters of a name");
    return new String(padded(length).array(), 0, length, StandardCharsets.UTF_8);
  }

  private ByteBuffer padded(long length) throws IOException {
    long whole = (length + 3) / 4 * 4;
    if (whole > fileBytes) {
      throw new EOFException();
    }
    byte[] bytes = new byte[(int) whole];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private int count(String what) throws IOException {
    long count = version == 5 ? in.readLong() : in.readInt();
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw damaged(count + " as the " + what, "a number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) count;
  }

  /** A number of things that each take at least a byte of the file. */
  private int bounded(String what) throws IOException {
    int count = count("number of " + what);
    if (count > fileBytes) {
      throw new EOFException();
    }
    return count;
  }

  private UserError damaged(String found, String expected) {
    return new UserError(
        file.toString(),
        found + " in the NetCDF header",
        expected,
        "The file may be damaged: fetch or write it again.");
  }
}
