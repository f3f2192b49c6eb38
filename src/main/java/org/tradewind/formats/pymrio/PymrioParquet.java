package org.tradewind.formats.pymrio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/**
 * The Parquet files of pymrio, as pandas writes them: levels of the row index are columns named in
 * the file's pandas metadata, labels of the other columns are written as Python tuples such as
 * {@code ('reg1', 'food')}.
 */
final class PymrioParquet {
  /** Without it every file that is opened would parse Hadoop's files of defaults. */
  private static final ParquetConfiguration PLAIN = new PlainParquetConfiguration();

  private static final String PANDAS = "pandas";
  private static final Set<PrimitiveTypeName> NUMBERS =
      EnumSet.of(
          PrimitiveTypeName.DOUBLE,
          PrimitiveTypeName.FLOAT,
          PrimitiveTypeName.INT32,
          PrimitiveTypeName.INT64);

  private PymrioParquet() {}

  static PymrioFrame numbers(Path file) {
    FileMetaData meta = meta(file);
    List<Integer> index = indexFields(file, meta);
    List<Integer> data = dataFields(meta, index);
    requireNumbers(file, meta, data);
    String[][] columnLabels = new String[data.size()][];
    for (int c = 0; c < columnLabels.length; c++) {
      columnLabels[c] = PythonTuple.parse(meta.getSchema().getFieldName(data.get(c)));
    }
    List<String[]> rowLabels = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    eachRow(
        file,
        group -> {
          int row = values.size() + 1;
          rowLabels.add(labels(group, index));
          double[] numbers = new double[data.size()];
          for (int c = 0; c < numbers.length; c++) {
            numbers[c] = number(file, group, data.get(c), row);
          }
          values.add(numbers);
        });
    return new PymrioFrame(
        file,
        index.stream().map(f -> meta.getSchema().getFieldName(f)).toList(),
        rowLabels.toArray(String[][]::new),
        columnLabels,
        values.toArray(double[][]::new));
  }

  static List<String[]> texts(Path file) {
    FileMetaData meta = meta(file);
    List<Integer> fields = new ArrayList<>(indexFields(file, meta));
    fields.addAll(dataFields(meta, fields));
    List<String[]> rows = new ArrayList<>();
    rows.add(fields.stream().map(f -> meta.getSchema().getFieldName(f)).toArray(String[]::new));
    eachRow(file, group -> rows.add(labels(group, fields)));
    return rows;
  }

  private static FileMetaData meta(Path file) {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      throw new UserError(
          file.toString(),
          "a Parquet file inside an archive",
          "text files, or Parquet in a folder",
          "Unpack the archive first, and give its folder.");
    }
    if (!Files.exists(file)) {
      throw SourceFiles.unreadable(file, new NoSuchFileException(file.toString()));
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new LocalInputFile(file), ParquetReadOptions.builder(PLAIN).build())) {
      return reader.getFooter().getFileMetaData();
    } catch (IOException | RuntimeException e) {
      throw broken(file, e);
    }
  }

  private static void eachRow(Path file, Consumer<Group> each) {
    try (ParquetReader<Group> reader = new Groups(new LocalInputFile(file)).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        each.accept(group);
      }
    } catch (UserError e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw broken(file, e);
    }
  }

  private static final class Groups extends ParquetReader.Builder<Group> {
    private Groups(InputFile file) {
      super(file, PLAIN);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  private static UserError broken(Path file, Exception e) {
    return new UserError(
        file.toString(),
        "a file that is not Parquet or was cut short (" + e.getMessage() + ")",
        "a whole Parquet file",
        "Write it again.",
        e);
  }

  /** Positions of the index levels: named in the metadata, else the columns of text. */
  private static List<Integer> indexFields(Path file, FileMetaData meta) {
    List<Integer> fields = new ArrayList<>();
    String pandas = meta.getKeyValueMetaData().get(PANDAS);
    if (pandas != null) {
      for (JsonNode name : json(file, pandas).path("index_columns")) {
        if (name.isTextual() && meta.getSchema().containsField(name.asText())) {
          fields.add(meta.getSchema().getFieldIndex(name.asText()));
        }
      }
    } else {
      for (int f = 0; f < meta.getSchema().getFieldCount(); f++) {
        if (isText(meta.getSchema().getType(f))) {
          fields.add(f);
        }
      }
    }
    if (fields.isEmpty()) {
      throw new UserError(
          file.toString(),
          "no column of row labels",
          "the index levels as columns, as pandas writes them",
          "Write it with DataFrame.to_parquet, the index included.");
    }
    return fields;
  }

  private static JsonNode json(Path file, String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw broken(file, e);
    }
  }

  private static boolean isText(Type type) {
    return type.isPrimitive()
        && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }

  private static List<Integer> dataFields(FileMetaData meta, List<Integer> index) {
    List<Integer> fields = new ArrayList<>();
    for (int f = 0; f < meta.getSchema().getFieldCount(); f++) {
      if (!index.contains(f)) {
        fields.add(f);
      }
    }
    return fields;
  }

  private static String[] labels(Group group, List<Integer> index) {
    return index.stream().map(f -> text(group, f)).toArray(String[]::new);
  }

  private static String text(Group group, int field) {
    return group.getFieldRepetitionCount(field) == 0 ? "" : group.getValueToString(field, 0);
  }

  /** A number by the type that the file declares; NaN where there is no value. */
  private static double number(Path file, Group group, int field, int row) {
    if (group.getFieldRepetitionCount(field) == 0) {
      return Double.NaN;
    }
    Type type = group.getType().getType(field);
    double value = declared(group, field, type);
    if (Double.isInfinite(value)) {
      throw new UserError(
          file + ", row " + row + ", column " + type.getName(),
          "'" + text(group, field) + "'",
          "a finite number",
          "Correct the value.");
    }
    return value;
  }

  private static double declared(Group group, int field, Type type) {
    PrimitiveTypeName primitive = type.asPrimitiveType().getPrimitiveTypeName();
    if (primitive == PrimitiveTypeName.DOUBLE) {
      return group.getDouble(field, 0);
    }
    if (primitive == PrimitiveTypeName.FLOAT) {
      return group.getFloat(field, 0);
    }
    long bits =
        primitive == PrimitiveTypeName.INT32 ? group.getInteger(field, 0) : group.getLong(field, 0);
    boolean unsigned =
        type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation i && !i.isSigned();
    if (!unsigned) {
      return bits;
    }
    return primitive == PrimitiveTypeName.INT32
        ? Integer.toUnsignedLong((int) bits)
        : new BigDecimal(Long.toUnsignedString(bits)).doubleValue();
  }

  /** Refuses columns that are no numbers, such as dates and decimals, as pandas has none. */
  private static void requireNumbers(Path file, FileMetaData meta, List<Integer> data) {
    for (int field : data) {
      Type type = meta.getSchema().getType(field);
      LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
      boolean number =
          type.isPrimitive()
              && NUMBERS.contains(type.asPrimitiveType().getPrimitiveTypeName())
              && (logical == null || logical instanceof IntLogicalTypeAnnotation);
      if (!number) {
        throw new UserError(
            file + ", column " + type.getName(),
            "values of type " + (logical == null ? type : logical),
            "numbers (float or int)",
            "Convert the column to float and save it again.");
      }
    }
  }
}
