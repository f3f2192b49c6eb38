package org.tradewind.importers.regional;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;

/** Provincial tables that are refused, each with the file, the row or column and what to do. */
class ChinaIoProvincesErrorsTest {
  private final ChinaIoProvincesImporter importer = new ChinaIoProvincesImporter();
  @TempDir Path folder;

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return Imports.refused(importer, folder, "provinces", "some");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(GeneratedProvinces table) {
    table.csv(folder);
    return refused();
  }

  private static GeneratedProvinces beijing() {
    return GeneratedProvinces.of("BJ");
  }

  @Test
  void aProvinceIsMissing() {
    GeneratedProvinces.writeAllBut(folder, "TB", "HU");
    Imports.refused(importer, folder)
        .hasMessageContaining("no table of HU (Hunan), TB (Tibet); 29 provinces")
        .hasMessageContaining("--set provinces=some");
  }

  @Test
  void noProvinceIsThere() throws IOException {
    Files.writeString(folder.resolve("remarks.csv"), "kind,value\n");
    refused().hasMessageContaining("no province's table; other files: (remarks.csv)");
    Imports.refused(importer, folder.resolve("remarks.csv"))
        .hasMessageContaining("expected a folder with one CSV or .xls file");
    Imports.refused(importer, folder.resolve("nowhere")).hasMessageContaining("no such file");
  }

  @Test
  void aCodeIsUnknown() throws IOException {
    Path file = beijing().csv(folder);
    Files.move(file, folder.resolve("BK.csv"));
    refused()
        .hasMessageContaining("BK.csv: found the unknown province 'BK'")
        .hasMessageContaining("expected one of BJ, TJ, HB, SX, ");
    Files.move(folder.resolve("BK.csv"), folder.resolve("Bejing.csv"));
    refused().hasMessageContaining("Did you mean 'Beijing'?");
    Files.move(folder.resolve("Bejing.csv"), folder.resolve("HI.csv"));
    refused()
        .hasMessageContaining("HI is the national letter code of Hainan, which is HA here")
        .hasMessageContaining("codes of other provinces may differ too");
  }

  @Test
  void aProvinceComesTwice() {
    beijing().csv(folder);
    beijing().workbook(folder.resolve("01-beijing.xls"), "北京2017年投入产出表", "单位：万元");
    refused()
        .hasMessageContaining("BJ.csv: found duplicate table of Beijing, as in")
        .hasMessageContaining("01-beijing.xls");
  }

  /** Value added 92 in all provinces but one, whose file has 10^8 CNY: 92e-4. */
  @Test
  void oneTableIsInAnotherUnit() {
    beijing().csv(folder);
    GeneratedProvinces.of("TJ").csv(folder);
    refused(GeneratedProvinces.of("XJ").times(1e4))
        .hasMessageContaining("XJ.csv: found a value added of 920,000 10^4 CNY")
        .hasMessageContaining("the median of the provinces is 92;")
        .hasMessageContaining("probably in another unit");
    refused(GeneratedProvinces.of("XJ").times(1e-4))
        .hasMessageContaining("XJ.csv: found a value added of 0.0092 10^4 CNY");
  }

  @Test
  void theUnitIsUnknown() {
    beijing().csv(folder);
    Imports.refused(importer, folder, "unit", "10^4 CNU")
        .hasMessageContaining(
            "import china-io-provinces --set unit: found the unknown unit '10^4 CNU'")
        .hasMessageContaining(
            "expected one of 10^4 CNY, 10^8 CNY, 10^6 CNY, 10^3 CNY, CNY, 万元, 亿元, 百万元, 千元, 元");
    beijing().workbook(folder.resolve("b.xls"), "北京2017年投入产出表", "单位：万美元");
    refused()
        .hasMessageContaining("b.xls, sheet Sheet1, cell A3")
        .hasMessageContaining("the unknown unit '万美元'");
    beijing().workbook(folder.resolve("b.xls"), "北京2017年投入产出表", "");
    refused().hasMessageContaining("no cell '单位：...'");
  }

  @Test
  void aSettingHasAnotherValue() {
    beijing().csv(folder);
    Imports.refused(importer, folder, "rural_urban", "swop")
        .hasMessageContaining("--set rural_urban: found 'swop'; expected one of (swap, keep)");
  }

  @Test
  void outputIsNegative() {
    refused(beijing().set("02", "IF", 200))
        .hasMessageContaining("BJ.csv, row 02, column GO")
        .hasMessageContaining("-81.0 10^4 CNY");
  }

  @Test
  void tradeOrUseIsNegative() {
    for (String column : new String[] {"EX", "OF", "IM", "IF"}) {
      refused(beijing().set("02", column, -3))
          .hasMessageContaining("BJ.csv, row 02, column " + column)
          .hasMessageContaining("at least 0");
    }
    refused(beijing().set("01", "03", -2)).hasMessageContaining("BJ.csv, row 01, column 03");
  }

  @Test
  void thereIsInputWithoutOutput() {
    // use 55 + 37 and outflow 35 less import 8: inflow 119 leaves an output of 0
    refused(beijing().set("02", "IF", 119))
        .hasMessageContaining("BJ.csv, column 02")
        .hasMessageContaining("intermediate inputs of 70 with an output of 0");
  }

  @Test
  void identitiesAreBroken() {
    refused(beijing().overwrite("01", "TIU", "31").overwrite("02", "TFU", "73"))
        .hasMessageContaining("2 of 30 identities broken")
        .hasMessageContaining("BJ row 01: sum of sectors = TIU, 30.0000000 against 31.0000000")
        .hasMessageContaining("BJ row 02: FU101 + FU102 + FU103 + FU201 + FU202 + EX + OF = TFU")
        .hasMessageContaining("balance_tolerance");
    refused(beijing().overwrite("02", "GO", "106"))
        .hasMessageContaining("BJ row 02: TIU + FU + EX + OF + ERR = GO + IM + IF, 127")
        .hasMessageContaining("BJ column 02: TI = GO, 105");
    refused(beijing().overwrite("VA001", "03", "9"))
        .hasMessageContaining("BJ column 03: VA001 + ... = TVA, 17");
    for (String subtotal : new String[] {"THC", "TC", "GCF"}) {
      refused(beijing().overwrite("01", subtotal, "77")).hasMessageContaining(" = " + subtotal);
    }
  }

  @Test
  void aColumnIsMissingDoubleOrUnknown() throws IOException {
    edit("code,01", "kode,01");
    refused().hasMessageContaining("BJ.csv, line 1: found no column 'code'");
    edit(",ERR,", ",ERROR,");
    refused()
        .hasMessageContaining("found no column 'ERR'")
        .hasMessageContaining("Did you mean 'ERROR'?");
    edit(",IM,", ",IF,");
    refused().hasMessageContaining("column 19: found duplicate column 'IF'");
    edit(",GCF,", ",GCFF,");
    refused()
        .hasMessageContaining("column 14: found the column 'GCFF' to the right of the sectors")
        .hasMessageContaining("Did you mean 'GCF'?");
  }

  private void edit(String text, String instead) throws IOException {
    String csv = String.join("\n", beijing().lines());
    Files.writeString(folder.resolve("BJ.csv"), csv.replace(text, instead));
  }

  @Test
  void aRowIsMissingDoubleOrUnknown() throws IOException {
    List<String> lines = new ArrayList<>(beijing().lines());
    lines.remove(2);
    Files.write(folder.resolve("BJ.csv"), lines);
    refused().hasMessageContaining("BJ.csv: found no row '02'");
    lines = new ArrayList<>(beijing().lines());
    lines.add(3, lines.get(1));
    Files.write(folder.resolve("BJ.csv"), lines);
    refused().hasMessageContaining("BJ.csv, line 4: found duplicate row '01'");
    Files.write(folder.resolve("BJ.csv"), beijing().lines().subList(0, 7));
    refused().hasMessageContaining("found no row 'TVA'");
    edit(",TVA,", ",TWA,");
    refused()
        .hasMessageContaining("line 8: found the row code 'TWA'")
        .hasMessageContaining("one of [TII, TVA, TI]");
  }

  @Test
  void aCellIsNotANumber() {
    refused(beijing().overwrite("02", "FU201", "n.a."))
        .hasMessageContaining("BJ.csv, line 3, column 12 (FU201): found 'n.a.'");
    refused(beijing().overwrite("02", "IF", "")).hasMessageContaining("(IF): found ''");
  }

  @Test
  void provincesHaveDifferentSectors() {
    GeneratedProvinces.of("AH").csv(folder);
    refused(beijing().without("02"))
        .hasMessageContaining("AH.csv: found the sectors (01, 02, 03)")
        .hasMessageContaining("with [02] more than")
        .hasMessageContaining("Do not mix tables");
  }

  /** The codes agree, but 02 and 03 changed places between the years. */
  @Test
  void aNameStandsUnderAnotherCode() {
    GeneratedProvinces.of("AH").csv(folder);
    refused(beijing().name("02", "电力").name("03", "煤炭"))
        .hasMessageContaining("AH.csv, row 02: found the name '煤炭', which has the code 03")
        .hasMessageContaining("sectors=own");
  }

  @Test
  void tradeBetweenProvincesIsNotApart() {
    GeneratedProvinces table = beijing();
    for (String row : new String[] {"01", "02", "03"}) {
      table.set(row, "EX", 0).set(row, "IM", 0);
    }
    refused(table)
        .hasMessageContaining("no export and import in any row of BJ")
        .hasMessageContaining("merged_trade=keep");
  }

  @Test
  void aWorkbookIsNotWhatItSays() throws IOException {
    Path file = folder.resolve("15-shandong.xls");
    beijing().workbook(file, "北京2017年投入产出表", "单位：万元");
    refused().hasMessageContaining("found the title '北京2017年投入产出表'; expected a table of Shandong");
    beijing().workbook(file, "首都2017年投入产出表", "单位：万元");
    refused().hasMessageContaining("found the unknown province '首都2017年投入产出表'");
    beijing().workbook(file, "北京2017年", "单位：万元");
    refused().hasMessageContaining("0 sheets with a title '...投入产出表'");
    Files.writeString(file, "not a workbook");
    refused().hasMessageContaining("found text, not an Excel workbook of 1997-2003 (.xls)");
    byte[] whole = Files.readAllBytes(beijing().workbook(file, "北京2017年投入产出表", "单位：万元"));
    for (int length = whole.length / 8; length < whole.length; length += whole.length / 8) {
      Files.write(file, Arrays.copyOf(whole, length));
      refused().hasMessageContaining("could not be read as a workbook");
    }
    Files.delete(file);
    Files.writeString(folder.resolve("BJ.xlsx"), "");
    refused().hasMessageContaining("BJ.xlsx: found a workbook (.xlsx)");
  }

  @Test
  void aWorkbookHasNoCodesOrABadCell() {
    Path file = folder.resolve("b.xls");
    beijing().overwrite("02", "03", "x").workbook(file, "北京2017年投入产出表", "单位：万元");
    refused().hasMessageContaining("b.xls, sheet Sheet1, cell F10: found 'x'");
    beijing().overwrite("02", "03", "").workbook(file, "北京2017年投入产出表", "单位：万元");
    refused().hasMessageContaining("cell F10: found an empty cell");
  }

  @Test
  void workbooksAreOfTwoYears() {
    beijing().workbook(folder.resolve("a.xls"), "北京2012年投入产出表", "单位：万元");
    GeneratedProvinces.of("TJ").workbook(folder.resolve("b.xls"), "天津2017年投入产出表", "单位：万元");
    refused().hasMessageContaining("workbooks of the years [2012, 2017]");
  }
}
