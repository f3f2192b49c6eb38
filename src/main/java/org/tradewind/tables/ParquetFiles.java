package org.tradewind.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * Tables as Parquet on any Hadoop file system, without a Spark session: one folder a table, rows in
 * the order of the files' names and then of the rows in each. Text is UTF-8, vectors are
 * three-level lists of doubles, so that Spark, DuckDB and pandas read them as they are.
 */
public final class ParquetFiles {
  private static final String PART = "part-00000.parquet";

  private ParquetFiles() {}

  /** Writes a table as one file into a folder. */
  public static void write(Table table, Path folder, Configuration conf) {
    MessageType type = messageType(table.schema());
    try {
      HadoopOutputFile file = HadoopOutputFile.fromPath(new Path(folder, PART), conf);
      RowWriterBuilder builder =
          new RowWriterBuilder(file, table, type)
              .withConf(conf)
              .withCompressionCodec(CompressionCodecName.SNAPPY)
              .withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
      for (Column column : table.schema().columns()) {
        // Measurements hardly repeat: a dictionary of them costs time and is thrown away in the
        // end.
        if (column.type() == ColumnType.DOUBLE) {
          builder.withDictionaryEncoding(column.name(), false);
        } else if (column.type() == ColumnType.VECTOR) {
          builder.withDictionaryEncoding(column.name() + ".list.element", false);
        }
      }
      try (ParquetWriter<Integer> writer = builder.build()) {
        for (int row = 0; row < table.rows(); row++) {
          writer.write(row);
        }
      }
    } catch (IOException e) {
      throw new UserError(
          folder.toString(),
          "that it cannot be written: " + e.getMessage(),
          "a folder that can be written",
          "Check the path, its permissions and the free space.",
          e);
    }
  }

  /**
   * Reads a whole table.
   *
   * @param folder folder of Parquet files, or one file
   */
  public static Table read(TableSchema schema, Path folder, Configuration conf) {
    Table.Builder table = Table.builder(schema);
    for (Path file : files(folder, conf)) {
      readFile(schema, file, conf, table);
    }
    return table.build();
  }

  /**
   * The Parquet files of a folder in the order of their names; a folder without any is a {@link
   * UserError}.
   */
  public static List<Path> files(Path folder, Configuration conf) {
    try {
      FileStatus[] found = folder.getFileSystem(conf).listStatus(folder);
      List<Path> files =
          Arrays.stream(found)
              .filter(FileStatus::isFile)
              .map(FileStatus::getPath)
              .filter(p -> !p.getName().startsWith("_") && !p.getName().startsWith("."))
              .sorted(Comparator.comparing(Path::getName))
              .toList();
      if (files.isEmpty()) {
        throw missing(folder, "no file in the folder", null);
      }
      return files;
    } catch (FileNotFoundException e) {
      throw missing(folder, "no such folder", e);
    } catch (IOException e) {
      throw missing(folder, e.getMessage(), e);
    }
  }

  private static UserError missing(Path folder, String found, IOException cause) {
    return new UserError(
        folder.toString(),
        found,
        "a folder of Parquet files",
        "Check the path; docs/tables.md lists the tables.",
        cause);
  }

  /**
   * Names and types of the columns in a file's footer; a damaged or foreign file is a {@link
   * UserError}.
   */
  public static MessageType schemaOf(Path file, Configuration conf) {
    try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, conf))) {
      return reader.getFileMetaData().getSchema();
    } catch (IOException | RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static void readFile(
      TableSchema schema, Path file, Configuration conf, Table.Builder table) {
    try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, conf))) {
      MessageType present = reader.getFileMetaData().getSchema();
      int[] fields = fields(schema, present, file.toString());
      MessageType wanted = projection(present, fields);
      reader.setRequestedSchema(wanted);
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(wanted, present)
                .getRecordReader(pages, new GroupRecordConverter(wanted));
        for (long row = 0; row < pages.getRowCount(); row++) {
          table.add(values(schema, fields, wanted, records.read(), file));
        }
      }
    } catch (UserError e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static UserError damaged(Path file, Exception cause) {
    return new UserError(
        file.toString(),
        "a file that cannot be read as Parquet (" + cause.getMessage() + ")",
        "a whole Parquet file",
        "It may be truncated or of another format: copy or make it again.",
        cause);
  }

  /**
   * Field of each column of the schema in a file, -1 for an absent optional one. A missing column
   * or one of another type is a {@link UserError}.
   */
  public static int[] fields(TableSchema schema, MessageType present, String file) {
    List<String> names = present.getFields().stream().map(Type::getName).toList();
    int[] fields = new int[schema.columns().size()];
    for (int c = 0; c < fields.length; c++) {
      Column column = schema.columns().get(c);
      fields[c] = names.indexOf(column.name());
      if (fields[c] < 0 && !column.optional()) {
        throw new UserError(
            "table " + schema.name() + " (" + file + ")",
            "the columns " + Names.some(names),
            "a column '" + column.name() + "': " + column.meaning(),
            Names.didYouMean(column.name(), names));
      }
      if (fields[c] >= 0 && !fits(column.type(), present.getType(fields[c]))) {
        throw new UserError(
            "table " + schema.name() + " (" + file + "), column " + column.name(),
            "the type " + present.getType(fields[c]),
            column.type().toString(),
            "Write the column with that type.");
      }
    }
    return fields;
  }

  private static boolean fits(ColumnType wanted, Type present) {
    if (wanted == ColumnType.VECTOR) {
      return !present.isPrimitive();
    }
    if (!present.isPrimitive()) {
      return false;
    }
    PrimitiveTypeName name = present.asPrimitiveType().getPrimitiveTypeName();
    return switch (wanted) {
      case STRING -> name == PrimitiveTypeName.BINARY;
      case INT -> name == PrimitiveTypeName.INT32 || name == PrimitiveTypeName.INT64;
      case DOUBLE ->
          name == PrimitiveTypeName.DOUBLE
              || name == PrimitiveTypeName.FLOAT
              || name == PrimitiveTypeName.INT32
              || name == PrimitiveTypeName.INT64;
      case BOOLEAN -> name == PrimitiveTypeName.BOOLEAN;
      case VECTOR -> false;
    };
  }

  private static MessageType projection(MessageType present, int[] fields) {
    List<Type> kept = new ArrayList<>();
    for (int field : Arrays.stream(fields).filter(f -> f >= 0).toArray()) {
      kept.add(present.getType(field));
    }
    return new MessageType(present.getName(), kept);
  }

  private static Object[] values(
      TableSchema schema, int[] fields, MessageType wanted, Group row, Path file) {
    Object[] values = new Object[fields.length];
    int next = 0;
    for (int c = 0; c < fields.length; c++) {
      Column column = schema.columns().get(c);
      int field = fields[c] < 0 ? -1 : next++;
      if (field < 0 || row.getFieldRepetitionCount(field) == 0) {
        values[c] = absent(schema, column, file);
      } else {
        values[c] = value(column.type(), wanted.getType(field), row, field);
      }
    }
    return values;
  }

  private static Object absent(TableSchema schema, Column column, Path file) {
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

  private static Object value(ColumnType type, Type present, Group row, int field) {
    return switch (type) {
      case STRING -> row.getString(field, 0);
      case INT -> Math.toIntExact(longValue(present, row, field));
      case DOUBLE -> doubleValue(present, row, field);
      case BOOLEAN -> row.getBoolean(field, 0);
      case VECTOR -> vector(row.getGroup(field, 0));
    };
  }

  private static long longValue(Type present, Group row, int field) {
    return present.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32
        ? row.getInteger(field, 0)
        : row.getLong(field, 0);
  }

  private static double doubleValue(Type present, Group row, int field) {
    return switch (present.asPrimitiveType().getPrimitiveTypeName()) {
      case DOUBLE -> row.getDouble(field, 0);
      case FLOAT -> row.getFloat(field, 0);
      default -> longValue(present, row, field);
    };
  }

  private static double[] vector(Group list) {
    int length = list.getFieldRepetitionCount(0);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = list.getGroup(0, i).getDouble(0, 0);
    }
    return values;
  }

  private static MessageType messageType(TableSchema schema) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : schema.columns()) {
      message.addField(field(column));
    }
    return message.named(schema.name());
  }

  private static Type field(Column column) {
    return switch (column.type()) {
      case STRING ->
          Types.required(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INT -> Types.required(PrimitiveTypeName.INT32).named(column.name());
      case DOUBLE -> Types.required(PrimitiveTypeName.DOUBLE).named(column.name());
      case BOOLEAN -> Types.required(PrimitiveTypeName.BOOLEAN).named(column.name());
      case VECTOR -> {
        GroupType element =
            Types.repeatedGroup()
                .addField(Types.required(PrimitiveTypeName.DOUBLE).named("element"))
                .named("list");
        yield Types.requiredGroup()
            .as(LogicalTypeAnnotation.listType())
            .addField(element)
            .named(column.name());
      }
    };
  }

  /** Builds a writer whose records are row numbers of a table, so that no row object is made. */
  private static final class RowWriterBuilder
      extends ParquetWriter.Builder<Integer, RowWriterBuilder> {
    private final Table table;
    private final MessageType type;

    RowWriterBuilder(HadoopOutputFile file, Table table, MessageType type) {
      super(file);
      this.table = table;
      this.type = type;
    }

    @Override
    protected RowWriterBuilder self() {
      return this;
    }

    @Override
    protected WriteSupport<Integer> getWriteSupport(Configuration conf) {
      return new RowWriteSupport(table, type);
    }
  }

  private static final class RowWriteSupport extends WriteSupport<Integer> {
    private final MessageType type;
    private final String[] names;
    private final Object[] values;
    private RecordConsumer out;

    RowWriteSupport(Table table, MessageType type) {
      this.type = type;
      this.names = table.schema().columns().stream().map(Column::name).toArray(String[]::new);
      this.values = new Object[names.length];
      for (int c = 0; c < names.length; c++) {
        values[c] =
            switch (table.schema().columns().get(c).type()) {
              case STRING -> table.strings(names[c]);
              case INT -> table.ints(names[c]);
              case DOUBLE -> table.doubles(names[c]);
              case BOOLEAN -> table.booleans(names[c]);
              case VECTOR -> table.vectors(names[c]);
            };
      }
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(type, java.util.Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(Integer row) {
      out.startMessage();
      for (int c = 0; c < names.length; c++) {
        out.startField(names[c], c);
        addValue(values[c], row);
        out.endField(names[c], c);
      }
      out.endMessage();
    }

    private void addValue(Object column, int row) {
      if (column instanceof double[] numbers) {
        out.addDouble(numbers[row]);
      } else if (column instanceof String[] texts) {
        out.addBinary(Binary.fromString(texts[row]));
      } else if (column instanceof int[] integers) {
        out.addInteger(integers[row]);
      } else if (column instanceof boolean[] flags) {
        out.addBoolean(flags[row]);
      } else {
        addVector(((double[][]) column)[row]);
      }
    }

    private void addVector(double[] values) {
      out.startGroup();
      if (values.length > 0) {
        out.startField("list", 0);
        for (double value : values) {
          out.startGroup();
          out.startField("element", 0);
          out.addDouble(value);
          out.endField("element", 0);
          out.endGroup();
        }
        out.endField("list", 0);
      }
      out.endGroup();
    }
  }
}
