package org.tradewind.formats.pymrio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.pymrio.PymrioTable.Labels;

/** Files as pymrio 0.6 and later write them, but for the digits. */
class PymrioTableTest {
  private static final Labels INDUSTRIES =
      new Labels(
          List.of("region", "sector"), List.of(List.of("r1", "food"), List.of("r2", "food")));
  @TempDir Path folder;

  private static String text(PymrioTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void severalHeaderRowsAreFollowedByTheNamesOfTheIndex() throws IOException {
    PymrioTable z =
        PymrioTable.numbers("Z", INDUSTRIES, INDUSTRIES, i -> new double[] {i, i + .1 + .2});

    assertThat(text(z))
        .isEqualTo(
            "region\t\tr1\tr2\nsector\t\tfood\tfood\nregion\tsector\t\t\n"
                + "r1\tfood\t0.0\t0.30000000000000004\nr2\tfood\t1.0\t1.3\n");
    assertThat(z.parameters().toString()).isEqualTo("{name=Z.txt, nr_index_col=2, nr_header=2}");
  }

  @Test
  void oneHeaderRowHoldsThemItself() throws IOException {
    PymrioTable units = PymrioTable.units(INDUSTRIES, i -> "Mio \"EUR\"");

    assertThat(text(units))
        .isEqualTo(
            "region\tsector\tunit\nr1\tfood\t\"Mio \"\"EUR\"\"\"\nr2\tfood\t\"Mio \"\"EUR\"\"\"\n");
    assertThat(units.parameters().toString())
        .isEqualTo("{name=unit.txt, nr_index_col=2, nr_header=1}");
  }

  @Test
  void whatIsWrittenIsReadAgainToTheLastBit() throws IOException {
    double[] values = {1 / 3.0, -4.9e-324, 1.7976931348623157e308, -0.0, 123456789.123456789};
    List<String> odd = List.of("tab\there", "quote\"", "#one", "men's", "plain");
    PymrioTable table =
        PymrioTable.numbers(
            "F",
            Labels.of("stressor", List.of("CO2")),
            new Labels(
                List.of("region", "sector"), odd.stream().map(s -> List.of("r1", s)).toList()),
            i -> values);
    Path file = folder.resolve(table.fileName());
    Files.writeString(file, text(table));

    PymrioFrame read =
        PymrioFrame.read(file, new PymrioFrame.Shape(1, 2), Set.of(), SourceTexts.utf8());

    assertThat(read.values()[0]).containsExactly(values);
    for (int c = 0; c < odd.size(); c++) {
      assertThat(read.columnLabels()[c]).containsExactly("r1", odd.get(c));
    }
  }
}
