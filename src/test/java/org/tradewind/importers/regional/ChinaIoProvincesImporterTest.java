package org.tradewind.importers.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What is read and mended; {@link ChinaIoProvincesErrorsTest} has what is refused. */
class ChinaIoProvincesImporterTest {
  private static final String[] SOME = {"provinces", "some"};

  private final ChinaIoProvincesImporter importer = new ChinaIoProvincesImporter();
  @TempDir Path folder;

  private StudyTables read(String... settings) {
    return Imports.read(importer, folder, settings.length == 0 ? SOME : settings);
  }

  private static String note(StudyTables tables) {
    return tables.provenance("regional_balance").note();
  }

  /** Items of a region as "02 export" -> value. */
  static Map<String, Double> items(StudyTables tables, String region) {
    Table balance = tables.require(MrioInputs.REGIONAL_BALANCE);
    Map<String, Double> items = new LinkedHashMap<>();
    for (int r = 0; r < balance.rows(); r++) {
      if (balance.strings("region")[r].equals(region)) {
        items.put(
            balance.strings("sector")[r] + " " + balance.strings("item")[r],
            balance.doubles("value")[r]);
      }
    }
    return items;
  }

  /** Intermediate use of a product in a region. */
  static double[] use(StudyTables tables, String region, String sector) {
    Table use = tables.require(MrioInputs.REGIONAL_USE);
    for (int r = 0; r < use.rows(); r++) {
      if (use.strings("region")[r].equals(region) && use.strings("sector")[r].equals(sector)) {
        return use.vectors("values")[r];
      }
    }
    throw new AssertionError("no row " + region + " " + sector);
  }

  @Test
  void readsATableWorkedByHand() {
    GeneratedProvinces.of("HE").csv(folder);
    StudyTables tables = read();
    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("HE");
    assertThat(tables.require(Inputs.REGION).strings("name")).containsExactly("Hubei");
    assertThat(tables.require(Inputs.SECTOR).strings("name")).containsExactly("农产品", "煤炭", "电力");
    assertThat(use(tables, "HE", "01")).containsExactly(10, 20, 0);
    assertThat(use(tables, "HE", "02")).containsExactly(5, 40, 10);
    assertThat(items(tables, "HE"))
        .containsEntry("01 rural", 5.0)
        .containsEntry("01 urban", 20.0)
        .containsEntry("01 government", 3.0)
        .containsEntry("01 fixed_capital", 1.0)
        .containsEntry("01 inventories", -1.0)
        .containsEntry("01 export", 4.0)
        .containsEntry("01 outflow", 12.0)
        .containsEntry("01 import", 6.0)
        .containsEntry("01 inflow", 10.0)
        .containsEntry("01 output", 58.0)
        .containsEntry("01 value_added", 41.0)
        .containsEntry("02 value_added", 35.0)
        .containsEntry("03 value_added", 16.0)
        .containsEntry("02 output", 105.0)
        .containsEntry("03 output", 34.0)
        // zeros are left out
        .doesNotContainKeys("01 others", "02 government", "03 export", "03 import");
    Provenance origin = tables.provenance("regional_use");
    assertThat(origin.status()).isEqualTo(Provenance.Status.REAL);
    assertThat(origin.files()).hasSize(1);
    assertThat(origin.note())
        .startsWith("Unit 10^4 CNY. 1 provinces x 3 products from 1 CSV files and 0 workbooks.")
        .contains("identities checked, largest relative gap 0.0e+00")
        .doesNotContain("exchanged");
  }

  @Test
  void placesRowsAndColumnsByCode() {
    GeneratedProvinces.of("BJ").csv(folder);
    GeneratedProvinces.of("TJ").backwards().csv(folder);
    StudyTables tables = read();
    assertThat(items(tables, "TJ")).containsExactlyInAnyOrderEntriesOf(items(tables, "BJ"));
    for (String sector : new String[] {"01", "02", "03"}) {
      assertThat(use(tables, "TJ", sector)).containsExactly(use(tables, "BJ", sector));
    }
  }

  @Test
  void listsAllProvincesInTheirOrder() throws IOException {
    GeneratedProvinces.writeAllBut(folder);
    Files.writeString(folder.resolve("anomalies.csv"), "kind,province\nx,BJ\n");
    StudyTables tables = Imports.read(importer, folder);
    assertThat(tables.require(Inputs.REGION).strings("region"))
        .containsExactlyElementsOf(ChinaFacts.provinces().labels());
    assertThat(tables.require(MrioInputs.REGIONAL_USE).rows()).isEqualTo(93);
    assertThat(note(tables)).contains("Files not read: anomalies.csv.");
  }

  /** Rural households use 30 by code, urban ones 8: the codes are exchanged. */
  @Test
  void swapsHouseholdsWhereRuralOnesUseMoreThanTwiceAsMuch() {
    GeneratedProvinces table = GeneratedProvinces.of("GD");
    table.set("01", "FU101", 20).set("02", "FU101", 4).set("03", "FU101", 6);
    table.set("01", "FU102", 5).set("02", "FU102", 1).set("03", "FU102", 2);
    table.csv(folder);
    GeneratedProvinces.of("GX").csv(folder);
    StudyTables swapped = read();
    assertThat(items(swapped, "GD")).containsEntry("01 rural", 5.0).containsEntry("01 urban", 20.0);
    assertThat(items(swapped, "GX")).containsEntry("01 rural", 5.0);
    assertThat(note(swapped)).contains("exchanged (the ratio): 1 (GD 3.75).");
    StudyTables kept = read("provinces", "some", "rural_urban", "keep");
    assertThat(items(kept, "GD")).containsEntry("01 rural", 20.0).containsEntry("01 urban", 5.0);
    assertThat(note(kept)).contains("kept as they are (the ratio): 1 (GD 3.75).");
  }

  /** 45 against 30 is more, but not twice as much. */
  @Test
  void keepsHouseholdsWhereRuralOnesUseALittleMore() {
    GeneratedProvinces.of("GD").set("01", "FU101", 42).csv(folder);
    StudyTables tables = read();
    assertThat(items(tables, "GD")).containsEntry("01 rural", 42.0);
    assertThat(note(tables)).contains("kept as they are (the ratio): 1 (GD 1.5).");
  }

  /** All 02 is bought: output 5e-9 is float noise, its use and outflow stay. */
  @Test
  void setsOutputThatIsNoiseToZeroAndKeepsUseAndOutflow() {
    GeneratedProvinces table = GeneratedProvinces.of("JX");
    table.set("01", "02", 0).set("02", "02", 0).set("03", "02", 1e-7);
    // use 5 + 10 + 37 and outflow 35 less import 8: inflow 79 leaves an output of 0
    table.set("02", "IF", 79).overwrite("02", "GO", "5e-9").overwrite("TVA", "02", "0");
    table.overwrite("VA001", "02", "0").overwrite("VA002", "02", "0").overwrite("TI", "02", "1e-7");
    table.csv(folder);
    StudyTables tables = read();
    assertThat(items(tables, "JX"))
        .containsEntry("02 output", 0.0)
        .containsEntry("02 outflow", 25.0)
        .containsEntry("02 inflow", 79.0)
        .doesNotContainKey("02 value_added");
    assertThat(use(tables, "JX", "02")).containsExactly(5, 0, 10);
    assertThat(use(tables, "JX", "03")).containsExactly(2, 0, 8);
    assertThat(note(tables))
        .contains("set to 0: 1 (JX 02).")
        .contains("Outflow and export of products without output: 1 (JX 02 35).");
  }

  @Test
  void keepsErrorsAsOthers() {
    GeneratedProvinces.of("SD").set("01", "ERR", 5).set("02", "ERR", -7).csv(folder);
    StudyTables tables = read();
    assertThat(items(tables, "SD"))
        .containsEntry("01 others", 5.0)
        .containsEntry("02 others", -7.0)
        .containsEntry("01 output", 63.0);
    assertThat(note(tables)).contains("kept as item others (their sum): 1 (SD -2).");
  }

  @Test
  void clampsNoiseOfTheWrongSign() {
    GeneratedProvinces.of("GX").set("03", "IF", -5.4e-8).csv(folder);
    StudyTables tables = read();
    assertThat(items(tables, "GX")).doesNotContainKey("03 inflow");
    assertThat(note(tables)).contains("set to 0: 1 (GX 03 IF -5.40e-08).");
  }

  /** Totals are never used: their excess is stated. */
  @Test
  void reportsTotalsThatAreNotSums() {
    GeneratedProvinces.of("YN").overwrite("TII", "OF", "50").csv(folder);
    StudyTables tables = read();
    assertThat(items(tables, "YN")).containsEntry("01 outflow", 12.0);
    assertThat(note(tables)).contains("that row is not used (the excess): 1 (YN OF 6).");
  }

  /** Product 03 sends 7 + 40 of an output of 74; product 01 brings in 70 for a use of 58. */
  @Test
  void countsTransitImportsAboveUseAndNettedTrade() {
    GeneratedProvinces table = GeneratedProvinces.of("BJ");
    table.set("01", "OF", 72).set("01", "IM", 66).set("01", "IF", 20);
    table.set("02", "IF", 0);
    table.set("03", "IF", 0).set("03", "OF", 0).set("03", "FU202", -3);
    table.csv(folder);
    String note = note(read());
    // 01: output 58 + 76 - 86 = 48, sent 76; brought in 86, import 66
    assertThat(note)
        .contains("outflow and export exceed output (by): 1 (BJ 01 28).")
        .contains("inflow and import exceed use in the province (by): 1 (BJ 01 28).")
        .contains("import alone exceeds use in the province (by): 1 (BJ 01 8).")
        .contains("perhaps netted: 1 (BJ 02 25).")
        .contains("without outflow and inflow (output): 1 (BJ 03 29).")
        .contains("inventories fall: 2 (BJ 03 -3, BJ 01 -1).");
  }

  @Test
  void namesNegativeValueAddedAndFinalDemand() {
    GeneratedProvinces.of("HA")
        .set("03", "03", 30)
        .set("03", "02", -0.0)
        .set("03", "IF", 40)
        .set("02", "FU103", -2)
        .csv(folder);
    StudyTables tables = read();
    // 03: output 2 + 0 + 30 + 12 + 7 - 40 = 11, inputs 0 + 10 + 30
    assertThat(items(tables, "HA")).containsEntry("03 value_added", -29.0);
    assertThat(note(tables))
        .contains("Sectors with negative value added: 1 (HA 03 -29).")
        .contains("(product, value): 1 (HA 02 FU103 -2).");
  }

  /** Value added closes the column; the row TVA may differ within the tolerance. */
  @Test
  void closesColumnsByValueAdded() {
    GeneratedProvinces.of("HE").overwrite("TVA", "01", "41.00001").csv(folder);
    StudyTables tables = read();
    assertThat(items(tables, "HE").get("01 value_added")).isEqualTo(41.0);
    assertThat(note(tables)).contains("differs from the row TVA by at most 1.00e-05 (HE 01).");
  }

  @Test
  void readsCsvFilesOfAnotherUnit() {
    GeneratedProvinces.of("BJ").times(1e-4).csv(folder);
    StudyTables tables = read("provinces", "some", "unit", "10^8 CNY");
    assertThat(items(tables, "BJ").get("02 output")).isCloseTo(105, within(1e-9));
    assertThat(note(tables)).contains("(each unit is 10000.0 10^4 CNY)");
  }

  /** Tables of other years have the codes 01 to 42 for other sectors. */
  @Test
  void keepsSectorsOfItsOwnWhereAsked() {
    GeneratedProvinces.of("BJ").csv(folder);
    assertThat(read("provinces", "some", "sectors", "own").require(Inputs.SECTOR).strings("group"))
        .containsExactly("农产品", "煤炭", "电力");
  }

  @Test
  void acceptsMergedTradeWhereAsked() {
    GeneratedProvinces.of("HE")
        .set("01", "OF", 0)
        .set("02", "OF", 0)
        .set("03", "OF", 0)
        .set("01", "IF", 0)
        .set("02", "IF", 0)
        .set("03", "IF", 0)
        .csv(folder);
    assertThat(note(read("provinces", "some", "merged_trade", "keep")))
        .contains("Provinces without outflow and inflow (their sum): 1 (HE 0).");
  }

  @Test
  void readsWorkbooksAndCsvFilesTogether() {
    GeneratedProvinces.of("BJ").csv(folder);
    GeneratedProvinces.of("SD")
        .backwards()
        .workbook(folder.resolve("15-shandong.xls"), "山东2017年投入产出表", "单位：万元");
    GeneratedProvinces.of("NM")
        .times(1e-4)
        .workbook(folder.resolve("table 5.xls"), "内蒙古自治区2017年投入产出表", "单位：亿元");
    StudyTables tables = read();
    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("BJ", "NM", "SD");
    assertThat(items(tables, "SD")).containsExactlyInAnyOrderEntriesOf(items(tables, "BJ"));
    items(tables, "BJ")
        .forEach(
            (item, value) ->
                assertThat(items(tables, "NM").get(item)).isCloseTo(value, within(1e-9)));
    assertThat(use(tables, "SD", "02")).containsExactly(5, 40, 10);
    assertThat(note(tables)).contains("from 1 CSV files and 2 workbooks of 2017.");
    assertThat(tables.provenance("region").files()).hasSize(3);
  }
}
