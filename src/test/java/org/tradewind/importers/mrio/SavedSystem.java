package org.tradewind.importers.mrio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * A system of two regions and two sectors in the layout that pymrio 0.6 was seen to write with
 * save_all: in text with a row of index names below the header, in Parquet with tuples as column
 * names, index levels as the last columns and pandas' metadata.
 *
 * <p>By hand: x = Z e + Y e = (100, 160, 150, 200), value added (45, 100, 75, 105).
 */
public final class SavedSystem {
  static final String[][] INDUSTRIES = {
    {"r1", "food"}, {"r1", "men's"}, {"r2", "food"}, {"r2", "men's"}
  };
  static final double[][] Z = {{10, 20, 5, 5}, {30, 20, 10, 20}, {5, 10, 20, 30}, {10, 10, 40, 40}};
  static final String[][] CONSUMERS = {
    {"r1", "Final demand (households)"},
    {"r1", "Inventories"},
    {"r2", "Final demand (households)"},
    {"r2", "Inventories"}
  };
  static final double[][] Y = {{55, -5, 10, 0}, {70, 0, 10, 0}, {5, 0, 80, 0}, {0, 0, 100, 0}};

  private final Path folder;
  private final boolean parquet;

  public SavedSystem(Path folder, boolean parquet) {
    this.folder = folder;
    this.parquet = parquet;
    directory("");
  }

  /** Writes the whole system. */
  public Path write() {
    String[][] x = {{"indout"}};
    frame(folder, "Z", new String[] {"region", "sector"}, INDUSTRIES, INDUSTRIES, Z);
    frame(folder, "Y", new String[] {"region", "sector"}, INDUSTRIES, CONSUMERS, Y);
    frame(
        folder,
        "x",
        new String[] {"region", "sector"},
        INDUSTRIES,
        x,
        new double[][] {{100}, {160}, {150}, {200}});
    parameters(folder, "IOSystem", Map.of("Z", "2,2", "Y", "2,2", "x", "2,1"));
    Path factors = directory("factor_inputs");
    frame(
        factors,
        "F",
        new String[] {"inputtype"},
        new String[][] {{"Value Added"}},
        INDUSTRIES,
        new double[][] {{45, 100, 75, 105}});
    parameters(factors, "Extension", Map.of("F", "1,2"));
    Path emissions = directory("emissions");
    String[][] stressors = {{"CO2", "air"}, {"CO2", "water"}};
    String[] levels = {"stressor", "compartment"};
    frame(
        emissions, "F", levels, stressors, INDUSTRIES, new double[][] {{1, 2, 3, 4}, {0, 0, 0, 9}});
    frame(
        emissions,
        "F_Y",
        levels,
        stressors,
        CONSUMERS,
        new double[][] {{7, 1, 8, 0}, {0, 0, 0, 0}});
    units(emissions, levels, stressors, "kg");
    parameters(emissions, "Extension", Map.of("F", "2,2", "F_Y", "2,2", "unit", "2,1"));
    return folder;
  }

  Path directory(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void frame(
      Path to,
      String name,
      String[] levels,
      String[][] rows,
      String[][] columns,
      double[][] values) {
    if (parquet) {
      parquet(to.resolve(name + ".parquet"), levels, rows, columns, values);
    } else {
      text(to.resolve(name + ".txt"), levels, rows, columns, values);
    }
  }

  private static void text(
      Path file, String[] levels, String[][] rows, String[][] columns, double[][] values) {
    StringBuilder text = new StringBuilder();
    int headers = columns[0].length;
    String blanks = "\t".repeat(levels.length - 1);
    for (int h = 0; h < headers; h++) {
      text.append(
          headers == 1 ? String.join("\t", levels) : (h == 0 ? "region" : "category") + blanks);
      for (String[] column : columns) {
        text.append('\t').append(column[h]);
      }
      text.append('\n');
    }
    if (headers > 1) {
      text.append(String.join("\t", levels)).append("\t".repeat(columns.length)).append('\n');
    }
    for (int r = 0; r < rows.length; r++) {
      text.append(String.join("\t", rows[r]));
      for (double value : values[r]) {
        // pandas writes nothing for NaN
        text.append('\t').append(Double.isNaN(value) ? "" : Double.toString(value));
      }
      text.append('\n');
    }
    save(file, text.toString());
  }

  private static void parquet(
      Path file, String[] levels, String[][] rows, String[][] columns, double[][] values) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    List<String> names = new ArrayList<>();
    for (String[] column : columns) {
      String name = column.length == 1 ? column[0] : python(column);
      names.add(name);
      schema.optional(PrimitiveTypeName.DOUBLE).named(name);
    }
    rows(
        file,
        schema,
        levels,
        rows,
        (group, r) -> {
          for (int c = 0; c < names.size(); c++) {
            group.append(names.get(c), values[r][c]);
          }
        });
  }

  private interface Filling {
    void fill(Group group, int row);
  }

  private static void rows(
      Path file,
      Types.MessageTypeBuilder schema,
      String[] levels,
      String[][] rows,
      Filling filling) {
    for (String level : levels) {
      schema.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(level);
    }
    MessageType type = schema.named("schema");
    String index =
        java.util.Arrays.stream(levels).map(l -> '"' + l + '"').collect(Collectors.joining(", "));
    SimpleGroupFactory groups = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(type)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withExtraMetaData(Map.of("pandas", "{\"index_columns\": [" + index + "]}"))
            .build()) {
      for (int r = 0; r < rows.length; r++) {
        Group group = groups.newGroup();
        filling.fill(group, r);
        for (int l = 0; l < levels.length; l++) {
          group.append(levels[l], rows[r][l]);
        }
        writer.write(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the table unit: one unit for all rows, or one for each. */
  void units(Path to, String[] levels, String[][] rows, String... units) {
    if (parquet) {
      Types.MessageTypeBuilder schema = Types.buildMessage();
      schema
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("unit");
      rows(
          to.resolve("unit.parquet"),
          schema,
          levels,
          rows,
          (group, r) -> group.append("unit", units[r % units.length]));
    } else {
      StringBuilder text = new StringBuilder(String.join("\t", levels)).append("\tunit\n");
      for (int r = 0; r < rows.length; r++) {
        text.append(String.join("\t", rows[r]));
        text.append('\t').append(units[r % units.length]).append('\n');
      }
      save(to.resolve("unit.txt"), text.toString());
    }
  }

  /** Writes a Parquet table of labels without any other column. */
  void labels(Path to, String name, String[] levels, String[][] rows) {
    rows(to.resolve(name + ".parquet"), Types.buildMessage(), levels, rows, (group, r) -> {});
  }

  /** Writes file_parameters.json; shapes as "index columns,header rows". */
  void parameters(Path to, String systemtype, Map<String, String> shapes) {
    String ending = parquet ? ".parquet" : ".txt";
    String files =
        shapes.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                e ->
                    String.format(
                        "\"%s\": {\"name\": \"%s\", \"nr_index_col\": \"%s\", \"nr_header\": \"%s\"}",
                        e.getKey(),
                        e.getKey() + ending,
                        e.getValue().split(",")[0],
                        e.getValue().split(",")[1]))
            .collect(Collectors.joining(", "));
    save(
        to.resolve("file_parameters.json"),
        "{\"files\": {" + files + "}, \"systemtype\": \"" + systemtype + "\"}");
  }

  /** How Python prints a tuple of strings. */
  private static String python(String[] labels) {
    return java.util.Arrays.stream(labels)
        .map(l -> l.contains("'") ? '"' + l + '"' : "'" + l + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static void save(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
