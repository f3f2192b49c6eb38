package org.tradewind.importers.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The 31 real tables of 2017, against totals of a separate program (Python) as the README of the
 * data prints them.
 */
class RealProvincesTest {
  /** Trillion CNY: output, value added, outflow, inflow, export, import, others. */
  private static final String TOTALS =
      """
      BJ 8.424 2.801 7.803 6.354 0.665 2.091 0.000
      TJ 5.889 1.855 1.764 1.642 0.341 0.497 0.000
      HB 9.908 3.402 2.448 2.651 0.214 0.123 0.000
      SX 3.770 1.553 0.719 0.779 0.069 0.047 0.000
      NM 3.567 1.483 1.391 1.548 0.033 0.061 0.000
      LN 6.108 2.341 2.053 2.008 0.296 0.391 0.000
      JL 4.579 1.481 3.510 3.465 0.029 0.373 0.000
      HL 3.572 1.590 1.808 2.146 0.034 0.092 0.000
      SH 9.405 3.063 5.657 4.311 1.349 2.606 0.000
      JS 25.921 8.587 5.066 5.578 2.368 1.438 0.000
      ZJ 15.243 5.244 4.188 6.053 2.147 0.751 0.000
      AH 9.831 2.928 2.414 2.271 0.218 0.155 0.000
      FJ 9.439 3.228 0.742 0.529 0.684 0.845 0.000
      JX 5.962 2.028 1.804 1.948 0.225 0.079 0.000
      SD 26.186 7.229 0.614 1.575 1.041 0.868 0.858
      HN 14.993 4.455 4.470 5.598 0.371 0.206 0.000
      HE 9.446 3.548 0.508 0.889 0.233 0.107 0.000
      HU 8.210 3.390 1.509 1.754 0.151 0.082 0.000
      GD 25.619 8.865 6.011 6.874 4.481 3.231 0.000
      GX 4.797 1.848 1.232 1.397 0.161 0.135 0.000
      HA 1.092 0.446 1.065 1.167 0.027 0.039 0.000
      CQ 5.591 1.942 7.728 7.922 0.349 0.260 0.080
      SC 9.900 3.707 0.945 1.062 0.211 0.126 0.000
      GZ 3.259 1.354 1.298 1.646 0.108 0.092 0.000
      YN 3.877 1.638 0.496 1.455 0.073 0.076 0.000
      TB 0.301 0.129 0.049 0.149 0.002 0.000 0.000
      SA 5.414 2.151 3.078 3.449 0.209 0.113 0.000
      GS 1.788 0.733 0.400 0.500 0.009 0.020 0.000
      QH 0.649 0.262 0.053 0.182 0.003 0.002 0.000
      NX 0.886 0.324 0.269 0.632 0.029 0.012 0.000
      XJ 2.682 1.119 0.891 1.322 0.127 0.394 0.000
      """;

  private static final String[] ITEMS = {
    "output", "value_added", "outflow", "inflow", "export", "import", "others"
  };

  private static Path folder;
  private static StudyTables tables;

  @BeforeAll
  static void read() {
    folder = Imports.real("china_io_provinces_2017");
    tables = Imports.read(new ChinaIoProvincesImporter(), folder);
  }

  private static double total(StudyTables of, String region, String item) {
    return ChinaIoProvincesImporterTest.items(of, region).entrySet().stream()
        .filter(e -> e.getKey().endsWith(" " + item))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  @Test
  void totalsAreThoseOfTheSource() {
    List<String> lines = TOTALS.lines().toList();
    assertThat(tables.require(Inputs.REGION).strings("region"))
        .containsExactlyElementsOf(lines.stream().map(l -> l.substring(0, 2)).toList());
    for (String line : lines) {
      String[] fields = line.split(" ");
      for (int k = 0; k < ITEMS.length; k++) {
        assertThat(1e-8 * total(tables, fields[0], ITEMS[k]))
            .as(fields[0] + " " + ITEMS[k])
            .isCloseTo(Double.parseDouble(fields[k + 1]), within(6e-4));
      }
    }
    assertThat(tables.require(Inputs.SECTOR).strings("group")[23]).isEqualTo("Power");
    assertThat(tables.require(MrioInputs.REGIONAL_USE).validated("test").rows()).isEqualTo(31 * 42);
    tables.require(MrioInputs.REGIONAL_BALANCE).validated("test");
  }

  /** Billion CNY by the README: 2,871.2 under FU101 (rural by code), 538.5 under FU102. */
  @Test
  void householdsOfGuangdongAreExchanged() {
    assertThat(1e-5 * total(tables, "GD", "rural")).isCloseTo(538.5, within(.1));
    assertThat(1e-5 * total(tables, "GD", "urban")).isCloseTo(2871.2, within(.1));
    for (String region : tables.require(Inputs.REGION).strings("region")) {
      assertThat(total(tables, region, "rural") / total(tables, region, "urban"))
          .as(region)
          .isBetween(.06, .66);
    }
  }

  /**
   * 22 without output, 121 in transit, 14 imports alone above use, 181 with one of outflow and
   * inflow. The README counts 133 imports above use and 43 without trade: this program finds 134,
   * as numpy does, and 45, because two rows of GX have an inflow of noise only.
   */
  @Test
  void everyTrapIsCounted() {
    assertThat(tables.provenance("regional_balance").note())
        .contains("exchanged (the ratio): 1 (GD 5.33).")
        .contains("set to 0: 22 (SH 02, SH 04, SH 05, ZJ 03, AH 03, FJ 03, JX 03, HU 03, HA 02,")
        .contains("set to 0: 2 (GX 42 IF -5.40e-08, GX 26 IF -4.66e-10).")
        .contains("kept as item others (their sum): 2 (SD 85,765,293, CQ 8,007,472).")
        .contains("(the excess): 3 (YN IF 4,685,346, YN TFU 4,685,346, YN OF 4,685,346).")
        .contains("Sectors with negative value added: 1 (HA 18 -39,148).")
        .contains("inventories fall: 164 ")
        .contains("outflow and export exceed output (by): 121 (largest: CQ 03 187,796,544,")
        .contains("products without output: 13 (largest: SH 04 5,466,830,")
        .contains("inflow and import exceed use in the province (by): 134 ")
        .contains("import alone exceeds use in the province (by): 14 ")
        .contains("perhaps netted: 181 ")
        .contains("without outflow and inflow (output): 45 ")
        .contains("largest relative gap 1.6e-07 (HE column 03)")
        .contains("Files not read: README.md, anomalies.csv.")
        .doesNotContain("Negative final demand")
        .doesNotContain("kept as they are");
    Table balance = tables.require(MrioInputs.REGIONAL_BALANCE);
    double[] values = balance.doubles("value");
    String[] items = balance.strings("item");
    long zero = 0;
    for (int r = 0; r < values.length; r++) {
      zero += items[r].equals("output") && values[r] == 0 ? 1 : 0;
    }
    assertThat(zero).isEqualTo(22);
  }

  @Test
  void rowsAndColumnsBalance() {
    for (String region : tables.require(Inputs.REGION).strings("region")) {
      Map<String, Double> items = ChinaIoProvincesImporterTest.items(tables, region);
      double[] inputs = new double[42];
      for (int i = 0; i < 42; i++) {
        String sector = tables.require(Inputs.SECTOR).strings("sector")[i];
        double[] use = ChinaIoProvincesImporterTest.use(tables, region, sector);
        double total = Arrays.stream(use).sum();
        for (int j = 0; j < 42; j++) {
          inputs[j] += use[j];
        }
        for (String item :
            List.of("rural", "urban", "government", "fixed_capital", "inventories")) {
          total += items.getOrDefault(sector + " " + item, 0.0);
        }
        for (String item : List.of("export", "outflow", "others")) {
          total += items.getOrDefault(sector + " " + item, 0.0);
        }
        for (String item : List.of("import", "inflow")) {
          total -= items.getOrDefault(sector + " " + item, 0.0);
        }
        assertThat(total).as(region + sector).isCloseTo(items.get(sector + " output"), within(.3));
      }
      for (int j = 0; j < 42; j++) {
        String sector = tables.require(Inputs.SECTOR).strings("sector")[j];
        double closed = inputs[j] + items.getOrDefault(sector + " value_added", 0.0);
        assertThat(closed).isCloseTo(items.get(sector + " output"), within(1e-6));
      }
    }
  }

  /** The bureaus' workbooks hold the same numbers as the CSV files. */
  @Test
  void workbooksEqualTheirCsvFiles() {
    StudyTables books =
        Imports.read(
            new ChinaIoProvincesImporter(),
            folder.resolve("original_workbooks"),
            "provinces",
            "some");
    assertThat(books.require(Inputs.REGION).strings("region")).containsExactly("BJ", "SD", "YN");
    assertThat(books.provenance("region").note()).contains("3 workbooks of 2017.");
    for (String region : new String[] {"BJ", "SD", "YN"}) {
      Map<String, Double> csv = ChinaIoProvincesImporterTest.items(tables, region);
      Map<String, Double> xls = ChinaIoProvincesImporterTest.items(books, region);
      assertThat(xls.keySet()).containsExactlyInAnyOrderElementsOf(csv.keySet());
      xls.forEach(
          (item, value) ->
              assertThat(value)
                  .as(region + " " + item)
                  .isCloseTo(csv.get(item), within(1e-6 * Math.max(1, Math.abs(value)))));
      for (String sector : books.require(Inputs.SECTOR).strings("sector")) {
        double[] one = ChinaIoProvincesImporterTest.use(tables, region, sector);
        double[] other = ChinaIoProvincesImporterTest.use(books, region, sector);
        for (int j = 0; j < one.length; j++) {
          assertThat(other[j]).isCloseTo(one[j], within(1e-6 * Math.max(1, one[j])));
        }
      }
    }
  }

  /** A name may be spelt otherwise, but the provenance states it. */
  @Test
  void namesSpeltOtherwiseAreCounted(@TempDir Path copies) throws IOException {
    String text = Files.readString(folder.resolve("BJ.csv"));
    Files.writeString(copies.resolve("BJ.csv"), text.replace("电力、热力的生产和供应", "电力热力生产"));
    StudyTables one = Imports.read(new ChinaIoProvincesImporter(), copies, "provinces", "some");
    assertThat(one.require(Inputs.SECTOR).strings("group")[23]).isEqualTo("Power");
    assertThat(one.provenance("sector").note())
        .contains("Sector names spelt otherwise than in 2017: 1 (BJ 24 电力热力生产).");
  }

  /** 2012 has other sectors under the codes 22 to 36, and three provinces merge their trade. */
  @Test
  void tablesOf2012AreRefusedUntilTheirTrapsAreNamed() {
    Path of2012 = Imports.real("china_io_provinces_2012");
    ChinaIoProvincesImporter importer = new ChinaIoProvincesImporter();
    Imports.refused(importer, of2012)
        .hasMessageContaining("BJ.csv, row 24")
        .hasMessageContaining("which has the code 23 in the 42 sectors of 2017");
    Imports.refused(importer, of2012, "sectors", "own")
        .hasMessageContaining("no export and import in any row of NM");
    StudyTables kept = Imports.read(importer, of2012, "sectors", "own", "merged_trade", "keep");
    assertThat(kept.require(Inputs.SECTOR).strings("name")[24]).isEqualTo("电力、热力的生产和供应");
    assertThat(kept.provenance("sector").note())
        .contains("output 170.920, value added 58.295")
        .contains("Provinces without outflow and inflow (their sum): 2 ")
        .contains("Provinces without export and import (their sum): 1 (NM 0).");
  }
}
