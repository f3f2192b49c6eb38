package org.tradewind.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.tradewind.axes.Months;

/**
 * A column of floating-point numbers, none of them null, whose pages hold them as they are
 * (encoding PLAIN): what {@link org.apache.parquet.column.ColumnReader} reads byte by byte is taken
 * from the page in one go.
 */
@SuppressWarnings("deprecation") // pages of the first version, bytes without a copy
final class PlainNumbers {
  /** Encodings of a column that has plain values; the others are of the levels. */
  private static final Set<Encoding> PLAIN =
      Set.of(Encoding.PLAIN, Encoding.RLE, Encoding.BIT_PACKED);

  private final PageReader pages;
  private final boolean wide;
  private final boolean withLevels;
  private ByteBuffer values;
  private long first;
  private long end;

  PlainNumbers(PageReader pages, ColumnDescriptor column) {
    this.pages = pages;
    this.wide = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
    this.withLevels = column.getMaxDefinitionLevel() > 0;
  }

  /** Whether it reads a column chunk with such encodings. */
  static boolean reads(ColumnDescriptor column, Set<Encoding> encodings) {
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    return (type == PrimitiveTypeName.DOUBLE || type == PrimitiveTypeName.FLOAT)
        && PLAIN.containsAll(encodings);
  }

  /**
   * Reads some rows.
   *
   * @param row first of them in the row group; not before the last one that was read
   * @param size how many
   * @param into takes the numbers, one every twelve places
   * @param at place of the first
   */
  void read(long row, int size, double[] into, int at) {
    int to = at;
    for (long next = row; next < row + size; ) {
      while (next >= end) {
        load();
      }
      if (next < first) {
        throw new IllegalArgumentException("a page that its index does not list");
      }
      int from = (int) (next - first);
      int count = (int) (Math.min(row + size, end) - next);
      for (int i = from; i < from + count; i++, to += Months.COUNT) {
        into[to] = wide ? values.getDouble(i * Double.BYTES) : values.getFloat(i * Float.BYTES);
      }
      next += count;
    }
  }

  private void load() {
    DataPage page = pages.readPage();
    if (page == null) {
      throw new IllegalArgumentException("fewer numbers than rows");
    }
    first = page.getFirstRowIndex().orElse(end);
    end = first + page.getValueCount();
    values = values(page).order(ByteOrder.LITTLE_ENDIAN);
    if (values.remaining() < (long) page.getValueCount() * (wide ? Double.BYTES : Float.BYTES)) {
      throw new IllegalArgumentException("an empty value that its statistics do not count");
    }
  }

  private ByteBuffer values(DataPage page) {
    try {
      if (page instanceof DataPageV2 two) {
        return two.getData().toByteBuffer().slice();
      }
      BytesInput bytes = ((DataPageV1) page).getBytes();
      ByteBuffer all = bytes.toByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
      if (withLevels) {
        int levels = all.getInt();
        all.position(all.position() + levels);
      }
      return all.slice();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
