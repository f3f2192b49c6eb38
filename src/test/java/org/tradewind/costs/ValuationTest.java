package org.tradewind.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class ValuationTest {
  private static final OptionalDouble AUTO = OptionalDouble.empty();

  private static StudyTables china() {
    StudyTables tables = new StudyTables();
    return tables.put(ValuationFacts.china2017(), ValuationFacts.provenance());
  }

  private static StudyTables with(Table.Builder valuation) {
    StudyTables tables = new StudyTables();
    CostWorld.put(tables, valuation.build());
    return tables;
  }

  private static CostParameters vsl(CostParameters.Vsl vsl) {
    CostParameters d = CostParameters.DEFAULT;
    return new CostParameters(
        vsl, d.scc(), d.labels(), d.mrioPerCurrency(), d.threshold(), d.subsectorThreshold());
  }

  private static CostParameters variant(String variant) {
    return vsl(new CostParameters.Vsl(variant, AUTO, AUTO, AUTO, AUTO));
  }

  private static Valuation of(StudyTables tables, CostParameters parameters) {
    return Valuation.of(tables, parameters).orElseThrow();
  }

  /** Chen et al. 2024 print 1.33, 4.36 and 0.66 million USD of 2011, and 100 USD per t. */
  @Test
  void valuesOfChina2017() {
    assertThat(of(china(), CostParameters.DEFAULT).perDeath()).isCloseTo(1.328e6, within(500.));
    assertThat(of(china(), variant("epa")).perDeath()).isCloseTo(4.357e6, within(500.));
    assertThat(of(china(), variant("low")).perDeath()).isEqualTo(660_000);
    Valuation central = of(china(), CostParameters.DEFAULT);
    assertThat(central.perTonne()).isEqualTo(100);
    assertThat(central.currency()).isEqualTo("USD");
    assertThat(central.priceYear()).isEqualTo(2011);
    assertThat(central.discountRate()).isEqualTo("2.5 %");
  }

  /** 13,300 t of CO2 cost as much as a death, to three digits. */
  @Test
  void breakEvenOfChina2017() {
    CostStudy world = CostWorld.study();
    CostStudy priced =
        new CostStudy(
            world.axis(),
            world.damage(),
            world.groups(),
            world.tables().put(ValuationFacts.china2017(), ValuationFacts.provenance()),
            world.currency());
    Table t =
        CostWorld.table(
            CostWorld.figures(priced, CostParameters.DEFAULT), CostTables.VALUATION_USED);
    assertThat(t.strings("variant"))
        .containsExactly("central", "epa", "low", "central", "low", "high");
    assertThat(t.booleans("used")).containsExactly(true, false, false, true, false, false);
    double[] tonnes = t.doubles("tonnes_per_death");
    assertThat(Math.round(tonnes[0] / 100) * 100).isEqualTo(13_300);
    // a tonne at 10 USD: ten times as many; the low VSL: 6,600 t
    assertThat(tonnes[4]).isCloseTo(10 * tonnes[0], within(1e-6));
    assertThat(tonnes[2]).isCloseTo(6_600, within(1e-9));
    assertThat(t.doubles("income")[0]).isEqualTo(15_308.7);
    assertThat(t.doubles("income")[2]).isNaN();
  }

  @Test
  void keysReplaceNumbersOfAVariant() {
    Valuation richer =
        of(
            china(),
            vsl(new CostParameters.Vsl("central", AUTO, AUTO, OptionalDouble.of(37_000), AUTO)));
    assertThat(richer.perDeath()).isEqualTo(3.83e6);
    assertThat(richer.usedVsl().source()).endsWith("; keys costs.vsl_income");
  }

  @Test
  void ownPricesNeedNoTable() {
    Valuation own = of(new StudyTables(), CostWorld.priced(7e6, 185));
    assertThat(own.perDeath()).isEqualTo(7e6);
    assertThat(own.perTonne()).isEqualTo(185);
    assertThat(own.discountRate()).isEqualTo("not given");
    assertThatThrownBy(
            () ->
                of(
                    new StudyTables(),
                    vsl(new CostParameters.Vsl("own", OptionalDouble.of(7e6), AUTO, AUTO, AUTO))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key costs.scc")
        .hasMessageContaining("no row SCC central");
    assertThatThrownBy(() -> of(china(), variant("own")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("own without costs.vsl_base");
  }

  @Test
  void aStudyWithoutPricesHasNoCosts() {
    assertThat(Valuation.of(new StudyTables(), CostParameters.DEFAULT)).isEmpty();
    assertThat(Valuation.missing(false, CostParameters.DEFAULT).orElseThrow())
        .startsWith("costs, for want of valuation");
    assertThat(Valuation.missing(true, CostParameters.DEFAULT)).isEmpty();
    assertThat(Valuation.of(china(), variant("none"))).isEmpty();
    assertThat(Valuation.missing(true, variant("none")).orElseThrow())
        .isEqualTo("costs, since costs.vsl is none");
  }

  @Test
  void anUnknownVariantIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> of(china(), variant("centrl")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key costs.vsl")
        .hasMessageContaining("central, epa, low, own, none")
        .hasMessageContaining("Did you mean 'central'?");
  }

  @Test
  void pricesOfSeveralCurrenciesOrYearsAreRefused() {
    Table.Builder mixed =
        CostWorld.valuation("USD", 2011)
            .add("VSL", "other", 1e6, Double.NaN, Double.NaN, Double.NaN, "EUR", 2011, "", "");
    assertThatThrownBy(() -> of(with(mixed), CostParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 7 (quantity VSL, variant other)")
        .hasMessageContaining("currency EUR")
        .hasMessageContaining("USD, as in the rows above");
    CostParameters d = CostParameters.DEFAULT;
    CostParameters labelled =
        new CostParameters(
            d.vsl(),
            d.scc(),
            new CostParameters.Labels(Optional.empty(), OptionalInt.of(2020), Optional.empty()),
            d.mrioPerCurrency(),
            d.threshold(),
            d.subsectorThreshold());
    assertThatThrownBy(() -> of(china(), labelled))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key costs.price_year")
        .hasMessageContaining("'2011', as in table valuation");
  }

  @Test
  void badNumbersOfTheTableAreRefused() {
    bad("value 0.0", "a number above 0", 0, 1e4, 2e4, 1);
    bad("income 0.0", "an income above 0", 1e6, 1e4, 0, 1);
    bad("no base_income", "an income above 0", 1e6, Double.NaN, 2e4, 1);
    bad("elasticity 3.5", "an elasticity from 0 to 3", 1e6, 1e4, 2e4, 3.5);
    bad("incomes without an elasticity", "from 0 to 3", 1e6, 1e4, 2e4, Double.NaN);
  }

  private static void bad(
      String found, String expected, double value, double base, double income, double e) {
    Table.Builder rows =
        Table.builder(CostTables.VALUATION)
            .add("VSL", "central", value, base, income, e, "USD", 2011, "", "");
    assertThatThrownBy(() -> of(with(rows), CostParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table valuation, row 1 (quantity VSL, variant central)")
        .hasMessageContaining(found)
        .hasMessageContaining(expected);
  }

  @Test
  void anUnknownQuantityIsRefused() {
    Table.Builder rows =
        CostWorld.valuation("USD", 2011)
            .add("VLS", "x", 1e6, Double.NaN, Double.NaN, Double.NaN, "USD", 2011, "", "");
    assertThatThrownBy(() -> of(with(rows), CostParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the unknown quantity 'VLS'");
  }
}
