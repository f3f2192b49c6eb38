package org.tradewind.reproduction;

import static org.tradewind.reproduction.RowFilter.is;

import java.util.List;
import java.util.Set;
import org.tradewind.tables.CostTables;

/**
 * What a death and a tonne of CO2 cost (paper B, Methods, "Monetized assessment and integrated
 * costs"): VSL by benefit transfer, VSL_base (Y / Y_base)^e, and the SCC.
 */
final class Prices {
  private static final double MILLIONTH = 1e-6;
  private static final String VSL = "VSL";
  private static final String SCC = "SCC";
  private static final String CENTRAL = "central";
  private static final String CENTRAL_VSL = "VSL, central";
  private static final String CENTRAL_SCC = "SCC, central";
  private static final String TABLE = "`valuation_used`, ";

  private Prices() {}

  static List<Quantity> quantities() {
    return List.of(
        formula("b_vsl", CENTRAL_VSL, vsl(CENTRAL)),
        input("b_scc", CENTRAL_SCC, price(SCC, CENTRAL)),
        formula(
            "b_break_even",
            CENTRAL_VSL + " over " + CENTRAL_SCC,
            run -> price(VSL, CENTRAL).value(run) / price(SCC, CENTRAL).value(run)),
        input(
            "b_vsl_base",
            CENTRAL_VSL + ", base_value",
            of(VSL, CENTRAL, "base_value").times(MILLIONTH)),
        formula("b_vsl_central", CENTRAL_VSL, vsl(CENTRAL)),
        formula("b_vsl_epa", "VSL, epa", vsl("epa")),
        input("b_vsl_low", "VSL, low", vsl("low")),
        input("b_scc_low", "SCC, low", price(SCC, "low")),
        input("b_scc_high", "SCC, high", price(SCC, "high")),
        input("b_scc_central", CENTRAL_SCC, price(SCC, CENTRAL)));
  }

  /** What a death costs in the run. */
  static double ofDeath(FinishedRun run) {
    return used(run, VSL);
  }

  /** What a tonne of CO2 costs in the run. */
  static double ofTonne(FinishedRun run) {
    return used(run, SCC);
  }

  private static double used(FinishedRun run, String quantity) {
    return run.value(
        CostTables.VALUATION_USED, "value", is("price", quantity), RowFilter.yes("used"));
  }

  private static Reading vsl(String variant) {
    return price(VSL, variant).times(MILLIONTH);
  }

  private static Reading price(String quantity, String variant) {
    return of(quantity, variant, "value");
  }

  private static Reading of(String quantity, String variant, String column) {
    return Reading.of(
        CostTables.VALUATION_USED, column, is("price", quantity), is("variant", variant));
  }

  private static Quantity formula(String id, String how, Formula formula) {
    return new Quantity(id, TABLE + how, Set.of(InputKind.PRICES), Quantity.Kind.FORMULA, formula);
  }

  private static Quantity input(String id, String how, Formula formula) {
    return new Quantity(id, TABLE + how, Set.of(InputKind.PRICES), Quantity.Kind.INPUT, formula);
  }
}
