package org.tradewind.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Writes a table to one Parquet file, a column after the other: pages of the first version of the
 * format, straight from the table's arrays. Labels and cells that repeat have a dictionary;
 * measurements hardly repeat and have none.
 */
@SuppressWarnings("deprecation") // what Parquet calls deprecated writes pages of the first version
final class ParquetPages {
  private static final int PAGE_ROWS = 20_000;
  private static final int PAGE_BYTES = 1 << 20;
  private static final long GROUP_BYTES = 128 << 20;

  /** Whole numbers whose span is wider have no dictionary. */
  private static final int SPAN = 1 << 20;

  private final Table table;
  private final MessageType type;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(PAGE_ROWS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private ParquetPages(Table table, MessageType type) {
    this.table = table;
    this.type = type;
  }

  static void write(Table table, OutputFile file, Configuration conf) throws IOException {
    MessageType type = ParquetTypes.message(table.schema());
    CodecFactory codecs = new CodecFactory(conf, PAGE_BYTES);
    try (ParquetFileWriter writer =
        new ParquetFileWriter(file, type, ParquetFileWriter.Mode.OVERWRITE, GROUP_BYTES, 0)) {
      writer.start();
      ParquetPages pages = new ParquetPages(table, type);
      int step = pages.rowsOfGroup();
      for (int from = 0; from < table.rows(); from += step) {
        pages.group(from, Math.min(table.rows(), from + step), writer, codecs);
      }
      writer.end(Map.of());
    } finally {
      codecs.release();
    }
  }

  /** Vectors are draws and profiles: compressing them costs more time than it saves room. */
  private CompressionCodecName codec() {
    return table.schema().columns().stream().anyMatch(c -> c.type() == ColumnType.VECTOR)
        ? CompressionCodecName.UNCOMPRESSED
        : CompressionCodecName.SNAPPY;
  }

  private int rowsOfGroup() {
    long bytes = 0;
    for (Column column : table.schema().columns()) {
      bytes += column.type() == ColumnType.VECTOR ? widest(column) : Double.BYTES;
    }
    return (int) Math.max(PAGE_ROWS, Math.min(Integer.MAX_VALUE / 2, GROUP_BYTES / bytes));
  }

  private long widest(Column column) {
    long most = 1;
    for (double[] vector : table.vectors(column.name())) {
      most = Math.max(most, vector.length);
    }
    return most * Double.BYTES;
  }

  private void group(int from, int to, ParquetFileWriter writer, CodecFactory codecs)
      throws IOException {
    try (ColumnChunkPageWriteStore store =
        new ColumnChunkPageWriteStore(
            codecs.getCompressor(codec()), type, new HeapByteBufferAllocator(), 64)) {
      for (int c = 0; c < type.getColumns().size(); c++) {
        ColumnDescriptor of = type.getColumns().get(c);
        Chunk chunk = new Chunk(of, store.getPageWriter(of));
        String name = table.schema().columns().get(c).name();
        switch (table.schema().columns().get(c).type()) {
          case STRING -> texts(table.strings(name), from, to, chunk);
          case INT -> integers(table.ints(name), from, to, chunk);
          case DOUBLE -> numbers(table.doubles(name), from, to, chunk);
          case BOOLEAN -> flags(table.booleans(name), from, to, chunk);
          case VECTOR -> vectors(table.vectors(name), from, to, chunk);
        }
      }
      writer.startBlock(to - from);
      store.flushToFileWriter(writer);
      writer.endBlock();
    }
  }

  /** Where the pages of a column go. */
  private record Chunk(ColumnDescriptor column, PageWriter writer) {
    Statistics<?> statistics() {
      return Statistics.createStats(column.getPrimitiveType());
    }

    /** A page without levels: every row has one value. */
    void flat(BytesInput bytes, int rows, Statistics<?> statistics, Encoding encoding)
        throws IOException {
      Encoding none = Encoding.BIT_PACKED;
      writer.writePage(bytes, rows, rows, statistics, none, none, encoding);
    }
  }

  private void numbers(double[] values, int from, int to, Chunk chunk) throws IOException {
    for (int start = from; start < to; start += PAGE_ROWS) {
      int end = Math.min(to, start + PAGE_ROWS);
      double least = values[start];
      double most = values[start];
      buffer.clear();
      for (int r = start; r < end; r++) {
        double value = values[r];
        // as the statistics of Parquet compare them: NaN is above all
        least = Double.compare(value, least) < 0 ? value : least;
        most = Double.compare(value, most) > 0 ? value : most;
        buffer.putDouble(value);
      }
      Statistics<?> statistics = chunk.statistics();
      statistics.updateStats(least);
      statistics.updateStats(most);
      chunk.flat(bytes(), end - start, statistics, Encoding.PLAIN);
    }
  }

  private BytesInput bytes() {
    return BytesInput.from(buffer.array(), 0, buffer.position());
  }

  private void flags(boolean[] values, int from, int to, Chunk chunk) throws IOException {
    for (int start = from; start < to; start += PAGE_ROWS) {
      int end = Math.min(to, start + PAGE_ROWS);
      byte[] bits = new byte[(end - start + 7) / 8];
      Statistics<?> statistics = chunk.statistics();
      for (int r = start; r < end; r++) {
        statistics.updateStats(values[r]);
        if (values[r]) {
          bits[(r - start) / 8] |= (byte) (1 << (r - start) % 8);
        }
      }
      chunk.flat(BytesInput.from(bits), end - start, statistics, Encoding.PLAIN);
    }
  }

  private void integers(int[] values, int from, int to, Chunk chunk) throws IOException {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int r = from; r < to; r++) {
      least = Math.min(least, values[r]);
      most = Math.max(most, values[r]);
    }
    int[] ids = null;
    List<Integer> distinct = new ArrayList<>();
    if ((long) most - least < SPAN) {
      int[] known = new int[most - least + 1];
      ids = new int[to - from];
      for (int r = from; r < to; r++) {
        int at = values[r] - least;
        if (known[at] == 0) {
          distinct.add(values[r]);
          known[at] = distinct.size();
        }
        ids[r - from] = known[at] - 1;
      }
      if (distinct.size() > (to - from) / 2 + 1) {
        ids = null;
      }
    }
    if (ids != null) {
      ByteBuffer dictionary = little(distinct.size() * Integer.BYTES);
      distinct.forEach(dictionary::putInt);
      dictionary(
          dictionary.array(),
          distinct.size(),
          ids,
          chunk,
          (s, id) -> s.updateStats((int) distinct.get(id)));
      return;
    }
    for (int start = from; start < to; start += PAGE_ROWS) {
      int end = Math.min(to, start + PAGE_ROWS);
      Statistics<?> statistics = chunk.statistics();
      buffer.clear();
      for (int r = start; r < end; r++) {
        statistics.updateStats(values[r]);
        buffer.putInt(values[r]);
      }
      chunk.flat(bytes(), end - start, statistics, Encoding.PLAIN);
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void texts(String[] values, int from, int to, Chunk chunk) throws IOException {
    Map<String, Integer> known = new HashMap<>();
    List<Binary> distinct = new ArrayList<>();
    int[] ids = new int[to - from];
    long plain = 0;
    long bytes = 0;
    for (int r = from; r < to; r++) {
      // labels stand in runs
      if (r > from && values[r] == values[r - 1]) {
        ids[r - from] = ids[r - 1 - from];
      } else {
        Integer id = known.get(values[r]);
        if (id == null) {
          id = distinct.size();
          known.put(values[r], id);
          distinct.add(Binary.fromReusedByteArray(values[r].getBytes(StandardCharsets.UTF_8)));
          bytes += Integer.BYTES + distinct.get(id).length();
        }
        ids[r - from] = id;
      }
      plain += Integer.BYTES + distinct.get(ids[r - from]).length();
    }
    if (bytes <= PAGE_BYTES && bytes + (long) bits(distinct.size()) * ids.length / 8 <= plain) {
      dictionary(
          plain(distinct),
          distinct.size(),
          ids,
          chunk,
          (statistics, id) -> statistics.updateStats(distinct.get(id)));
      return;
    }
    for (int start = 0; start < ids.length; start += PAGE_ROWS) {
      int end = Math.min(ids.length, start + PAGE_ROWS);
      Statistics<?> statistics = chunk.statistics();
      List<Binary> page = new ArrayList<>();
      for (int r = start; r < end; r++) {
        page.add(distinct.get(ids[r]));
        statistics.updateStats(page.get(r - start));
      }
      chunk.flat(BytesInput.from(plain(page)), end - start, statistics, Encoding.PLAIN);
    }
  }

  private static byte[] plain(List<Binary> texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Binary text : texts) {
      bytes.write(little(Integer.BYTES).putInt(text.length()).array());
      text.writeTo(bytes);
    }
    return bytes.toByteArray();
  }

  /** Takes the value of an entry of a dictionary into statistics. */
  private interface Entry {
    void count(Statistics<?> statistics, int id);
  }

  /** Bits that hold the numbers below a size. */
  private static int bits(int size) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1));
  }

  private static void dictionary(byte[] entries, int size, int[] ids, Chunk chunk, Entry entry)
      throws IOException {
    int width = bits(size);
    for (int start = 0; start < ids.length; start += PAGE_ROWS) {
      int end = Math.min(ids.length, start + PAGE_ROWS);
      Statistics<?> statistics = chunk.statistics();
      boolean[] seen = new boolean[size];
      for (int r = start; r < end; r++) {
        if (!seen[ids[r]]) {
          seen[ids[r]] = true;
          entry.count(statistics, ids[r]);
        }
      }
      int first = start;
      BytesInput runs = runs(width, end - start, r -> ids[first + r]);
      BytesInput page = BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), runs);
      chunk.flat(page, end - start, statistics, Encoding.PLAIN_DICTIONARY);
    }
    chunk
        .writer()
        .writeDictionaryPage(
            new DictionaryPage(BytesInput.from(entries), size, Encoding.PLAIN_DICTIONARY));
  }

  /** Small numbers as runs and packed bits. */
  private static BytesInput runs(int width, int number, java.util.function.IntUnaryOperator of)
      throws IOException {
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(
            width, 64, PAGE_BYTES, new HeapByteBufferAllocator())) {
      for (int i = 0; i < number; i++) {
        encoder.writeInt(of.applyAsInt(i));
      }
      return BytesInput.from(encoder.toBytes().toByteArray());
    }
  }

  /** Lists of numbers, with levels: whether an element begins a row, and whether it is there. */
  private void vectors(double[][] values, int from, int to, Chunk chunk) throws IOException {
    int start = from;
    while (start < to) {
      int end = start;
      int elements = 0;
      int entries = 0;
      while (end < to
          && (end == start || elements + values[end].length <= PAGE_BYTES / Double.BYTES)) {
        elements += values[end].length;
        entries += Math.max(1, values[end].length);
        end++;
      }
      page(values, start, end, little(elements * Double.BYTES), entries, chunk);
      start = end;
    }
  }

  private static void page(
      double[][] values, int from, int to, ByteBuffer elements, int entries, Chunk chunk)
      throws IOException {
    Statistics<?> statistics = chunk.statistics();
    byte[] repeated = new byte[entries];
    byte[] there = new byte[entries];
    int entry = 0;
    for (int r = from; r < to; r++) {
      if (values[r].length == 0) {
        statistics.incrementNumNulls();
        entry++;
      }
      for (int i = 0; i < values[r].length; i++) {
        repeated[entry] = (byte) (i == 0 ? 0 : 1);
        there[entry++] = 1;
        elements.putDouble(values[r][i]);
        statistics.updateStats(values[r][i]);
      }
    }
    BytesInput page =
        BytesInput.concat(levels(repeated), levels(there), BytesInput.from(elements.array()));
    chunk
        .writer()
        .writePage(
            page, entries, to - from, statistics, Encoding.RLE, Encoding.RLE, Encoding.PLAIN);
  }

  private static BytesInput levels(byte[] levels) throws IOException {
    BytesInput runs = runs(1, levels.length, i -> levels[i]);
    return BytesInput.concat(BytesInput.fromInt((int) runs.size()), runs);
  }
}
