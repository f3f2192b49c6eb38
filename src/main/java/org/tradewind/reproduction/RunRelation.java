package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.MRIO;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.tradewind.axes.Species;
import org.tradewind.tables.Csv;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;

/**
 * What a run says of a relation among printed numbers. That the printed numbers satisfy it or not
 * stands in facts/papers/published_identities.csv: no run changes it.
 *
 * @param id of the row of the facts
 * @param inputs what stands behind the run's side
 * @param text the relation in a run, in words; throws {@link NotInRun}
 */
record RunRelation(String id, Set<InputKind> inputs, Function<FinishedRun, String> text) {
  private static final String OF_B = "b_";
  private static final Set<InputKind> TONNES = Set.of(EMISSION, MAPPING, MRIO);
  private static final Set<InputKind> KILLED = Set.of(EMISSION, MAPPING, MRIO, SENSITIVITY);

  /** Those that a run has a side of. */
  static List<RunRelation> all() {
    List<RunRelation> all = new ArrayList<>();
    all.add(of("trade_share", "trade_co2_share", " %"));
    all.add(
        new RunRelation(
            "trade_deaths_share",
            Quantity.of("trade_deaths_share_j").inputs(),
            RunRelation::shareOfDeaths));
    for (String stressor : List.of(Species.CO2, DEATHS)) {
      boolean co2 = stressor.equals(Species.CO2);
      Set<InputKind> inputs = co2 ? TONNES : KILLED;
      String ending = co2 ? "_co2" : "_deaths";
      // zones take both indices, so that their CO2 flows stand on deaths too
      all.add(new RunRelation("zones" + ending, KILLED, run -> betweenZones(run, stressor)));
      all.add(new RunRelation("scenario" + ending, inputs, run -> threeSectors(run, stressor)));
      all.add(
          new RunRelation(
              co2 ? "power_base" : "power_deaths_base", inputs, run -> power(run, stressor)));
    }
    all.add(of("density", "density_ratio", " pooled"));
    all.add(
        new RunRelation("scenario_order", Quantity.of("full_co2").inputs(), RunRelation::order));
    all.addAll(ofB());
    all.add(new RunRelation("elasticity", Set.of(InputKind.BURDEN), RunRelation::elasticity));
    return List.copyOf(all);
  }

  private static List<RunRelation> ofB() {
    Set<InputKind> killed = Set.of(EMISSION, SENSITIVITY);
    return List.of(
        new RunRelation("b_subsectors", Set.of(MAPPING), RunRelation::subsectors),
        of("b_vsl", "b_vsl_central", " M USD2011"),
        of("b_vsl_epa", "b_vsl_epa", " M USD2011"),
        new RunRelation("b_vsl_times", Set.of(), RunRelation::times),
        new RunRelation("b_bituminous", Set.of(EMISSION), RunRelation::bituminous),
        new RunRelation("b_energy", killed, run -> shareAndTotal(run, "b_energy_deaths")),
        new RunRelation("b_coal_power", killed, run -> shareAndTotal(run, "b_coal_power_emitted")),
        new RunRelation("b_gdp", Quantity.of("b_cost_gdp").inputs(), RunRelation::overGdp));
  }

  private static RunRelation of(String id, String quantity, String ending) {
    Quantity of = Quantity.of(quantity);
    return new RunRelation(id, of.inputs(), run -> value(of, run) + ending);
  }

  /**
   * The cell of a relation of the facts: empty where a run has no side of it.
   *
   * @param id of the row of the facts
   */
  static String cell(String id, ReproductionLedger.Runs runs) {
    FinishedRun run = id.startsWith(OF_B) ? runs.ofPaperB() : runs.run();
    return all().stream().filter(r -> r.id.equals(id)).findFirst().map(r -> r.in(run)).orElse("");
  }

  private String in(FinishedRun run) {
    try {
      String made = String.join(", ", Interpretation.madeUp(inputs, run));
      return text.apply(run) + (made.isEmpty() ? "" : " (not comparable: made-up " + made + ")");
    } catch (NotInRun e) {
      return e.getMessage();
    }
  }

  /** A relation of the facts that is not there is our mistake. */
  static void requireFacts() {
    List<String> ids = Csv.fact("papers/published_identities").column("id");
    for (RunRelation relation : all()) {
      if (!ids.contains(relation.id)) {
        throw new IllegalStateException("a relation that is not in the facts: " + relation.id);
      }
    }
  }

  private static String value(Quantity quantity, FinishedRun run) {
    return Comparison.number(quantity.formula().value(run));
  }

  private static String subsectors(FinishedRun run) {
    return String.format(
        Locale.ROOT,
        "%d subsectors, %.0f of them synergistic",
        RunSources.deathsBy(RunSources.SUBSECTOR, run).size(),
        Quantity.of("b_synergistic").formula().value(run));
  }

  private static String times(FinishedRun run) {
    return String.format(
        Locale.ROOT,
        "%.2f times",
        Quantity.of("b_vsl_epa").formula().value(run)
            / Quantity.of("b_vsl_central").formula().value(run));
  }

  /** The share that a part has of deaths, with what it is a share of. */
  private static String shareAndTotal(FinishedRun run, String share) {
    FirstOrder firstOrder = run.manifest().firstOrder();
    double deaths = RunSources.deaths(run);
    return value(Quantity.of(share), run)
        + String.format(Locale.ROOT, " %% of %,.0f deaths raw", deaths * firstOrder.toRaw())
        + firstOrder.ofRunToClosed().stream()
            .mapToObj(f -> String.format(Locale.ROOT, ", %,.0f closed", deaths * f))
            .findFirst()
            .orElse("");
  }

  private static String overGdp(FinishedRun run) {
    FirstOrder firstOrder = run.manifest().firstOrder();
    OfDeaths share = (OfDeaths) Quantity.of("b_cost_gdp").formula();
    return Comparison.number(share.value(run, firstOrder.toRaw()))
        + " % raw"
        + firstOrder.ofRunToClosed().stream()
            .mapToObj(f -> ", " + Comparison.number(share.value(run, f)) + " % closed")
            .findFirst()
            .orElse("");
  }

  private static String shareOfDeaths(FinishedRun run) {
    return value(Quantity.of("trade_deaths_share_j"), run)
        + " % of J, "
        + value(Quantity.of("trade_deaths_share_emitted"), run)
        + " % of deaths by all emissions";
  }

  private static String betweenZones(FinishedRun run, String stressor) {
    double part = run.sum(DisparityTables.ZONE_FLOW, "value", is("stressor", stressor));
    return String.format(
        Locale.ROOT,
        "flows between zones are %.1f %% of trade",
        PERCENT * part / Trade.between(stressor).value(run));
  }

  private static String threeSectors(FinishedRun run, String stressor) {
    return String.format(
        Locale.ROOT,
        "three sectors have %.1f %% of trade",
        PERCENT * base(run, stressor, "sectors_trade") / base(run, stressor, "all_trade"));
  }

  private static String power(FinishedRun run, String stressor) {
    double power =
        run.sum(
            DisparityTables.RELOCATION, "exports", is("stressor", stressor), is("group", "Power"));
    return String.format(
        Locale.ROOT,
        "power has %.1f %% of the three sectors' trade",
        PERCENT * power / base(run, stressor, "sectors_trade"));
  }

  private static double base(FinishedRun run, String stressor, String name) {
    return ScenarioQuantities.total("full", stressor, name, "base").value(run);
  }

  private static String order(FinishedRun run) {
    double full = saving(run, "full");
    return String.format(
        Locale.ROOT,
        "co2 1 : %.3f : %.3f",
        saving(run, "partial75") / full,
        saving(run, "partial50") / full);
  }

  private static double saving(FinishedRun run, String scenario) {
    return ScenarioQuantities.total(scenario, Species.CO2, "sectors_trade", "saving").value(run);
  }

  private static String bituminous(FinishedRun run) {
    RowFilter[] rows = {is("subsector", "ene_bituminous"), is("species", Species.CO2)};
    double megatonnes = run.sum(DamageTables.DAMAGE_REGION, "tonnes", rows) / Totals.TONNES_PER_MT;
    return String.format(Locale.ROOT, "ene_bituminous emits %,.0f Mt", megatonnes);
  }

  /** First-order deaths by all PM2.5 are d ln J / d ln z of J: the J that a printed total takes. */
  private static String elasticity(FinishedRun run) {
    OptionalDouble elasticity = run.manifest().firstOrder().elasticity();
    if (elasticity.isEmpty()) {
      throw new NotInRun("d ln J / d ln z is not in the manifest");
    }
    double e = elasticity.getAsDouble();
    PublishedNumbers published = PublishedNumbers.read(Paper.A);
    Range deaths = published.get("trade_deaths").printed().range();
    Range percent = published.get("trade_deaths_share_j").printed().range();
    return String.format(
        Locale.ROOT,
        "d ln J / d ln z = %.3f: the all-source deaths take J of %,.0f to %,.0f, and J is %,.0f",
        e,
        PERCENT * deaths.low() / percent.high() / e,
        PERCENT * deaths.high() / percent.low() / e,
        run.sum(DamageTables.BURDEN, "deaths"));
  }
}
