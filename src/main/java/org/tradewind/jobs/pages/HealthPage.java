package org.tradewind.jobs.pages;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.Species;
import org.tradewind.evaluation.ModelledConcentrations;
import org.tradewind.health.Burden;
import org.tradewind.health.Receptors;
import org.tradewind.tables.Table;

/** Lines on deaths: J, closure, the air, and who breathes the smoke. */
public final class HealthPage {
  private static final int TOP = 10;

  private final Summary page;

  public HealthPage(Summary page) {
    this.page = page;
  }

  /** sum(lambda E) beside J: how far first-order attribution is from closing. */
  public void closure(Closure closure, double firstOrderDeaths, List<String> species) {
    String sum =
        "sum(lambda E) = "
            + Summary.number(firstOrderDeaths)
            + " deaths a year at first order, by "
            + String.join(", ", species);
    if (closure.attributableDeaths().isEmpty()) {
      page.line(sum + "; J is not known: it needs people, PM2.5, mortality and exposure-response");
    } else {
      double j = closure.attributableDeaths().getAsDouble();
      page.line(sum + "; J = " + Summary.number(j) + " attributable deaths");
      closure
          .ratio(firstOrderDeaths)
          .ifPresent(r -> page.line(String.format(Locale.ROOT, "sum(lambda E)/J = %.3f", r)));
    }
    if (closure.rule() == Closure.Rule.CLOSURE) {
      page.line(
          String.format(
              Locale.ROOT,
              "CLOSURE: all deaths below are multiplied with %.4f, so that they sum to J",
              closure.factor(firstOrderDeaths)));
    }
    page.line("");
  }

  /** J, and the cells about which something is to be said. */
  public void burden(Burden burden, String form) {
    Burden.Counts counts = burden.counts();
    page.line(
        String.format(
            Locale.ROOT,
            "Deaths attributable to PM2.5 (%s, causes %s, death rates and ages of %s%s): %s a year. Cells without PM2.5: %d, with %s people;"
                + " without death rates: %d; at the floor of the slope: %d",
            form,
            String.join(", ", burden.deathsByCause().keySet()),
            burden.release().isEmpty() ? "a release not named" : burden.release(),
            burden.otherSources().isEmpty()
                ? ""
                : "; but " + String.join(", ", burden.otherSources()),
            Summary.number(burden.total()),
            counts.withoutPm25(),
            Summary.number(counts.personsWithoutPm25()),
            counts.withoutRates(),
            counts.floored()));
  }

  /** Whose deaths count, where not everyone's. */
  public void receptors(Receptors receptors) {
    if (receptors.restricted()) {
      page.line("RECEPTORS: only deaths of the people of " + receptors.chosen() + " count");
    }
  }

  /** The PM2.5 that transport makes of the study's emissions, beside that of the table cell. */
  public void air(Table cell, Table concentration) {
    double given = 0;
    double modelled = 0;
    double people = 0;
    ModelledConcentrations model = ModelledConcentrations.of(cell, Optional.of(concentration));
    for (int g = 0; g < cell.rows(); g++) {
      double persons = cell.doubles("population_persons")[g];
      double observed = cell.doubles("pm25_ugm3")[g];
      if (!Double.isNaN(observed)) {
        given += observed * persons;
        modelled += model.annualMean(Species.PM25, cell.ints("cell")[g]) * persons;
        people += persons;
      }
    }
    page.line(
        String.format(
            Locale.ROOT,
            "PM2.5 where people live: %.1f ug/m3 by transport of the study's emissions, %.1f in table"
                + " cell",
            modelled / people,
            given / people));
  }

  /**
   * Who breathes the smoke: the largest numbers of deaths in one region by emissions of another.
   *
   * @param pairs table death_pair
   */
  public void deathPairs(Table pairs) {
    Map<List<String>, Double> deaths = new LinkedHashMap<>();
    double all = 0;
    double abroad = 0;
    for (int row = 0; row < pairs.rows(); row++) {
      String from = pairs.strings("region")[row];
      String to = pairs.strings("to_region")[row];
      double value = pairs.doubles("deaths")[row];
      all += value;
      if (!from.equals(to)) {
        abroad += value;
        deaths.merge(List.of(from, to), value, Double::sum);
      }
    }
    page.line(
        String.format(
            Locale.ROOT,
            "Who breathes the smoke (table death_pair, deaths a year): %s of %s die outside the %s"
                + " that emits.",
            Summary.number(abroad),
            Summary.number(all),
            page.names().study().region()));
    page.line("Largest between " + page.names().study().regions() + ", emitted in -> suffered in:");
    deaths.entrySet().stream()
        .sorted(Comparator.comparingDouble(pair -> -pair.getValue()))
        .limit(TOP)
        .forEach(
            pair ->
                page.line(
                    String.format(
                        Locale.ROOT,
                        "  %-6s -> %-6s %14s",
                        pair.getKey().get(0),
                        pair.getKey().get(1),
                        Summary.number(pair.getValue()))));
    page.line("");
  }
}
