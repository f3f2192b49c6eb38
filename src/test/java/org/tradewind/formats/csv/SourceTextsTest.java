package org.tradewind.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Importers;
import org.tradewind.importers.Imports;
import org.tradewind.importers.SmallSources;
import org.tradewind.importers.grid.GridCsvImporter;
import org.tradewind.importers.observation.StationsImporter;
import org.tradewind.importers.regional.ElectricityTradeImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** What text files have and no table takes is remarked, whichever importer reads them. */
class SourceTextsTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> remarks(StudyTables tables, String table) {
    return tables.provenance(table).remarks();
  }

  private StudyTables imported(SmallSources.Source source) {
    Path place = SmallSources.folder(folder, source);
    Map<String, String> settings = new LinkedHashMap<>(source.settings());
    settings.replaceAll((k, v) -> v.replace(SmallSources.FOLDER, place.toString()));
    Importer importer = Importers.require(source.format());
    Path entry = source.entry().isEmpty() ? place : place.resolve(source.entry());
    return Importers.read(importer, entry, ImportSettings.of(importer, settings), before(place));
  }

  /** Tables that lie in the target before the import. */
  private static StudyTables before(Path place) {
    StudyTables tables = new StudyTables();
    for (TableSchema schema : Inputs.ALL) {
      Path file = place.resolve(SmallSources.BEFORE).resolve(schema.name() + ".csv");
      if (Files.exists(file)) {
        tables.put(
            CsvTables.read(
                schema, new org.apache.hadoop.fs.Path(file.toString()), new Configuration()),
            Provenance.of(Provenance.Status.GIVEN, "a test", ""));
      }
    }
    return tables;
  }

  private static List<Path> texts(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(f -> f.toString().matches(".*\\.(csv|txt)"))
          .filter(f -> !f.startsWith(place.resolve(SmallSources.BEFORE)))
          .sorted()
          .toList();
    }
  }

  private static String numbers(StudyTables tables) {
    StringBuilder all = new StringBuilder();
    for (Table table : tables.tables().values()) {
      all.append(table.name()).append('\n');
      for (int r = 0; r < table.rows(); r++) {
        for (int c = 0; c < table.schema().columns().size(); c++) {
          Object value = table.value(r, c);
          all.append(value instanceof double[] many ? java.util.Arrays.toString(many) : value);
          all.append(' ');
        }
        all.append('\n');
      }
    }
    return all.toString();
  }

  @Test
  void aBlankRowAmongTheRowsIsRemarkedByEveryImporterAndMovesNothing() throws IOException {
    List<String> formats = new ArrayList<>();
    for (SmallSources.Source source : SmallSources.write(folder)) {
      List<Path> files = texts(SmallSources.folder(folder, source));
      if (files.isEmpty()) {
        continue;
      }
      String before = numbers(imported(source));
      for (Path file : files) {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(lines.size() - 1, "");
        Files.write(file, lines);
      }
      StudyTables tables = imported(source);
      assertThat(numbers(tables)).as(source.toString()).isEqualTo(before);
      for (Table table : tables.tables().values()) {
        assertThat(remarks(tables, table.name()))
            .as(source + ", table " + table.name())
            .contains(
                files.stream()
                    .map(
                        f ->
                            "1 row of " + f.getFileName() + " without a value (empty) is left out.")
                    .toArray(String[]::new));
      }
      formats.add(source.format());
    }
    assertThat(formats)
        .contains(
            "pymrio",
            "wiod",
            "national-io",
            "electricity-trade",
            "china-io-provinces",
            "grid-csv",
            "exposure-response",
            "gbd-rates",
            "gbd-results",
            "stations");
  }

  @Test
  void columnsOfStationsThatNoSettingNames() throws IOException {
    Path source = file("s.csv", "site,lon,lat,value,so4,\nA,1,2,80,9,x\n");
    assertThat(remarks(Imports.read(new StationsImporter(), source), "observation"))
        .containsExactly("Columns of s.csv that are not used: (so4, column 6).");
    Path plain = file("p.csv", "site,lon,lat,value\nA,1,2,80\n");
    assertThat(remarks(Imports.read(new StationsImporter(), plain), "observation")).isEmpty();
  }

  @Test
  void columnsOfGriddedFilesThatNoSettingNames() throws IOException {
    Path one = file("one.csv", "lon,lat,people,pm,2014\n110,34,300,40,7\n");
    String[] both = {"population_column", "people", "pm25_column", "pm"};
    assertThat(remarks(Imports.read(new GridCsvImporter(), one, both), "cell"))
        .containsExactly("Columns of one.csv that are not used: (2014).");
    file("points.csv", "id,lon,lat,name\n1,110,34,here\n");
    file("values.csv", "id,people,pm,y\n1,5,40,0\n");
    StudyTables joined =
        Imports.read(
            new GridCsvImporter(),
            folder,
            "id",
            "id",
            "population_file",
            "values.csv",
            "population_column",
            "people",
            "pm25_file",
            "values.csv",
            "pm25_column",
            "pm");
    assertThat(remarks(joined, "cell"))
        .containsExactly(
            "Columns of points.csv that are not used: (name).",
            "Columns of values.csv that are not used: (y).");
  }

  @Test
  void columnsOfAListOfFlows() throws IOException {
    Path source =
        file(
            "t.csv",
            "from.region,to.region,value,year,units,loss\nHE,HB,5,2017,GWh,1\nSN,HA,6,2017,GWh,2\n");
    StudyTables tables = Imports.read(new ElectricityTradeImporter(), source);
    assertThat(remarks(tables, "trade_flow"))
        .containsExactly("Columns of t.csv that are not used: (loss).");
  }

  @Test
  void totalsOfALongRunTable() {
    SmallSources.Source wiod =
        SmallSources.write(folder).stream()
            .filter(s -> s.format().equals("wiod") && s.form().equals("csv"))
            .findFirst()
            .orElseThrow();
    assertThat(remarks(imported(wiod), "transactions"))
        .contains("Columns of w.csv that are not used: (xTOT_xX).");
  }

  @Test
  void aColumnThatIsReadMustStandOnce() throws IOException {
    Path source = file("s.csv", "site,lon,lat,value,value\nA,1,2,80,9\n");
    Imports.refused(new StationsImporter(), source)
        .hasMessageContaining("s.csv: found duplicate column 'value'");
  }
}
