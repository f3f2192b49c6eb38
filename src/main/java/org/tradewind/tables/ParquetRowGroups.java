package org.tradewind.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tradewind.axes.UserError;

/** Rows of one Parquet file, a row group after the other. */
final class ParquetRowGroups implements TableRows {
  private final TableSchema schema;
  private final Path file;
  private final FolderKeys keys;
  private final ParquetFileReader reader;
  private final int[] fields;
  private final MessageType wanted;
  private ParquetColumns group;

  /**
   * Opens a file and checks its columns.
   *
   * @param keys columns that the names of folders give
   */
  ParquetRowGroups(
      TableSchema schema, Path file, Configuration conf, FolderKeys keys, ReadingRemarks remarks) {
    this.schema = schema;
    this.file = file;
    this.keys = keys;
    ParquetFileReader opened = null;
    try {
      opened =
          ParquetFileReader.open(
              HadoopInputFile.fromPath(file, conf), HadoopReadOptions.builder(conf).build());
      MessageType present = opened.getFileMetaData().getSchema();
      fields = ParquetTypes.fields(schema, present, file.toString(), keys::has);
      wanted = projection(present, fields);
      ParquetTypes.requireCodecs(opened.getFooter(), wanted, file.toString(), conf);
      CsvRows.unknown(schema, present.getFields().stream().map(Type::getName).toList(), remarks);
      opened.setRequestedSchema(wanted);
      reader = opened;
    } catch (IOException | RuntimeException e) {
      close(opened, file);
      throw failed(file, e);
    }
  }

  /** Names of the columns of a file. */
  static List<String> columns(Path file, Configuration conf) {
    try (ParquetFileReader opened =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(file, conf), HadoopReadOptions.builder(conf).build())) {
      return opened.getFileMetaData().getSchema().getFields().stream().map(Type::getName).toList();
    } catch (IOException | RuntimeException e) {
      throw failed(file, e);
    }
  }

  @Override
  public Object[] next() {
    try {
      while (true) {
        Object[] row = group == null ? null : group.next();
        if (row != null) {
          return row;
        }
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
          return null;
        }
        group =
            new ParquetColumns(
                schema, fields, wanted, pages, reader.getFileMetaData().getCreatedBy(), file, keys);
      }
    } catch (LinkageError e) {
      throw ParquetTypes.withoutLibrary(reader.getFooter(), wanted, file.toString(), e);
    } catch (IOException | RuntimeException e) {
      throw failed(file, e);
    }
  }

  /** What is thrown of a mistake: as it is where it is the user's, else that of a damaged file. */
  private static UserError failed(Path file, Exception e) {
    return e instanceof UserError mistake ? mistake : ParquetTypes.damaged(file.toString(), e);
  }

  private static MessageType projection(MessageType present, int[] fields) {
    List<Type> kept = new ArrayList<>();
    for (int field : Arrays.stream(fields).filter(f -> f >= 0).toArray()) {
      kept.add(present.getType(field));
    }
    return new MessageType(present.getName(), kept);
  }

  @Override
  public void close() {
    close(reader, file);
  }

  private static void close(ParquetFileReader reader, Path file) {
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (IOException e) {
      throw ParquetTypes.damaged(file.toString(), e);
    }
  }
}
