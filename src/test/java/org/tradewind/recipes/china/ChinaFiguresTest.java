package org.tradewind.recipes.china;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;

class ChinaFiguresTest {
  private static final String HEADER = "province,pop_2017_1e4,gdp_2017_1e8cny\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    Path file = folder.resolve("people.csv");
    Files.writeString(file, text);
    return file;
  }

  private static String all() {
    StringBuilder text = new StringBuilder(HEADER);
    Csv.fact("china/provinces").column("name").forEach(n -> text.append(n).append(",100,6.7518\n"));
    return text.toString();
  }

  @Test
  void convertsUnits() throws IOException {
    ChinaFigures figures = ChinaFigures.read(file(all()));
    assertThat(figures.regions().size()).isEqualTo(31);
    // 100 x 10^4 persons; 6.7518 x 10^8 CNY = 10^8 USD = 100 x 10^6 USD
    assertThat(figures.populationPersons()).containsOnly(1e6);
    assertThat(figures.gdpMillionUsd()[0]).isCloseTo(100, within(1e-12));
  }

  @Test
  void namesTheRowThatIsWrongMissingOrTwice() {
    assertThatThrownBy(() -> ChinaFigures.read(file(HEADER + "Bejing,1,1\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("people.csv, row 1")
        .hasMessageContaining("Did you mean 'Beijing'?");
    assertThatThrownBy(() -> ChinaFigures.read(file(all().replace("Xinjiang,100,6.7518\n", ""))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row of province 'Xinjiang'");
    assertThatThrownBy(() -> ChinaFigures.read(file(all() + "Tibet,1,1\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 32")
        .hasMessageContaining("duplicate province 'Tibet'");
    assertThatThrownBy(() -> ChinaFigures.read(file(HEADER + "Beijing,-5,1\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column pop_2017_1e4")
        .hasMessageContaining("-5.0");
  }

  @Test
  void statisticsNameEveryProvince() {
    assertThat(Csv.fact("china/province_statistics").column("region"))
        .containsExactlyElementsOf(Csv.fact("china/provinces").column("region"));
  }
}
