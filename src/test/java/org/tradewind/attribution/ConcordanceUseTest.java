package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Concordance;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class ConcordanceUseTest {
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SUBSECTORS = Axis.of("subsector", "plant", "stove");
  private static final List<String> SPECIES = List.of(Species.SO2, Species.NOX);
  private static final SourceAxis AXIS = new SourceAxis(REGIONS, SUBSECTORS, SPECIES);

  /** A fifth of the plant to households, the rest by energy, 3 to 1. */
  private static StudyTables tables(StudyTables tables) {
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("plant", "*", "household", .2)
            .add("plant", "*", "P")
            .add("plant", "*", "Q")
            .add("stove", "*", "household", 1));
    TinyStudy.put(
        tables,
        TinyStudy.rows(ConcordanceTables.SUBSECTOR_ENERGY)
            .add("plant", "*", "P", 3)
            .add("plant", "*", "Q", 1));
    return tables;
  }

  private static Concordance concordance(StudyTables tables) {
    return StudyModel.concordance(tables).orElseThrow();
  }

  @Test
  void whatWentWhereByHand() {
    Table.Builder damage = Table.builder(DamageTables.DAMAGE_REGION);
    damage
        .add("N", "plant", Species.CO2, "m01", 60, 0)
        .add("N", "plant", Species.CO2, "m07", 40, 0);
    damage
        .add("N", "plant", Species.SO2, "m01", 5, 10)
        .add("N", "plant", Species.NOX, "m01", 5, 30);
    // emits and causes nothing, and is neither lost nor hidden
    damage.add("S", "stove", Species.SO2, "m01", 2, 0);
    SourceOutput use =
        ConcordanceUse.of(
            AXIS,
            Damage.of(damage.build(), REGIONS, SUBSECTORS),
            concordance(tables(TinyStudy.tables())));
    Table table = use.central().validated("test");
    assertThat(rows(table))
        .containsExactly(
            "N plant P 0.6 energy 60.0 24.0",
            "N plant Q 0.2 energy 20.0 8.0",
            "N plant household 0.2 given 20.0 8.0",
            "S stove household 1.0 given 0.0 0.0");
  }

  private static List<String> rows(Table table) {
    return java.util.stream.IntStream.range(0, table.rows())
        .mapToObj(
            row ->
                String.join(
                    " ",
                    table.strings("region")[row],
                    table.strings("subsector")[row],
                    table.strings("sector")[row],
                    rounded(table.doubles("share")[row]),
                    table.strings("rule")[row],
                    rounded(table.doubles("co2_t")[row]),
                    rounded(table.doubles("deaths")[row])))
        .toList();
  }

  private static String rounded(double value) {
    return String.valueOf(Math.round(value * 1e9) / 1e9);
  }

  @Test
  void theRowsOfASubsectorSumToItsDamageAndThoseOfASectorToItsAccount() {
    StudyTables tables = tables(TinyStudy.uneven(40, 9));
    Pipeline.Results run = Pipeline.run(tables, TinyStudy.with(SPECIES, 3));
    Table ofRegions = run.tables().get(DamageTables.DAMAGE_REGION.name());
    Damage damage = Damage.of(ofRegions, REGIONS, SUBSECTORS);
    SourceOutput use = ConcordanceUse.of(AXIS, damage, concordance(tables));
    Table table = use.central();
    Map<String, Double> sources = new TreeMap<>();
    Map<String, Double> targets = new TreeMap<>();
    for (int row = 0; row < table.rows(); row++) {
      for (String quantity : List.of("co2_t", "deaths")) {
        double value = table.doubles(quantity)[row];
        String region = table.strings("region")[row] + " ";
        String stressor = quantity.equals("deaths") ? "deaths" : "CO2";
        sources.merge(
            region + table.strings("subsector")[row] + " " + stressor, value, Double::sum);
        targets.merge(region + table.strings("sector")[row] + " " + stressor, value, Double::sum);
      }
    }
    assertThat(sources).hasSize(8);
    for (int r = 0; r < 2; r++) {
      for (int h = 0; h < 2; h++) {
        String key = REGIONS.label(r) + " " + SUBSECTORS.label(h) + " ";
        double deaths = 0;
        for (String species : SPECIES) {
          deaths += damage.deaths(r, h, Species.ALL.indexOf(species));
        }
        close(sources.get(key + "CO2"), damage.tonnes(r, h, Species.ALL.indexOf(Species.CO2)));
        close(sources.get(key + "deaths"), deaths);
      }
    }
    Table account = run.tables().get(AccountTables.ACCOUNT.name());
    int compared = 0;
    for (int row = 0; row < account.rows(); row++) {
      Optional<Double> sum =
          Optional.ofNullable(
              targets.get(
                  account.strings("region")[row]
                      + " "
                      + account.strings("sector")[row]
                      + " "
                      + account.strings("stressor")[row]));
      if (sum.isPresent() && account.strings("view")[row].equals("producer")) {
        close(sum.get(), account.doubles("value")[row]);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(8);
    assertThat(ConcordanceUse.ledger(AXIS, damage, use).open()).isEmpty();
    assertThat(ConcordanceUse.ledger(AXIS, damage, use).entries()).hasSize(2);
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-12 * expected));
  }
}
