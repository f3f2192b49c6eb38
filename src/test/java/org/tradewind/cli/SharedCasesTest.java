package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Files of real users that once went wrong, each a folder of ../shared/cases whose RUN.md has the
 * command and what must come of it. Where RUN.md allows a refusal instead of a reading, both ends
 * pass; nothing else does. A folder that this test does not know fails it.
 */
class SharedCasesTest {
  private static final Path CASES = Path.of("../shared/cases");
  private static final Offset<Double> EXACT = within(1e-9);

  @TempDir Path scratch;

  /** What a case must come to. */
  private interface Expectation {
    void check(Path folder, Path out) throws IOException;
  }

  private final Map<String, Expectation> known = new TreeMap<>();

  SharedCasesTest() {
    known.put("01-parquet-decimal", this::decimals);
    known.put("02-ioapi-fill", this::fills);
    known.put("04-excel-error-row", this::errorRow);
    known.put("05-single-parquet-file", this::singleFile);
    known.put("06-pymrio-units", this::pymrioUnits);
    known.put("07-pymrio-leading-empty-row", this::leadingEmptyRow);
    known.put("09-gbk", this::gbk);
    known.put("11-gadm-names", this::gadmNames);
    known.put("13-exiobase-unit", this::unitWithLabels);
    known.put("14-rounding-on-zero-output", this::roundingOnZeroOutput);
    known.put("15-oecd-all", this::oecdAll);
    known.put("16-datav-nameless", this::datavNameless);
    known.put("17-vector-of-integers", this::vectorOfIntegers);
    known.put("18-hive-folder", this::hiveFolder);
    known.put("19-trailing-rows", this::trailingRows);
    known.put("20-mrbrt-plateau", this::plateau);
  }

  @TestFactory
  List<DynamicTest> everyCaseEndsAsItsRunSays() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(CASES), "needs " + CASES);
    List<String> folders;
    try (Stream<Path> all = Files.list(CASES)) {
      folders =
          all.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
    }
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        DynamicTest.dynamicTest(
            "every folder is known", () -> assertThat(known.keySet()).containsAll(folders)));
    for (String name : folders) {
      Expectation expectation = known.get(name);
      if (expectation != null) {
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> expectation.check(CASES.resolve(name).toAbsolutePath(), fresh(name))));
      }
    }
    return tests;
  }

  private Path fresh(String name) throws IOException {
    return Files.createDirectories(scratch.resolve(name)).resolve("out");
  }

  private static CommandRun flows(Path inputs, Path out, String... more) {
    return study("flows", inputs, out, more);
  }

  private static CommandRun study(String job, Path inputs, Path out, String... more) {
    List<String> all =
        new ArrayList<>(List.of(job, "conf/two-regions.yaml", "--master", "local[2]", "--set"));
    all.addAll(List.of("inputs=" + inputs, "--out", out.toString()));
    all.addAll(List.of(more));
    return CommandRun.of(all);
  }

  private static CommandRun imported(String format, Path source, Path to, String... settings) {
    List<String> all =
        new ArrayList<>(List.of("import", format, source.toString(), "--to", to.toString()));
    for (String setting : settings) {
      all.addAll(List.of("--set", setting));
    }
    return CommandRun.of(all);
  }

  private static String summary(Path out) {
    try {
      return Files.readString(out.resolve("summary.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertDone(CommandRun run) {
    assertThat(run.code()).as(run.err() + run.out()).isZero();
  }

  private static void assertRefused(CommandRun run, Path out, String... words) {
    assertThat(run.code()).as(run.err() + run.out()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  /** A number of a finished run: the value where the first columns are these. */
  private static double value(Path out, String table, String... key) {
    try (Stream<String> lines = Files.lines(RunFiles.csv(out, table))) {
      return lines
          .map(line -> line.split(","))
          .filter(fields -> Arrays.equals(Arrays.copyOf(fields, key.length), key))
          .mapToDouble(fields -> Double.parseDouble(fields[key.length]))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no row " + List.of(key) + " in " + table));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSupplyChainCo2(CommandRun run, Path out, double tonnes) {
    assertDone(run);
    assertThat(value(out, "national_total", "CO2", "supply_chain")).isCloseTo(tonnes, EXACT);
  }

  private static StudyTables tables(Path folder) {
    return new InputFolder(folder.toString(), LocalFiles.configuration()).smallTables();
  }

  private static double sum(Table table, String column) {
    return Arrays.stream(table.doubles(column)).sum();
  }

  private void decimals(Path folder, Path out) {
    CommandRun run = flows(folder, out);
    if (run.code() == 2) {
      assertRefused(run, out, "DECIMAL");
    } else {
      assertSupplyChainCo2(run, out, 1351.0);
    }
  }

  private void fills(Path folder, Path out) {
    for (String name : List.of("fill_default", "fill_attr", "fill_999")) {
      Path to = out.resolveSibling(name);
      assertDone(
          imported(
              "ioapi", folder.resolve(name + ".nc"), to, "variable=POP", "pm25_variable=PM25"));
      Table cell = tables(to).require(Inputs.CELL);
      double[] pm25 = cell.doubles("pm25_ugm3");
      double[] people = cell.doubles("population_persons");
      assertThat(cell.rows()).as(name).isEqualTo(20);
      assertThat(Arrays.stream(people).sum()).as(name).isEqualTo(209_000);
      assertThat(Arrays.stream(people).filter(p -> p > 0).count()).as(name).isEqualTo(19);
      assertThat(cell.ints("cell")[0]).isZero();
      assertThat(people[0]).as(name).isZero();
      assertThat(pm25[0]).as(name).isNaN();
      assertThat(Arrays.stream(pm25).skip(1).average().orElseThrow()).as(name).isCloseTo(45, EXACT);
    }
    CommandRun weather =
        imported(
            "meteorology",
            folder.resolve("met.nc"),
            out,
            "wind_speed=WSPD10",
            "wind_direction=WDIR10",
            "mixing_height=PBL",
            "precipitation=RN");
    assertRefused(weather, out, "PBL");
  }

  private void errorRow(Path folder, Path out) {
    CommandRun run = flows(folder, out);
    assertRefused(run, out, "'#N/A'", "stressor");
    assertThat(run.err()).containsPattern("row 3\\b|line 4\\b");
  }

  private void singleFile(Path folder, Path out) {
    CommandRun run = flows(folder, out);
    if (run.code() == 2) {
      assertRefused(run, out, "stressor_household.parquet");
      return;
    }
    assertDone(run);
    if (!summary(out).contains("stressor_household.parquet")) {
      assertThat(value(out, "national_total", "CO2", "household")).isCloseTo(500, EXACT);
    }
  }

  private void pymrioUnits(Path folder, Path out) {
    Path tables = out.resolveSibling("tables");
    CommandRun read = imported("pymrio", folder.resolve("gg"), tables);
    if (read.code() == 2) {
      assertRefused(read, tables, "unit");
      return;
    }
    assertDone(read);
    assertSupplyChainCo2(
        CommandRun.of(
            List.of(
                "flows",
                "conf/two-regions.yaml",
                "--master",
                "local[2]",
                "--set",
                "study=x",
                "--set",
                "inputs=" + tables,
                "--out",
                out.toString())),
        out,
        1350);
    assertThat(value(out, "national_total", "CO2", "household")).isCloseTo(3, EXACT);
  }

  /** Text and Parquet end alike: refused by the row, or SO2 is named as left out. */
  private void leadingEmptyRow(Path folder, Path out) {
    CommandRun text = imported("pymrio", folder.resolve("txt"), out);
    CommandRun parquet = imported("pymrio", folder.resolve("parquet"), out.resolveSibling("out2"));
    assertThat(text.code()).as(text.err() + parquet.err()).isEqualTo(parquet.code());
    for (CommandRun run : List.of(text, parquet)) {
      assertThat(run.code()).as(run.err()).isIn(0, 2);
      assertThat(run.code() == 2 ? run.err() : run.out()).contains("SO2");
    }
  }

  private void gbk(Path folder, Path out) {
    CommandRun run = flows(folder, out);
    assertRefused(run, out, "UTF-8", ".csv");
    assertThat(run.err()).containsPattern("(line|row) [0-9]+");
  }

  private void gadmNames(Path folder, Path out) {
    assertRegions(
        imported(
            "polygons",
            folder.resolve("gadm.geojson"),
            out,
            "id_property=NAME_1",
            "codes=china-provinces"),
        out,
        "BJ",
        "NM",
        "NX",
        "XJ",
        "TB");
    Path second = out.resolveSibling("gb");
    assertRegions(
        imported(
            "polygons",
            folder.resolve("gb.geojson"),
            second,
            "id_property=shapeName",
            "codes=china-provinces"),
        second,
        "BJ",
        "NM",
        "HB",
        "XJ");
  }

  private static void assertRegions(CommandRun run, Path to, String... codes) {
    assertDone(run);
    assertThat(tables(to).require(Inputs.REGION).strings("region"))
        .containsExactlyInAnyOrder(codes);
  }

  private void unitWithLabels(Path folder, Path out) {
    CommandRun run = imported("pymrio", folder, out);
    assertDone(run);
    StudyTables made = tables(out);
    assertThat(sum(made.require(MrioInputs.STRESSOR), "value")).isCloseTo(1350, EXACT);
    String told = run.out() + made.provenance("stressor").note();
    assertThat(told).matches(t -> t.contains("(t)") || t.contains("unit not given"));
  }

  private void roundingOnZeroOutput(Path folder, Path out) {
    assertRounded(flows(folder, out), out);
    Path second = out.resolveSibling("out2");
    assertRounded(flows(folder, second, "--set", "mrio.balance_tolerance=0.99"), second);
  }

  private static void assertRounded(CommandRun run, Path out) {
    assertDone(run);
    assertThat(value(out, "flow_pair", "final_producer", "CO2", "N", "S"))
        .isCloseTo(27.1186, within(5e-5));
    assertThat(value(out, "flow_pair", "final_producer", "CO2", "S", "N"))
        .isCloseTo(42.3729, within(5e-5));
    assertThat(summary(out)).as("the row of the gap").containsPattern("N[/ ,]+P");
  }

  private void oecdAll(Path folder, Path out) {
    CommandRun run = imported("pymrio", folder, out);
    if (run.code() == 2) {
      assertRefused(run, out, "ALL", "ERR");
      return;
    }
    assertDone(run);
    Table demand = tables(out).require(MrioInputs.FINAL_DEMAND);
    Map<String, Double> errors = new HashMap<>();
    for (int r = 0; r < demand.rows(); r++) {
      if (demand.strings("to_region")[r].equals("ERR")) {
        assertThat(demand.strings("category")[r]).isEqualTo("others");
        errors.put(
            demand.strings("region")[r] + "/" + demand.strings("sector")[r],
            demand.doubles("value")[r]);
      }
    }
    errors.values().removeIf(v -> v == 0);
    assertThat(errors).isEqualTo(Map.of("N/Power", 0.5, "N/Goods", -0.5));
  }

  private void datavNameless(Path folder, Path out) {
    CommandRun run =
        imported("polygons", folder.resolve("datav.geojson"), out, "codes=china-provinces");
    if (run.code() == 2) {
      assertRefused(run, out, "empty", "id_property=adcode");
      return;
    }
    assertRegions(run, out, "BJ", "TJ");
    assertThat(run.out()).containsPattern("name.{0,40}(empty|'')|without a name|nameless");
  }

  private void vectorOfIntegers(Path folder, Path out) {
    assertSupplyChainCo2(flows(folder, out), out, 1350);
  }

  private void hiveFolder(Path folder, Path out) {
    CommandRun run = flows(folder, out);
    if (run.code() == 2) {
      assertRefused(run, out, "partition");
    } else {
      assertSupplyChainCo2(run, out, 1350);
    }
  }

  private void trailingRows(Path folder, Path out) {
    assertSupplyChainCo2(flows(folder, out), out, 1350);
  }

  /** 70 deaths a year at risk in cell 2, 280 in cell 1, 140 in cell 0; the curve is tabulated. */
  private void plateau(Path folder, Path out) {
    assertDone(
        study(
            "attribute", folder, out, "--set", "species=[SO2]", "--set", "health.form=tabulated"));
    assertThat(value(out, "burden_cell", "2")).isCloseTo(70 * 0.28197, within(70 * 5e-6));
    assertThat(value(out, "burden_cell", "1"))
        .isBetween(280 * (1 - 1 / 1.38), 280 * (1 - 1 / 1.392698));
    assertThat(value(out, "burden_cell", "0")).isBetween(140 * (1 - 1 / 1.15), 140 * (1 - 1 / 1.3));
  }
}
