package org.tradewind.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.LayerBuffer;

/** Files in the layout of 'inmap sr save', and those that are not. */
class InmapFileTest {
  private static final double[][] CELLS = {{0, 0, 1, 2}, {1, 0, 3, 2}, {0, 2, 3, 5}};

  @TempDir Path folder;
  private Path path;
  private GeneratedInmap file;

  @BeforeEach
  void start() {
    path = folder.resolve("sr.ncf");
    file = new GeneratedInmap(CELLS);
  }

  private static double value(String variable, int layer, int source, int receptor) {
    return 1000 * GeneratedInmap.PARTICLES.indexOf(variable)
        + 100 * layer
        + 10 * source
        + receptor
        + 1;
  }

  private void refused(String... told) {
    file.write(path, InmapFileTest::value);
    var thrown =
        assertThatThrownBy(
                () -> {
                  try (InmapFile open = InmapFile.open(path)) {
                    open.require(GeneratedInmap.PARTICLES);
                    open.receptors("pSO4");
                    open.sources("pSO4", 0);
                    open.row(new LayerBuffer(3), "pSO4", open.layerIndex("pSO4", 0), 2);
                  }
                })
            .isInstanceOf(UserError.class)
            .hasMessageContaining(path.toString());
    for (String part : told) {
      thrown.hasMessageContaining(part);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void rowsAndGridAreReadAsTheyStand(int version) {
    file.version = version;
    file.people = new double[] {10, 20, 30};
    file.write(path, InmapFileTest::value);
    try (InmapFile open = InmapFile.open(path)) {
      open.require(GeneratedInmap.PARTICLES);
      LayerBuffer row = new LayerBuffer(3);
      assertThat(open.layerIndex("pNO3", 4)).isEqualTo(2);
      assertThat(open.row(row, "pNO3", open.layerIndex("pNO3", 4), 1)).isTrue();
      // 1000 for the fourth variable, the third layer, the second source
      assertThat(row.values()).containsExactly(3211, 3212, 3213);
      assertThat(open.row(row, "PrimaryPM25", 0, 2)).isTrue();
      assertThat(row.values()).containsExactly(21, 22, 23);
      InmapGrid grid = open.sources("pNO3", 2);
      assertThat(List.of(grid.west(1), grid.south(1), grid.east(1), grid.north(1)))
          .containsExactly(1., 0., 3., 2.);
      assertThat(open.receptors("pNO3").extent()).isEqualTo("x from 0 to 3, y from 0 to 5");
      assertThat(open.people().orElseThrow()).containsExactly(10, 20, 30);
    }
  }

  /** Five matrices of 2.5 GB: the last begins beyond 10 GB. Two rows are written. */
  @Test
  void matricesAboveTwoGigabytesAreReadByRow() throws IOException {
    int n = 25_000;
    double[][] cells = new double[n][];
    for (int i = 0; i < n; i++) {
      cells[i] = new double[] {i, 0, i + 1, 1};
    }
    GeneratedInmap large = new GeneratedInmap(cells);
    large.layers = new int[] {0};
    large.modelLayers = 1;
    large.write(path, (v, l, s, r) -> s + r / 100_000.0, new int[] {17, n - 1});
    assertThat(Files.size(path)).isGreaterThan(12_500_000_000L);
    try (InmapFile open = InmapFile.open(path)) {
      LayerBuffer row = new LayerBuffer(n);
      assertThat(open.row(row, "pSO4", 0, 17)).isTrue();
      assertThat(row.values()[n - 1]).isEqualTo((float) (17 + (n - 1) / 100_000.0));
      assertThat(open.row(row, "pSO4", 0, 16)).isFalse();
      assertThat(open.row(row, "SOA", 0, n - 1)).isTrue();
      assertThat(row.values()[3]).isEqualTo((float) (n - 1 + 3 / 100_000.0));
      assertThat(open.sources("pSO4", 0).east(n - 1)).isEqualTo(n);
    }
  }

  @Test
  void aVariableThatIsMissingIsNamed() {
    file.particles = List.of("PrimaryPM25", "SOA", "pNH4", "pNO3");
    refused("no variable pSO4", "PrimaryPM25");
  }

  @Test
  void anotherOrderOfDimensionsIsRefused() {
    file.dimensions = List.of("layer", "receptor", "source");
    refused("layer, receptor, source", "expected layer, source, receptor");
  }

  @Test
  void unitsThatAreAbsentOrOthersAreRefused() {
    file.units = "";
    refused("variable PrimaryPM25", "no units");
    file.units = "kg m-3 concentration per ug s-1 emissions";
    refused("units 'kg m-3 concentration per ug s-1 emissions'");
    file.units = "ug m-3 concentration at receptor location per t yr-1 emissions";
    refused("per t yr-1");
  }

  /** Both signs of micro that Unicode has, and the letter. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u03bcg m-3 x per \u03bcg s-1",
        "\u00b5g m-3 x per \u00b5g s-1 y",
        "ug/m3 per ug/s"
      })
  void unitsInOtherLettersAreTaken(String units) {
    file.units = units;
    file.write(path, InmapFileTest::value);
    try (InmapFile open = InmapFile.open(path)) {
      open.require(GeneratedInmap.PARTICLES);
    }
  }

  @Test
  void aFileThatIsCutIsRefused() {
    file.cut = 9;
    refused("truncated");
  }

  @Test
  void aLayerThatTheFileLacksIsRefused() {
    file.layers = new int[] {2, 4};
    file.write(path, InmapFileTest::value);
    try (InmapFile open = InmapFile.open(path)) {
      assertThatThrownBy(() -> open.layerIndex("pSO4", 0))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("inmap.layer")
          .hasMessageContaining("2, 4");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 9.969209968386869e36})
  void valuesThatAreNoNumbersAreRefused(double wrong) {
    file.write(path, (v, l, s, r) -> s == 2 && r == 1 ? wrong : 1);
    try (InmapFile open = InmapFile.open(path)) {
      LayerBuffer row = new LayerBuffer(3);
      assertThat(open.row(row, "pSO4", 0, 1)).isTrue();
      assertThatThrownBy(() -> open.row(row, "pSO4", 0, 2))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("variable pSO4")
          .hasMessageContaining("source 2, receptor 1");
    }
  }

  @Test
  void aGridOfAnotherSizeIsRefused() {
    file.modelLayers = 0;
    refused("3 receptors, and 0 cells of layer 0");
  }

  @Test
  void edgesTheWrongWayAboutAreRefused() {
    file = new GeneratedInmap(new double[][] {{0, 0, 1, 2}, {3, 0, 1, 2}, {0, 2, 3, 5}});
    refused("cell 1 from W 3.0 to E 1.0");
  }

  @Test
  void whatIsNotClassicNetcdfIsRefused() throws IOException {
    Files.writeString(path, "layer,source\n");
    assertThatThrownBy(() -> InmapFile.open(path))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("NetCDF");
  }
}
