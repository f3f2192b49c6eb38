package org.tradewind.importers.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Imports;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class StationsImporterTest {
  private static final Importer IMPORTER = new StationsImporter();

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("stations.csv"), text);
  }

  @Test
  void readsSitesAndMarksWhatIsMissing() throws IOException {
    Path source = file("id,x,y,pm\nA,116.5,39.5,80\nB,-100,-30.25,\nC,0,0,-;\n");
    StudyTables made =
        Imports.read(
            IMPORTER,
            source,
            "site",
            "id",
            "lon",
            "x",
            "lat",
            "y",
            "value",
            "pm",
            "missing",
            "-;",
            "averaging",
            "one day");
    Table table = made.require(AirInputs.OBSERVATION).validated("test");
    assertThat(table.strings("site")).containsExactly("A", "B", "C");
    assertThat(table.doubles("lon")).containsExactly(116.5, -100, 0);
    assertThat(table.doubles("lat")).containsExactly(39.5, -30.25, 0);
    assertThat(table.strings("species")).containsOnly("PM25");
    assertThat(table.doubles("value")).containsExactly(80, Double.NaN, Double.NaN);
    assertThat(made.provenance("observation").note())
        .contains("column 'pm'", "one day", "3 stations, 2 of them without a value");
    assertThat(made.provenance("observation").files()).hasSize(1);
  }

  @Test
  void anotherSpeciesJoinsAndTheSameIsReplaced() throws IOException {
    Path source = file("site,lon,lat,value,so4\nA,1,2,80,9\n");
    StudyTables tables = Imports.read(IMPORTER, source);
    for (String value : new String[] {"value", "so4"}) {
      ImportSettings settings =
          ImportSettings.of(IMPORTER, Map.of("value", value, "species", "SO4", "source", "Net"));
      tables.putAll(IMPORTER.read(source, settings, tables));
    }
    Table table = tables.require(AirInputs.OBSERVATION).validated("test");
    assertThat(table.strings("species")).containsExactly("PM25", "SO4");
    assertThat(table.doubles("value")).containsExactly(80, 9);
    assertThat(tables.provenance("observation").source()).contains("Stations", "Net");
  }

  @Test
  void mistakesAreNamedWithTheirLine() throws IOException {
    Path twice = file("site,lon,lat,value\nA,1,2,3\nA,1,2,4\n");
    Imports.refused(IMPORTER, twice).hasMessageContaining("line 3").hasMessageContaining("line 2");
    Imports.refused(IMPORTER, file("site,lon,lat,value\n,1,2,3\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("no code");
    Imports.refused(IMPORTER, file("site,lon,lat,value\nA,1,2,-999\n"))
        .hasMessageContaining("-999")
        .hasMessageContaining("--set missing");
    Imports.refused(IMPORTER, file("site,lon,lat,value\nA,1,north,3\n"))
        .hasMessageContaining("column 3 (lat)");
    Imports.refused(IMPORTER, file("site,lon,lat\nA,1,2\n"))
        .hasMessageContaining("no column 'value'");
    Imports.refused(IMPORTER, file("")).hasMessageContaining("stations.csv");
    Imports.refused(IMPORTER, folder.resolve("nowhere.csv")).hasMessageContaining("no such file");
    Imports.refused(IMPORTER, twice, "species", "PM2.5")
        .hasMessageContaining("Did you mean 'PM25'?");
    assertThatThrownBy(() -> ImportSettings.of(IMPORTER, Map.of("latt", "y")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'lat'?");
  }

  @Test
  void chinasStations() {
    Table table =
        Imports.read(
                IMPORTER,
                Imports.real("stations/china_aq_stations.csv"),
                "site",
                "stationcode",
                "value",
                "pm25_24h_2018-02-20",
                "missing",
                "-;")
            .require(AirInputs.OBSERVATION)
            .validated("china_aq_stations.csv");
    assertThat(table.rows()).isEqualTo(1495);
    assertThat(table.strings("site")[0]).isEqualTo("1001A");
    assertThat(table.doubles("value")[0]).isEqualTo(134);
    // counted with awk
    assertThat(Arrays.stream(table.doubles("value")).filter(Double::isNaN).count()).isEqualTo(20);
  }
}
