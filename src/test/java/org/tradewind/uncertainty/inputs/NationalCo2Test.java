package org.tradewind.uncertainty.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.recipes.Recipes;
import org.tradewind.recipes.study.Recipe;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.accounts.UnitFactors;
import org.tradewind.uncertainty.kernels.Combination;
import org.tradewind.uncertainty.statistics.Statistics;
import org.tradewind.uncertainty.variance.ProductMoments;

/**
 * National CO2 of the Chinese studies has the range of Zhao et al. 2012, -9 to +11 %: a lognormal
 * of sigma ln(1.11 / .91) / 3.92 = .0507. About the mean it goes from -9.6 to +10.3 %.
 */
class NationalCo2Test {
  private static final Path DATA = Path.of("../shared/data");
  private static final double TARGET =
      Math.sqrt(Math.expm1(Math.pow(Math.log(1.11 / .91) / 3.92, 2)));

  /** Tonnes of CO2 by region and subsector, within regions. */
  private static Map<List<String>, Double> co2(StudyTables tables) {
    Table places = tables.require(Inputs.CELL_REGION);
    Map<Integer, Map<String, Double>> shares = new TreeMap<>();
    for (int row = 0; row < places.rows(); row++) {
      shares
          .computeIfAbsent(places.ints("cell")[row], c -> new TreeMap<>())
          .put(places.strings("region")[row], places.doubles("share")[row]);
    }
    Table emission = tables.require(Inputs.EMISSION);
    Map<List<String>, Double> tonnes = new java.util.LinkedHashMap<>();
    for (int row = 0; row < emission.rows(); row++) {
      if (emission.strings("species")[row].equals(Species.CO2)) {
        double year = 0;
        for (String month : Months.COLUMNS) {
          year += emission.doubles(month)[row];
        }
        String subsector = emission.strings("subsector")[row];
        double all = year;
        shares
            .getOrDefault(emission.ints("cell")[row], Map.of())
            .forEach((r, share) -> tonnes.merge(List.of(r, subsector), all * share, Double::sum));
      }
    }
    return tonnes;
  }

  /** Coefficient of variation without draws, and the 95 % range of draws over the mean. */
  private record Spread(double cv, double low, double high) {}

  private static Spread spread(StudyTables tables) {
    UncertainInputs inputs = UncertainInputs.of(tables);
    List<SourceTerms.FactorProduct> products = new ArrayList<>();
    List<Double> tonnes = new ArrayList<>();
    co2(tables)
        .forEach(
            (key, value) -> {
              String region = key.get(0);
              String subsector = key.get(1);
              products.add(
                  new SourceTerms.FactorProduct(
                      inputs.findCommon(subsector, region),
                      inputs.find(UncertainInputs.ACTIVITY, "*", subsector, region),
                      inputs.find(UncertainInputs.EMISSION_FACTOR, "CO2", subsector, region),
                      UncertainInputs.EXACT));
              tonnes.add(value);
            });
    assertThat(products).hasSizeGreaterThan(31 * 20);
    double[] g = tonnes.stream().mapToDouble(t -> t).toArray();
    double[][] column = tonnes.stream().map(t -> new double[] {t}).toArray(double[][]::new);
    double total = Arrays.stream(g).sum();
    Factors factors = inputs.factors(UncertaintyParameters.DEFAULT);
    ProductMoments moments = new ProductMoments(new FactorMoments(factors), products, f -> true);
    int[] all = IntStream.range(0, g.length).toArray();
    double sd = Math.sqrt(moments.variance(column, all, moments.commons(all, false), 1)[0]);
    int draws = 4000;
    Deviations deviations = Deviations.of(factors.deviations(0, draws));
    double[] sum = new double[draws];
    for (int s = 0; s < g.length; s++) {
      double[] phi = UnitFactors.phi(deviations, products.get(s), new double[draws]);
      Combination.add(sum, g[s] / total, phi, draws);
    }
    Statistics drawn = Statistics.of(0, sum);
    assertThat(drawn.sd()).isCloseTo(sd / total, within(.003));
    return new Spread(sd / total, drawn.p2_5(), drawn.p97_5());
  }

  private static void meetsTheCitedRange(StudyTables tables) {
    Spread spread = spread(tables);
    assertThat(spread.cv()).isCloseTo(TARGET, within(.0015));
    assertThat(spread.low()).isCloseTo(-.09, within(.013));
    assertThat(spread.high()).isCloseTo(.11, within(.013));
  }

  private static StudyTables tables(String recipe) {
    Recipe found =
        Recipes.ALL.stream().filter(r -> r.name().equals(recipe)).findFirst().orElseThrow();
    return found.tables(DATA, new RecipeParameters(72));
  }

  @Test
  void ofTheBundledStudy() {
    meetsTheCitedRange(tables("sample"));
  }

  @Test
  void ofTheRealInventory() {
    for (String file : List.of("ceads_co2", "china_grid", "china_io_2017", "geo", "socio")) {
      Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), "needs ../shared/data/" + file);
    }
    meetsTheCitedRange(tables("china-2017-open"));
  }

  /** Without the common factor the sources' own spread is too narrow by a third. */
  @Test
  void theCommonFactorIsWhatIsLeft() {
    StudyTables tables = tables("sample");
    Table rows = tables.require(UncertaintyInputs.UNCERTAINTY);
    Table.Builder without = Table.builder(UncertaintyInputs.UNCERTAINTY);
    for (int row = 0; row < rows.rows(); row++) {
      Object[] values = new Object[rows.schema().columns().size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = rows.value(row, c);
      }
      if (rows.strings("kind")[row].equals("common")) {
        values[rows.schema().position("sigma")] = 0.;
      }
      without.add(values);
    }
    tables.put(without.build(), tables.provenance("uncertainty"));
    assertThat(spread(tables).cv()).isLessThan(TARGET * .6).isGreaterThan(.01);
  }
}
