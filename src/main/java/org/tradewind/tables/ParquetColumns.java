package org.tradewind.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.tradewind.axes.UserError;

/**
 * One row group of a Parquet file, all columns abreast: no object is made for an element of a
 * vector, and no more than a row is held.
 */
@SuppressWarnings("deprecation") // the reader of columns has no other count of its values
final class ParquetColumns {
  /** Distinct labels kept of a column: more are hardly labels. */
  private static final int LABELS = 100_000;

  private final TableSchema schema;
  private final Path file;
  private final FolderKeys keys;
  private final long rows;

  /** Value of the next row by column of the schema; null in place of a column the file lacks. */
  private final Supplier<?>[] columns;

  private long row;

  /**
   * Opens a row group.
   *
   * @param fields field of each column in the file, -1 for one that is not there
   * @param wanted the fields that are there, in their order
   * @param writer who wrote the file, by its footer
   * @param keys columns that the names of folders give
   */
  ParquetColumns(
      TableSchema schema,
      int[] fields,
      MessageType wanted,
      PageReadStore pages,
      String writer,
      Path file,
      FolderKeys keys) {
    this.schema = schema;
    this.file = file;
    this.keys = keys;
    this.rows = pages.getRowCount();
    this.columns = new Supplier<?>[fields.length];
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            pages, new GroupRecordConverter(wanted).getRootConverter(), wanted, writer);
    for (int c = 0; c < fields.length; c++) {
      Column column = schema.columns().get(c);
      if (fields[c] >= 0) {
        ColumnDescriptor of = leaf(wanted, column.name());
        ColumnReader reader = store.getColumnReader(of);
        columns[c] =
            column.type() == ColumnType.VECTOR
                ? new Vectors(column, levelOfList(wanted.getType(column.name())), of, reader)
                : scalars(column, of, reader);
      }
    }
  }

  private static ColumnDescriptor leaf(MessageType wanted, String column) {
    return wanted.getColumns().stream()
        .filter(d -> d.getPath()[0].equals(column))
        .findFirst()
        .orElseThrow();
  }

  /** The values of the next row; what the file lacks stands for an empty value. */
  Object[] next() {
    if (row == rows) {
      return null;
    }
    row++;
    Object[] values = new Object[columns.length];
    for (int c = 0; c < values.length; c++) {
      try {
        values[c] = columns[c] == null ? keys.value(c) : columns[c].get();
      } catch (IllegalArgumentException e) {
        throw wrong(schema.columns().get(c), e.getMessage());
      }
    }
    keys.requireEqual(values, () -> "table " + schema.name() + " (" + file + ")");
    return values;
  }

  private Supplier<?> scalars(Column column, ColumnDescriptor of, ColumnReader reader) {
    int present = of.getMaxDefinitionLevel();
    Supplier<?> value = scalar(column.type(), of.getPrimitiveType(), reader);
    return () -> {
      Object found = reader.getCurrentDefinitionLevel() == present ? value.get() : absent(column);
      reader.consume();
      return found;
    };
  }

  private static Supplier<?> scalar(ColumnType type, PrimitiveType of, ColumnReader reader) {
    return switch (type) {
      case STRING -> labels(reader);
      case BOOLEAN -> reader::getBoolean;
      case INT -> {
        ToDoubleFunction<ColumnReader> number = ParquetValues.number(of).orElseThrow();
        yield () -> whole(number.applyAsDouble(reader));
      }
      default -> {
        ToDoubleFunction<ColumnReader> number = ParquetValues.number(of).orElseThrow();
        yield () -> number.applyAsDouble(reader);
      }
    };
  }

  private static int whole(double value) {
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(value + ", not a whole number up to 2^31 - 1");
    }
    return (int) value;
  }

  /** Labels repeat: one string of each. */
  private static Supplier<String> labels(ColumnReader reader) {
    Map<Binary, String> known = new HashMap<>();
    return () -> {
      Binary bytes = reader.getBinary();
      String label = known.get(bytes);
      if (label == null) {
        label = ParquetValues.text(bytes);
        if (known.size() < LABELS) {
          known.put(bytes.copy(), label);
        }
      }
      return label;
    };
  }

  /**
   * Definition level at which a list is there: that of the group around its repeated field, which
   * is the list itself, or the row where the column itself is repeated.
   */
  private static int levelOfList(Type column) {
    int level = 0;
    for (Type type = column; !type.isRepetition(Type.Repetition.REPEATED); ) {
      level += type.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
      type = ((GroupType) type).getType(0);
    }
    return level;
  }

  /** Lists of three levels, of two, or a repeated field: one value a row. */
  private final class Vectors implements Supplier<double[]> {
    private final Column column;
    private final int ofList;
    private final int ofElement;
    private final ColumnReader reader;
    private final ToDoubleFunction<ColumnReader> number;
    private long left;
    private double[] values = new double[16];

    Vectors(Column column, int ofList, ColumnDescriptor of, ColumnReader reader) {
      this.column = column;
      this.ofList = ofList;
      this.ofElement = of.getMaxDefinitionLevel();
      this.reader = reader;
      this.number = ParquetValues.number(of.getPrimitiveType()).orElseThrow();
      this.left = reader.getTotalValueCount();
    }

    @Override
    public double[] get() {
      if (reader.getCurrentDefinitionLevel() < ofList) {
        consume();
        return (double[]) absent(column);
      }
      int size = 0;
      do {
        int level = reader.getCurrentDefinitionLevel();
        if (level == ofElement) {
          if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
          }
          values[size++] = number.applyAsDouble(reader);
        } else if (level > ofList) {
          throw new IllegalArgumentException("an empty element in column " + column.name());
        }
        consume();
      } while (left > 0 && reader.getCurrentRepetitionLevel() > 0);
      return Arrays.copyOf(values, size);
    }

    private void consume() {
      reader.consume();
      left--;
    }
  }

  private Object absent(Column column) {
    if (!column.optional()) {
      throw new IllegalArgumentException("an empty value (null)");
    }
    return TextValues.absent(column);
  }

  private UserError wrong(Column column, String found) {
    return new UserError(
        "table " + schema.name() + " (" + file + "), column " + column.name(),
        found + " in row " + row + " of a row group",
        column.optional() ? "a value of the column's type" : "a value in every row",
        "Correct it and run again.");
  }
}
