package org.tradewind.importers.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Imports;
import org.tradewind.importers.SmallSources;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class NationalIoImporterTest {
  private static final String SMALL = SmallSources.NATION;

  private final NationalIoImporter importer = new NationalIoImporter();
  @TempDir Path folder;

  private Path small(String content) throws IOException {
    return Files.writeString(folder.resolve("national.csv"), content);
  }

  @Test
  void readsASmallTableWorkedByHand() throws IOException {
    NationalTable table = NationalIoImporter.readNational(small(SMALL));
    assertThat(table.sectors().labels()).containsExactly("01", "02");
    assertThat(table.z()).containsExactly(10, 30, 20, 40);
    assertThat(table.imports()).containsExactly(10, 10);
    assertThat(table.finalDemand().keySet())
        .containsExactly("consumption", "fixed_capital", "inventories");
    assertThat(table.finalDemand().get("inventories")).containsExactly(-5, 5);
    assertThat(table.export()).containsExactly(30, 5);
    assertThat(table.errors()).containsExactly(0, 0);
    assertThat(table.valueAdded()).containsExactly(50, 80);
    assertThat(table.output()).containsExactly(100, 150);
  }

  @Test
  void makesStudyTablesOfOneRegion() throws IOException {
    StudyTables tables =
        Imports.read(importer, small(SMALL), "region", "XX", "region_name", "Xanadu");
    assertThat(tables.require(Inputs.REGION).strings("name")).containsExactly("Xanadu");
    assertThat(tables.require(Inputs.SECTOR).strings("group"))
        .containsExactly("Farms, fish", "Mines");
    assertThat(tables.require(MrioInputs.TRANSACTIONS).vectors("values")[1])
        .containsExactly(30, 40);
    Table y = tables.require(MrioInputs.FINAL_DEMAND);
    assertThat(y.strings("category"))
        .containsExactly(
            "consumption",
            "fixed_capital",
            "inventories",
            "export",
            "consumption",
            "fixed_capital",
            "inventories",
            "export");
    assertThat(y.strings("to_region")).containsOnly("XX", "ROW");
    assertThat(y.doubles("value")).containsExactly(40, 5, -5, 30, 10, 60, 5, 5);
    Table f = tables.require(MrioInputs.STRESSOR);
    assertThat(f.strings("stressor"))
        .containsExactly("value_added", "value_added", "imports", "imports");
    assertThat(f.doubles("value")).containsExactly(50, 80, 10, 10);
    assertThat(tables.require(NameTables.STRESSOR_INFO).strings("unit")).containsOnly("10^4 CNY");
    assertThat(tables.require(Inputs.SECTOR).strings("short_name")).containsOnly("");
    assertThat(tables.provenance("output").status()).isEqualTo(Provenance.Status.REAL);
    assertThat(tables.provenance("output").note()).contains("3.00000 in all");
    Imports.refused(importer, small(SMALL), "region", "ROW").hasMessageContaining("'ROW'");
  }

  @Test
  void keepsAResidualWithinToleranceAsErrors() throws IOException {
    Path file = small(SMALL.replace("30,70,100\n", "30,70,100.00001\n"));
    NationalTable table = NationalIoImporter.readNational(file);
    assertThat(table.errors()[0]).isCloseTo(1e-5, within(1e-9));
    Table y = Imports.read(importer, file).require(MrioInputs.FINAL_DEMAND);
    assertThat(y.strings("to_region")).contains("ERR");
    assertThat(y.strings("category")).contains("others");
  }

  @Test
  void splitsConsumptionWhereTheFileDoes() throws IOException {
    String split =
        SMALL
            .replace("\"TC\"", "\"FU101\",\"FU102\",\"FU103\",\"TC\"")
            .replace("30,40,5,-5", "30,10,25,5,40,5,-5")
            .replace("70,10,60", "70,1,2,7,10,60")
            .replace("5,1,0,0", "5,1,0,0,1,0,0")
            .replace("15,0,2,0", "15,0,0,0,0,2,0")
            .replace("120,51", "120,12,27,12,51")
            .replace(",,,,,,\n", ",,,,,,,,,\n");
    NationalTable table = NationalIoImporter.readNational(small(split));
    assertThat(table.finalDemand().keySet())
        .containsExactly("rural", "urban", "government", "fixed_capital", "inventories");
    assertThat(table.finalDemand().get("urban")).containsExactly(25, 2);
  }

  @Test
  void listsEveryIdentityThatBreaks() throws IOException {
    String wrong = SMALL.replace("10,20,30,40", "11,20,30,40").replace("50,80,130", "50,81,130");
    Imports.refused(importer, small(wrong))
        .hasMessageContaining("4 of 20 identities broken")
        .hasMessageContaining("Domestic row 01: sum of sectors = TIU, 31.0000000 against 30.000")
        .hasMessageContaining("column 01: domestic + imported use = TII")
        .hasMessageContaining("column 02: VA001 + ... = TVA")
        .hasMessageContaining("column 02: TII + TVA = TI,");
  }

  @Test
  void refusesBadInputNamingTheLine() throws IOException {
    Imports.refused(importer, small(SMALL.replace("10,20,30,40", "10,x,30,40")))
        .hasMessageContaining("national.csv, line 2, column 6 (02)")
        .hasMessageContaining("'x'");
    Imports.refused(importer, small(SMALL.replace("\"EX\"", "\"EXP\"")))
        .hasMessageContaining("no column 'EX'")
        .hasMessageContaining("Did you mean 'EXP'?");
    Imports.refused(importer, small(SMALL.replace("\"FU201\"", "\"FU20I\"")))
        .hasMessageContaining("column 'FU20I'")
        .hasMessageContaining("Did you mean 'FU201' or 'FU202'?");
    Imports.refused(importer, small(SMALL.replace("\"矿\",\"Domestic\"", "\"矿\",\"Domestik\"")))
        .hasMessageContaining("line 3")
        .hasMessageContaining("'Domestik'")
        .hasMessageContaining("Did you mean 'Domestic'?");
    Imports.refused(importer, small(SMALL.replace("\"02\",\"Mines\"", "\"01\",\"Mines\"")))
        .hasMessageContaining("line 3")
        .hasMessageContaining("duplicate Domestic row of 01");
    Imports.refused(importer, small(SMALL.replace("\"02\",\"Mines\"", "\"03\",\"Mines\"")))
        .hasMessageContaining("sector '03'");
    Imports.refused(
            importer, small(SMALL.substring(0, SMALL.indexOf("\"02\",\"Mines\",\"矿\",\"Imp"))))
        .hasMessageContaining("no Imports row 02");
    Imports.refused(importer, small(SMALL.substring(0, SMALL.indexOf("\"TVA\""))))
        .hasMessageContaining("no row 'TVA'");
    assertThatThrownBy(() -> NationalIoImporter.readNational(folder.resolve("no.csv")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void readsTheRealTableOf2017() {
    Path file = Imports.real("china_io_2017/china_2017_42.csv");
    NationalTable table = NationalIoImporter.readNational(file);
    assertThat(table.sectors()).isEqualTo(ChinaFacts.sectors());
    // totals by an independent program (Python, numpy) from the same file
    assertThat(sum(table.output())).isCloseTo(22_577_335_292.35941, within(1.0));
    assertThat(sum(table.valueAdded())).isCloseTo(8_232_157_064.395994, within(1.0));
    assertThat(sum(table.imports())).isCloseTo(1_135_764_849.152743, within(1.0));
    assertThat(sum(table.finalDemand().get("consumption"))).isCloseTo(4.26059972e9, within(10.0));
    assertThat(sum(table.errors())).isZero();
    int size = table.sectors().size();
    for (int j = 0; j < size; j++) {
      double column = table.imports()[j] + table.valueAdded()[j];
      for (int i = 0; i < size; i++) {
        column += table.z()[i + j * size];
      }
      assertThat(column).isCloseTo(table.output()[j], within(1e-12 * table.output()[j]));
    }
    StudyTables tables = Imports.read(importer, file);
    assertThat(tables.require(Inputs.SECTOR).strings("group")[23]).isEqualTo("Power");
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
