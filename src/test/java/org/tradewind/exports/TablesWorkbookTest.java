package org.tradewind.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;

/** The workbook of tables written by hand is read back by a reader of workbooks. */
class TablesWorkbookTest {
  private static final String FILE = "small-tables.xlsx";

  @TempDir Path folder;

  private static TestRun run() {
    return new TestRun()
        .put(Table.builder(Inputs.REGION).add("A", "Alpha", 1, 1, 1).add("B", "Beta", 1, 1, 1))
        .put(
            Table.builder(NameTables.STRESSOR_INFO)
                .add("CO2", "carbon dioxide", "t")
                .add("noise", "noise", ""))
        .put(
            Table.builder(FlowTables.EMBODIED_TRADE)
                .add("final_producer", "CO2", "A", 3, 4, -.25)
                .add("final_producer", "noise", "B", 4, 3, .25))
        .put(
            TestRun.ci(FlowTables.EMBODIED_TRADE)
                .add(
                    TestRun.interval(
                        FlowTables.EMBODIED_TRADE,
                        "imports",
                        1,
                        2.5,
                        5,
                        "final_producer",
                        "CO2",
                        "A")))
        .put(
            Table.builder(ContributionTables.CONTRIBUTION_RATIO)
                .add("nation", "nation", "", 1, 2, 1, 1, Double.NaN));
  }

  /** Sheets of a workbook, each as rows of cells. */
  private static Map<String, List<Row>> read(byte[] bytes) throws IOException {
    Map<String, List<Row>> sheets = new LinkedHashMap<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        try (Stream<Row> rows = sheet.openStream()) {
          sheets.put(sheet.getName(), rows.toList());
        }
      }
    }
    return sheets;
  }

  private static Map<String, List<Row>> exported(TestRun run) throws IOException {
    return read(TestRun.bytes(new TablesWorkbook().of(run.contents()), FILE));
  }

  private static List<String> texts(Row row) {
    return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
  }

  private static String all(List<Row> rows) {
    return rows.stream()
        .map(row -> String.join(" | ", texts(row)))
        .reduce("", (a, b) -> a + "\n" + b);
  }

  @Test
  void numbersAreNumbersWithUnitsAndQuantiles() throws IOException {
    List<Row> sheet = exported(run()).get("Trade indices");

    assertThat(texts(sheet.get(0)))
        .containsExactly(
            "view",
            "stressor",
            "unit",
            "region",
            "region name",
            "imports (see unit)",
            "imports 2.5 % quantile (see unit)",
            "imports median (see unit)",
            "imports 97.5 % quantile (see unit)",
            "exports (see unit)",
            "index");
    Row co2 = sheet.get(1);
    assertThat(texts(co2).subList(0, 5))
        .containsExactly("final_producer", "CO2", "t", "A", "Alpha");
    assertThat(co2.getCell(5).getType()).isEqualTo(CellType.NUMBER);
    assertThat(
            List.of(5, 6, 7, 8, 9, 10).stream().map(c -> co2.getCell(c).asNumber().doubleValue()))
        .containsExactly(3., 1., 2.5, 5., 4., -.25);
    Row noise = sheet.get(2);
    assertThat(noise.getCell(2).getText()).isEqualTo("unit not given");
    assertThat(noise.getOptionalCell(6).map(Cell::getRawValue)).as("no interval").isEmpty();
    assertThat(noise.getCell(10).asNumber().doubleValue()).isEqualTo(.25);
  }

  @Test
  void theFirstSheetSaysWhatTheOthersAre() throws IOException {
    Map<String, List<Row>> sheets = exported(run());

    assertThat(sheets.keySet()).containsExactly("Notes", "Trade indices", "Contributions");
    assertThat(all(sheets.get("Notes")))
        .startsWith("\nTwo places (ILLUSTRATIVE)")
        .contains("ILLUSTRATIVE, do not cite: made up are emission.", "Tradewind 1.2.3", "2016")
        .contains("up to 100 draws", "never sums of other quantiles")
        .contains("Trade indices | Who outsources, and who receives? | embodied_trade | 2 |")
        .contains("Not in the run | national_total, account_region")
        .contains("region (2 rows)");
  }

  @Test
  void hostileTextStaysText() throws IOException {
    Table.Builder regions = Table.builder(Inputs.REGION);
    Table.Builder zones = Table.builder(DisparityTables.ZONE);
    for (String name : TestRun.HOSTILE) {
      regions.add(name, "name " + name, 1, 1, 1);
      zones.add(name, 0, 0, name, 1, 1);
    }
    byte[] bytes =
        TestRun.bytes(
            new TablesWorkbook().of(new TestRun().put(regions).put(zones).contents()), FILE);

    List<Row> sheet = read(bytes).get("Zones");
    for (int i = 0; i < TestRun.HOSTILE.size(); i++) {
      Row row = sheet.get(i + 1);
      assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(row.getCell(0).getText()).isEqualTo(TestRun.HOSTILE.get(i));
      assertThat(row.getCell(1).getText()).isEqualTo("name " + TestRun.HOSTILE.get(i));
    }
    parts(bytes).values().forEach(xml -> assertThat(xml).doesNotContain("<f>", "<f "));
  }

  @Test
  void headersAreFrozen() throws IOException {
    byte[] bytes = TestRun.bytes(new TablesWorkbook().of(run().contents()), FILE);
    assertThat(parts(bytes).get("xl/worksheets/sheet2.xml"))
        .contains("state=\"frozen\"", "ySplit=\"1\"", "<cols>");
  }

  private Map<String, String> parts(byte[] bytes) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    Path file = Files.write(folder.resolve(FILE), bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] part = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  @Test
  void aTableThatASheetCannotHoldIsLeftOutAndNamed() throws IOException {
    TablesWorkbook small = new TablesWorkbook(2);
    RunFormat.Export export = small.of(run().contents());

    assertThat(export.notes())
        .containsExactly(
            "Table embodied_trade has 2 rows, more than a sheet holds; it was left out.");
    Map<String, List<Row>> sheets = read(TestRun.bytes(export, FILE));
    assertThat(sheets.keySet()).containsExactly("Notes", "Contributions");
    assertThat(all(sheets.get("Notes"))).contains("Table embodied_trade has 2 rows");
  }

  @Test
  void aTextLongerThanACellIsCutAndCounted() throws IOException {
    TestRun run =
        new TestRun()
            .put(Table.builder(DisparityTables.ZONE).add("x".repeat(40_000), 0, 0, "Z1", 1, 1));
    Map<String, List<Row>> sheets = exported(run);
    assertThat(sheets.get("Zones").get(1).getCell(0).getText()).hasSize(32_767);
    assertThat(all(sheets.get("Notes"))).contains("1 texts were cut to 32,767 characters");
  }

  /** Names of sheets as Excel takes them: short, unique, without what it reserves. */
  @Test
  void sheetsHaveNamesThatExcelTakes() {
    List<String> names = new ArrayList<>(List.of("notes"));
    for (SheetPlan plan : SheetPlan.ALL) {
      assertThat(plan.sheet())
          .hasSizeLessThanOrEqualTo(31)
          .doesNotContainPattern("[\\[\\]:*?/\\\\]");
      assertThat(names).doesNotContain(plan.sheet().toLowerCase(java.util.Locale.ROOT));
      names.add(plan.sheet().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void aRunWithoutSuchTablesIsRefused() {
    assertThatThrownBy(() -> new TablesWorkbook().of(new TestRun().contents()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none of the tables that a workbook shows");
  }
}
