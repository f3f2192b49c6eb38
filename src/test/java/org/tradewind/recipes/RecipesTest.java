package org.tradewind.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

class RecipesTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final RecipeParameters PARAMETERS = new RecipeParameters(36);

  @Test
  void makesTheTablesOfTheWorldOf2000() {
    Assumptions.assumeTrue(
        Files.exists(DATA.resolve(Wiod2000.FILE)), "needs ../shared/data/" + Wiod2000.FILE);
    StudyTables tables = Recipes.require("wiod-2000").tables(DATA, PARAMETERS);
    assertThat(tables.require(Inputs.REGION).rows()).isEqualTo(26);
    assertThat(tables.require(Inputs.SECTOR).rows()).isEqualTo(23);
    assertThat(tables.require(MrioInputs.TRANSACTIONS).rows()).isEqualTo(26 * 23);
    assertThat(StudyInfo.of(tables).values())
        .containsEntry("year", "2000")
        .containsEntry("region_word_plural", "countries");
    for (String table : tables.tables().keySet()) {
      assertThat(tables.provenance(table).status()).isEqualTo(Provenance.Status.REAL);
      assertThat(tables.provenance(table).files()).hasSize(1);
    }
    // primary inputs of the world = its final demand, since nothing leaves the world
    Table stressor = tables.require(MrioInputs.STRESSOR);
    assertThat(stressor.strings("stressor"))
        .containsOnly(Vocabulary.VALUE_ADDED, Vocabulary.PRIMARY_INPUTS);
    double[] values = stressor.doubles("value");
    double added = CompensatedSum.of(Arrays.copyOfRange(values, 26 * 23, 2 * 26 * 23));
    double demanded = CompensatedSum.of(tables.require(MrioInputs.FINAL_DEMAND).doubles("value"));
    assertThat(added / demanded).isCloseTo(1, within(1e-8));
  }

  @Test
  void namesTheFileThatIsMissing(@TempDir Path empty) {
    assertThatThrownBy(() -> new Wiod2000().tables(empty, PARAMETERS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("recipe wiod-2000")
        .hasMessageContaining("no file " + Wiod2000.FILE)
        .hasMessageContaining("docs/data-sources.md");
  }

  @Test
  void theBundledStudyNeedsNoFilesAndSaysThatItIsIllustrative(@TempDir Path empty) {
    StudyTables tables = Recipes.require("sample").tables(empty, new RecipeParameters(144));
    assertThat(tables.require(Inputs.REGION).rows()).isEqualTo(31);
    assertThat(tables.require(Inputs.REGION).strings("local_name")[18]).isEqualTo("广东");
    assertThat(tables.require(Inputs.REGION).strings("short_name")[18]).isEqualTo("Guangdong");
    assertThat(StudyInfo.of(tables).region()).isEqualTo("province");
    assertThat(tables.provenance("region_shape").note()).startsWith("made-up borders");
    assertThat(tables.tables().keySet())
        .allMatch(t -> tables.provenance(t).status() == Provenance.Status.ILLUSTRATIVE);
  }

  @Test
  void refusesAnUnknownRecipeWithTheNearest() {
    assertThatThrownBy(() -> Recipes.require("wiod-200"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'wiod-2000'?");
  }
}
