package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;

/** The one reader of delimited text, and its grammar of numbers. */
class CsvReaderTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "t",
          "a table",
          List.of(
              Column.text("region", "r"),
              Column.number("value", "t", "v"),
              Column.number("lon", "degree east", "l").orAbsent()),
          List.of("region"));

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader csv = CsvReader.of(new StringReader(text), "x.csv", ',')) {
      for (String[] row = csv.next(); row != null; row = csv.next()) {
        rows.add(List.of(row));
      }
    }
    return rows;
  }

  private static CsvReader bytes(byte[] bytes, String name, Charset charset) {
    return CsvReader.open(new ByteArrayInputStream(bytes), name, ',', charset);
  }

  private static Table table(String text, ReadingRemarks remarks) {
    CsvReader csv = CsvReader.of(new StringReader(text), "t.csv", ',');
    FolderKeys none = new FolderKeys(SCHEMA, java.util.Map.of(), "t.csv");
    Table.Builder table = Table.builder(SCHEMA);
    TableReader.addAll(new CsvRows(SCHEMA, csv, "t.csv", none, remarks), table);
    return table.build();
  }

  private static void refused(String text, String... named) {
    assertThatThrownBy(() -> table(text, new ReadingRemarks()))
        .isInstanceOf(UserError.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(named).hasSizeLessThan(400));
  }

  @Test
  void fieldsQuotesSpacesAndLineEnds() {
    assertThat(rows("a, b ,\"c\"\r\n\"x, \"\"y\"\"\", 5\" pipe ,\"two\r\nlines\"\r1,,\n"))
        .containsExactly(
            List.of("a", "b", "c"),
            List.of("x, \"y\"", "5\" pipe", "two\nlines"),
            List.of("1", "", ""));
    assertThat(rows("")).isEmpty();
    assertThat(rows("a,b")).containsExactly(List.of("a", "b"));
    assertThat(rows(" \" a \" ,#b\n#c,d"))
        .containsExactly(List.of(" a ", "#b"), List.of("#c", "d"));
  }

  @Test
  void rowsWithoutAnyValueAreNoRowsAndCountedInTheMiddle() {
    ReadingRemarks remarks = new ReadingRemarks();
    Table table = table("\nregion,value\n,\nN,1\n\n , \nS,2\r\n,,,\r\n,,\n", remarks);
    assertThat(table.doubles("value")).containsExactly(1, 2);
    assertThat(remarks.sentences()).containsExactly("4 rows without any value are skipped");
    ReadingRemarks trailing = new ReadingRemarks();
    table("region,value\nN,1\n,,,\n", trailing);
    assertThat(trailing.sentences()).isEmpty();
  }

  @Test
  void aLineWithANumberSignIsData() {
    assertThat(table("region,value\n#N/A,1\n", new ReadingRemarks()).strings("region"))
        .containsExactly("#N/A");
    refused("# a note\nregion,value\nN,1\n", "no column 'region'");
  }

  @Test
  void unknownColumnsAreNamedAndDuplicatesRefused() {
    ReadingRemarks remarks = new ReadingRemarks();
    table("region,value,long,note,,\nN,1,2,x,,3\n", remarks);
    assertThat(remarks.sentences())
        .containsExactly(
            "columns that are not of the table are not read (long (did you mean 'lon'?), note)",
            "values below an empty header are not read (column 6)");
    refused("region,value,region\nN,1,S\n", "t.csv", "duplicate column 'region'");
    refused("region,value,Value\nN,1,S\n", "duplicate column 'Value'");
    assertThatThrownBy(() -> Csv.read(new StringReader("a,b,a\n1,2,3\n"), "x.csv"))
        .hasMessageContaining("duplicate column 'a'");
  }

  @Test
  void whatCannotBeReadOnNamesFileAndLine() {
    refused("region,value\nN,1\n" + "S,2".repeat(200_000) + "\n", "t.csv, line 3", "200001 fields");
    refused("x,".repeat(1_000_001) + "\n", "t.csv, line 1", "more than 1000000 fields");
    refused("region,value\nN,1\n\"S,2\n" + "T,3\n".repeat(400_000), "line 3", "not closed");
    refused("region,value\n\"S,2\n" + "T,3\n".repeat(3_000_000), "line 2, field 1", "not closed");
    refused("region,value\n\"N\"x,1\n", "line 2, field 1", "text after a closing quote");
    refused("region,value\nN\u0000,1\n", "line 2", "code 0");
    refused("region,value\nN,1,2\n", "line 2", "3 fields", "2 fields as in the header");
    refused("", "an empty file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1d|Correct the field",
        "0x1p3|Correct the field",
        "NaN|Correct the field",
        "Infinity|Correct the field",
        "1e999|Correct the field",
        "1e|Correct the field",
        "#N/A|Correct the field",
        "\"1,234.5\"|without thousands separators",
        "\"1,5\"|with a decimal point",
        "1.234.567|without thousands separators",
        "1 234|without thousands separators",
        "1'234|without thousands separators"
      })
  void whatIsNotANumber(String text, String advice) {
    refused(
        "region,value\nN," + text + "\n",
        "t.csv, row 1 (line 2), column value",
        "a number",
        advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "+1", "1.", " 1.0 ", "1e0", "10E-1", "\"1\"", ".1e1"})
  void numbers(String text) {
    assertThat(table("region,value\nN," + text + "\n", new ReadingRemarks()).doubles("value"))
        .containsExactly(1);
  }

  @Test
  void encodingsWithAMarkAndByName() throws IOException {
    String text = "region\n北京\nÉlysée\n";
    List<String> expected = List.of("region", "北京", "Élysée");
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(column(bytes(("\uFEFF" + text).getBytes(charset), "x", StandardCharsets.UTF_8)))
          .isEqualTo(expected);
    }
    Charset gbk = TextEncoding.of("gb18030", "key");
    assertThat(column(bytes(text.getBytes(gbk), "x", gbk))).isEqualTo(expected);
    assertThat(column(bytes(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), "x", gbk)))
        .as("a mark goes before the name")
        .isEqualTo(expected);
    assertThatThrownBy(() -> TextEncoding.of("gbkk", "key encoding"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'gbk'?");
  }

  private static List<String> column(CsvReader csv) {
    List<String> column = new ArrayList<>();
    for (String[] row = csv.next(); row != null; row = csv.next()) {
      column.add(row[0]);
    }
    return column;
  }

  @Test
  void bytesOfAnotherEncodingAreRefusedAtTheirLineWithAGuess() {
    String many = "N,1\n".repeat(40_000);
    byte[] gbk = ("region,value\n" + many + "北京,2\n").getBytes(Charset.forName("GBK"));
    assertThatThrownBy(() -> column(bytes(gbk, "x.csv", StandardCharsets.UTF_8)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x.csv, line 40002: found bytes that are not UTF-8")
        .hasMessageContaining("they look like GB18030")
        .hasMessageContaining("--set encoding=gb18030");
    String french = "region\nÎle-de-France, où la fumée était épaisse et le marché fermé\n";
    byte[] latin = french.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> column(bytes(latin, "x.csv", StandardCharsets.UTF_8)))
        .hasMessageContaining("line 2")
        .hasMessageContaining("ISO-8859-1");
    byte[] unmarked = "region\nN\n".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> column(bytes(unmarked, "x.csv", StandardCharsets.UTF_8)))
        .hasMessageContaining("line 1")
        .hasMessageContaining("utf-16le");
  }

  @Test
  void gzipByItsEndingAndCutShort() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 20_000; i++) {
        out.write((i * 7919 % 10_007 + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = packed.toByteArray();
    assertThat(column(bytes(whole, "x.csv.gz", StandardCharsets.UTF_8))).hasSize(20_000);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> column(bytes(half, "x.csv.gz", StandardCharsets.UTF_8)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x.csv.gz, line ")
        .hasMessageContaining("cut short");
    assertThatThrownBy(
            () ->
                bytes(
                    "region\n".getBytes(StandardCharsets.UTF_8),
                    "x.csv.gz",
                    StandardCharsets.UTF_8))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not gzip");
  }

  @Test
  void aNumberThatAnOptionalColumnLacksIsWrittenEmpty(
      @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws IOException {
    Table table = Table.builder(SCHEMA).add(" N", 1.0, Double.NaN).build();
    java.nio.file.Path file = folder.resolve("t.csv");
    org.apache.hadoop.conf.Configuration conf = new org.apache.hadoop.conf.Configuration();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    CsvTables.write(SCHEMA, List.of(table), path, conf);
    assertThat(java.nio.file.Files.readString(file)).isEqualTo("region,value,lon\n\" N\",1.0,\n");
    assertThat(CsvTables.read(SCHEMA, path, conf).strings("region")).containsExactly(" N");
  }
}
