package org.tradewind.importers.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class GbdRatesImporterTest {
  private static final GbdRatesImporter IMPORTER = new GbdRatesImporter();
  private static final String RATES = "year,endpoint,0,20,25,80,85\n";
  private static final String AGES = "year,0,20,25,80,85\n";

  @TempDir Path folder;

  private Path files(String rates, String ages) throws IOException {
    Files.writeString(folder.resolve("r.csv"), rates);
    Files.writeString(folder.resolve("a.csv"), ages);
    return folder;
  }

  private static Map<String, Double> column(Table table, String... keys) {
    Map<String, Double> values = new LinkedHashMap<>();
    String number = table.name().equals("age_share") ? "share" : "rate_per_100k";
    for (int r = 0; r < table.rows(); r++) {
      StringBuilder key = new StringBuilder();
      for (String k : keys) {
        key.append(key.length() == 0 ? "" : "/").append(table.strings(k)[r]);
      }
      values.put(key.toString(), table.doubles(number)[r]);
    }
    return values;
  }

  @Test
  void widerGroupsAreMeansWeightedByPeople() throws IOException {
    StudyTables tables =
        read(
            files(
                RATES + "2014,IHD,9,9,9,9,9\n2015,IHD,0,1,10,100,500\n2015,Stroke,1,1,2,3,4\n",
                AGES + "2014,1,1,1,1,1\n2015,100,300,400,150,50\n"));
    Table share = tables.require(AirInputs.AGE_SHARE).validated("test");
    assertThat(column(share, "age"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "1-4", .1, "20", .3, "25", .4, "80", .15, "85+", .05, "25+", .6, "80+", .2, "ALL",
                1.0));
    Map<String, Double> rate =
        column(tables.require(AirInputs.MORTALITY_RATE).validated("test"), "cause", "age");
    assertThat(rate).hasSize(16).containsEntry("IHD/25", 10.0).containsEntry("STROKE/85+", 4.0);
    // (150 * 100 + 50 * 500) / 200 ; with 400 * 10 over 600 ; with 300 * 1 over 1000
    assertThat(rate.get("IHD/80+")).isCloseTo(200, within(1e-12));
    assertThat(rate.get("IHD/25+")).isCloseTo(44_000 / 600.0, within(1e-12));
    assertThat(rate.get("IHD/ALL")).isCloseTo(44.3, within(1e-12));
    assertThat(share.strings("region")).containsOnly("*");
  }

  @Test
  void mistakesAreNamed() throws IOException {
    String people = AGES + "2015,1,1,1,1,1\n";
    refused(RATES + "2014,IHD,0,1,1,1,1\n", people, "no row of that year");
    refused(RATES + "2015,IHD,0,1,1,1,1\n", AGES + "2014,1,1,1,1,1\n", "a.csv");
    refused(RATES + "2015,IHD,0,1,1,-1,1\n", people, "column 6 (80): found -1");
    refused(
        RATES + "2015,IHD,0,1,1,1,1\n2015,ihd,0,1,1,1,1\n",
        people,
        "duplicate year 2015, endpoint IHD");
    refused(RATES, people + "2015,1,1,1,1,1\n", "duplicate year 2015");
    refused("year,cause,0,20,25,80,85\n", people, "the columns year, endpoint");
    refused("year,endpoint,0,25,80,85\n2015,IHD,0,1,1,1\n", people, "the same in both files");
    refused(RATES, "year,0,x\n", "'x'");
    refused(RATES, "year,0,80\n2015,1,1\n", "2 ages");
    refused(RATES, "year,25,0,85\n2015,1,1,1\n", "age 0 after 25");
  }

  private void refused(String rates, String ages, String told) throws IOException {
    Imports.refused(IMPORTER, files(rates, ages), "year", "2015", "rates", "r.csv", "ages", "a.csv")
        .hasMessageContaining(told);
  }

  private static final String NEWBORNS = "2015,Neonatal sepsis,3,0,0,0,0\n";

  private static StudyTables read(Path folder, String... more) {
    List<String> all = new ArrayList<>(List.of("year", "2015", "rates", "r.csv", "ages", "a.csv"));
    all.addAll(List.of(more));
    return Imports.read(IMPORTER, folder, all.toArray(String[]::new));
  }

  private static String note(StudyTables tables) {
    return tables.provenance("mortality_rate").note();
  }

  /** Without causes of newborns column 0 is ages 1 to 4, and LRI under five is not of the file. */
  @Test
  void columnZeroWithoutNewbornsIsAgesOneToFour() throws IOException {
    StudyTables tables =
        read(files(RATES + "2015,LRI,5,1,1,1,1\n", AGES + "2015,100,300,400,150,50\n"));
    Table rate = tables.require(AirInputs.MORTALITY_RATE);
    assertThat(column(rate, "cause", "age"))
        .containsEntry("LRI/1-4", 5.0)
        .containsEntry("LRI/0-4", 25.461);
    assertThat(rate.strings("release")).containsOnly("GBD 2017");
    assertThat(column(rate, "age", "source"))
        .containsKeys("1-4/", "0-4/GBD 2021, 2015")
        .doesNotContainKey("1-4/GBD 2021, 2015");
    Table share = tables.require(AirInputs.AGE_SHARE);
    assertThat(column(share, "age")).containsEntry("1-4", .1).containsEntry("0-4", .0531376);
    assertThat(column(share, "age", "source")).containsKeys("25/", "0-4/GBD 2019, 2015");
    assertThat(note(tables))
        .contains("GBD 2017 (recognised by the causes of the file)", "column 0 is ages 1 to 4")
        .contains("LRI under five is not of these files: rate of GBD 2021, China 2015")
        .contains("share of GBD 2019, 2015");
    Imports.refused(IMPORTER, folder, settings("under_five", "file"))
        .hasMessageContaining("column 0 is ages 1 to 4");
  }

  @Test
  void columnZeroWithNewbornsIsAgesUnderFive() throws IOException {
    Path files =
        files(RATES + NEWBORNS + "2015,LRI,30,1,1,1,1\n", AGES + "2015,100,300,400,150,50\n");
    StudyTables tables = read(files);
    Table rate = tables.require(AirInputs.MORTALITY_RATE);
    assertThat(rate.strings("release")).containsOnly("GBD 2019");
    assertThat(column(rate, "cause", "age"))
        .containsEntry("NEONATAL SEPSIS/0-4", 3.0)
        .containsEntry("LRI/0-4", 25.461)
        .doesNotContainKey("LRI/1-4");
    assertThat(column(tables.require(AirInputs.AGE_SHARE), "age")).containsEntry("0-4", .1);
    assertThat(note(tables)).contains("column 0 is ages under five", "rate of GBD 2021");
    Table ofFile = read(files, "under_five", "file").require(AirInputs.MORTALITY_RATE);
    assertThat(column(ofFile, "cause", "age")).containsEntry("LRI/0-4", 30.0);
    Imports.refused(IMPORTER, folder, settings("release", "GBD 2017"))
        .hasMessageContaining("causes of newborns in r.csv");
    Imports.refused(IMPORTER, folder, settings("under_five", "yes"))
        .hasMessageContaining("facts or file");
  }

  @Test
  void filesOfDifferentYearsAreNotOfOneRelease() throws IOException {
    Path files =
        files(RATES + NEWBORNS + "2019,IHD,1,1,1,1,1\n", AGES + "2015,100,300,400,150,50\n");
    Imports.refused(IMPORTER, files, settings())
        .hasMessageContaining("rates of 2015-2019 (GBD 2019) with people of 2015-2015")
        .hasMessageContaining("--set ages=facts");
    StudyTables stated = read(files, "release", "GBD 2019");
    assertThat(note(stated)).contains("GBD 2019 (as stated)");
    Imports.refused(IMPORTER, files, settings("ages", "facts"))
        .as("five ages here, twenty in the facts")
        .hasMessageContaining("the same in both files");
    files(RATES + "2015,IHD,1,1,1,1,1\n", AGES + "2015,100,300,400,150,50\n");
    Imports.refused(IMPORTER, files, settings("release", "GBD 2023"))
        .hasMessageContaining("not known what column 0 is");
  }

  private static String[] settings(String... more) {
    Map<String, String> all = new LinkedHashMap<>();
    all.putAll(Map.of("year", "2015", "rates", "r.csv", "ages", "a.csv"));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all.entrySet().stream()
        .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
        .toArray(String[]::new);
  }

  @Test
  void china2015() {
    StudyTables tables = Imports.read(IMPORTER, Imports.real("china_grid"), "year", "2015");
    Table rate = tables.require(AirInputs.MORTALITY_RATE).validated("real");
    assertThat(column(rate, "cause", "age"))
        .containsEntry("IHD/25", 4.26)
        .containsEntry("LRI/1-4", 5.79)
        .containsEntry("LRI/0-4", 25.461)
        .containsEntry("STROKE/95+", 5594.11)
        .containsEntry("NCD+LRI/60", 1125.69);
    assertThat(rate.strings("release")).containsOnly("GBD 2017");
    Map<String, Double> share =
        column(tables.require(AirInputs.AGE_SHARE).validated("real"), "age");
    assertThat(share.get("1-4")).isCloseTo(58_743_976.53 / 1_382_707_234.9821, within(1e-14));
    assertThat(share.get("0-4")).isEqualTo(.0531376);
    assertThat(share.get("25+")).isCloseTo(0.7193401487878786, within(1e-14));
    assertThat(share.get("ALL")).isEqualTo(1);
  }

  /** The file of 2000-2019: 18 causes, byte-order mark, quoted headers, column 0 under five. */
  @Test
  void china2015OfTheGbd2019() {
    Path data = Imports.real("china_grid");
    String file = "GBD_incidence_China_2000-2019.csv";
    Imports.refused(IMPORTER, data, "year", "2015", "rates", file)
        .hasMessageContaining("rates of 2000-2019 (GBD 2019) with people of 2000-2017");
    Imports.refused(IMPORTER, data, "year", "2016", "rates", file, "ages", "facts")
        .hasMessageContaining("year 2015, of which the shipped shares are");
    Imports.refused(IMPORTER, data, "year", "2015", "ages", "facts")
        .hasMessageContaining("rates of GBD 2017");
    StudyTables tables =
        Imports.read(IMPORTER, data, "year", "2015", "rates", file, "ages", "facts");
    Table rate = tables.require(AirInputs.MORTALITY_RATE).validated("real");
    Map<String, Double> rates = column(rate, "cause", "age");
    Map<String, Double> share =
        column(tables.require(AirInputs.AGE_SHARE).validated("real"), "age");
    assertThat(new HashSet<>(List.of(rate.strings("cause")))).hasSize(18);
    assertThat(rates).containsEntry("LRI/0-4", 25.461).doesNotContainKey("LRI/1-4");
    assertThat(rates.get("NEONATAL PRETERM BIRTH/0-4")).isCloseTo(45.2266, within(1e-4));
    assertThat(share.get("0-4")).isCloseTo(74_104_090 / 1_394.57e6, within(1e-5));
    // Deaths per 100,000 of all people from 25 on, as known for this pair
    assertThat(rates.get("COPD/25+") * share.get("25+")).isCloseTo(70.27, within(.005));
    assertThat(rates.get("STROKE/25+") * share.get("25+")).isCloseTo(144.00, within(.005));
    assertThat(rates.get("NCD+LRI/25+") * share.get("25+")).isCloseTo(628.93, within(.005));
    Table whole =
        Imports.read(
                IMPORTER,
                data,
                "year",
                "2015",
                "rates",
                file,
                "ages",
                "facts",
                "under_five",
                "file")
            .require(AirInputs.MORTALITY_RATE);
    assertThat(column(whole, "cause", "age").get("LRI/0-4")).isCloseTo(29.893, within(.0005));
  }
}
