package org.tradewind.importers.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class ElectricityTradeImporterTest {
  /** National codes: HE is Hebei, HB Hubei, HA Henan, HN Hunan, HI Hainan. */
  private static final String MATRIX =
      """
      from\\to,HE,HB,HA,HN,HI,Export
      HE,0,5,5,0,0,0
      HB,0,1.5,7,2,0,3
      HI,0,0,0,0,0,0
      """;

  private static final String LIST =
      """
      # Title: trade, in GWh
      # Units: GWh
      from.region,to.region,value,year,units
      HE,HB,4,2016,GWh
      HE,HB,5,2017,GWh
      SN,HA,6,2017,GWh
      SN,Export,2,2017,GWh
      """;

  private final ElectricityTradeImporter importer = new ElectricityTradeImporter();
  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("trade.csv"), content);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(
      String content, String... settings) throws IOException {
    return Imports.refused(importer, file(content), settings);
  }

  private static List<String> flows(StudyTables tables) {
    Table table = tables.require(MrioInputs.TRADE_FLOW);
    List<String> flows = new ArrayList<>();
    for (int r = 0; r < table.rows(); r++) {
      flows.add(
          table.strings("sector")[r]
              + " "
              + table.strings("region")[r]
              + "-"
              + table.strings("to_region")[r]
              + " "
              + table.doubles("value")[r]);
    }
    return flows;
  }

  /**
   * Hebei sends 10 of its 100 + 50 GWh away, Hubei 7 + 2 between provinces and 3 abroad of 200,
   * Tibet nothing.
   */
  @Test
  void generationGivesWhatProvincesKeep() throws IOException {
    Files.writeString(
        folder.resolve("generation.csv"),
        "province,coal_1e8kWh,wind_1e8kWh\nHebei,1,.5\nHubei,2,0\nTibet,.1,0\n");
    StudyTables tables = Imports.read(importer, file(MATRIX), "generation", "generation.csv");
    assertThat(flows(tables))
        .contains("24 HB-HB 140.0", "24 HE-HE 188.0", "24 TB-TB 10.0", "24 HB-HE 5.0");
    assertThat(tables.provenance("trade_flow").note())
        .contains("What each of 3 provinces delivers to itself is its generation, 360 GWh");
    assertThat(tables.provenance("trade_flow").files()).hasSize(2);
  }

  @Test
  void generationBelowWhatIsSentAwayOrInAnotherUnitIsRefused() throws IOException {
    Path generation = folder.resolve("generation.csv");
    Files.writeString(generation, "province,coal_1e8kWh\nHebei,.05\nHubei,2\n");
    refused(MATRIX, "generation", "generation.csv")
        .hasMessageContaining("generation.csv, Hebei")
        .hasMessageContaining("5.0 GWh generated");
    Files.writeString(generation, "province,coal_TWh\nHebei,1\n");
    refused(MATRIX, "generation", "generation.csv").hasMessageContaining("coal_TWh");
    Files.writeString(generation, "province,coal_1e8kWh\nHebei,1\nHebei,1\n");
    refused(MATRIX, "generation", "generation.csv")
        .hasMessageContaining("duplicate province 'Hebei'");
    Files.writeString(generation, "province,coal_1e8kWh\nHebei,-1\n");
    refused(MATRIX, "generation", "generation.csv").hasMessageContaining("-1.0");
  }

  /** Hebei to Hubei and Henan, Hubei to Henan and Hunan: HB, HE, HN and HU here. */
  @Test
  void replacesNationalCodes() throws IOException {
    StudyTables tables = Imports.read(importer, file(MATRIX));
    assertThat(flows(tables))
        .containsExactly("24 HB-HE 5.0", "24 HB-HN 5.0", "24 HE-HN 7.0", "24 HE-HU 2.0");
    Provenance origin = tables.provenance("trade_flow");
    assertThat(origin.status()).isEqualTo(Provenance.Status.REAL);
    assertThat(origin.files()).hasSize(1);
    assertThat(origin.note())
        .startsWith("Sector 24: 4 flows between provinces, 19.00 GWh.")
        .contains("3.00 GWh abroad (Export); 1 flows of a province to itself (HE), 1.50 GWh.")
        .contains("2 flows equal another one of their sender")
        .contains("national letter codes (HE = Hebei")
        .contains("Provinces not in the file: [BJ, TJ, SX,");
  }

  @Test
  void readsOneYearOfAList() throws IOException {
    StudyTables tables = Imports.read(importer, file(LIST), "year", "2017", "sector", "9");
    assertThat(flows(tables)).containsExactly("9 HB-HE 5.0", "9 SA-HN 6.0");
    assertThat(tables.provenance("trade_flow").note())
        .contains("2 flows between provinces, 11.00 GWh in 2017.")
        .contains("2.00 GWh abroad");
    refused(LIST)
        .hasMessageContaining("found the years [2016, 2017]")
        .hasMessageContaining("--set year");
    refused(LIST, "year", "2018").hasMessageContaining("not 2018");
    // one year needs no setting
    assertThat(
            flows(
                Imports.read(
                    importer, file(LIST.replace("2016", "2017").replace("HE,HB,4", "HE,SN,4")))))
        .hasSize(3);
  }

  @Test
  void readsCodesOfTheseTablesAsTheyAre() throws IOException {
    String own = MATRIX.replace("HI", "SA");
    assertThat(flows(Imports.read(importer, file(own))))
        .containsExactly("24 HE-HB 5.0", "24 HE-HA 5.0", "24 HB-HA 7.0", "24 HB-HN 2.0");
  }

  /** Without HI, SN, XZ or HU, SA, TB a file does not show which codes it has. */
  @Test
  void doesNotGuessTheCodes() throws IOException {
    String both = MATRIX.replace("HI", "BJ");
    refused(both)
        .hasMessageContaining("trade.csv: found only codes that both sets have")
        .hasMessageContaining("--set codes=national (HE is Hebei) or =tradewind (HE is Hubei)");
    assertThat(flows(Imports.read(importer, file(both), "codes", "national")))
        .contains("24 HB-HE 5.0");
    assertThat(flows(Imports.read(importer, file(both), "codes", "tradewind")))
        .contains("24 HE-HB 5.0");
    refused(MATRIX, "codes", "tradewind")
        .hasMessageContaining("--set codes: found tradewind, but the file has [HI]")
        .hasMessageContaining("expected national");
    refused(MATRIX.replace("HI", "SA"), "codes", "national")
        .hasMessageContaining("found national, but the file has [SA]");
    refused(MATRIX.replace("HN", "SA")).hasMessageContaining("national [HI], these tables' [SA]");
    refused(both, "codes", "nationel").hasMessageContaining("Did you mean 'national'?");
  }

  @Test
  void refusesBadInputNamingTheLine() throws IOException {
    refused(MATRIX.replace("HB,0,1.5", "HX,0,1.5"))
        .hasMessageContaining("trade.csv, line 3, HX to HE: found the unknown province 'HX'");
    refused(MATRIX.replace("HB,0,1.5", "HB,0,x"))
        .hasMessageContaining("trade.csv, line 3, column 3 (HB): found 'x'");
    refused(MATRIX.replace("HB,0,1.5", "HB,0,-1"))
        .hasMessageContaining("trade.csv, line 3, HB to HB: found -1.0");
    refused(MATRIX.replace("HI,0", "HE,0"))
        .hasMessageContaining("trade.csv, line 4: found duplicate flow from HE to HE, as in");
    refused(MATRIX.replace("HA,HN", "HA,HA"))
        .hasMessageContaining("line 1, column 5: found duplicate column 'HA'");
    refused(MATRIX.replace("from\\to", "a")).hasMessageContaining("found the header [a, HE,");
    refused(LIST.replace("value,year", "amount,year"), "year", "2017")
        .hasMessageContaining("no column 'value'");
    refused(LIST.replace("6,2017,GWh", "6,2017,TWh"), "year", "2017")
        .hasMessageContaining("found the units [GWh, TWh]");
    refused("# nothing\n").hasMessageContaining("found no header");
    refused(MATRIX, "sector", " ").hasMessageContaining("--set sector: found nothing");
  }

  @Test
  void keepsFlowsOfOtherSectors() throws IOException {
    StudyTables coal = Imports.read(importer, file(MATRIX), "sector", "02");
    StudyTables both =
        importer.read(file(LIST), ImportSettings.of(importer, Map.of("year", "2017")), coal);
    assertThat(flows(both)).hasSize(6).contains("02 HB-HE 5.0", "24 SA-HN 6.0");
    assertThat(both.provenance("trade_flow").note()).contains("Sector 02").contains("Sector 24");
    StudyTables replaced =
        importer.read(
            file(LIST),
            ImportSettings.of(importer, Map.of("year", "2016", "codes", "national")),
            both);
    assertThat(flows(replaced)).hasSize(5).contains("24 HB-HE 4.0");
  }

  /** Sums by the README of the data; 119 entries, of which 7 are abroad and one is YN to itself. */
  @Test
  void readsTheRealFilesAlike() {
    Path matrix = Imports.real("china_electricity_trade/electricity_trade_2017_matrix.csv");
    Path list = Imports.real("china_electricity_trade/electricity_trade_2005_2019.csv");
    StudyTables tables = Imports.read(importer, matrix);
    Table table = tables.require(MrioInputs.TRADE_FLOW);
    assertThat(table.rows()).isEqualTo(111);
    double sum = Arrays.stream(table.doubles("value")).sum();
    assertThat(sum + 7_646.64 + 273.7083).isCloseTo(1_090_338, within(1.0));
    assertThat(flows(tables))
        .anyMatch(f -> f.startsWith("24 YN-GD 124223."))
        .anyMatch(f -> f.startsWith("24 NM-HB 8420"))
        .noneMatch(f -> f.contains("TB"));
    assertThat(imports(table, "HB")).isCloseTo(148_231, within(1.0));
    assertThat(imports(table, "GD")).isCloseTo(208_577, within(1.0));
    assertThat(tables.provenance("trade_flow").note())
        .contains("7,646.64 GWh abroad")
        .contains("itself (YN), 273.71 GWh")
        .contains("Provinces not in the file: [TB].");
    assertThat(flows(Imports.read(importer, list, "year", "2017")))
        .hasSize(111)
        .map(f -> f.substring(0, f.indexOf(' ', 3)))
        .containsExactlyInAnyOrderElementsOf(
            flows(tables).stream().map(f -> f.substring(0, f.indexOf(' ', 3))).toList());
  }

  private static double imports(Table table, String region) {
    double sum = 0;
    for (int r = 0; r < table.rows(); r++) {
      if (table.strings("to_region")[r].equals(region)) {
        sum += table.doubles("value")[r];
      }
    }
    return sum;
  }
}
