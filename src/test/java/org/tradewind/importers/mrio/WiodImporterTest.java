package org.tradewind.importers.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;
import org.tradewind.importers.SmallSources;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class WiodImporterTest {
  private static final String SMALL = SmallSources.WIOD;

  private final WiodImporter importer = new WiodImporter();
  @TempDir Path folder;

  private Path small(String content) throws IOException {
    return Files.writeString(folder.resolve("small.csv"), content);
  }

  private static Path gzipped(Path target, byte[] content) throws IOException {
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(target))) {
      stream.write(content);
    }
    return target;
  }

  @Test
  void readsASmallTableWorkedByHand() throws IOException {
    StudyTables tables = Imports.read(importer, small(SMALL));

    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("AAA", "xROW");
    assertThat(tables.require(Inputs.SECTOR).strings("name"))
        .containsExactly("Agriculture, Hunting", "Mining");
    assertThat(tables.require(Inputs.SECTOR).strings("group"))
        .containsExactly("Agriculture", "Mining");
    Table z = tables.require(MrioInputs.TRANSACTIONS);
    assertThat(z.vectors("values")[1]).containsExactly(30, 20, 10, 20);
    assertThat(z.vectors("values")[2]).containsExactly(5, 10, 20, 30);
    assertThat(tables.require(MrioInputs.OUTPUT).doubles("value"))
        .containsExactly(100, 160, 150, 200);
    Table y = tables.require(MrioInputs.FINAL_DEMAND);
    assertThat(y.rows()).isEqualTo(15);
    assertThat(row(y, 3)).containsExactly("AAA", "AtB", "AAA", "inventories", -5.0);
    assertThat(row(y, 4)).containsExactly("AAA", "AtB", "xROW", "household", 10.0);
    assertThat(row(y, 14)).containsExactly("xROW", "C", "xROW", "fixed_capital", 10.0);
    Table f = tables.require(MrioInputs.STRESSOR);
    assertThat(f.strings("stressor"))
        .startsWith("value_added", "value_added", "value_added", "value_added")
        .endsWith("primary_inputs", "primary_inputs", "primary_inputs", "primary_inputs")
        .hasSize(8);
    // the row xVA, then it with taxes and margins, which close the columns
    assertThat(f.doubles("value")).containsExactly(44, 98, 75, 102, 45, 100, 75, 105);
    Table info = tables.require(NameTables.STRESSOR_INFO);
    assertThat(info.strings("stressor")).containsExactly("value_added", "primary_inputs");
    assertThat(info.strings("unit")).containsOnly("10^6 USD");
    assertThat(StudyInfo.of(tables).values())
        .isEqualTo(Map.of("year", "2000", "currency", "10^6 USD"));
    assertThat(tables.provenance("transactions").status()).isEqualTo(Provenance.Status.REAL);
    assertThat(tables.provenance("transactions").files()).hasSize(1);
  }

  @Test
  void keepsARegionCalledRowApartFromTheDestinationRow() throws IOException {
    StudyTables tables = Imports.read(importer, small(SMALL.replace("xROW", "ROW")));
    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("AAA", "xROW");
    assertThat(tables.require(MrioInputs.FINAL_DEMAND).strings("to_region")).doesNotContain("ROW");
  }

  @Test
  void placesRowsByLabelNotByPosition() throws IOException {
    List<String> lines = SMALL.lines().toList();
    String shuffled =
        String.join(
            "\n",
            lines.get(0),
            lines.get(4),
            lines.get(2),
            lines.get(1),
            lines.get(3),
            String.join("\n", lines.subList(5, lines.size())));
    StudyTables tables = Imports.read(importer, small(shuffled));
    assertThat(tables.require(MrioInputs.OUTPUT).doubles("value"))
        .containsExactly(100, 160, 150, 200);
    assertThat(tables.require(MrioInputs.TRANSACTIONS).vectors("values")[3])
        .containsExactly(10, 10, 40, 40);
  }

  @Test
  void listsEveryRowAndColumnThatBreaks() throws IOException {
    // 41 for 40: the row of AAA/AtB is 1 % too large; 31 for 30: row AAA/C and column AAA/AtB too
    String wrong = SMALL.replace("5,5,40,10", "5,5,41,10").replace("2000,30,20", "2000,31,20");
    Imports.refused(importer, small(wrong))
        .hasMessageContaining("4 of 16 identities broken")
        .hasMessageContaining("row AAA/AtB: Z e + Y e = xGO, 101.000000 against 100.000000")
        .hasMessageContaining("row AAA/C: Z e + Y e = xGO, 161.000000 against 160.000000")
        .hasMessageContaining("column AAA/AtB: e'Z = xII, 56.0000000 against 55.0000000")
        .hasMessageContaining("balance_tolerance");
    assertThat(Imports.read(importer, small(wrong), "balance_tolerance", "0.02").tables())
        .containsKey("transactions");
  }

  @Test
  void namesTheFieldThatIsNoNumber() throws IOException {
    Imports.refused(importer, small(SMALL.replace("2000,30,20", "2000,n/a,20")))
        .hasMessageContaining("small.csv, line 3, column 5 (AAA_AtB)")
        .hasMessageContaining("'n/a'")
        .hasMessageContaining("expected a finite number");
    Imports.refused(importer, small(SMALL.replace("2000,30,20", "2000,NaN,20")))
        .hasMessageContaining("'NaN'");
  }

  @Test
  void refusesWhatTheHeaderDoesNotKnow() throws IOException {
    Imports.refused(importer, small(SMALL.replace("AAA_xINV", "AAA_xINW")))
        .hasMessageContaining("line 1, column 12")
        .hasMessageContaining("'xINW'")
        .hasMessageContaining("Did you mean 'xINV'?");
    Imports.refused(importer, small(SMALL.replace("xTOT_xGO", "xTOT_xG0")))
        .hasMessageContaining("no column 'xTOT_xGO'")
        .hasMessageContaining("Did you mean 'xTOT_xG0'?");
    Imports.refused(importer, small(SMALL.replace("xROW_C", "xROW_AtB")))
        .hasMessageContaining("duplicate column 'xROW_AtB'");
    Imports.refused(importer, small(SMALL.replace("C,Mining,AAA", "C,Mining,AAB")))
        .hasMessageContaining("line 3")
        .hasMessageContaining("region 'AAB'")
        .hasMessageContaining("expected one of the 2 regions (AAA, xROW)");
    Imports.refused(importer, small(SMALL.replace("xVA,Total", "xVAT,Total")))
        .hasMessageContaining("total row 'xVAT'")
        .hasMessageContaining("Did you mean 'xVA'?");
  }

  @Test
  void refusesDuplicateAndMissingRows() throws IOException {
    String duplicate = SMALL.replace("C,Mining,AAA,2000", "AtB,Agriculture,AAA,2000");
    Imports.refused(importer, small(duplicate))
        .hasMessageContaining("line 3")
        .hasMessageContaining("duplicate row of AAA/AtB");
    String shorter = SMALL.substring(0, SMALL.indexOf("C,Mining,xROW"));
    Imports.refused(importer, small(shorter))
        .hasMessageContaining("no row for xROW/C")
        .hasMessageContaining("cut short");
    Imports.refused(importer, small(SMALL.substring(0, SMALL.indexOf("xGO,Total"))))
        .hasMessageContaining("no row 'xGO'");
    Imports.refused(importer, small(SMALL.replace("5,10,20,30,", "5,10,20,")))
        .hasMessageContaining("line 4")
        .hasMessageContaining("17 fields")
        .hasMessageContaining("18 fields");
    Imports.refused(importer, small("")).hasMessageContaining("small.csv");
    Imports.refused(importer, folder.resolve("absent.csv"))
        .hasMessageContaining("absent.csv")
        .hasMessageContaining("no such file");
  }

  @Test
  void refusesGzipThatIsTruncatedOrNone() throws IOException {
    Path whole = gzipped(folder.resolve("w.csv.gz"), SMALL.getBytes(StandardCharsets.UTF_8));
    assertThat(Imports.read(importer, whole).require(MrioInputs.OUTPUT).rows()).isEqualTo(4);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    Imports.refused(importer, cut)
        .hasMessageContaining("cut.csv.gz")
        .hasMessageContaining("cut short");
    Path none = Files.writeString(folder.resolve("none.csv.gz"), SMALL);
    Imports.refused(importer, none).hasMessageContaining("none.csv.gz");
  }

  @Test
  void readsTheRealTableOf2000() {
    StudyTables tables =
        Imports.read(importer, Imports.real("wiod_longrun_2000/WIODlr_WIOT_2000.csv.gz"));
    assertThat(tables.require(Inputs.REGION).rows()).isEqualTo(26);
    assertThat(tables.require(Inputs.SECTOR).rows()).isEqualTo(23);
    double[] x = tables.require(MrioInputs.OUTPUT).doubles("value");
    double[] stressor = tables.require(MrioInputs.STRESSOR).doubles("value");
    double[] va = Arrays.copyOf(stressor, x.length);
    double[] primary = Arrays.copyOfRange(stressor, x.length, 2 * x.length);
    double[][] z = tables.require(MrioInputs.TRANSACTIONS).vectors("values");
    // totals by an independent program (Python, numpy) from the same file
    assertThat(Arrays.stream(x).sum()).isCloseTo(61_793_321.5187, within(0.01));
    assertThat(Arrays.stream(va).sum()).isCloseTo(31_550_741.6753, within(0.01));
    assertThat(Arrays.stream(primary).sum())
        .isCloseTo(31_550_741.6753 + 198_132.6548, within(0.01));
    Table y = tables.require(MrioInputs.FINAL_DEMAND);
    assertThat(Arrays.stream(y.doubles("value")).sum()).isCloseTo(31_748_874.3290, within(0.01));
    for (int j = 0; j < x.length; j++) {
      double column = primary[j];
      for (double[] row : z) {
        column += row[j];
      }
      assertThat(column).isCloseTo(x[j], within(1e-8 * x[j]));
    }
    assertThat(y.strings("to_region")).contains("xROW").doesNotContain("ROW");
  }

  private static Object[] row(Table table, int row) {
    Object[] values = new Object[table.schema().columns().size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = table.value(row, c);
    }
    return values;
  }
}
