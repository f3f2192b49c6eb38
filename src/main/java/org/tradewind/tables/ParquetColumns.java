package org.tradewind.tables;

import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.tradewind.axes.UserError;

/**
 * One row group of a Parquet file, read column by column: no object is made for an element of a
 * vector.
 */
final class ParquetColumns {
  private final TableSchema schema;
  private final Path file;
  private final int rows;

  /** By column of the schema; null in place of a column that the file lacks. */
  private final Object[][] columns;

  /**
   * Reads a row group.
   *
   * @param fields field of each column in the file, -1 for one that is not there
   * @param wanted the fields that are there, in their order
   * @param writer who wrote the file, by its footer
   */
  ParquetColumns(
      TableSchema schema,
      int[] fields,
      MessageType wanted,
      PageReadStore pages,
      String writer,
      Path file) {
    this.schema = schema;
    this.file = file;
    this.rows = Math.toIntExact(pages.getRowCount());
    this.columns = new Object[fields.length][];
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            pages, new GroupRecordConverter(wanted).getRootConverter(), wanted, writer);
    for (int c = 0; c < fields.length; c++) {
      Column column = schema.columns().get(c);
      if (fields[c] >= 0) {
        Type type = wanted.getType(column.name());
        columns[c] =
            column.type() == ColumnType.VECTOR
                ? vectors(column, type, store, descriptor(wanted, column.name()))
                : scalars(column, store, descriptor(wanted, column.name()));
      }
    }
  }

  private static ColumnDescriptor descriptor(MessageType wanted, String column) {
    return wanted.getColumns().stream()
        .filter(d -> d.getPath()[0].equals(column))
        .findFirst()
        .orElseThrow();
  }

  int rows() {
    return rows;
  }

  /** The values of a row; what the file lacks stands for an empty value. */
  Object[] row(int row) {
    Object[] values = new Object[columns.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = columns[c] == null ? absent(schema.columns().get(c)) : columns[c][row];
    }
    return values;
  }

  private Object[] scalars(Column column, ColumnReadStoreImpl store, ColumnDescriptor of) {
    ColumnReader reader = store.getColumnReader(of);
    PrimitiveTypeName name = of.getPrimitiveType().getPrimitiveTypeName();
    Object[] values = new Object[rows];
    for (int row = 0; row < rows; row++) {
      boolean there = reader.getCurrentDefinitionLevel() == of.getMaxDefinitionLevel();
      values[row] = there ? scalar(column.type(), name, reader) : absent(column);
      reader.consume();
    }
    return values;
  }

  private static Object scalar(ColumnType type, PrimitiveTypeName name, ColumnReader reader) {
    return switch (type) {
      case STRING -> reader.getBinary().toStringUsingUTF8();
      case INT -> Math.toIntExact(integer(name, reader));
      case BOOLEAN -> reader.getBoolean();
      default ->
          switch (name) {
            case DOUBLE -> reader.getDouble();
            case FLOAT -> (double) reader.getFloat();
            default -> (double) integer(name, reader);
          };
    };
  }

  private static long integer(PrimitiveTypeName name, ColumnReader reader) {
    return name == PrimitiveTypeName.INT32 ? reader.getInteger() : reader.getLong();
  }

  /** A list of three levels: itself, its repeated group, the element. */
  private Object[] vectors(
      Column column, Type type, ColumnReadStoreImpl store, ColumnDescriptor of) {
    if (of.getMaxRepetitionLevel() != 1
        || of.getPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.DOUBLE) {
      throw new IllegalArgumentException("column " + column.name() + " is no list of doubles");
    }
    ColumnReader reader = store.getColumnReader(of);
    int ofList = type.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
    int ofElement = of.getMaxDefinitionLevel();
    long left = reader.getTotalValueCount();
    Object[] vectors = new Object[rows];
    double[] values = new double[0];
    int row = -1;
    int size = 0;
    for (; left > 0; left--) {
      int level = reader.getCurrentDefinitionLevel();
      if (reader.getCurrentRepetitionLevel() == 0) {
        close(vectors, row++, values, size);
        size = 0;
        if (level < ofList) {
          vectors[row] = absent(column);
        }
      }
      if (level == ofElement) {
        if (size == values.length) {
          values = Arrays.copyOf(values, Math.max(16, 2 * size));
        }
        values[size++] = reader.getDouble();
      } else if (level > ofList) {
        throw new IllegalArgumentException("an empty element in column " + column.name());
      }
      reader.consume();
    }
    close(vectors, row, values, size);
    return vectors;
  }

  private static void close(Object[] vectors, int row, double[] values, int size) {
    if (row >= 0 && vectors[row] == null) {
      vectors[row] = Arrays.copyOf(values, size);
    }
  }

  private Object absent(Column column) {
    if (!column.optional()) {
      throw new UserError(
          "table " + schema.name() + " (" + file + "), column " + column.name(),
          "an empty value (null)",
          "a value in every row",
          "Fill it in and run again.");
    }
    return switch (column.type()) {
      case STRING -> "";
      case DOUBLE -> Double.NaN;
      case INT -> 0;
      case BOOLEAN -> false;
      case VECTOR -> new double[0];
    };
  }
}
