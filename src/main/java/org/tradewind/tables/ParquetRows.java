package org.tradewind.tables;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes the rows of a table to one Parquet file. The records are row numbers, so that no object is
 * made for a row.
 */
final class ParquetRows {
  private ParquetRows() {}

  static void write(Table table, Path file, Configuration conf) throws IOException {
    RowWriterBuilder builder =
        new RowWriterBuilder(
                HadoopOutputFile.fromPath(file, conf), table, messageType(table.schema()))
            .withConf(conf)
            .withCompressionCodec(codec(table.schema()))
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
    for (Column column : table.schema().columns()) {
      // Measurements hardly repeat: a dictionary of them costs time and is thrown away in the end.
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
  }

  /** Vectors are draws and profiles: compressing them costs more time than it saves room. */
  private static CompressionCodecName codec(TableSchema schema) {
    return schema.columns().stream().anyMatch(c -> c.type() == ColumnType.VECTOR)
        ? CompressionCodecName.UNCOMPRESSED
        : CompressionCodecName.SNAPPY;
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
