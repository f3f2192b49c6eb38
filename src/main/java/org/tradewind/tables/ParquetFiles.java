package org.tradewind.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
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
    writeFile(table, new Path(folder, PART), conf);
  }

  /** Writes a table as one file. */
  public static void writeFile(Table table, Path file, Configuration conf) {
    try {
      ParquetRows.write(table, file, conf);
    } catch (IOException e) {
      throw new UserError(
          file.getParent().toString(),
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
    // labels repeat: one copy of each makes long tables several times smaller
    Map<String, String> texts = new HashMap<>();
    for (Path file : files(folder, conf)) {
      readFile(schema, file, conf, table, texts);
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
      TableSchema schema,
      Path file,
      Configuration conf,
      Table.Builder table,
      Map<String, String> texts) {
    try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, conf))) {
      MessageType present = reader.getFileMetaData().getSchema();
      int[] fields = fields(schema, present, file.toString());
      MessageType wanted = projection(present, fields);
      reader.setRequestedSchema(wanted);
      String writer = reader.getFileMetaData().getCreatedBy();
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        ParquetColumns columns = new ParquetColumns(schema, fields, wanted, pages, writer, file);
        for (int row = 0; row < columns.rows(); row++) {
          Object[] values = columns.row(row);
          for (int c = 0; c < values.length; c++) {
            values[c] = values[c] instanceof String text ? once(text, texts) : values[c];
          }
          table.add(values);
        }
      }
    } catch (UserError e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static String once(String text, Map<String, String> texts) {
    String before = texts.putIfAbsent(text, text);
    return before == null ? text : before;
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
}
