package org.tradewind.reproduction;

import static org.tradewind.reproduction.Where.is;

import java.util.List;
import java.util.Locale;
import org.tradewind.axes.Species;
import org.tradewind.reproduction.Identity.Finding;
import org.tradewind.tables.Outputs;

/** Relations among costs, deaths and shares of B; money in 2011 US dollars as printed there. */
final class CostIdentities {
  private static final Printed VSL_MILLION = Printed.of("1.33");
  private static final Printed VSL_OECD_MILLION = Printed.of("3.83");
  private static final Printed VSL_EPA_MILLION = Printed.of("4.36");
  private static final double SCC_USD_PER_TONNE = 100;

  /** Product per person: China 2017, OECD 2011, and the base of the EPA's value. */
  private static final double CHINA_USD = 15308.7;

  private static final double OECD_USD = 37000;
  private static final double EPA_USD = 54225.4;
  private static final double EPA_BASE_MILLION = 8.2;
  private static final double OECD_ELASTICITY = 1.2;
  private static final double EPA_ELASTICITY_CITED = 0.5;
  private static final double EPA_ELASTICITY_PRINTED = 0.566;

  /** Each of the seven subsectors of B, at least. */
  private static final double SUBSECTOR_DEATHS = 1e5;

  /** What B's totals may be: its shares and A's numbers allow about that. */
  private static final Range TOTAL_DEATHS = new Range(1.0e6, 1.4e6);

  private static final double B_TOTAL_DEATHS = 1.1e6;

  /** Product of China in 2017, 10^9 USD, as the list of identities has it. */
  private static final double GDP_BILLION = 12310;

  private CostIdentities() {}

  static List<Identity> all() {
    return List.of(
        Identity.ofPrint("b_vsl", p -> vsl()),
        Identity.ofPrint("b_vsl_epa", p -> vslEpa()),
        Identity.ofPrint("b_vsl_times", p -> times()),
        Identity.ofPrint("b_100bn", p -> hundredBillion()),
        new Identity("b_bituminous", CostIdentities::bituminous, CostIdentities::bituminousInRun),
        Identity.ofPrint("b_energy", p -> totalFrom("energy", 10)),
        Identity.ofPrint("b_coal_power", p -> totalFrom("coal power", 5)),
        Identity.ofPrint("b_gdp", CostIdentities::gdp));
  }

  /** VSL carried over by income: V (Y / Y0)^e. */
  private static double transferred(double million, double income, double elasticity) {
    return million * Math.pow(CHINA_USD / income, elasticity);
  }

  private static Finding vsl() {
    double million = transferred(VSL_OECD_MILLION.value(), OECD_USD, OECD_ELASTICITY);
    return Finding.of(
        VSL_MILLION.range().contains(million), String.format(Locale.ROOT, "%.3f", million));
  }

  private static Finding vslEpa() {
    double cited = transferred(EPA_BASE_MILLION, EPA_USD, EPA_ELASTICITY_CITED);
    double printed = transferred(EPA_BASE_MILLION, EPA_USD, EPA_ELASTICITY_PRINTED);
    return Finding.of(
        VSL_EPA_MILLION.range().contains(cited),
        String.format(
            Locale.ROOT, "%.3f with e = 0.5 and citation 66; %.3f with e = 0.566", cited, printed));
  }

  private static Finding times() {
    Range ratio = VSL_EPA_MILLION.range().over(VSL_MILLION.range());
    return Finding.of(
        ratio.meets(new Range(2, 3)),
        String.format(Locale.ROOT, "%.2f to %.2f times", ratio.low(), ratio.high()));
  }

  private static Finding hundredBillion() {
    double billion = SUBSECTOR_DEATHS * VSL_MILLION.value() / 1e3;
    return Finding.of(
        billion > 100, String.format(Locale.ROOT, "more than %.0f 10^9 USD each", billion));
  }

  /** Climate more than two thirds of the cost, so more than twice the health cost. */
  private static Finding bituminous(PublishedNumbers published) {
    double megatonnes = leastBituminousMt();
    double all = published.value("co2_total");
    return Finding.of(
        megatonnes < all,
        String.format(
            Locale.ROOT,
            "more than %,.0f of %,.0f Mt: possible, no more is shown",
            megatonnes,
            all));
  }

  private static double leastBituminousMt() {
    double usd = 2 * SUBSECTOR_DEATHS * VSL_MILLION.value() * 1e6;
    return usd / SCC_USD_PER_TONNE / Totals.TONNES_PER_MT;
  }

  private static String bituminousInRun(FinishedRun run) {
    Where[] filters = {is("subsector", "ene_bituminous"), is("species", Species.CO2)};
    double megatonnes = run.sum(Outputs.DAMAGE_REGION, "tonnes", filters) / Totals.TONNES_PER_MT;
    return String.format(Locale.ROOT, "ene_bituminous emits %,.0f Mt", megatonnes);
  }

  /** A part of so many percent that has more than 1e5 deaths sets a floor under the total. */
  private static Finding totalFrom(String part, double percent) {
    double total = SUBSECTOR_DEATHS / percent * 100;
    return Finding.of(
        total <= TOTAL_DEATHS.high(),
        String.format(
            Locale.ROOT,
            "%s at %.0f %%: total of at least %,.0f deaths; other numbers give %s",
            part,
            percent,
            total,
            ShareIdentities.text(TOTAL_DEATHS, "")));
  }

  /** (SCC CO2 + VSL deaths) / product, with A's supply chains and with totals. */
  private static Finding gdp(PublishedNumbers published) {
    double all = published.value("co2_total");
    double share = published.value("co2_supply_share") / 100;
    double supply = percentOfGdp(all * share, published.value("deaths_supply"));
    double total = percentOfGdp(all, B_TOTAL_DEATHS);
    Range printed = Printed.of("20").range();
    return Finding.of(
        printed.contains(supply) || printed.contains(total),
        String.format(
            Locale.ROOT,
            "%.1f %% with A's supply chains, %.1f %% with %,.0f Mt and 1.1e6 deaths",
            supply,
            total,
            all));
  }

  private static double percentOfGdp(double megatonnes, double deaths) {
    double climate = megatonnes * Totals.TONNES_PER_MT * SCC_USD_PER_TONNE / 1e9;
    double health = deaths * VSL_MILLION.value() * 1e6 / 1e9;
    return 100 * (climate + health) / GDP_BILLION;
  }
}
