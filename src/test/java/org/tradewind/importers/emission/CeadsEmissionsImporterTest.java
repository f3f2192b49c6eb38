package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Importers;
import org.tradewind.importers.Imports;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class CeadsEmissionsImporterTest {
  private final CeadsEmissionsImporter importer = new CeadsEmissionsImporter();
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("ceads.xlsx");
  }

  @Test
  void readsFuelsByProvinceAndRowInTonnes() {
    Path file =
        new GeneratedInventory().sheet("InnerMongolia2017").sheet("Hebei2017").write(file());
    CeadsInventory inventory = CeadsInventory.read(file, 1e-9);
    assertThat(inventory.provinces()).containsExactly("HB", "NM");
    assertThat(inventory.absent()).hasSize(29).contains("Tibet").doesNotContain("Hebei");
    assertThat(inventory.rows()).hasSize(47);
    assertThat(inventory.fuels()).hasSize(19).endsWith("Other Energy", "Process");
    assertThat(inventory.year()).isEqualTo("2017");
    assertThat(inventory.value("NM", "Others", "Natural Gas")).isEqualTo(2e6);
    assertThat(inventory.value("NM", "Nonmetal Mineral Products", "Process")).isEqualTo(3e6);
    assertThat(inventory.total("HB", "Nonmetal Mineral Products")).isEqualTo(4e6);
    assertThatThrownBy(() -> inventory.value("HB", "Urbn", "Coke"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'Urban'?");
  }

  @Test
  void mapsRowsToSectorsAndHouseholds() {
    StudyTables tables =
        Imports.read(importer, new GeneratedInventory().sheet("Beijing2017").write(file()));
    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("BJ");
    assertThat(tables.require(Inputs.SECTOR).rows()).isEqualTo(42);
    double[] co2 = tables.require(MrioInputs.STRESSOR).doubles("value");
    assertThat(co2).hasSize(42);
    // 01: farming and logging; 06: four food rows; 13: coal and process; 23: no row
    assertThat(co2[0]).isEqualTo(2e6);
    assertThat(co2[5]).isEqualTo(4e6);
    assertThat(co2[12]).isEqualTo(4e6);
    assertThat(co2[22]).isZero();
    assertThat(co2[23]).isEqualTo(1e6);
    // split rows: transport .992 to 29 and .008 to 31, trade half and half, others 3 Mt
    assertThat(co2[28]).isCloseTo(0.992e6, within(1e-6));
    assertThat(co2[30]).isCloseTo(0.008e6, within(1e-6));
    assertThat(co2[27]).isCloseTo(0.5e6, within(1e-6));
    assertThat(co2[33]).isCloseTo(3e6 * 0.406, within(1e-6));
    assertThat(tables.require(MrioInputs.STRESSOR_HOUSEHOLD).doubles("value")).containsExactly(2e6);
    assertThat(Arrays.stream(co2).sum() + 2e6).isCloseTo(52e6, within(1e-5));
    Provenance origin = tables.provenance("stressor");
    assertThat(origin.status()).isEqualTo(Provenance.Status.ESTIMATED);
    assertThat(origin.note()).contains("Tibet").contains("ESTIMATED in part: 9.6 %");
    assertThat(tables.provenance("stressor_household").status()).isEqualTo(Provenance.Status.REAL);
  }

  @Test
  void completesWhatTheFolderHolds() {
    Path file = new GeneratedInventory().sheet("Beijing2017").write(file());
    StudyTables existing = new StudyTables();
    Provenance given = Provenance.of(Provenance.Status.GIVEN, "a table of ours", "");
    existing.put(ChinaFacts.regionTable(ChinaFacts.provinces().labels()), given);
    existing.put(ChinaFacts.sectorTable(), given);
    existing.put(
        Table.builder(MrioInputs.STRESSOR)
            .add("BJ", "01", "value_added", 5.0)
            .add("BJ", "01", "CO2", 9.0)
            .build(),
        given);
    existing.put(
        Table.builder(NameTables.STRESSOR_INFO)
            .add("CO2", "wrong", "kg")
            .add("value_added", "Value added", "10^4 CNY")
            .build(),
        given);
    StudyTables tables =
        Importers.read(importer, file, ImportSettings.of(importer, Map.of()), existing);
    assertThat(tables.tables()).containsOnlyKeys("stressor", "stressor_household", "stressor_info");
    Table info = tables.require(NameTables.STRESSOR_INFO);
    assertThat(info.strings("stressor")).containsExactly("value_added", "CO2");
    assertThat(info.strings("unit")).containsExactly("10^4 CNY", "t");
    Table stressor = tables.require(MrioInputs.STRESSOR);
    assertThat(stressor.rows()).isEqualTo(43);
    assertThat(stressor.strings("stressor")[0]).isEqualTo("value_added");
    assertThat(stressor.doubles("value")[1]).isEqualTo(2e6);
    assertThat(tables.provenance("stressor").source())
        .contains("a table of ours")
        .contains("CEADs");
    assertThat(tables.provenance("stressor").status()).isEqualTo(Provenance.Status.GIVEN);
    assertThat(tables.provenance("stressor").remarks())
        .containsExactly(
            "stressor CO2 of the folder (1 rows, sum 9.00000 kg) was replaced (now 42 rows, sum "
                + "5.00000e+07 t)");

    existing.put(ChinaFacts.regionTable(java.util.List.of("TJ")), given);
    assertThatThrownBy(() -> importer.read(file, ImportSettings.of(importer, Map.of()), existing))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("region 'BJ'");
  }

  @Test
  void readsTheSheetsWrittenWithUnderscores() {
    Path file =
        new GeneratedInventory()
            .totalLabel("Total Emissions")
            .sheet(
                "Hunan2017",
                (sheet, name) -> {
                  sheet.value(0, 0, "Emission_Inventory");
                  sheet.value(0, 1, "Raw_Coal");
                  sheet.value(0, 22, "Scope_1_Total");
                  sheet.value(1, 0, "unit");
                })
            .write(file());
    assertThat(CeadsInventory.read(file, 1e-9).value("HU", "Urban", "Raw Coal")).isEqualTo(1e6);
  }

  @Test
  void listsSumsThatBreak() {
    Path file =
        new GeneratedInventory()
            .sheet("Beijing2017", (sheet, name) -> sheet.value(5, 1, 1.5))
            .write(file());
    Imports.refused(importer, file)
        .hasMessageContaining("2 of 67 identities broken")
        .hasMessageContaining("Beijing2017, Coal Mining and Dressing: sum of fuels = Scope 1 Total")
        .hasMessageContaining("Beijing2017, Raw Coal: sum of rows = total row, 47.5");
    assertThat(Imports.read(importer, file, "sum_tolerance", "0.5").tables()).isNotEmpty();
  }

  @Test
  void namesTheCellThatIsWrong() {
    refusedCell(5, 3, "n/a").hasMessageContaining("cell D6").hasMessageContaining("'n/a'");
    refusedCell(0, 3, "Other Wash Coal")
        .hasMessageContaining("sheet Beijing2017, cell D1")
        .hasMessageContaining("'Other Wash Coal'")
        .hasMessageContaining("Did you mean 'Other Washed Coal'?");
    refusedCell(0, 3, "Coke").hasMessageContaining("duplicate column 'Coke'");
    refusedCell(0, 3, "").hasMessageContaining("no column 'Other Washed Coal'");
    refusedCell(1, 1, "10^4 t").hasMessageContaining("'10^4 t'").hasMessageContaining("Mt CO2");
    refusedCell(6, 0, "Coal Mining and Dresing")
        .hasMessageContaining("cell A7")
        .hasMessageContaining("Did you mean 'Coal Mining and Dressing'?");
    refusedCell(6, 0, "Coal Mining and Dressing")
        .hasMessageContaining("duplicate row 'Coal Mining and Dressing'");
    Path negative =
        new GeneratedInventory()
            .sheet("Beijing2017", (sheet, name) -> sheet.value(5, 3, -1.0))
            .write(file());
    Imports.refused(importer, negative)
        .hasMessageContaining("cell D6")
        .hasMessageContaining("-1.0");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refusedCell(
      int row, int column, String text) {
    Path file =
        new GeneratedInventory()
            .sheet("Beijing2017", (sheet, name) -> sheet.value(row, column, text))
            .write(file());
    return Imports.refused(importer, file);
  }

  @Test
  void refusesOtherSheetsAndFiles() throws IOException {
    Imports.refused(importer, new GeneratedInventory().write(file()))
        .hasMessageContaining("the sheets [NOTE]")
        .hasMessageContaining("Hebei2017");
    Imports.refused(importer, new GeneratedInventory().sheet("Hebay2017").write(file()))
        .hasMessageContaining("province 'Hebay'")
        .hasMessageContaining("Did you mean 'Hebei' or 'Henan'?");
    Imports.refused(
            importer, new GeneratedInventory().sheet("Hebei2017").sheet("Henan2016").write(file()))
        .hasMessageContaining("[2016, 2017]");
    byte[] whole = Files.readAllBytes(new GeneratedInventory().sheet("Beijing2017").write(file()));
    Path cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, whole.length / 2));
    Imports.refused(importer, cut)
        .hasMessageContaining("cut.xlsx")
        .hasMessageContaining("a workbook that was cut short or is damaged");
    Imports.refused(importer, Files.writeString(folder.resolve("text.xlsx"), "a,b\n1,2\n"))
        .hasMessageContaining("text.xlsx")
        .hasMessageContaining("found text, not an Excel workbook (.xlsx)");
    Imports.refused(importer, folder.resolve("absent.xlsx")).hasMessageContaining("no such file");
  }

  @Test
  void refusesAMappingWhoseSharesDoNotSumToOne() {
    Csv table =
        Csv.read(
            new StringReader("row,sector,share,basis\nOthers,32,0.5,x\nOthers,33,0.4,x\n"), "t");
    assertThatThrownBy(() -> CeadsSectors.of(table))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("t, row 'Others'")
        .hasMessageContaining("sum to 0.9");
  }

  @Test
  void readsTheRealInventoryOf2017() {
    Path file = Imports.real("ceads_co2/Emission_Inventories_for_30_Provinces_2017.xlsx");
    CeadsInventory inventory = CeadsInventory.read(file, 1e-9);
    assertThat(inventory.provinces()).hasSize(30);
    assertThat(inventory.absent()).containsExactly("Tibet");
    double total = 0;
    double process = 0;
    for (String province : inventory.provinces()) {
      for (String row : inventory.rows()) {
        total += inventory.total(province, row);
        process += inventory.value(province, row, CeadsInventory.PROCESS);
      }
    }
    // by an independent program (Python) from the published total rows
    assertThat(total).isCloseTo(10_171.217716748e6, within(1.0));
    assertThat(process).isCloseTo(686.344e6, within(1e3));
    assertThat(inventory.value("HU", "Urban", "Raw Coal")).isPositive();

    StudyTables tables = Imports.read(importer, file);
    Table stressor = tables.require(MrioInputs.STRESSOR);
    assertThat(stressor.rows()).isEqualTo(30 * 42);
    double production = Arrays.stream(stressor.doubles("value")).sum();
    double households =
        Arrays.stream(tables.require(MrioInputs.STRESSOR_HOUSEHOLD).doubles("value")).sum();
    assertThat(households).isCloseTo((260.693 + 184.911) * 1e6, within(1e3));
    assertThat(production + households).isCloseTo(total, within(1.0));
    double power = 0;
    for (int r = 0; r < stressor.rows(); r++) {
      power += stressor.strings("sector")[r].equals("24") ? stressor.doubles("value")[r] : 0;
    }
    assertThat(power).isCloseTo(5_070.176e6, within(1e3));
  }
}
