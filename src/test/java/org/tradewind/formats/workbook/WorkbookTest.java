package org.tradewind.formats.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.axes.UserError;
import org.tradewind.importers.regional.ProvinceWorkbook;

class WorkbookTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String CELL = "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>";

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("book.xlsx");
  }

  /** A workbook of one sheet, whose rows are given; stored, so that bytes can be changed. */
  private Path workbook(String rows, boolean packed) throws IOException {
    try (OutputStream file = Files.newOutputStream(path());
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(packed ? 9 : 0);
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
              + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
              + "officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\""
              + MAIN
              + "\" xmlns:r=\"http://schemas.openxmlformats.org/"
              + "officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\""
              + " r:id=\"rId1\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/>"
              + "</Relationships>");
      part(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }
    return path();
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private List<Double> numbers() {
    List<Double> numbers = new ArrayList<>();
    try (Workbook workbook = Workbook.open(path())) {
      workbook.read("S", row -> numbers.add(row.number(0)));
    }
    return numbers;
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(this::numbers)
        .isInstanceOf(UserError.class)
        .hasMessageContaining(path().toString());
  }

  @Test
  void aChangedByteIsFoundByItsChecksum() throws IOException {
    workbook(CELL, false);
    assertThat(numbers()).containsExactly(7.0);
    byte[] bytes = Files.readAllBytes(path());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("<v>7") + 3] = '8';
    Files.write(path(), bytes);
    refused()
        .hasMessageContaining("a checksum (CRC) that does not fit xl/worksheets/sheet1.xml")
        .hasMessageContaining("Fetch or save it again");
  }

  @Test
  void aCutWorkbookIsSaidToBe() throws IOException {
    byte[] whole = Files.readAllBytes(workbook(CELL, true));
    for (int length = 4; length < whole.length; length += 13) {
      Files.write(path(), Arrays.copyOf(whole, length));
      refused().hasMessageContaining("a workbook that was cut short or is damaged");
    }
  }

  /** Whatever byte is changed, the number is right or the workbook refused. */
  @Test
  void changedBytesAreNeverReadAsOtherNumbers() throws IOException {
    byte[] whole = Files.readAllBytes(workbook(CELL, true));
    HashSet<List<Double>> read = new HashSet<>();
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) 0xff;
      Files.write(path(), damaged);
      try {
        read.add(numbers());
      } catch (UserError e) {
        assertThat(e).hasMessageContaining(path().toString());
      }
    }
    // such as bytes of a date
    assertThat(read).containsExactly(List.of(7.0));
  }

  @ParameterizedTest
  @CsvSource({
    "d0cf11e0a1b11ae1, 'a document of old Microsoft Office, such as .xls', Save it as .xlsx.",
    "636f6c2c726f770a, text, fetch it again",
    "3c68746d6c3e, an HTML page, fetch the file itself",
    "1f8b08, a gzip archive, gunzip"
  })
  void otherFilesAreRecognised(String bytes, String kind, String remedy) throws IOException {
    Files.write(path(), HexFormat.of().parseHex(bytes));
    refused()
        .hasMessageContaining("found " + kind + ", not an Excel workbook (.xlsx)")
        .hasMessageContaining(remedy);
  }

  @Test
  void anArchiveOfOtherThings() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path()))) {
      part(zip, "book.xls", "x");
    }
    refused().hasMessageContaining("a zip archive that is not a workbook");
    Files.write(path(), new byte[0]);
    refused().hasMessageContaining("found an empty file");
  }

  @ParameterizedTest
  @CsvSource({"XFE1, 1", "ZZZZZZ1, 1", "A1, 1048577", "A99999999999, 1", "A1, 99999999999"})
  void cellsBeyondTheLastOfExcel(String cell, String row) throws IOException {
    workbook("<row r=\"" + row + "\"><c r=\"" + cell + "\"><v>1</v></c></row>", true);
    refused().hasMessageContaining("a cell beyond column XFD or row 1048576");
  }

  @Test
  void theLastCellOfExcelIsRead() throws IOException {
    workbook("<row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c><c r=\"XFD1048576\"/></row>", true);
    assertThat(numbers()).containsExactly(3.0);
  }

  @ParameterizedTest
  @CsvSource({
    "<row r=\"2\"><c r=\"1A\"><v>1</v></c></row>",
    "<row r=\"2\"><c r=\"A2\"><v>abc</v></c></row>",
    "<row r=\"2\"><c r=\"A2\"><v>1</v></row>",
    "<row r=\"x\"><c r=\"A2\"><v>1</v></c></row>"
  })
  void whatCannotBeReadIsNamedByTheRowBeforeIt(String row) throws IOException {
    workbook(CELL + row, true);
    refused().hasMessageContaining("sheet S: found what cannot be read after row 1");
  }

  /** 100 MB of blanks in 100 kB. */
  @Test
  void whatUnpacksToFarMoreIsRefused() throws IOException {
    workbook(CELL + " ".repeat(100_000_000), true);
    refused().hasMessageContaining("that unpack to more than");
  }

  @Test
  void oldWorkbooksAreToldFromNewOnes() throws IOException {
    workbook(CELL, true);
    assertThatThrownBy(() -> ProvinceWorkbook.read(path(), new HashSet<>()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("xlsx, not an Excel workbook of 1997-2003 (.xls)")
        .hasMessageContaining("Save it as 'Excel 97-2003 workbook'.");
  }
}
