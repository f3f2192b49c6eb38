package org.tradewind.formats.ioapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.axes.UserError;
import org.tradewind.importers.grid.GridCsvImporter;
import org.tradewind.importers.grid.GridSettings;
import org.tradewind.importers.source.ImportSettings;

class GriddescFileTest {
  private static final String CHINA =
      """
      ' '  ! coordinate systems
      'CHINA'
        2, 25.D0, 40.0 110.
        1.1d2,
        3.4E1
      "LATLON"
        1 0. 0. 0. 0. 0.
      ' '
      'CN36'
      'CHINA', -3096.D3 , -2286.D3, 36.D3, 36.D3, 172, 127, 1
      'WORLD'
      'LATLON' -180 -90 1 1 360 180 1
      'LOST'
      'CHIN' 0 0 1 1 1 1 1
      ' '
      """;

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("GRIDDESC"), content);
  }

  @Test
  void readsFortransFreeFormat() throws IOException {
    GriddescFile file = GriddescFile.read(file(CHINA));
    assertThat(file.names()).containsExactly("CN36", "WORLD", "LOST");
    assertThat(file.grid("CN36")).isEqualTo(LambertGrid.CHINA_36KM);
  }

  @Test
  void importersTakeTheirGridFromIt() throws IOException {
    Path file = file(CHINA.replace("172, 127", "17, 12"));
    GridCsvImporter importer = new GridCsvImporter();
    ImportSettings settings =
        ImportSettings.of(importer, Map.of("griddesc", file.toString(), "grid", "CN36"));
    Definition read = GridSettings.read("grid-csv", settings).definition();
    assertThat(read.ncols()).isEqualTo(17);
    assertThat(read.xorig()).isEqualTo(-3_096_000);
    ImportSettings both =
        ImportSettings.of(
            importer, Map.of("griddesc", file.toString(), "grid", "CN36", "alp", "30"));
    assertThatThrownBy(() -> GridSettings.read("grid-csv", both))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--set alp: found 30 together with a GRIDDESC file");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String content, String grid)
      throws IOException {
    Path file = file(content);
    return assertThatThrownBy(() -> GriddescFile.read(file).grid(grid))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void namesWhatIsWrong() throws IOException {
    refused(CHINA, "CN63").hasMessageContaining("Did you mean 'CN36'?");
    refused(CHINA, "WORLD").hasMessageContaining("projection 1 (longitude-latitude)");
    refused(CHINA, "LOST")
        .hasMessageContaining("coordinate system 'CHIN'")
        .hasMessageContaining("Did you mean 'CHINA'?");
    refused(CHINA.replace("-2286.D3", "x"), "CN36")
        .hasMessageContaining("line 10: found x; expected a number, the YORIG of CN36");
    refused(CHINA.replace("172", "172.5"), "CN36")
        .hasMessageContaining("found 172.5; expected a whole number, the NCOLS of CN36");
    refused(CHINA.substring(0, CHINA.indexOf("172")), "CN36")
        .hasMessageContaining("found its end; expected a number, NCOLS of CN36");
    refused(CHINA.replace("'LATLON' -180", "'LATLON -180"), "CN36")
        .hasMessageContaining("line 12: found a quote without its end");
    refused(CHINA.stripTrailing().replaceAll("' '$", ""), "CN36")
        .hasMessageContaining("the blank name that ends the file");
  }
}
