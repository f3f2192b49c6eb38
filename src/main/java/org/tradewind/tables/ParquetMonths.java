package org.tradewind.tables;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.lt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.tradewind.axes.Months;

/**
 * Reads row groups of {@link PlainParquet} straight into the arrays of {@link MonthRows}: each
 * entry of a dictionary of labels is looked up once, and pages of other cells are left out where
 * the file has an index of its pages.
 */
final class ParquetMonths {
  /** Rows of all columns that are read in turn, so that what is written stays in the cache. */
  private static final int BATCH = 512;

  private final MonthRows.Builder into;
  private final PrimitiveConverter[] converters;
  private int at;

  private ParquetMonths(MonthRows.Builder into) {
    this.into = into;
    this.converters = new PrimitiveConverter[1 + into.keys() + Months.COUNT];
    converters[0] = new Cells();
    for (int k = 0; k < into.keys(); k++) {
      converters[1 + k] = new Labels(k);
    }
    for (int m = 0; m < Months.COUNT; m++) {
      converters[1 + into.keys() + m] = new Numbers(m);
    }
  }

  /**
   * Reads a row group.
   *
   * @param schema cell, labels and months, in this order
   * @param from first cell wanted; other rows may come along
   * @param to one after the last cell wanted
   */
  static void read(
      TableSchema schema,
      PlainParquet.Group group,
      long from,
      long to,
      MonthRows.Builder into,
      Configuration conf) {
    Path path = new Path(group.path());
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(path, conf), options(schema, group, from, to, conf))) {
      MessageType present = reader.getFileMetaData().getSchema();
      MessageType wanted =
          new MessageType(
              present.getName(),
              schema.columns().stream().map(c -> present.getType(c.name())).toList());
      reader.setRequestedSchema(wanted);
      try (PageReadStore pages =
          group.lies(from, to)
              ? reader.readRowGroup(group.index())
              : reader.readFilteredRowGroup(group.index())) {
        long rows = pages == null ? 0 : pages.getRowCount();
        if (rows != group.rows(from, to)) {
          throw new IllegalArgumentException("pages that its index does not list");
        }
        if (rows > 0) {
          int first = into.rows;
          new ParquetMonths(into).read(reader, pages, wanted, group, from, to);
          check(group.pages(from, to), into.cells, first);
        }
      } catch (LinkageError e) {
        throw ParquetTypes.withoutLibrary(reader.getFooter(), wanted, group.path(), e);
      }
    } catch (IOException | RuntimeException e) {
      throw e instanceof org.tradewind.axes.UserError mistake
          ? mistake
          : ParquetTypes.damaged(group.path(), e);
    }
  }

  /** Rows would be lost in silence if a file's minima and maxima were wrong. */
  private static void check(List<PlainParquet.Page> pages, int[] cells, int first) {
    int row = first;
    for (PlainParquet.Page page : pages) {
      for (long end = row + page.rows(); row < end; row++) {
        if (cells[row] < page.first() || cells[row] > page.last()) {
          throw new IllegalArgumentException(
              "cell " + cells[row] + ", which its statistics do not have");
        }
      }
    }
  }

  private static ParquetReadOptions options(
      TableSchema schema, PlainParquet.Group group, long from, long to, Configuration conf) {
    String cell = schema.columns().get(0).name();
    FilterPredicate within;
    if (group.cellType() == PrimitiveTypeName.INT64) {
      within = and(gtEq(longColumn(cell), from), lt(longColumn(cell), to));
    } else {
      within = gtEq(intColumn(cell), (int) Math.max(from, Integer.MIN_VALUE));
      if (to <= Integer.MAX_VALUE) {
        within = and(within, lt(intColumn(cell), (int) to));
      }
    }
    return HadoopReadOptions.builder(conf)
        .withRecordFilter(FilterCompat.get(within))
        // row groups keep their numbers
        .useStatsFilter(false)
        .useDictionaryFilter(false)
        .useBloomFilter(false)
        .useColumnIndexFilter(true)
        .build();
  }

  private void read(
      ParquetFileReader reader,
      PageReadStore pages,
      MessageType wanted,
      PlainParquet.Group group,
      long from,
      long to) {
    into.reserve(Math.toIntExact(pages.getRowCount()));
    String writer = reader.getFileMetaData().getCreatedBy();
    ColumnReadStoreImpl store = new ColumnReadStoreImpl(pages, new Root(), wanted, writer);
    Map<ColumnPath, Set<Encoding>> encodings =
        reader.getFooter().getBlocks().get(group.index()).getColumns().stream()
            .collect(
                Collectors.toMap(ColumnChunkMetaData::getPath, ColumnChunkMetaData::getEncodings));
    List<Reading> readings = new ArrayList<>();
    for (ColumnDescriptor column : wanted.getColumns()) {
      int month = readings.size() - 1 - into.keys();
      if (month >= 0
          && PlainNumbers.reads(column, encodings.get(ColumnPath.get(column.getPath())))) {
        PlainNumbers numbers = new PlainNumbers(pages.getPageReader(column), column);
        readings.add(
            (row, size) -> numbers.read(row, size, into.months, into.rows * Months.COUNT + month));
      } else {
        ColumnReader values = store.getColumnReader(column);
        readings.add((row, size) -> read(values, column.getMaxDefinitionLevel(), size));
      }
    }
    long row = 0;
    for (PlainParquet.Page page : group.pages()) {
      if (page.has(from, to)) {
        read(readings, row, page.rows());
      }
      row += page.rows();
    }
  }

  /** Reads some rows of a column. */
  private interface Reading {
    void rows(long row, int size);
  }

  private void read(List<Reading> readings, long first, long rows) {
    for (long done = 0; done < rows; done += BATCH) {
      int size = (int) Math.min(BATCH, rows - done);
      for (Reading reading : readings) {
        at = into.rows;
        reading.rows(first + done, size);
      }
      into.rows += size;
    }
  }

  private void read(ColumnReader reader, int present, int size) {
    for (int i = 0; i < size; i++) {
      if (reader.getCurrentDefinitionLevel() != present) {
        throw new IllegalArgumentException("an empty value that its statistics do not count");
      }
      reader.writeCurrentValueToConverter();
      reader.consume();
    }
  }

  private final class Root extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return converters[field];
    }

    @Override
    public void start() {
      // columns are read one by one
    }

    @Override
    public void end() {
      // columns are read one by one
    }
  }

  private final class Cells extends PrimitiveConverter {
    @Override
    public void addInt(int value) {
      into.cells[at++] = value;
    }

    @Override
    public void addLong(long value) {
      into.cells[at++] = Math.toIntExact(value);
    }
  }

  private final class Numbers extends PrimitiveConverter {
    private final int month;

    Numbers(int month) {
      this.month = month;
    }

    @Override
    public void addDouble(double value) {
      into.months[at++ * Months.COUNT + month] = value;
    }

    @Override
    public void addFloat(float value) {
      into.months[at++ * Months.COUNT + month] = value;
    }
  }

  private final class Labels extends PrimitiveConverter {
    private final int key;
    private int[] ids;

    Labels(int key) {
      this.key = key;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      ids = new int[dictionary.getMaxId() + 1];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = into.id(key, ParquetValues.text(dictionary.decodeToBinary(i)));
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      into.ids[key][at++] = ids[id];
    }

    @Override
    public void addBinary(Binary value) {
      into.ids[key][at++] = into.id(key, ParquetValues.text(value));
    }
  }
}
