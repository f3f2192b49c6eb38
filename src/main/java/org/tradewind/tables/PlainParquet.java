package org.tradewind.tables;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Files that any reader of Parquet reads alike: whole numbers of 32 bits, floating-point numbers
 * and declared text, nothing of it null, nothing in the names of folders. A fast reader may take
 * these; all others are for {@link TableReader}.
 */
public final class PlainParquet {
  private PlainParquet() {}

  /**
   * A row group of a file.
   *
   * @param path the file
   * @param index its place in the file
   * @param cellType how the file stores cells
   * @param pages which cells its pages have; one for all of it where the file does not list pages
   */
  public record Group(String path, int index, PrimitiveTypeName cellType, List<Page> pages)
      implements Serializable {
    /** Number of rows. */
    public long rows() {
      return rows(Integer.MIN_VALUE, 1L << Integer.SIZE);
    }

    /** Whether all its cells are among some. */
    boolean lies(long from, long to) {
      return pages.stream().allMatch(p -> p.first() >= from && p.last() < to);
    }

    /** Rows that are read for the sake of some cells. */
    public long rows(long from, long to) {
      return pages(from, to).stream().mapToLong(Page::rows).sum();
    }

    List<Page> pages(long from, long to) {
      return pages.stream().filter(p -> p.has(from, to)).toList();
    }
  }

  /**
   * Consecutive rows.
   *
   * @param rows how many
   * @param first lowest cell
   * @param last highest cell
   */
  public record Page(long rows, long first, long last) implements Serializable {
    boolean has(long from, long to) {
      return last >= from && first < to;
    }
  }

  /**
   * The row groups of a table that has been checked, in the order of its files; empty where one is
   * not plain in the columns of a schema.
   *
   * @param schema the first column has whole numbers, the cells
   */
  public static Optional<List<Group>> groups(
      TableSchema schema, TableFiles files, Configuration conf) {
    List<Group> groups = new ArrayList<>();
    for (TableFiles.Part part : files.parts()) {
      if (part.csv() || !part.keys().isEmpty()) {
        return Optional.empty();
      }
      Path path = new Path(part.path());
      try (ParquetFileReader reader =
          ParquetFileReader.open(
              HadoopInputFile.fromPath(path, conf), HadoopReadOptions.builder(conf).build())) {
        MessageType present = reader.getFileMetaData().getSchema();
        List<BlockMetaData> blocks = reader.getFooter().getBlocks();
        for (Column column : schema.columns()) {
          if (!present.containsField(column.name())
              || !isPlain(column, present.getType(column.name()), blocks)) {
            return Optional.empty();
          }
        }
        String cell = schema.columns().get(0).name();
        PrimitiveTypeName stored = present.getType(cell).asPrimitiveType().getPrimitiveTypeName();
        for (int index = 0; index < blocks.size(); index++) {
          ColumnChunkMetaData chunk = chunk(blocks.get(index), cell);
          groups.add(new Group(part.path(), index, stored, pages(reader, chunk)));
        }
      } catch (IOException | RuntimeException e) {
        throw ParquetTypes.damaged(part.path(), e);
      }
    }
    return Optional.of(groups);
  }

  private static ColumnChunkMetaData chunk(BlockMetaData block, String column) {
    return block.getColumns().stream()
        .filter(c -> c.getPath().equals(ColumnPath.get(column)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Page> pages(ParquetFileReader reader, ColumnChunkMetaData chunk)
      throws IOException {
    long rows = chunk.getValueCount();
    ColumnIndex index = reader.readColumnIndex(chunk);
    OffsetIndex offsets = index == null ? null : reader.readOffsetIndex(chunk);
    if (offsets == null || index.getNullPages().contains(true)) {
      Statistics<?> all = chunk.getStatistics();
      if (all instanceof IntStatistics of && of.hasNonNullValue()) {
        return List.of(new Page(rows, of.getMin(), of.getMax()));
      }
      if (all instanceof LongStatistics of && of.hasNonNullValue()) {
        return List.of(new Page(rows, of.getMin(), of.getMax()));
      }
      return List.of(new Page(rows, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < offsets.getPageCount(); i++) {
      long size = offsets.getLastRowIndex(i, rows) - offsets.getFirstRowIndex(i) + 1;
      pages.add(
          new Page(size, number(index.getMinValues().get(i)), number(index.getMaxValues().get(i))));
    }
    return List.copyOf(pages);
  }

  private static long number(ByteBuffer bytes) {
    ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return little.remaining() == Integer.BYTES ? little.getInt() : little.getLong();
  }

  private static boolean isPlain(Column column, Type type, List<BlockMetaData> blocks) {
    if (!type.isPrimitive()) {
      return false;
    }
    PrimitiveType of = type.asPrimitiveType();
    PrimitiveTypeName stored = of.getPrimitiveTypeName();
    LogicalTypeAnnotation declared = of.getLogicalTypeAnnotation();
    List<ColumnChunkMetaData> chunks =
        blocks.stream().map(block -> chunk(block, column.name())).toList();
    boolean plain =
        switch (column.type()) {
          case INT ->
              declared == null
                  && (stored == PrimitiveTypeName.INT32
                      || stored == PrimitiveTypeName.INT64
                          && chunks.stream().allMatch(c -> isInt(c.getStatistics())));
          case DOUBLE -> stored == PrimitiveTypeName.DOUBLE || stored == PrimitiveTypeName.FLOAT;
          case STRING -> declared instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation;
          case BOOLEAN, VECTOR -> false;
        };
    return plain
        && (type.isRepetition(Type.Repetition.REQUIRED)
            || chunks.stream().allMatch(c -> hasNoNulls(c.getStatistics())));
  }

  private static boolean isInt(Statistics<?> statistics) {
    return statistics instanceof LongStatistics of
        && of.hasNonNullValue()
        && of.getMin() >= 0
        && of.getMax() <= Integer.MAX_VALUE;
  }

  private static boolean hasNoNulls(Statistics<?> statistics) {
    return statistics != null && statistics.isNumNullsSet() && statistics.getNumNulls() == 0;
  }
}
