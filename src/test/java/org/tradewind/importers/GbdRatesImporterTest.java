package org.tradewind.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.tables.Inputs;
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

  private static StudyTables read(Path folder) {
    return Imports.read(IMPORTER, folder, "year", "2015", "rates", "r.csv", "ages", "a.csv");
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
    Table share = tables.require(Inputs.AGE_SHARE).validated("test");
    assertThat(column(share, "age"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "0-4", .1, "20", .3, "25", .4, "80", .15, "85+", .05, "25+", .6, "80+", .2, "ALL",
                1.0));
    Map<String, Double> rate =
        column(tables.require(Inputs.MORTALITY_RATE).validated("test"), "cause", "age");
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
    refused(RATES + "2015,IHD,0,1,1,1,1\n2015,ihd,0,1,1,1,1\n", people, "endpoint IHD a second");
    refused(RATES, people + "2015,1,1,1,1,1\n", "year 2015 a second");
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

  @Test
  void china2015() {
    StudyTables tables = Imports.read(IMPORTER, Imports.real("china_grid"), "year", "2015");
    Table rate = tables.require(Inputs.MORTALITY_RATE).validated("real");
    assertThat(column(rate, "cause", "age"))
        .containsEntry("IHD/25", 4.26)
        .containsEntry("LRI/0-4", 5.79)
        .containsEntry("STROKE/95+", 5594.11)
        .containsEntry("NCD+LRI/60", 1125.69);
    Map<String, Double> share = column(tables.require(Inputs.AGE_SHARE).validated("real"), "age");
    assertThat(share.get("0-4")).isCloseTo(58_743_976.53 / 1_382_707_234.9821, within(1e-14));
    assertThat(share.get("25+")).isCloseTo(0.7193401487878786, within(1e-14));
    assertThat(share.get("ALL")).isEqualTo(1);
  }
}
