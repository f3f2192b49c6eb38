package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.formats.pymrio.PymrioTable;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.World;
import org.tradewind.tables.StudyTables;

/** The ring of HandWorkedWorldTest in pymrio's tables. */
class PymrioSystemTest {
  private static final Offset<Double> EXACT = within(1e-14);

  private final FlowEngine engine = engine();
  private final PymrioSystem system = PymrioSystem.of(engine, PymrioAccounts.of(engine));
  private final List<PymrioTable> core = system.core("CNY", Optional.empty());
  private final List<PymrioTable> extension =
      system.extension(s -> "t", Optional.of(new double[] {2, 4}));

  private static FlowEngine engine() {
    StudyTables tables =
        World.ring()
            .emits("A", "1", "CO2", 96)
            .emits("B", "1", "CO2", 168)
            .emits("B", "2", "CO2", 54)
            .householdEmits("A", "CO2", 5)
            .householdEmits("B", "CO2", 7)
            .tables();
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, MrioParameters.Backend.AUTO),
        Stressors.of(tables, mrio.regions(), mrio.sectors()));
  }

  private static PymrioTable table(List<PymrioTable> tables, String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static double[] row(List<PymrioTable> tables, String name, int row) {
    return table(tables, name).content().apply(row).stream()
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Test
  void tablesStandInTheOrderOfPymrio() {
    assertThat(core).extracting(PymrioTable::name).containsExactly("Z", "Y", "x", "A", "L", "unit");
    assertThat(extension)
        .extracting(PymrioTable::name)
        .startsWith("F", "S", "M", "F_Y", "S_Y", "D_pba", "D_pba_reg", "D_pba_cap")
        .endsWith("D_exp", "D_exp_reg", "D_exp_cap", "unit")
        .hasSize(5 + 12 + 1);
  }

  @Test
  void codesThatAreNumbersGetALetter() {
    assertThat(table(core, "Z").rows().labels())
        .containsExactly(
            List.of("A", "s1"), List.of("A", "s2"), List.of("B", "s1"), List.of("B", "s2"));
  }

  @Test
  void finalDemandHasRowAndErrAsRegionsOfItsOwn() {
    PymrioTable y = table(core, "Y");
    assertThat(y.columns().levels()).containsExactly("region", "category");
    assertThat(y.columns().labels())
        .containsExactly(
            List.of("A", "urban"),
            List.of("A", "inventories"),
            List.of("B", "urban"),
            List.of("B", "inventories"),
            List.of("ROW", "export"),
            List.of("ERR", "others"));
    assertThat(row(core, "Y", 2)).containsExactly(15, 0, 30, -15, 0, 0);
    assertThat(row(core, "Y", 3)).containsExactly(0, 0, 45, 0, 0, 15);
  }

  @Test
  void theCoreByHand() {
    assertThat(row(core, "Z", 3)).containsExactly(48, 0, 0, 0);
    assertThat(row(core, "x", 3)).containsExactly(108);
    assertThat(row(core, "A", 0)).containsExactly(new double[] {0, .5, 0, 0}, EXACT);
    // L_ij = 16/15 / 2^d; rows asked for out of order too
    assertThat(row(core, "L", 2))
        .containsExactly(new double[] {4 / 15.0, 2 / 15.0, 16 / 15.0, 8 / 15.0}, EXACT);
    assertThat(row(core, "L", 0))
        .containsExactly(new double[] {16 / 15.0, 8 / 15.0, 4 / 15.0, 2 / 15.0}, EXACT);
    assertThat(table(core, "unit").content().apply(0)).containsExactly("CNY");
  }

  @Test
  void lInManyBlocksIsTheInverse() {
    FlowEngine large = RandomWorld.of(3, 10, 15).engine();
    PymrioSystem tables = PymrioSystem.of(large, PymrioAccounts.of(large));
    double[] inverse = large.solver().leontiefInverse();

    for (int i = 0; i < 150; i++) {
      double[] row = row(tables.core("CNY", Optional.empty()), "L", i);
      for (int j = 0; j < 150; j++) {
        assertThat(row[j]).isCloseTo(inverse[i + j * 150], within(1e-13));
      }
    }
  }

  @Test
  void householdsStandInTheFirstCategoryAndInTwoOfTheRegionalAccounts() {
    assertThat(row(extension, "F_Y", 0)).containsExactly(5, 0, 7, 0, 0, 0);
    // A buys 30 + 15 + 15 in urban, B 15 + 30 + 30 + 45
    assertThat(row(extension, "S_Y", 0))
        .containsExactly(new double[] {5 / 60.0, 0, 7 / 120.0, 0, 0, 0}, EXACT);
    Offset<Double> near = within(1e-12);
    assertThat(row(extension, "D_pba_reg", 0)).containsExactly(new double[] {101, 229}, near);
    assertThat(row(extension, "D_cba_reg", 0))
        .containsExactly(new double[] {112, 178, 14, 26}, near);
    assertThat(row(extension, "D_imp_reg", 0)).containsExactly(new double[] {63, 42, 14, 26}, near);
    assertThat(row(extension, "D_exp_reg", 0)).containsExactly(new double[] {52, 93}, near);
    assertThat(row(extension, "D_pba_cap", 0)).containsExactly(new double[] {50.5, 57.25}, near);
    assertThat(row(extension, "D_imp_cap", 0))
        .containsExactly(new double[] {31.5, 10.5, Double.NaN, Double.NaN}, near);
  }
}
