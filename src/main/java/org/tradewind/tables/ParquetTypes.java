package org.tradewind.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.tradewind.axes.UserError;

/** What the footer of a Parquet file declares, against what a table wants. */
final class ParquetTypes {
  private ParquetTypes() {}

  /** A table as Parquet declares it: no column is ever null, vectors are three-level lists. */
  static MessageType message(TableSchema schema) {
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

  /**
   * Field of each column of the schema in a file, -1 for an absent one. A required column that is
   * missing, a column of another type or one that stands twice is a {@link UserError}.
   *
   * @param given columns that come from elsewhere
   */
  static int[] fields(
      TableSchema schema, MessageType present, String file, Predicate<String> given) {
    List<String> names = present.getFields().stream().map(Type::getName).toList();
    CsvRows.requireOnce(names, "table " + schema.name() + " (" + file + ")");
    int[] fields = new int[schema.columns().size()];
    for (int c = 0; c < fields.length; c++) {
      Column column = schema.columns().get(c);
      fields[c] = names.indexOf(column.name());
      if (fields[c] < 0 && !column.optional() && !given.test(column.name())) {
        throw UserError.missingColumn(
            "table " + schema.name() + " (" + file + ")", column.name(), column.meaning(), names);
      }
      if (fields[c] >= 0 && !fits(column.type(), present.getType(fields[c]))) {
        throw new UserError(
            "table " + schema.name() + " (" + file + "), column " + column.name(),
            "the type " + describe(present.getType(fields[c])),
            expected(column.type()),
            "Write the column with such a type.");
      }
    }
    return fields;
  }

  private static boolean fits(ColumnType wanted, Type present) {
    if (wanted == ColumnType.VECTOR) {
      return element(present).flatMap(ParquetValues::number).isPresent();
    }
    if (!present.isPrimitive() || present.isRepetition(Type.Repetition.REPEATED)) {
      return false;
    }
    PrimitiveType type = present.asPrimitiveType();
    return switch (wanted) {
      case STRING -> ParquetValues.isText(type);
      case INT, DOUBLE -> ParquetValues.number(type).isPresent();
      case BOOLEAN -> type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN;
      case VECTOR -> false;
    };
  }

  /** The element of a list of one repeated field and one leaf; empty for anything else. */
  private static Optional<PrimitiveType> element(Type column) {
    if (column.getLogicalTypeAnnotation()
        instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation) {
      return Optional.empty();
    }
    int repeated = 0;
    Type type = column;
    while (true) {
      repeated += type.isRepetition(Type.Repetition.REPEATED) ? 1 : 0;
      if (type.isPrimitive()) {
        return repeated == 1 ? Optional.of(type.asPrimitiveType()) : Optional.empty();
      }
      GroupType group = type.asGroupType();
      if (group.getFieldCount() != 1) {
        return Optional.empty();
      }
      type = group.getType(0);
    }
  }

  private static String describe(Type type) {
    if (type.isPrimitive()) {
      return (type.isRepetition(Type.Repetition.REPEATED) ? "repeated " : "")
          + ParquetValues.describe(type.asPrimitiveType());
    }
    return element(type)
        .map(e -> "list of " + ParquetValues.describe(e))
        .orElse(
            "group"
                + (type.getLogicalTypeAnnotation() == null
                    ? ""
                    : " " + type.getLogicalTypeAnnotation()));
  }

  private static String expected(ColumnType type) {
    return switch (type) {
      case STRING -> "text (STRING)";
      case INT -> "a whole number (INT32, INT64)";
      case DOUBLE -> "a number (DOUBLE, FLOAT, DECIMAL or a whole number)";
      case BOOLEAN -> "BOOLEAN";
      case VECTOR -> "a list of numbers (DOUBLE)";
    };
  }

  /** Refuses a file compressed by a library that is not there. */
  static void requireCodecs(
      ParquetMetadata footer, MessageType wanted, String file, Configuration conf) {
    for (CompressionCodecName codec : codecs(footer, wanted)) {
      String library = codec.getHadoopCompressionCodecClassName();
      if (library != null) {
        try {
          Class.forName(library, false, conf.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
          throw compressed(file, codec.name(), e);
        }
      }
    }
  }

  /** The error for a library that is there but does not load. */
  static UserError withoutLibrary(
      ParquetMetadata footer, MessageType wanted, String file, LinkageError cause) {
    List<String> names = new ArrayList<>();
    codecs(footer, wanted).forEach(c -> names.add(c.name()));
    return compressed(file, String.join(", ", names), cause);
  }

  private static UserError compressed(String file, String codec, Throwable cause) {
    return new UserError(
        file,
        "compression " + codec + ", for which there is no library",
        "SNAPPY, GZIP, ZSTD, LZ4_RAW or no compression",
        "Write the file with one of these.",
        cause);
  }

  private static Set<CompressionCodecName> codecs(ParquetMetadata footer, MessageType wanted) {
    Set<CompressionCodecName> codecs = new TreeSet<>();
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData column : block.getColumns()) {
        if (wanted.containsField(column.getPath().toArray()[0])) {
          codecs.add(column.getCodec());
        }
      }
    }
    return codecs;
  }

  /** The error for a file that is not Parquet or is damaged. */
  static UserError damaged(String file, Exception cause) {
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new UserError(
        file,
        "a file that cannot be read as Parquet ("
            + (reason.length() > 200 ? reason.substring(0, 200) + "..." : reason)
            + ")",
        "a whole Parquet file",
        "It may be truncated or of another format: copy or make it again.",
        cause);
  }
}
