package org.tradewind.reproduction;

import static org.tradewind.reproduction.Where.is;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.List;
import java.util.Locale;
import org.tradewind.axes.Species;
import org.tradewind.reproduction.Identity.Finding;
import org.tradewind.reproduction.Identity.Verdict;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Outputs;

/** Printed shares against printed amounts: which base does a percentage stand on? */
final class ShareIdentities {
  private ShareIdentities() {}

  static List<Identity> all() {
    return List.of(
        new Identity(
            "trade_share", ShareIdentities::tradeShare, run -> percent(run, "trade_co2_share")),
        new Identity(
            "trade_deaths_share",
            ShareIdentities::tradeDeathsShare,
            run ->
                percent(run, "trade_deaths_share_j")
                    + " of J, "
                    + percent(run, "trade_deaths_share_emitted")
                    + " of deaths by all emissions"),
        new Identity(
            "zones_co2",
            p -> ofTrade(p, "z5_z1_co2", "z5_z1_co2_trade", "trade_co2"),
            run -> betweenZones(run, Species.CO2)),
        new Identity(
            "zones_deaths",
            p -> ofTrade(p, "z4_z1_deaths", "z4_z1_deaths_trade", "trade_deaths"),
            run -> betweenZones(run, DEATHS)),
        new Identity(
            "scenario_co2",
            p -> ofTrade(p, "full_co2", "full_co2_trade", "trade_co2"),
            run -> threeSectors(run, Species.CO2)),
        new Identity(
            "scenario_deaths",
            p -> ofTrade(p, "full_deaths", "full_deaths_trade", "trade_deaths"),
            run -> threeSectors(run, DEATHS)),
        new Identity("power_base", p -> powerBase(p, "co2"), run -> power(run, Species.CO2)),
        new Identity("power_deaths_base", p -> powerBase(p, "deaths"), run -> power(run, DEATHS)),
        new Identity(
            "density", ShareIdentities::density, run -> value(run, "density_ratio") + " pooled"),
        new Identity("scenario_order", ShareIdentities::order, ShareIdentities::orderInRun));
  }

  private static Finding tradeShare(PublishedNumbers published) {
    Range share = published.range("trade_co2").over(published.range("co2_total")).times(100);
    return Finding.of(share.meets(published.range("trade_co2_share")), text(share, " %"));
  }

  private static Finding tradeDeathsShare(PublishedNumbers published) {
    Range base = base(published, "trade_deaths", "trade_deaths_share_j");
    Range supply = published.range("deaths_supply");
    return new Finding(
        "of "
            + text(base, " deaths")
            + "; printed are only the "
            + text(supply, " of supply chains"),
        base.meets(supply) ? Verdict.AGREES : Verdict.ONE_READING);
  }

  /** A share of all interprovincial trade as printed, and the base that it implies. */
  private static Finding ofTrade(
      PublishedNumbers published, String amount, String share, String trade) {
    Range found = published.range(amount).over(published.range(trade)).times(100);
    Range base = base(published, amount, share);
    Range part = base.over(published.range(trade)).times(100);
    return Finding.of(
        found.meets(published.range(share)),
        text(found, " % of trade")
            + "; base implied "
            + text(base, "")
            + ", "
            + text(part, " % of it"));
  }

  /** What the power sector relocates must be less than what all three sectors do. */
  private static Finding powerBase(PublishedNumbers published, String stressor) {
    Range power = base(published, "power_east_" + stressor, "power_east_" + stressor + "_share");
    Range three = base(published, "full_" + stressor, "full_" + stressor + "_sectors");
    String more =
        stressor.equals("deaths")
            ? "; north-west "
                + text(published.range("power_nw_deaths").over(power).times(100), " % of it")
            : "";
    return Finding.of(
        power.low() < three.high(),
        "power relocates " + text(power, "") + ", three sectors " + text(three, "") + more);
  }

  /** Amount over share, both with their rounding. */
  static Range base(PublishedNumbers published, String amount, String percent) {
    return published.range(amount).over(published.range(percent)).times(100);
  }

  private static Finding density(PublishedNumbers published) {
    double pooled = pooled(Relocated.EAST, true) / pooled(Relocated.NORTH_WEST, true);
    double mean = pooled(Relocated.EAST, false) / pooled(Relocated.NORTH_WEST, false);
    Range printed = published.range("density_ratio");
    boolean one = printed.contains(pooled);
    boolean other = printed.contains(mean);
    return new Finding(
        String.format(
            Locale.ROOT,
            "pooled people over area %.1f; mean of provincial densities %.1f",
            pooled,
            mean),
        one && other ? Verdict.AGREES : one || other ? Verdict.ONE_READING : Verdict.DOES_NOT);
  }

  /** Persons per km2 of some provinces, pooled or as the mean of each, from rounded statistics. */
  private static double pooled(String[] regions, boolean pooled) {
    Csv facts = Csv.fact("sample_provinces");
    double people = 0;
    double area = 0;
    double densities = 0;
    for (String region : regions) {
      int row = facts.column("region").indexOf(region);
      double persons = facts.number(row, "population_1e4") * 1e4;
      double km2 = facts.number(row, "area_1e3km2") * 1e3;
      people += persons;
      area += km2;
      densities += persons / km2;
    }
    return pooled ? people / area : densities / regions.length;
  }

  private static Finding order(PublishedNumbers published) {
    boolean falls = true;
    StringBuilder text = new StringBuilder();
    for (String stressor : List.of("co2", "deaths")) {
      double full = published.value("full_" + stressor);
      double most = published.value("partial75_" + stressor);
      double half = published.value("partial50_" + stressor);
      falls &= full > most && most > half && half > 0;
      text.append(text.isEmpty() ? "" : "; ").append(ratios(stressor, full, most, half));
    }
    return Finding.of(falls, text.toString());
  }

  private static String orderInRun(FinishedRun run) {
    return ratios("co2", saving(run, "full"), saving(run, "partial75"), saving(run, "partial50"));
  }

  private static double saving(FinishedRun run, String scenario) {
    return run.value(
        Outputs.SCENARIO_TOTAL,
        "saving",
        is("scenario", scenario),
        is("stressor", Species.CO2),
        is("base_name", "sectors_trade"));
  }

  private static String ratios(String name, double full, double most, double half) {
    return String.format(Locale.ROOT, "%s 1 : %.3f : %.3f", name, most / full, half / full);
  }

  private static String betweenZones(FinishedRun run, String stressor) {
    double part =
        100
            * run.sum(Outputs.ZONE_FLOW, "value", is("stressor", stressor))
            / Trade.between(run, stressor);
    return String.format(Locale.ROOT, "flows between zones are %.1f %% of trade", part);
  }

  private static String threeSectors(FinishedRun run, String stressor) {
    double three = scenarioBase(run, stressor, "sectors_trade");
    double all = scenarioBase(run, stressor, "all_trade");
    return String.format(Locale.ROOT, "three sectors have %.1f %% of trade", 100 * three / all);
  }

  private static double scenarioBase(FinishedRun run, String stressor, String base) {
    return run.value(
        Outputs.SCENARIO_TOTAL,
        "base",
        is("scenario", "full"),
        is("stressor", stressor),
        is("base_name", base));
  }

  private static String power(FinishedRun run, String stressor) {
    double power =
        run.sum(Outputs.RELOCATION, "exports", is("stressor", stressor), is("group", "Power"));
    double share = 100 * power / scenarioBase(run, stressor, "sectors_trade");
    return String.format(Locale.ROOT, "power has %.1f %% of the three sectors' trade", share);
  }

  private static String percent(FinishedRun run, String id) {
    return value(run, id) + " %";
  }

  private static String value(FinishedRun run, String id) {
    return Comparison.number(
        Quantity.all().stream()
            .filter(q -> q.id().equals(id))
            .findFirst()
            .orElseThrow()
            .formula()
            .applyAsDouble(run));
  }

  /** A range for people; its two ends once where they read alike. */
  static String text(Range range, String unit) {
    String low = Comparison.number(range.low());
    String high = Comparison.number(range.high());
    return (low.equals(high) ? low : low + " to " + high) + unit;
  }
}
