package org.tradewind.importers.mrio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.importers.Importers;
import org.tradewind.importers.Imports;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class CeadsMrioImporterTest {
  private final CeadsMrioImporter importer = new CeadsMrioImporter();
  @TempDir Path folder;

  private static GeneratedMrio small() {
    return new GeneratedMrio(3, "Beijing", "InnerMongolia");
  }

  private Path file() {
    return folder.resolve("mrio.xlsx");
  }

  /** Every value of the small table must be where the generator put it. */
  private static void assertHolds(GeneratedMrio table, StudyTables tables) {
    int n = table.size();
    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("BJ", "NM");
    double[][] z = tables.require(MrioInputs.TRANSACTIONS).vectors("values");
    double[] x = tables.require(MrioInputs.OUTPUT).doubles("value");
    Table f = tables.require(MrioInputs.STRESSOR);
    assertThat(tables.require(Inputs.REGION).strings("local_name")).containsExactly("北京", "内蒙古");
    assertThat(StudyInfo.of(tables).values())
        .containsEntry("currency", "10^4 CNY")
        .containsEntry("region_word_plural", "provinces");
    assertThat(tables.require(NameTables.STRESSOR_INFO).strings("unit")).startsWith("10^4 CNY");
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertThat(z[i][j]).isEqualTo(table.z(i, j));
      }
      assertThat(x[i]).isEqualTo(table.output(i));
      assertThat(f.strings("stressor")[i]).isEqualTo("value_added");
      assertThat(f.doubles("value")[i]).isEqualTo(table.valueAdded(i));
      assertThat(f.strings("stressor")[n + i]).isEqualTo("imports");
      assertThat(f.doubles("value")[n + i]).isEqualTo(table.imports(i));
    }
    assertDemandHolds(table, tables.require(MrioInputs.FINAL_DEMAND));
  }

  private static void assertDemandHolds(GeneratedMrio table, Table y) {
    Map<String, Integer> categories =
        Map.of("rural", 0, "urban", 1, "government", 2, "fixed_capital", 3, "inventories", 4);
    double[] sums = new double[table.size()];
    for (int r = 0; r < y.rows(); r++) {
      int i =
          (y.strings("region")[r].equals("BJ") ? 0 : 3)
              + Integer.parseInt(y.strings("sector")[r])
              - 1;
      String to = y.strings("to_region")[r];
      String category = y.strings("category")[r];
      double expected =
          switch (to) {
            case "ROW" -> table.export(i);
            case "ERR" -> table.errors(i);
            default -> table.demand(i, to.equals("BJ") ? 0 : 1, categories.get(category));
          };
      assertThat(y.doubles("value")[r]).isEqualTo(expected);
      assertThat(category.equals("export")).isEqualTo(to.equals("ROW"));
      assertThat(category.equals("others")).isEqualTo(to.equals("ERR"));
      sums[i] += y.doubles("value")[r];
    }
    for (int i = 0; i < sums.length; i++) {
      double intermediate = 0;
      for (int j = 0; j < table.size(); j++) {
        intermediate += table.z(i, j);
      }
      assertThat(sums[i] + intermediate).isEqualTo(table.output(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Table_2017",
        "Table_2017_consistent",
        "Table",
        "English_Version",
        "Table_2018_English Version"
      })
  void readsEverySheetName(String sheet) {
    GeneratedMrio table = small().sheet(sheet);
    StudyTables tables = Imports.read(importer, table.write(file()));
    assertHolds(table, tables);
    assertThat(tables.provenance("transactions").source()).endsWith("sheet " + sheet);
    assertThat(tables.provenance("transactions").status()).isEqualTo(Provenance.Status.REAL);
    assertThat(tables.provenance("transactions").note()).contains("Gross input check");
  }

  @Test
  void readsTheEditionsByCodeWhateverTheirColumnsAndNames() {
    GeneratedMrio without = small().withoutIntermediateUse();
    assertHolds(without, Imports.read(importer, without.write(file())));
    GeneratedMrio chinese = small().inChinese();
    assertHolds(chinese, Imports.read(importer, chinese.write(file())));
    GeneratedMrio numeric = small().numericCodes();
    assertHolds(numeric, Imports.read(importer, numeric.write(file())));
    GeneratedMrio reversed = small().reversed();
    assertHolds(reversed, Imports.read(importer, reversed.write(file())));
    // the English sheet repeats the table: the other one is read
    GeneratedMrio both = small().alsoSheet("Table_2018_English Version").sheet("Table_2018");
    assertHolds(both, Imports.read(importer, both.write(file())));
  }

  @Test
  void readsTheRowOfCo2WhereThereIsOne() {
    GeneratedMrio table = small().withCo2();
    StudyTables tables = Imports.read(importer, table.write(file()));
    assertHolds(table, tables);
    Table f = tables.require(MrioInputs.STRESSOR);
    assertThat(f.rows()).isEqualTo(18);
    assertThat(f.strings("stressor")[12]).isEqualTo("CO2");
    assertThat(Arrays.copyOfRange(f.doubles("value"), 12, 18))
        .containsExactly(0.25e6, 0.5e6, 0.75e6, 1e6, 1.25e6, 1.5e6);
    assertThat(tables.require(Inputs.SECTOR).strings("name")[1]).isEqualTo("Sector 2");
  }

  @Test
  void listsEveryRowAndColumnThatBreaks() {
    // cell D5 is Z of (BJ/01, BJ/01): one more than it was
    GeneratedMrio table = small();
    Path file = table.edit(sheet -> sheet.value(4, 3, table.z(0, 0) + 1)).write(file());
    Imports.refused(importer, file)
        .hasMessageContaining("4 of 42 identities broken")
        .hasMessageContaining("row BJ/01: sum of sectors = TIU")
        .hasMessageContaining("row BJ/01: TIU + TFU + ERR = GO")
        .hasMessageContaining("column BJ/01: e'Z + IM = TII")
        .hasMessageContaining("column BJ/01: e'Z + IM + TVA = TI")
        .hasMessageContaining("balance_tolerance");
    StudyTables tables = Imports.read(importer, file, "balance_tolerance", "0.1");
    assertThat(tables.provenance("output").note()).contains("largest relative gap");
  }

  @Test
  void emptyCellsAreRefusedUnlessTheyCountAsZero() {
    Path file = small().edit(sheet -> sheet.value(4, 3, "")).write(file());
    Imports.refused(importer, file)
        .hasMessageContaining("sheet Table_2017, cell D5")
        .hasMessageContaining("an empty cell");
    StudyTables tables =
        Imports.read(importer, file, "empty_cells", "zero", "balance_tolerance", "1");
    assertThat(tables.require(MrioInputs.TRANSACTIONS).vectors("values")[0][0]).isZero();
    assertThat(tables.provenance("output").note()).contains("1 empty cells read as 0");
  }

  @Test
  void namesTheCellThatIsWrong() {
    refusedCell(4, 4, "#N/A").hasMessageContaining("cell E5").hasMessageContaining("'#N/A'");
    refusedCell(1, 3, "Beijng")
        .hasMessageContaining("cell D2")
        .hasMessageContaining("province 'Beijng'")
        .hasMessageContaining("Did you mean 'Beijing'?");
    refusedCell(7, 0, "Inner Mongola")
        .hasMessageContaining("cell A8")
        .hasMessageContaining("Did you mean 'Inner Mongolia'?");
    refusedCell(5, 2, "12")
        .hasMessageContaining("cell C6")
        .hasMessageContaining("sector '12'")
        .hasMessageContaining("expected one of the 3 sectors (01, 02, 03)");
    refusedCell(5, 2, "01")
        .hasMessageContaining("cell C6")
        .hasMessageContaining("duplicate row of BJ/01");
    refusedCell(5, 2, "x").hasMessageContaining("cell C6").hasMessageContaining("the code 'X'");
    refusedCell(3, 4, "01").hasMessageContaining("duplicate column 'BJ/01'");
    refusedCell(3, 10, "FU1O1")
        .hasMessageContaining("cell K4")
        .hasMessageContaining("'FU1O1'")
        .hasMessageContaining("Did you mean 'FU101'?");
    refusedCell(3, 11, "FU101").hasMessageContaining("duplicate final demand rural of BJ");
    refusedCell(3, 20, "EXP").hasMessageContaining("cell U4").hasMessageContaining("'EX'");
    refusedCell(3, 23, "GOX").hasMessageContaining("no row that holds the codes 01 and GO");
    refusedCell(10, 2, "IMP").hasMessageContaining("the code 'IMP'").hasMessageContaining("'IM'");
    refusedCell(16, 2, "XX").hasMessageContaining("no row TVA");
    refusedCell(17, 2, "IM").hasMessageContaining("duplicate row IM");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refusedCell(
      int row, int column, String text) {
    return Imports.refused(
        importer, small().edit(sheet -> sheet.value(row, column, text)).write(file()));
  }

  @Test
  void refusesSheetsThatAreMissingOrSeveral() throws IOException {
    Imports.refused(importer, small().sheet("Data").write(file()))
        .hasMessageContaining("[Note, Data]")
        .hasMessageContaining("--set sheet=");
    Path several = small().alsoSheet("Table_2017_consistent").write(file());
    Imports.refused(importer, several)
        .hasMessageContaining("several tables [Table_2017, Table_2017_consistent]");
    assertHolds(small(), Imports.read(importer, several, "sheet", "Table_2017"));
    Imports.refused(importer, several, "sheet", "Table_2071")
        .hasMessageContaining("the unknown sheet 'Table_2071'")
        .hasMessageContaining("Did you mean 'Table_2017'?");
    byte[] whole = Files.readAllBytes(several);
    Path cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, whole.length / 3));
    Imports.refused(importer, cut)
        .hasMessageContaining("a workbook that was cut short or is damaged");
    Imports.refused(importer, Files.writeString(folder.resolve("t.xlsx"), "not a workbook"))
        .hasMessageContaining("t.xlsx")
        .hasMessageContaining("found text, not an Excel workbook (.xlsx)");
  }

  @Test
  void keepsCo2ThatTheFolderHolds() {
    StudyTables existing = new StudyTables();
    Provenance given = Provenance.of(Provenance.Status.ESTIMATED, "CEADs", "");
    existing.put(Table.builder(MrioInputs.STRESSOR).add("BJ", "01", "CO2", 7.0).build(), given);
    StudyTables tables =
        Importers.read(
            importer, small().write(file()), ImportSettings.of(importer, Map.of()), existing);
    assertThat(tables.require(MrioInputs.STRESSOR).strings("stressor")[0]).isEqualTo("CO2");
    assertThat(tables.require(MrioInputs.STRESSOR).rows()).isEqualTo(13);
    assertThat(tables.provenance("stressor").status()).isEqualTo(Provenance.Status.ESTIMATED);
  }

  @Test
  void readsAFullTableOf31ProvincesAnd42Sectors() {
    String[] provinces =
        ChinaFacts.provinces().labels().stream()
            .map(ChinaFacts::provinceName)
            .toArray(String[]::new);
    GeneratedMrio full = new GeneratedMrio(42, provinces).withCo2();
    StudyTables tables = Imports.read(importer, full.write(file()));
    assertThat(tables.require(Inputs.SECTOR).strings("group")[12]).isEqualTo("Nonmetal");
    double[][] z = tables.require(MrioInputs.TRANSACTIONS).vectors("values");
    assertThat(z).hasDimensions(1302, 1302);
    assertThat(z[1301][17]).isEqualTo(full.z(1301, 17));
    assertThat(tables.require(MrioInputs.OUTPUT).doubles("value")[700]).isEqualTo(full.output(700));
    assertThat(tables.provenance("output").note()).contains("9114 identities checked");
  }
}
