package org.tradewind.importers.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Files in the layout of the results tool; all numbers are made up. */
class GbdResultsImporterTest {
  private static final GbdResultsImporter IMPORTER = new GbdResultsImporter();
  private static final String NAMES =
      "\uFEFF\"measure\",\"location\",\"sex\",\"age\",\"cause\",\"metric\",\"year\",\"val\",\"upper\","
          + "\"lower\"\n";
  private static final String IHD = "Ischemic heart disease";

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String row(String location, String age, String cause, String metric, double val) {
    return String.format(
        "\"Deaths\",\"%s\",\"Both\",\"%s\",\"%s\",\"%s\",2019,%s,9,1\n",
        location, age, cause, metric, val);
  }

  private static Map<String, Double> rates(StudyTables tables) {
    Table table = tables.require(AirInputs.MORTALITY_RATE);
    Map<String, Double> rates = new LinkedHashMap<>();
    for (int r = 0; r < table.rows(); r++) {
      String key = table.strings("cause")[r] + "/" + table.strings("age")[r];
      String region = table.strings("region")[r];
      rates.put(region.equals("*") ? key : key + "/" + region, table.doubles("rate_per_100k")[r]);
    }
    return rates;
  }

  @Test
  void ratesByAgeAsTheToolWritesThem() throws IOException {
    String text =
        NAMES
            + row("China", "<5 years", "Lower respiratory infections", "Rate", 20)
            + row("China", "25-29 years", IHD, "Rate", 3)
            + row("China", "30 to 34", IHD, "Rate", 5)
            + row("China", "80 plus", IHD, "Rate", 2000)
            + row("China", "95+ years", IHD, "Rate", 5000)
            + row("China", "All ages", IHD, "Rate", 130)
            + row("China", "Age-standardized", IHD, "Rate", 120)
            + row("China", "15-49 years", IHD, "Rate", 12)
            + row("China", "All ages", IHD, "Percent", .2)
            + "#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A\n,,,,,,,,,\n";
    StudyTables tables = Imports.read(IMPORTER, file("IHME-GBD_2019_DATA-ab12-1.csv", text));

    assertThat(rates(tables))
        .containsExactly(
            Map.entry("IHD/25", 3.0),
            Map.entry("IHD/30", 5.0),
            Map.entry("IHD/80+", 2000.0),
            Map.entry("IHD/95+", 5000.0),
            Map.entry("IHD/ALL", 130.0),
            Map.entry("LRI/0-4", 20.0));
    assertThat(tables.require(AirInputs.MORTALITY_RATE).strings("release"))
        .containsOnly("GBD 2019");
    assertThat(tables.has(AirInputs.AGE_SHARE)).isFalse();
    assertThat(tables.provenance("mortality_rate").remarks())
        .anyMatch(r -> r.contains("metric Percent=1"))
        .anyMatch(r -> r.equals("Age groups that are left out: 15-49 years, Age-standardized."))
        .anyMatch(r -> r.equals("Columns that are not used: lower, upper."))
        .anyMatch(r -> r.startsWith("1 row of IHME-GBD_2019_DATA-ab12-1.csv without a value"))
        .anyMatch(r -> r.startsWith("No age_share of China"));
  }

  @Test
  void numbersAndRatesGiveThePeopleAndTheWiderGroups() throws IOException {
    StringBuilder text = new StringBuilder(NAMES);
    // 100 persons in each group of five years but 85+, where 50; rate 10 times the group's number
    for (int g = 0; g <= 17; g++) {
      String age =
          g == 0 ? "<5 years" : g == 17 ? "85+ years" : 5 * g + "-" + (5 * g + 4) + " years";
      double persons = g == 17 ? 50 : 100;
      double rate = 10 * (g + 1);
      text.append(row("China", age, IHD, "Rate", rate));
      text.append(row("China", age, IHD, "Number", rate * persons / 1e5));
      text.append(row("China", age, "Stroke", "Number", persons / 1e5));
      text.append(row("China", age, "Non-communicable diseases", "Rate", 500));
      text.append(row("China", age, "Lower respiratory infections", "Rate", 5));
    }
    StudyTables tables = Imports.read(IMPORTER, file("all.csv", text.toString()));

    Map<String, Double> rates = rates(tables);
    // 80-84: 170 of 100, 85+: 180 of 50
    assertThat(rates.get("IHD/80+")).isCloseTo((17_000 + 9_000) / 150.0, within(1e-9));
    assertThat(rates.get("STROKE/40")).isCloseTo(1, within(1e-12));
    assertThat(rates.get("STROKE/25+")).isCloseTo(1, within(1e-12));
    assertThat(rates.get("NCD+LRI/25+")).isCloseTo(505, within(1e-9));
    Table share = tables.require(AirInputs.AGE_SHARE);
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int r = 0; r < share.rows(); r++) {
      shares.put(share.strings("age")[r], share.doubles("share")[r]);
    }
    assertThat(shares).hasSize(18 + 3);
    assertThat(shares.get("0-4")).isCloseTo(100 / 1750.0, within(1e-12));
    assertThat(shares.get("25+")).isCloseTo(1250 / 1750.0, within(1e-12));
    assertThat(shares.get("80+")).isCloseTo(150 / 1750.0, within(1e-12));
    assertThat(shares.get("ALL")).isEqualTo(1);
  }

  @Test
  void idsAndPartsInZipsGiveTheSame() throws IOException {
    String ids =
        "measure_id,location_id,sex_id,age_id,cause_id,metric_id,year,val,upper,lower\n"
            + "1,6,3,10,493,3,2019,3,4,2\n1,6,3,22,493,3,2019,130,140,120\n";
    String more =
        "measure_id,location_id,sex_id,age_id,cause_id,metric_id,year,val,upper,lower\n"
            + "1,6,3,235,494,3,2019,4000,4,2\n1,6,3,1,322,3,2019,20,140,120\n";
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.writeString(parts.resolve("IHME-GBD_2021_DATA-x-1.csv"), ids);
    Files.writeString(parts.resolve("citation.txt"), "cite");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(parts.resolve("IHME-GBD_2021_DATA-x-2.zip")))) {
      zip.putNextEntry(new ZipEntry("../IHME-GBD_2021_DATA-x-2.csv"));
      zip.write(more.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("citation.txt"));
    }
    StudyTables tables = Imports.read(IMPORTER, parts);

    assertThat(rates(tables))
        .containsExactly(
            Map.entry("IHD/25", 3.0),
            Map.entry("IHD/ALL", 130.0),
            Map.entry("LRI/0-4", 20.0),
            Map.entry("STROKE/95+", 4000.0));
    Provenance origin = tables.provenance("mortality_rate");
    assertThat(origin.files()).hasSize(2);
    assertThat(origin.note()).startsWith("GBD 2021, measure Deaths, sex Both, year 2019");
    assertThat(origin.remarks())
        .anyMatch(r -> r.contains("citation.txt, IHME-GBD_2021_DATA-x-2.zip: citation.txt"));
  }

  @Test
  void severalValuesOfADimensionAreToBeChosenAmong() throws IOException {
    String two =
        NAMES
            + row("China", "All ages", IHD, "Rate", 130)
            + row("India", "All ages", IHD, "Rate", 90)
            + row("China", "All ages", IHD, "Rate", 60)
                .replace("Both", "Male")
                .replace("2019", "2018");
    Path source = file("two.csv", two);
    Imports.refused(IMPORTER, source)
        .hasMessageContaining("--set location")
        .hasMessageContaining("China, India");
    Imports.refused(IMPORTER, source, "location", "China")
        .hasMessageContaining("2 values of sex: (Both, Male)");
    StudyTables tables = Imports.read(IMPORTER, source, "location", "china", "sex", "Both");
    assertThat(rates(tables)).containsExactly(Map.entry("IHD/ALL", 130.0));
    assertThat(tables.provenance("mortality_rate").remarks())
        .anyMatch(r -> r.contains("location India=1, sex Male=1"));
    Imports.refused(IMPORTER, source, "year", "2000")
        .hasMessageContaining("no rates and no numbers");
    Imports.refused(
            IMPORTER, file("twice.csv", NAMES + row("China", "All ages", IHD, "Rate", 1).repeat(2)))
        .hasMessageContaining("duplicate row of location China, cause IHD, age ALL")
        .hasMessageContaining("line 2");
  }

  @Test
  void locationsBecomeRegionsByTheirNames() throws IOException {
    String two =
        NAMES
            + row("Beijing", "All ages", IHD, "Rate", 130)
            + row("Hebei", "All ages", IHD, "Rate", 150);
    Path source = file("provinces.csv", two);
    Table region =
        Table.builder(Inputs.REGION)
            .add("BJ", "Beijing", Double.NaN, Double.NaN, Double.NaN)
            .add("HE", "Hebei", Double.NaN, Double.NaN, Double.NaN)
            .build();
    StudyTables existing =
        new StudyTables().put(region, Provenance.of(Provenance.Status.GIVEN, "test", ""));
    ImportSettings all = ImportSettings.of(IMPORTER, Map.of("location", "*"));
    assertThat(rates(IMPORTER.read(source, all, existing)))
        .containsExactly(Map.entry("IHD/ALL/BJ", 130.0), Map.entry("IHD/ALL/HE", 150.0));
    Imports.refused(IMPORTER, source, "location", "*")
        .hasMessageContaining("(Beijing, Hebei)")
        .hasMessageContaining("a row of table region for each");
  }

  @Test
  void numbersNeedPeopleAndAPopulationFileGivesThem() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("people"));
    Files.writeString(
        parts.resolve("deaths.csv"),
        NAMES
            + row("China", "All ages", IHD, "Number", 1300)
            + row("China", "80+ years", IHD, "Number", 500));
    Imports.refused(IMPORTER, parts)
        .hasMessageContaining("metric Number without Rate and without people of ages (ALL, 80+)");
    Files.writeString(
        parts.resolve("IHME_GBD_2019_POP_2019.CSV"),
        "location_id,location_name,sex_id,sex_name,age_group_id,age_group_name,year_id,measure_id,"
            + "measure_name,metric_id,metric_name,val,upper,lower\n"
            + "1,Global,3,both,22,All Ages,2019,44,Population,1,Number,7000000,1,1\n"
            + "6,China,3,both,22,All Ages,2019,44,Population,1,Number,1000000,1,1\n"
            + "6,China,1,male,22,All Ages,2019,44,Population,1,Number,500000,1,1\n"
            + "6,China,3,both,21,80 plus,2019,44,Population,1,Number,20000,1,1\n");
    StudyTables tables = Imports.read(IMPORTER, parts, "sex", "Both");
    assertThat(rates(tables)).containsEntry("IHD/ALL", 130.0).containsEntry("IHD/80+", 2500.0);
    assertThat(tables.require(AirInputs.AGE_SHARE).doubles("share")).containsExactly(.02, 1);
  }

  @Test
  void mistakesAreNamed() throws IOException {
    Imports.refused(IMPORTER, file("a.csv", "x,y\n1,2\n"))
        .hasMessageContaining("the columns (x, y)");
    Imports.refused(IMPORTER, file("b.csv", NAMES + row("China", "All ages", IHD, "Rate", -1)))
        .hasMessageContaining("val -1.0");
    Imports.refused(
            IMPORTER,
            file("c.csv", NAMES + row("China", "All ages", IHD, "Rate", 1).replace("1.0", "#N/A")))
        .hasMessageContaining("'#N/A'");
    Imports.refused(IMPORTER, file("d.zip", "no zip")).hasMessageContaining("no CSV in it");
    Imports.refused(IMPORTER, Files.createDirectory(folder.resolve("empty")))
        .hasMessageContaining("no CSV and no ZIP");
    for (String age : List.of("Early Neonatal", "10 to 24", "5-14 years", "Birth")) {
      assertThat(AgeGroups.ofResults(age)).as(age).isEmpty();
    }
  }
}
