package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.importers.mrio.WiodImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.tables.Csv;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Every view of the real table of 2000 against a program of another language that forms the full
 * inverse (see README beside its figures).
 */
class WiodAllViewsTest {
  private static final Path TABLE =
      Path.of("../shared/data/wiod_longrun_2000/WIODlr_WIOT_2000.csv.gz");

  private final Map<String, Double> found = new HashMap<>();

  @ParameterizedTest
  @EnumSource(
      value = Backend.class,
      names = {"NATIVE", "JAVA"})
  void agreesWithAnIndependentProgram(Backend backend) throws IOException {
    Assumptions.assumeTrue(Files.exists(TABLE), "needs " + TABLE);
    fill(backend);

    String name = "wiod2000/all_views.csv";
    Csv expected;
    try (var stream = WiodAllViewsTest.class.getResourceAsStream(name)) {
      expected = Csv.read(new InputStreamReader(stream, StandardCharsets.UTF_8), name);
    }
    // multipliers, accounts, pairs, embodied trade, tiers, concentration, largest flows
    assertThat(expected.rows())
        .isEqualTo(598 * (1 + 3) + 2 * 26 * (26 + 3) + 23 * 23 * 3 + 18 + 101);
    for (int row = 0; row < expected.rows(); row++) {
      String key = expected.text(row, "table") + " " + expected.text(row, "key");
      double value = expected.number(row, "value");
      // an index near 0 is a difference of large numbers
      double scale = key.endsWith(" index") ? 1 : Math.abs(value);
      assertThat(found).containsKey(key);
      assertThat(found.get(key)).as(key).isCloseTo(value, within(1e-11 * scale));
    }
  }

  private void fill(Backend backend) {
    WiodImporter importer = new WiodImporter();
    StudyTables tables =
        importer.read(TABLE, ImportSettings.of(importer, Map.of()), new StudyTables());
    onlyValueAdded(tables);
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    FlowEngine engine =
        FlowEngine.of(
            mrio,
            LeontiefSolver.of(mrio, backend),
            Stressors.of(tables, mrio.regions(), mrio.sectors()));
    double[] multipliers = engine.multipliers(0);
    for (int i = 0; i < multipliers.length; i++) {
      found.put("multiplier " + mrio.label(i).replace('/', ' '), multipliers[i]);
    }
    put(engine.account(), "", "value", "view", "region", "sector");
    put(engine.flowPair(), "", "value", "view", "region", "to_region");
    for (String column : List.of("imports", "exports", "index")) {
      put(engine.embodiedTrade(), " " + column, column, "view", "region");
    }
    TradePatterns patterns = TradePatterns.of(engine, tables, IndexParameters.DEFAULT);
    put(patterns.tierSectors(), "", "value", "from_sector", "to_sector", "category");
    Concentration concentration = patterns.concentration(0);
    for (int step = 1; step < 10; step++) {
      double share = step / 10.;
      found.put("concentration " + share + " flows", (double) concentration.flowsCarrying(share));
      found.put("concentration " + share + " share_of_flows", concentration.shareOfFlows(share));
    }
    Table top = concentration.topFlows("value_added");
    found.put("top_flow half", (double) top.rows());
    put(top, "", "value", "rank", "region", "sector", "to_region");
    assertThat(engine.ledger().open()).isEmpty();
    assertThat(patterns.ledger().open()).isEmpty();
  }

  /** The program had one stressor, and the keys of its figures do not name it. */
  private static void onlyValueAdded(StudyTables tables) {
    Table all = tables.require(MrioInputs.STRESSOR);
    Table.Builder kept = Table.builder(MrioInputs.STRESSOR);
    for (int row = 0; row < all.rows(); row++) {
      String stressor = all.strings("stressor")[row];
      if (stressor.equals("value_added")) {
        kept.add(
            all.strings("region")[row],
            all.strings("sector")[row],
            stressor,
            all.doubles("value")[row]);
      }
    }
    tables.put(kept.build(), tables.provenance("stressor"));
  }

  private void put(Table table, String after, String column, String... by) {
    for (int row = 0; row < table.rows(); row++) {
      StringBuilder key = new StringBuilder(table.name());
      for (String part : by) {
        key.append(' ').append(table.value(row, table.schema().position(part)));
      }
      found.put(key + after, table.doubles(column)[row]);
    }
  }
}
