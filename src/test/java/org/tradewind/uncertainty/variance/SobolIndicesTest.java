package org.tradewind.uncertainty.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.flows.FlowEngine;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.Csv;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.AnalysisParameters.SharesBy;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Sobol indices of a small study, of totals, flows and trade indices, against a program of another
 * language that integrates over all factors by quadrature (see README beside its figures).
 */
class SobolIndicesTest {
  private static final List<String> SPECIES = List.of(Species.SO2, Species.EC);
  private static final List<String> KEY =
      List.of("stressor", "quantity", "view", "region", "to_region");

  private static final StudyTables TABLES = tables();
  private static final DrawModel MODEL = model();

  private static Csv csv(String name) {
    try (Reader in =
        new InputStreamReader(
            SobolIndicesTest.class.getResourceAsStream("sobol/" + name + ".csv"),
            StandardCharsets.UTF_8)) {
      return Csv.read(in, name + ".csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table table(TableSchema schema) {
    String name = schema.name() + ".csv";
    InputStream in = SobolIndicesTest.class.getResourceAsStream("sobol/" + name);
    return CsvTables.read(schema, new InputStreamReader(in, StandardCharsets.UTF_8), name);
  }

  private static StudyTables tables() {
    StudyTables tables = new StudyTables();
    for (TableSchema schema :
        List.of(
            Inputs.REGION,
            Inputs.SECTOR,
            Inputs.SUBSECTOR,
            Inputs.CONCORDANCE,
            MrioInputs.TRANSACTIONS,
            MrioInputs.FINAL_DEMAND,
            MrioInputs.OUTPUT,
            UncertaintyInputs.UNCERTAINTY)) {
      tables.put(table(schema), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made up"));
    }
    return tables;
  }

  private static DrawModel model() {
    Damage damage =
        Damage.of(
            table(DamageTables.DAMAGE_REGION),
            Axis.of("region", Arrays.asList(TABLES.require(Inputs.REGION).strings("region"))),
            Axis.of(
                "subsector", Arrays.asList(TABLES.require(Inputs.SUBSECTOR).strings("subsector"))));
    FlowEngine flows =
        StudyModel.flows(TABLES, Optional.of(damage), TinyStudy.with(SPECIES, 1), new Ledger());
    return DrawModel.of(
            TABLES,
            Optional.of(damage),
            flows,
            SPECIES,
            HealthParameters.DEFAULT,
            new UncertaintyParameters(Mode.BOTTOM_UP, 1000, 5, 500, List.of("CO2", "deaths")))
        .orElseThrow();
  }

  /**
   * What the other program found.
   *
   * @param group group of factors
   */
  private record Expected(String key, String group, double mean, double sd, double[] shares) {
    boolean ofIndex() {
      return key.contains("|index|");
    }
  }

  private static List<Expected> expected(SharesBy by) {
    Csv csv = csv("sobol_indices");
    List<Expected> all = new ArrayList<>();
    for (int row = 0; row < csv.rows(); row++) {
      if (csv.text(row, "shares_by").equals(by.name().toLowerCase(Locale.ROOT))) {
        int at = row;
        all.add(
            new Expected(
                String.join("|", KEY.stream().map(column -> csv.text(at, column)).toList()),
                csv.text(row, "input_group"),
                csv.number(row, "mean"),
                csv.number(row, "sd"),
                new double[] {csv.number(row, "first_order"), csv.number(row, "total")}));
      }
    }
    return all;
  }

  private static String key(Table table, int row) {
    return String.join("|", KEY.stream().map(column -> table.strings(column)[row]).toList());
  }

  private static Map<String, double[]> shares(Table table, String method) {
    Map<String, double[]> shares = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("method")[row].equals(method)) {
        shares.put(
            key(table, row) + "|" + table.strings("input_group")[row],
            new double[] {
              table.doubles("first_order")[row],
              table.doubles("total")[row],
              table.doubles("first_order_mc_error")[row],
              table.doubles("total_mc_error")[row]
            });
      }
    }
    return shares;
  }

  @ParameterizedTest
  @EnumSource(
      value = SharesBy.class,
      names = {"SPECIES", "KIND", "CATEGORY"})
  void agreeWithQuadratureOverAllFactors(SharesBy by) {
    InputGroups groups = InputGroups.of(MODEL, by, TABLES);
    PickFreeze draws = new PickFreeze(MODEL, groups);
    Table table =
        new VarianceShares(MODEL, groups)
            .add(ExactMoments.of(MODEL).orElseThrow())
            .add(List.of(draws.sums(0, 5000), draws.sums(5000, 5000)))
            .table();
    Map<String, double[]> exact = shares(table, VarianceShares.EXACT);
    Map<String, double[]> drawn = shares(table, VarianceShares.DRAWN);
    List<Expected> all = expected(by);
    assertThat(groups.names())
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Expected::group).distinct().toList());
    // of both stressors: the nation, and in each view between regions, pairs and indices
    assertThat(all).hasSize(2 * (1 + 2 + 4 + 6 + 2 * 2) * groups.size());
    for (Expected one : all) {
      String name = one.key() + "|" + one.group();
      for (int i = 0; i < 2; i++) {
        double[] found = drawn.get(name);
        assertThat(found[i])
            .as("by draws: " + name)
            .isCloseTo(one.shares()[i], within(4.5 * found[2 + i] + 1e-9));
        assertThat(found[2 + i]).as(name).isLessThan(.04);
        if (one.ofIndex()) {
          assertThat(exact).doesNotContainKey(name);
        } else {
          assertThat(exact.get(name)[i])
              .as("exact: " + name)
              .isCloseTo(one.shares()[i], within(1e-9));
        }
      }
    }
  }

  /** Exact means and standard deviations, and those of draws of the indices. */
  @Test
  void momentsAgreeToo() {
    int n = 20_000;
    Table moments = ExactMoments.of(MODEL).orElseThrow().table();
    AccountDraws draws = MODEL.draw(0, n);
    Map<String, double[]> found = new HashMap<>();
    for (int row = 0; row < moments.rows(); row++) {
      String table = moments.strings("of_table")[row];
      String quantity = moments.strings("quantity")[row];
      String key = key(moments, row);
      if (table.equals(LinearQuantities.NATIONAL)) {
        String view =
            quantity.equals(LinearQuantities.SUPPLY_CHAIN)
                ? "producer"
                : quantity.replace(LinearQuantities.BETWEEN, "");
        key = moments.strings("stressor")[row] + "|value|" + view + "|*|*";
      }
      if (table.equals(LinearQuantities.NATIONAL) || table.equals(FlowTables.FLOW_PAIR.name())) {
        found.put(key, new double[] {moments.doubles("mean")[row], moments.doubles("sd")[row]});
      }
    }
    for (Expected one : expected(SharesBy.KIND)) {
      if (one.ofIndex()) {
        String[] at = one.key().split("\\|");
        int k = MODEL.stressors().find(at[0]);
        double[] index = draws.trade(at[2], k).indices()[MODEL.regions().find(at[3])];
        Statistics s = Statistics.of(0, index);
        assertThat(s.mean()).as(one.key()).isCloseTo(one.mean(), within(4.5 * s.mcError()));
        // a standard deviation of n draws of a curve near the normal errs by sd / sqrt(2 n)
        assertThat(s.sd())
            .as(one.key())
            .isCloseTo(one.sd(), within(6 * one.sd() / Math.sqrt(2. * n)));
      } else {
        assertThat(found.get(one.key())[0])
            .as(one.key())
            .isCloseTo(one.mean(), within(1e-12 * one.mean()));
        assertThat(found.get(one.key())[1])
            .as(one.key())
            .isCloseTo(one.sd(), within(1e-9 * one.sd()));
      }
    }
  }
}
