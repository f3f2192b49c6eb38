package org.tradewind.importers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.tradewind.axes.UserError;

/**
 * The Parquet files of pymrio, as pandas writes them: levels of the row index are columns named in
 * the file's pandas metadata, labels of the other columns are written as Python tuples such as
 * {@code ('reg1', 'food')}.
 */
final class PymrioParquet {
  private static final String PANDAS = "pandas";

  private PymrioParquet() {}

  static PymrioFrame numbers(Path file) {
    FileMetaData meta = meta(file);
    List<Integer> index = indexFields(file, meta);
    List<Integer> data = dataFields(meta, index);
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
        file, rowLabels.toArray(String[][]::new), columnLabels, values.toArray(double[][]::new));
  }

  static Map<String, String> units(Path file) {
    FileMetaData meta = meta(file);
    List<Integer> index = indexFields(file, meta);
    List<Integer> data = dataFields(meta, index);
    Map<String, String> units = new LinkedHashMap<>();
    eachRow(
        file,
        group ->
            units.put(
                PymrioFrame.slug(labels(group, index)), text(group, data.get(data.size() - 1))));
    return units;
  }

  private static FileMetaData meta(Path file) {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
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
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  private static UserError broken(Path file, Exception e) {
    return new UserError(
        file.toString(),
        "a file that is no Parquet or was cut short (" + e.getMessage() + ")",
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

  private static double number(Path file, Group group, int field, int row) {
    double value = Double.NaN;
    Type type = group.getType().getType(field);
    if (group.getFieldRepetitionCount(field) > 0 && type.isPrimitive()) {
      value =
          switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case DOUBLE -> group.getDouble(field, 0);
            case FLOAT -> group.getFloat(field, 0);
            case INT32 -> group.getInteger(field, 0);
            case INT64 -> group.getLong(field, 0);
            default -> Double.NaN;
          };
    }
    if (!Double.isFinite(value)) {
      throw new UserError(
          file + ", row " + row + ", column " + type.getName(),
          text(group, field).isEmpty() ? "no value" : "'" + text(group, field) + "'",
          "a finite number",
          "Correct the value.");
    }
    return value;
  }
}
