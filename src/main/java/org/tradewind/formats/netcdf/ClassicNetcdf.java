package org.tradewind.formats.netcdf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/**
 * Classic NetCDF: CDF-1, CDF-2 (64-bit offsets) and CDF-5 (64-bit data). Record r of a record
 * variable lies at begin + r * recordBytes, where recordBytes is the sum of all record variables'
 * bytes, each padded to 4; a single record variable is not padded. All numbers are big-endian.
 *
 * <p>Reads are positional, so that threads may share an instance.
 */
public final class ClassicNetcdf implements Netcdf {
  /** A multiple of the size of every type. */
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final NetcdfAttributes attributes;
  private final List<NetcdfVariable> variables = new ArrayList<>();
  private final Map<String, ClassicHeader.Entry> entries = new HashMap<>();
  private final long recordBytes;

  private ClassicNetcdf(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    DataInputStream stream =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    ClassicHeader.Content header = ClassicHeader.read(file, channel.size(), stream);
    this.attributes = header.attributes();
    this.recordBytes = recordBytes(header.entries());
    int records = records(header);
    for (ClassicHeader.Entry entry : header.entries()) {
      List<Integer> shape = new ArrayList<>(entry.shape());
      if (entry.record()) {
        shape.set(0, records);
      }
      variables.add(new NetcdfVariable(entry.name(), shape, entry.type(), entry.attributes()));
      entries.put(entry.name(), entry);
      requireWhole(entry, records);
    }
  }

  static ClassicNetcdf open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new ClassicNetcdf(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    } catch (ArithmeticException e) {
      throw new UserError(
          file.toString(),
          "a variable of more bytes than can be counted",
          "lengths of dimensions that fit the file",
          "The header may be damaged: fetch or write the file again.",
          e);
    }
  }

  private static long recordBytes(List<ClassicHeader.Entry> entries) {
    List<ClassicHeader.Entry> records =
        entries.stream().filter(ClassicHeader.Entry::record).toList();
    if (records.size() == 1) {
      return records.get(0).bytes();
    }
    return records.stream().mapToLong(e -> Math.addExact(e.bytes(), 3) / 4 * 4).sum();
  }

  /** Where the writer left the number of records open, as many as the file holds. */
  private int records(ClassicHeader.Content header) throws IOException {
    long records = header.records();
    if (records < 0) {
      long first =
          header.entries().stream()
              .filter(ClassicHeader.Entry::record)
              .mapToLong(ClassicHeader.Entry::begin)
              .min()
              .orElse(channel.size());
      records = recordBytes == 0 ? 0 : Math.max(0, channel.size() - first) / recordBytes;
    }
    return Math.toIntExact(records);
  }

  private void requireWhole(ClassicHeader.Entry entry, int records) throws IOException {
    if (entry.record() && records == 0) {
      return;
    }
    long before = entry.record() ? Math.multiplyExact(recordBytes, records - 1L) : 0;
    long end = Math.addExact(Math.addExact(entry.begin(), before), entry.bytes());
    if (end > channel.size()) {
      throw Netcdf.truncated(
          file,
          channel.size() + " bytes",
          end + " bytes at least, where variable " + entry.name() + " ends");
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String kind() {
    return "classic NetCDF";
  }

  @Override
  public NetcdfAttributes attributes() {
    return attributes;
  }

  @Override
  public List<NetcdfVariable> variables() {
    return List.copyOf(variables);
  }

  @Override
  public double[] stored(NetcdfVariable variable, int... leading) {
    ClassicHeader.Entry entry = entries.get(variable.name());
    double[] values = new double[Math.toIntExact(variable.blockSize(leading.length))];
    try {
      fill(values, entry.type(), offset(entry, variable, leading));
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
    return values;
  }

  /** Reals go from the file's bytes to the buffer in one piece. */
  @Override
  public boolean readInto(LayerBuffer buffer, NetcdfVariable variable, int... leading) {
    ClassicHeader.Entry entry = entries.get(variable.name());
    NetcdfValues values = values(variable);
    if (!values.isPlain()) {
      return buffer.take(read(variable, leading));
    }
    try {
      fill(buffer.emptied(), offset(entry, variable, leading));
      return buffer.take(values.mark());
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  private long offset(ClassicHeader.Entry entry, NetcdfVariable variable, int... leading) {
    long offset = entry.begin();
    for (int d = 0; d < leading.length; d++) {
      boolean overRecords = d == 0 && entry.record();
      long stride = overRecords ? recordBytes : variable.blockSize(d + 1) * entry.type().size();
      offset += leading[d] * stride;
    }
    return offset;
  }

  private void fill(double[] values, NetcdfType type, long start) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, (long) values.length * type.size()));
    long offset = start;
    int done = 0;
    while (done < values.length) {
      int count = Math.min(values.length - done, BUFFER_BYTES / type.size());
      offset += fill(buffer.clear().limit(count * type.size()), offset);
      buffer.flip();
      for (int i = 0; i < count; i++) {
        values[done++] = type.next(buffer);
      }
    }
  }

  /** Fills a buffer from an offset of the file and says with how many bytes. */
  private int fill(ByteBuffer buffer, long start) throws IOException {
    int done = 0;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, start + done);
      if (read < 0) {
        throw Netcdf.truncated(
            file, "its end at byte " + channel.size(), "values at byte " + (start + done));
      }
      done += read;
    }
    return done;
  }

  @Override
  public List<String> dimensions(NetcdfVariable variable) {
    return entries.get(variable.name()).dimensions();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }
}
