package org.tradewind.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.importers.NationalIoImporter;
import org.tradewind.tables.Csv;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Vocabulary;

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
    Csv.fact("provinces").column("name").forEach(n -> text.append(n).append(",100,6.7518\n"));
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
        .hasMessageContaining("'Tibet' a second time");
    assertThatThrownBy(() -> ChinaFigures.read(file(HEADER + "Beijing,-5,1\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column pop_2017_1e4")
        .hasMessageContaining("-5.0");
  }

  @Test
  void splitsConsumptionSoThatItsPartsSumToIt() {
    NationalTable national =
        new NationalTable(
            Axis.of("sector", "01", "39"),
            "10^4 CNY",
            new double[4],
            new double[2],
            Map.of(NationalIoImporter.CONSUMPTION, new double[] {1000, 400}),
            new double[2],
            new double[2],
            new double[2],
            new double[2]);
    Map<String, double[]> split = ChinaShares.splitConsumption(national).finalDemand();
    assertThat(split.keySet())
        .containsExactly(Vocabulary.RURAL, Vocabulary.URBAN, Vocabulary.GOVERNMENT);
    // no farm products for government; three quarters of education
    assertThat(split.get(Vocabulary.GOVERNMENT)).containsExactly(0, 300);
    assertThat(split.get(Vocabulary.RURAL)).containsExactly(215, 21.5);
    assertThat(split.get(Vocabulary.URBAN)).containsExactly(785, 78.5);
  }

  @Test
  void shippedSharesNameEverySectorRegionAndCategory() {
    assertThat(Csv.fact("regional_output_proxies").column("sector"))
        .containsExactlyElementsOf(Csv.fact("sectors").column("sector"));
    assertThat(Csv.fact("province_statistics").column("region"))
        .containsExactlyElementsOf(Csv.fact("provinces").column("region"));
    assertThat(Csv.fact("final_demand_proxies").column("category"))
        .containsExactlyInAnyOrder(
            Vocabulary.RURAL,
            Vocabulary.URBAN,
            Vocabulary.GOVERNMENT,
            Vocabulary.FIXED_CAPITAL,
            Vocabulary.INVENTORIES);
  }
}
