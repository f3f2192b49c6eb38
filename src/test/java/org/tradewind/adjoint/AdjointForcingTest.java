package org.tradewind.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.formats.ioapi.IoapiHeader;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthFacts;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class AdjointForcingTest {
  private static final Provenance GIVEN = Provenance.of(Provenance.Status.GIVEN, "test", "");
  private static final LambertGrid GRID =
      LambertGrid.of(
          new LambertGrid.Definition(25, 40, 110, 110, 34, -72e3, -54e3, 36e3, 36e3, 4, 3));

  /** Cells 1, 6 and 11 of twelve. */
  private static final int[] CELLS = {1, 6, 11};

  @TempDir Path folder;

  private static Table cells(double... pm25) {
    double[] people = {2e5, 3e6, 0};
    Table.Builder table = Table.builder(Inputs.CELL);
    for (int i = 0; i < CELLS.length; i++) {
      int c = CELLS[i];
      table.add(c, GRID.col(c), GRID.row(c), 0, 0, 1, people[i], pm25[i], Double.NaN, "");
    }
    return table.build();
  }

  private static Burden burden(Table cells) {
    StudyTables tables = HealthFacts.tables().put(cells, GIVEN);
    return Burden.of(tables, HealthParameters.of("gemm"));
  }

  private static ForcingParameters parameters(
      String from, String to, ForcingParameters.Label label, List<Double> levels) {
    return new ForcingParameters(
        LocalDate.parse(from),
        LocalDate.parse(to),
        label,
        List.of("ASO4J", "AECJ"),
        "TINY",
        new IoapiHeader.Vertical(7, 5000, levels));
  }

  private Path file(AdjointForcing forcing, LocalDate day) {
    Path file = folder.resolve(AdjointForcing.fileName(day));
    try (OutputStream out = Files.newOutputStream(file)) {
      forcing.write(day, out, List.of("a test"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return file;
  }

  /**
   * Raising PM2.5 of all cells by a constant in every record changes J by the sum of the forcing
   * over all files times that constant: J itself is computed anew, the files are read back.
   */
  @Test
  void summedOverRecordsItIsTheChangeOfTheBurden() {
    Burden burden = burden(cells(40, 60, 50));
    for (ForcingParameters.Label label : ForcingParameters.Label.values()) {
      AdjointForcing forcing =
          AdjointForcing.of(
              GRID,
              cells(40, 60, 50),
              burden.marginalDeaths(),
              parameters("2016-02-28", "2016-03-01", label, List.of(1.0, .9, 0.0)));
      assertThat(forcing.records()).isEqualTo(3 * 24);
      double[] sums = new double[GRID.cells()];
      forcing
          .days()
          .forEach(
              day -> {
                try (IoapiFile file = IoapiFile.open(file(forcing, day))) {
                  for (int t = 0; t < AdjointForcing.RECORDS_A_DAY; t++) {
                    double[] layer = file.read("ASO4J", t, 0);
                    assertThat(file.read("AECJ", t, 0)).isEqualTo(layer);
                    assertThat(file.read("ASO4J", t, 1)).containsOnly(0);
                    for (int c = 0; c < sums.length; c++) {
                      sums[c] += layer[c];
                    }
                  }
                }
              });
      double dz = 1e-3;
      double up = burden(cells(40 + dz, 60 + dz, 50 + dz)).total();
      double down = burden(cells(40 - dz, 60 - dz, 50 - dz)).total();
      double change = (up - down) / 2;
      // files hold floats of 24 bits
      assertThat(CompensatedSum.of(sums) * dz).isCloseTo(change, within(1e-6 * change));
      assertThat(forcing.total() * dz).isCloseTo(change, within(1e-7 * change));
      assertThat(sums[6]).isPositive();
      for (int c : new int[] {0, 2, 3, 4, 5, 7, 8, 9, 10, 11}) {
        assertThat(sums[c]).as("cell " + c + ", without people").isZero();
      }
    }
  }

  @Test
  void eachHourIsForcedOnceWhicheverItsLabel() {
    double[] marginal = {24, 48, 0};
    for (ForcingParameters.Label label : ForcingParameters.Label.values()) {
      AdjointForcing forcing =
          AdjointForcing.of(
              GRID,
              cells(1, 1, 1),
              marginal,
              parameters("2017-12-31", "2017-12-31", label, List.of(1.0, 0.0)));
      LocalDate day = LocalDate.of(2017, 12, 31);
      assertThat(AdjointForcing.fileName(day)).isEqualTo("forcing.2017365.nc");
      assertThat(forcing.perRecord()[1]).isEqualTo(1);
      assertThat(forcing.perRecord()[6]).isEqualTo(2);
      assertThat(forcing.total()).isEqualTo(72);
      try (IoapiFile file = IoapiFile.open(file(forcing, day))) {
        assertThat(file.header().grid()).isEqualTo(GRID);
        assertThat(file.header().gridName()).isEqualTo("TINY");
        assertThat(file.timeStamps())
            .hasSize(25)
            .startsWith(day.atStartOfDay())
            .endsWith(LocalDateTime.of(2018, 1, 1, 0, 0));
        assertThat(file.variable("AECJ").units()).isEqualTo("CF/(ug/m**3)");
        int idle = label == ForcingParameters.Label.START ? 24 : 0;
        for (int t = 0; t < 25; t++) {
          assertThat(file.read("AECJ", t, 0)[1]).as(label + " " + t).isEqualTo(t == idle ? 0 : 1);
        }
      }
    }
  }

  @Test
  void aGridThatCmaqDoesNotHaveIsRefused() {
    ForcingParameters day =
        parameters("2017-01-01", "2017-01-01", ForcingParameters.Label.START, List.of(1.0, 0.0));
    assertThatThrownBy(
            () ->
                AdjointForcing.of(
                    new LonLatGrid(100, 30, 1, 1, 4, 3, 6_370_000),
                    cells(1, 1, 1),
                    new double[3],
                    day))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a Lambert grid");
    LambertGrid wide =
        LambertGrid.of(
            new LambertGrid.Definition(
                25, 40, 110, 110, 34, -72e3, -54e3, 36e3, 36e3, 4, 3, 6_371_000));
    assertThatThrownBy(() -> AdjointForcing.of(wide, cells(1, 1, 1), new double[3], day))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("6371000");
    LambertGrid narrow =
        LambertGrid.of(
            new LambertGrid.Definition(25, 40, 110, 110, 34, -72e3, -54e3, 36e3, 36e3, 3, 4));
    assertThatThrownBy(() -> AdjointForcing.of(narrow, cells(1, 1, 1), new double[3], day))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table cell, row 2");
  }

  @Test
  void parametersThatCannotBeAreRefused() {
    assertThatThrownBy(
            () ->
                parameters(
                    "2017-01-02", "2017-01-01", ForcingParameters.Label.START, List.of(1.0, 0.0)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("forcing.to");
    for (List<Double> levels :
        List.of(List.of(1.0), List.of(1.0, 1.0), List.of(1.0, .5, .7), List.of(0.0, 2.0, 1.0))) {
      assertThatThrownBy(
              () -> parameters("2017-01-01", "2017-01-01", ForcingParameters.Label.START, levels))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("forcing.levels")
          .hasMessageContaining("VGLVLS");
    }
    for (String name : List.of("SEVENTEEN_LETTERS", "2FAST", "A B", "ÄSO4J")) {
      assertThatThrownBy(() -> named(List.of(name), "TINY"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("forcing.species")
          .hasMessageContaining(name);
    }
    assertThatThrownBy(() -> named(List.of("A", "A"), "TINY"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("each once");
    assertThatThrownBy(() -> named(List.of("A"), "my grid"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("forcing.grid_name");
  }

  private static void named(List<String> species, String grid) {
    LocalDate day = LocalDate.of(2017, 1, 1);
    new ForcingParameters(
        day,
        day,
        ForcingParameters.Label.END,
        species,
        grid,
        new IoapiHeader.Vertical(7, 5000, List.of(1.0, 0.0)));
  }

  @Test
  void theDefaultSpeciesAreFineAndNamedOnce() {
    assertThat(ForcingParameters.AERO5_PM25)
        .hasSize(35)
        .doesNotHaveDuplicates()
        .allMatch(s -> s.endsWith("I") || s.endsWith("J"))
        .doesNotContain("AH2OI", "AH2OJ");
  }
}
