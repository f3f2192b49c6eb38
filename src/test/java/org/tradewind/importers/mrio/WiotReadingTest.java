package org.tradewind.importers.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Stressors;
import org.tradewind.importers.Imports;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The sheets of WIOD's releases of 2013 and 2016. All files but the real one are GENERATED in their
 * layout: four rows and columns of labels, final demand c37 to c42 (2013) or c57 to c61 (2016).
 */
class WiotReadingTest {
  private static final String[] DEMAND_2013 = {"c37", "c38", "c39", "c41", "c42"};

  /** Two countries, two sectors, worked by hand; x = 100, 160, 150, 200. */
  private static final String SMALL =
      """
      Intercountry Input-Output Table 2011
      41 countries in current prices;;;;;;;;;;;;;;;;;;
      (industry-by-industry);;;;AtB;C;AtB;C;;;;;;;;;;;
      (millions of US$);;;;Agriculture;Mining;Agriculture;Mining;Households;NPISH;Government;GFCF;Inventories;Households;NPISH;Government;GFCF;Inventories;Total output
      ;;;;AAA;AAA;RoW;RoW;AAA;AAA;AAA;AAA;AAA;RoW;RoW;RoW;RoW;RoW;TOT
      ;;;;c1;c2;c1;c2;c37;c38;c39;c41;c42;c37;c38;c39;c41;c42;c43
      AtB;Agriculture;AAA;c1;10;20;5;5;38;2;10;5;-5;10;0;0;0;0;100
      C;Mining;AAA;c2;30;20;10;20;50;0;0;20;0;10;0;0;0;0;160
      AtB;Agriculture;RoW;c1;5;10;20;30;5;0;0;0;0;60;0;10;10;0;150
      C;Mining;RoW;c2;10;10;40;40;0;0;0;0;0;80;0;10;10;0;200
      ;Total intermediate consumption;TOT;r60;55;60;75;95;;;;;;;;;;;
      ;taxes less subsidies on products;TOT;r61;1;2;0;3;;;;;;;;;;;
      ;Value added at basic prices;TOT;r64;44;98;75;102;;;;;;;;;;;
      ;Persons engaged;TOT;r68;1;1;1;1;;;;;;;;;;;
      ;Output at basic prices;TOT;r69;100;160;150;200;;;;;;;;;;;
      ;;;;;;;;;;;;;;;;;;
      ;;;;;;;;;;;;;;;;;;
      """;

  private final WiodImporter importer = new WiodImporter();
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void readsTheSheetOf2013ByItsLabels() throws IOException {
    StudyTables tables = Imports.read(importer, file("WIOT11_ROW.csv", SMALL));

    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("AAA", "xRoW");
    Table sector = tables.require(Inputs.SECTOR);
    assertThat(sector.strings("sector")).containsExactly("c1", "c2");
    assertThat(sector.strings("name")).containsExactly("AtB Agriculture", "C Mining");
    assertThat(sector.strings("group")).containsExactly("Agriculture", "Mining");
    assertThat(tables.require(MrioInputs.TRANSACTIONS).vectors("values")[2])
        .containsExactly(5, 10, 20, 30);
    assertThat(tables.require(MrioInputs.OUTPUT).doubles("value"))
        .containsExactly(100, 160, 150, 200);
    Table demand = tables.require(MrioInputs.FINAL_DEMAND);
    assertThat(demand.rows()).isEqualTo(16);
    assertThat(demand.strings("category"))
        .contains("household", "npish", "government", "fixed_capital", "inventories");
    Table stressor = tables.require(MrioInputs.STRESSOR);
    assertThat(stressor.strings("stressor")).startsWith("value_added").endsWith("primary_inputs");
    assertThat(stressor.doubles("value")).containsExactly(44, 98, 75, 102, 45, 100, 75, 105);
    assertThat(StudyInfo.of(tables).values()).containsEntry(StudyInfo.YEAR, "2011");
    assertThat(tables.provenance("output").source()).contains("release 2013, year 2011");
    assertThat(tables.provenance("output").remarks())
        .anyMatch(r -> r.startsWith("The row of totals 'Persons engaged'"))
        .anyMatch(r -> r.startsWith("Rows of primary inputs that the file does not have: [cif"));
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    assertThat(mrio.output()).containsExactly(100, 160, 150, 200);
    assertThat(mrio.rounding().remarks()).isEmpty();
  }

  @Test
  void readsTheSheetOf2016AndAWorkbookAlike() throws IOException {
    String of2016 =
        SMALL
            .replace("c37", "c57")
            .replace("c38", "c58")
            .replace("c39", "c59")
            .replace("c41", "c60")
            .replace("c42", "c61")
            .replaceAll("(?m)^(.*;(?:AAA|RoW);)c(\\d;\\d)", "$1r$2")
            .replace("Table 2011", "Table");
    StudyTables tables = Imports.read(importer, file("WIOT2014_Nov16_ROW.csv", of2016));
    StudyTables small = Imports.read(importer, file("WIOT11_ROW.csv", SMALL));
    StudyTables workbook = Imports.read(importer, workbook(SMALL));

    assertThat(of2016).contains("C;Mining;RoW;r2;10");
    assertThat(StudyInfo.of(tables).values()).containsEntry(StudyInfo.YEAR, "2014");
    assertThat(StudyInfo.of(workbook).values()).containsEntry(StudyInfo.YEAR, "2011");
    for (StudyTables other : List.of(tables, workbook)) {
      for (var schema :
          List.of(
              Inputs.SECTOR, MrioInputs.TRANSACTIONS, MrioInputs.FINAL_DEMAND, MrioInputs.OUTPUT)) {
        Table expected = small.require(schema);
        Table found = other.require(schema);
        assertThat(found.rows()).isEqualTo(expected.rows());
        for (int r = 0; r < found.rows(); r++) {
          for (int c = 0; c < schema.columns().size(); c++) {
            assertThat(found.value(r, c)).as(schema.name()).isEqualTo(expected.value(r, c));
          }
        }
      }
    }
  }

  private Path workbook(String content) throws IOException {
    Path file = folder.resolve("WIOT.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        org.dhatim.fastexcel.Workbook book =
            new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("WIOT_2011");
      List<String> lines = content.lines().toList();
      for (int r = 0; r < lines.size(); r++) {
        String[] cells = lines.get(r).split(";", -1);
        for (int c = 0; c < cells.length; c++) {
          if (cells[c].matches("-?\\d+(\\.\\d+)?")) {
            sheet.value(r, c, Double.parseDouble(cells[c]));
          } else if (!cells[c].isEmpty()) {
            sheet.value(r, c, cells[c]);
          }
        }
      }
    }
    return file;
  }

  @Test
  void countsEmptyCellsAndThousandsSeparators() throws IOException {
    String grouped =
        SMALL
            .replace(";Mining;AAA;c2;30;20;10;20;50;0;", ";Mining;AAA;c2;30;20;10;20;1,050;;")
            .replace(";20;0;10;0;0;0;0;160", ";20;0;10;0;0;0;0;1,160")
            .replace(";98;75;102", ";1,098;75;102")
            .replace(";100;160;150;200", ";100;1,160;150;200");
    StudyTables tables = Imports.read(importer, file("WIOT11.csv", grouped));

    assertThat(tables.require(MrioInputs.OUTPUT).doubles("value")[1]).isEqualTo(1160);
    assertThat(tables.provenance("output").remarks())
        .anyMatch(r -> r.startsWith("1 empty cells of the table are read as 0, first"))
        .anyMatch(r -> r.startsWith("4 numbers have commas between their thousands"));
  }

  @Test
  void refusesWhatIsNotTheSheet() throws IOException {
    Imports.refused(importer, file("WIOT1.csv", SMALL.replace(";c43", "").replace("TOT\n", "\n")))
        .hasMessageContaining("column");
    Imports.refused(importer, file("WIOT2.csv", SMALL.replace("c42", "c44")))
        .hasMessageContaining("c1 to c35 with final demand c37");
    Imports.refused(
            importer, file("WIOT3.csv", SMALL.replace("AtB;Agriculture;RoW;c1", "D;x;RoW;c2")))
        .hasMessageContaining("duplicate row of xRoW/c2");
    Imports.refused(importer, file("WIOT4.csv", SMALL.replace(";30;20;10;20;", ";30;x;10;20;")))
        .hasMessageContaining("'x'");
    Imports.refused(
            importer, file("WIOT5.csv", SMALL.replace(";60;0;10;10;0;150", ";70;0;10;10;0;150")))
        .hasMessageContaining(
            "row xRoW/c1: Z e + Y e = total output, 160.000000 against 150.000000");
    Imports.refused(importer, file("WIOT6.xlsb", "x")).hasMessageContaining("save it as .xlsx");
    Imports.refused(importer, file("WIOT7.csv", "a;b\n1;2\n"))
        .hasMessageContaining("no row of the codes c1, c2");
  }

  /**
   * GENERATED: 41 countries x 35 sectors in whole millions with what WIOD 2011 has: output rounded
   * apart from the cells, sectors without output whose row sums to -1, falling inventories, small
   * sectors.
   */
  private static String generated(boolean odd) {
    int n = 41 * 35;
    Random random = new Random(2011);
    double[][] z = new double[n][n];
    double[][] y = new double[n][205];
    long[] x = new long[n];
    for (int i = 0; i < n; i++) {
      boolean none = i % 35 == 34 && i / 35 % 4 == 0;
      double size = none ? 0 : Math.exp(5 + 9 * random.nextDouble());
      CompensatedSum exact = new CompensatedSum();
      for (int j = 0; j < n; j++) {
        boolean empty = j % 35 == 34 && j / 35 % 4 == 0;
        double share = j / 35 == i / 35 ? .4 / 35 : .1 / n;
        z[i][j] = rounded(empty ? 0 : size * share * 2 * random.nextDouble(), exact);
      }
      for (int k = 0; k < 205; k++) {
        double sign = k % 5 == 4 && random.nextInt(9) == 0 ? -.2 : 1;
        double share = k / 5 == i / 35 ? .09 : .05 / 205;
        y[i][k] = rounded(sign * size * share * 2 * random.nextDouble(), exact);
      }
      x[i] = odd ? Math.round(exact.value()) : sum(z[i]) + sum(y[i]);
      if (none && odd && i / 35 % 8 == 0) {
        y[i][4] = -1;
      }
    }
    StringBuilder text = new StringBuilder("GENERATED table in the layout of WIOD 2011\n");
    text.append("(industry-by-industry)").append(",".repeat(n + 209)).append('\n');
    text.append("(millions of US$)").append(",".repeat(n + 209)).append('\n');
    text.append(",,,,").append(labels("C", n, 205)).append(",TOT\n");
    text.append(",,,,").append(labels("", n, 205)).append(",c43\n");
    for (int i = 0; i < n; i++) {
      String sector = "c" + (i % 35 + 1);
      text.append(',').append(sector).append(",C").append(10 + i / 35).append(',').append(sector);
      append(text, z[i]);
      append(text, y[i]);
      text.append(',').append(x[i]).append('\n');
    }
    return text.toString();
  }

  private static double rounded(double value, CompensatedSum exact) {
    exact.add(value);
    return Math.rint(value);
  }

  private static long sum(double[] values) {
    return Math.round(Arrays.stream(values).sum());
  }

  private static void append(StringBuilder text, double[] values) {
    for (double value : values) {
      text.append(',').append((long) value);
    }
  }

  private static String labels(String country, int n, int columns) {
    List<String> labels = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      labels.add(country.isEmpty() ? "c" + (j % 35 + 1) : country + (10 + j / 35));
    }
    for (int k = 0; k < columns; k++) {
      labels.add(country.isEmpty() ? DEMAND_2013[k % 5] : country + (10 + k / 5));
    }
    return labels.stream().collect(Collectors.joining(","));
  }

  @Test
  void aGeneratedTableOfFullSizeWithItsRoundingRuns() throws IOException {
    StudyTables tables = Imports.read(importer, file("GENERATED_WIOT11.csv", generated(true)));
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);

    assertThat(mrio.size()).isEqualTo(1435);
    assertThat(mrio.rounding().count()).isGreaterThan(1000);
    assertThat(mrio.rounding().emptied()).hasSize(6);
    assertThat(mrio.rounding().remarks().get(1)).contains("C10/c35: deliveries -1 (output 0)");
    // rows that nothing was wrong with are as they are without the oddities
    Mrio even =
        Mrio.of(
            Imports.read(importer, file("GENERATED_even.csv", generated(false))),
            MrioParameters.DEFAULT);
    assertThat(even.rounding().count()).isZero();
    assertThat(mrio.output()).isEqualTo(even.output());
    assertThat(Arrays.equals(mrio.z(), even.z())).isTrue();
    assertThat(mrio.finalDemand().totals()).isEqualTo(even.finalDemand().totals());
  }

  /**
   * The real table of 2011, brought from data/wiot_2011.RData of github.com/bquast/wiod (commit
   * 59a28ac) to the layout of the sheet: Z, final demand and output in whole millions; that file
   * has no rows of totals. Expected numbers are of NumPy on the same CSV.
   */
  @Test
  void theRealTableOf2011RunsAndAgreesWithNumPy() {
    Path real =
        Path.of(
            System.getProperty(
                "tradewind.wiod2011", "../shared/data/wiod_release_2013/WIOT11_ROW.csv"));
    Assumptions.assumeTrue(Files.exists(real), "needs " + real);
    StudyTables tables = Imports.read(importer, real);
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);

    assertThat(mrio.rounding().count()).isEqualTo(1384);
    assertThat(mrio.rounding().row()).isEqualTo("NLD/c23");
    assertThat(mrio.rounding().largestGap()).isEqualTo(-108);
    assertThat(mrio.rounding().sum()).isEqualTo(-59_212);
    assertThat(mrio.rounding().emptied())
        .containsExactly("LUX/c5: deliveries -1 (output 0)", "LUX/c8: deliveries -1 (output 0)");
    FlowEngine engine =
        FlowEngine.of(
            mrio,
            LeontiefSolver.of(mrio, Backend.AUTO),
            Stressors.of(tables, mrio.regions(), mrio.sectors()));
    pair(engine, "final_producer", "xRoW", "CHN", 370155.03621554305);
    pair(engine, "final_consumer", "xRoW", "CHN", 359725.5751824369);
    for (String view : FlowEngine.flowViews()) {
      double total = Arrays.stream(engine.pairs(view, 0).values()).sum();
      assertThat(total).isCloseTo(69_327_812, within(1e-3));
    }
  }

  private static void pair(
      FlowEngine engine, String view, String from, String to, double expected) {
    int regions = engine.requirements(view).regions().size();
    int r = engine.requirements(view).regions().find(from);
    int d = engine.requirements(view).destinations().find(to);
    assertThat(engine.pairs(view, 0).values()[r + d * regions])
        .isCloseTo(expected, within(1e-9 * expected));
  }
}
