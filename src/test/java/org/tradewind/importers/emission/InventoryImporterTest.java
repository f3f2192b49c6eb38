package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Importers;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class InventoryImporterTest {
  private static final InventoryImporter INVENTORY = new InventoryImporter();
  private static final StudyTables NOTHING = new StudyTables();

  private static final String LONG =
      "region,subsector,species,value,unit\n"
          + "R1,coal,SO2,2,kt\nR1,coal,nox,500,t\n*,coal,CO2,1.5,Mt CO2\nnational,oil,SO2,3,Gg/yr\n";

  private static final String WIDE =
      "region,subsector,SO2 (kt),NOx [t],CO2\nR1,coal,2,500,1.5\n,,,,\nR2,coal,,7,0\n";

  @TempDir Path folder;

  private Path csv(String text) {
    try {
      return Files.writeString(folder.resolve("i.csv"), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StudyTables read(Path source, StudyTables existing, String... keysAndValues) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      given.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Importers.read(INVENTORY, source, ImportSettings.of(INVENTORY, given), existing);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Path source, StudyTables existing, String... settings) {
    return assertThatThrownBy(() -> read(source, existing, settings)).isInstanceOf(UserError.class);
  }

  private static List<String> rows(StudyTables tables) {
    Table table = tables.require(InventoryTables.INVENTORY).validated("test");
    return java.util.stream.IntStream.range(0, table.rows())
        .mapToObj(
            r ->
                table.strings("region")[r]
                    + " "
                    + table.strings("subsector")[r]
                    + " "
                    + table.strings("species")[r]
                    + " "
                    + table.doubles("tonnes")[r])
        .toList();
  }

  private static List<String> remarks(StudyTables tables) {
    return tables.provenance("inventory").remarks();
  }

  private static StudyTables with(String... codesAndNames) {
    Table.Builder region = Table.builder(Inputs.REGION);
    for (int i = 0; i < codesAndNames.length; i += 2) {
      region.add(codesAndNames[i], codesAndNames[i + 1], 1.0, 1.0, 1.0, "", "");
    }
    return new StudyTables()
        .put(region.build(), Provenance.of(Provenance.Status.GIVEN, "hand", "made"));
  }

  @Test
  void readsARowForEachValue() {
    StudyTables made = read(csv(LONG), NOTHING);
    assertThat(rows(made))
        .containsExactly(
            "R1 coal SO2 2000.0", "R1 coal NOX 500.0", "* coal CO2 1500000.0", "* oil SO2 3000.0");
    assertThat(made.provenance("inventory").note())
        .isEqualTo("4 values; sums: CO2 1500000 t, NOX 500 t, SO2 5000 t");
    assertThat(made.provenance("inventory").status()).isEqualTo(Provenance.Status.REAL);
    assertThat(remarks(made))
        .containsExactly(
            "The folder has no table region: regions are taken as they are written.",
            "The folder has no table subsector: subsectors are taken as they are written. A run needs it, with their categories.");
  }

  @Test
  void readsAColumnForEachSpecies() {
    refused(csv(WIDE), NOTHING)
        .hasMessageContaining("line 2, column CO2: found a value without a unit")
        .hasMessageContaining("--set unit=");
    StudyTables made = read(csv(WIDE), NOTHING, "unit", "Mt");
    assertThat(rows(made))
        .containsExactly(
            "R1 coal SO2 2000.0",
            "R1 coal NOX 500.0",
            "R1 coal CO2 1500000.0",
            "R2 coal NOX 7.0",
            "R2 coal CO2 0.0");
    assertThat(remarks(made))
        .contains(
            "Empty fields of i.csv, which count as no value: 1.",
            "1 row of i.csv without a value (empty) is left out.",
            "The units of i.csv (kt, t) go before the setting unit=Mt.");
  }

  @Test
  void readsAWorkbookBelowATitle() throws IOException {
    Path file = folder.resolve("i.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet notes = workbook.newWorksheet("notes");
      notes.value(0, 0, "made by hand");
      Worksheet sheet = workbook.newWorksheet("2017");
      String[][] cells = {
        {"Emissions of 2017"},
        {},
        {"Province", "Subsector", "SO2（万吨）", "remark"},
        {"R1", "coal", "1.5", "x"},
        {},
        {"R2", "coal", "2", "y"}
      };
      for (int r = 0; r < cells.length; r++) {
        for (int c = 0; c < cells[r].length; c++) {
          if (r > 2 && c == 2) {
            sheet.value(r, c, Double.parseDouble(cells[r][c]));
          } else {
            sheet.value(r, c, cells[r][c]);
          }
        }
      }
    }
    StudyTables made = read(file, NOTHING, "region", "province");
    assertThat(rows(made)).containsExactly("R1 coal SO2 15000.0", "R2 coal SO2 20000.0");
    assertThat(remarks(made))
        .contains(
            "Rows of i.xlsx above the header that are left out: 1.",
            "Rows of i.xlsx without a value that are left out: 1.",
            "Sheets of i.xlsx that are not used: (notes).",
            "Columns of i.xlsx that are not used: (remark).");
    refused(file, NOTHING).hasMessageContaining("no row that is a header in (notes, 2017)");
    refused(file, NOTHING, "region", "province", "sheet", "2018")
        .hasMessageContaining("the unknown sheet '2018'");
  }

  @Test
  void regionsAreThoseOfTheTable() {
    StudyTables two = with("R1", "Northland", "R2", "Southland");
    Path file = csv("region,subsector,species,tonnes\nR1,c,SO2,1\nsouthland,c,SO2,2\n");
    assertThat(rows(read(file, two))).containsExactly("R1 c SO2 1.0", "R2 c SO2 2.0");
    refused(csv("region,subsector,species,tonnes\nR3,c,SO2,1\n"), two)
        .hasMessageContaining("line 2, column region: found the unknown region 'R3'");
  }

  /** HE is Hebei in the national set and Hubei in these tables: a file that does not show which. */
  @Test
  void provincesOfChinaAreReadByNameAndCode() {
    StudyTables china = with("BJ", "Beijing", "HE", "Hubei", "HB", "Hebei");
    assertThat(
            rows(
                read(
                    csv(
                        "region,subsector,species,tonnes\n北京市,c,SO2,1\nHebei,c,SO2,2\n420000,c,SO2,3\n全国,c,CO2,4\n"),
                    china)))
        .containsExactly("BJ c SO2 1.0", "HB c SO2 2.0", "HE c SO2 3.0", "* c CO2 4.0");
    Path codes = csv("region,subsector,species,tonnes\nHE,c,SO2,1\n");
    refused(codes, china)
        .hasMessageContaining("Hebei in the set national")
        .hasMessageContaining("--set letters=");
    assertThat(rows(read(codes, china, "letters", "national"))).containsExactly("HB c SO2 1.0");
    assertThat(rows(read(codes, china, "letters", "tradewind"))).containsExactly("HE c SO2 1.0");
    refused(csv("region,subsector,species,tonnes\n上海,c,SO2,1\n"), china)
        .hasMessageContaining("the unknown region '上海'");
  }

  @Test
  void unknownNamesAndDuplicatesAreRefused() {
    StudyTables known = GeneratedGridded.withSubsectors(new StudyTables(), "coal", "power");
    refused(csv("region,subsector,species,tonnes\nR1,coall,SO2,1\n"), known)
        .hasMessageContaining("line 2, column subsector: found the unknown subsector 'coall'")
        .hasMessageContaining("'coal'");
    refused(csv("region,subsector,species,tonnes\nR1,coal,SOX,1\n"), known)
        .hasMessageContaining("the unknown species 'SOX'");
    refused(csv("region,subsector,species,tonnes\nR1,coal,SO2,1\nR1,coal,SO2,2\n"), known)
        .hasMessageContaining("line 3: found duplicate emission of SO2 from coal in R1, as in")
        .hasMessageContaining("line 2");
    refused(csv("region,subsector,species,tonnes\nR1,coal,SO2,-1\n"), known)
        .hasMessageContaining("column tonnes: found -1");
    refused(csv("region,subsector,species,tonnes\nR1,coal,SO2,\n"), known)
        .hasMessageContaining("column tonnes: found nothing");
    refused(csv("region,subsector,species,tonnes\nR1,coal,SO2,n/a\n"), known)
        .hasMessageContaining("'n/a'");
    refused(csv("area,subsector,species,tonnes\n"), known)
        .hasMessageContaining("a header with columns 'region' and 'subsector'");
    refused(csv("region,subsector,what\nR1,coal,1\n"), known)
        .hasMessageContaining("neither a column of the species nor one for a species");
    refused(csv("region,subsector,species\nR1,coal,SO2\n"), known)
        .hasMessageContaining("no column of values");
    refused(csv("region,subsector,species,tonnes\n"), known)
        .hasMessageContaining("no row with a value");
  }

  @Test
  void unitsAreNotGuessed() {
    String head = "region,subsector,species,value,unit\nR1,coal,SO2,1,";
    refused(csv(head + "\n"), NOTHING).hasMessageContaining("a value without a unit");
    refused(csv(head + "ton\n"), NOTHING)
        .hasMessageContaining("column unit: found emissions of SO2 in 'ton', which may be");
    refused(csv(head + "TJ\n"), NOTHING).hasMessageContaining("in 'TJ'");
    refused(csv(head + "t/month\n"), NOTHING)
        .hasMessageContaining("found 't/month'; expected a mass, or a mass in a year");
    refused(csv(head + "kg/m2/yr\n"), NOTHING).hasMessageContaining("found 'kg/m2/yr'");
    assertThat(rows(read(csv(head + "kg\n"), NOTHING))).containsExactly("R1 coal SO2 0.001");
    assertThat(rows(read(csv(head + "\n"), NOTHING, "unit", "kt/yr")))
        .containsExactly("R1 coal SO2 1000.0");
  }

  @Test
  void repeatedImportsAddSubsectorsAndSpecies() {
    StudyTables folder = new StudyTables();
    folder.putAll(read(csv(LONG), folder));
    StudyTables again =
        read(csv("region,subsector,species,tonnes\nR2,coal,SO2,9\nR1,wood,SO2,1\n"), folder);
    // SO2 of coal is replaced whole
    assertThat(rows(again))
        .containsExactly(
            "R1 coal NOX 500.0",
            "* coal CO2 1500000.0",
            "* oil SO2 3000.0",
            "R2 coal SO2 9.0",
            "R1 wood SO2 1.0");
    assertThat(remarks(again))
        .contains(
            "Rows of an earlier import of the same subsectors and species that are replaced: 1.");
  }
}
