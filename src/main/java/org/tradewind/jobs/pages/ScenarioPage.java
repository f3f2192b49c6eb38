package org.tradewind.jobs.pages;

import java.util.Locale;
import org.tradewind.axes.Names;
import org.tradewind.scenarios.Coordination;
import org.tradewind.scenarios.Savings;
import org.tradewind.scenarios.ScenarioParameters;

/** Lines on coordination scenarios. */
public final class ScenarioPage {
  private final Summary page;

  public ScenarioPage(Summary page) {
    this.page = page;
  }

  /** What coordination saves in the nation, beside both bases, and what it could not tell. */
  public void scenarios(Savings savings, ScenarioParameters parameters) {
    page.line(
        "Saved by coordination of energy intensities in sectors "
            + String.join(", ", parameters.sectors())
            + " ("
            + parameters.rule().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + ", percentiles "
            + parameters.percentile().name().toLowerCase(Locale.ROOT)
            + "), final_producer:");
    for (int c = 0; c < savings.coordinations().size(); c++) {
      Coordination coordination = savings.coordinations().get(c);
      for (String stressor : Summary.headline(savings.stressors().labels())) {
        int k = savings.stressors().find(stressor);
        Savings.Amount sectors = savings.national(c, k, Savings.SECTORS_TRADE);
        Savings.Amount all = savings.national(c, k, Savings.ALL_TRADE);
        page.line(
            String.format(
                Locale.ROOT,
                "  %-12s %-10s %14s %s  %5.1f %% of these sectors' flows between %s, %5.1f %% of"
                    + " all sectors'",
                coordination.scenario().code(),
                stressor,
                Summary.number(sectors.saving()),
                page.names().stressors().unit(stressor),
                100 * sectors.share(),
                page.names().study().regions(),
                100 * all.share()));
      }
      page.line(
          String.format(
              Locale.ROOT,
              "  %-12s pairs coordinated %d, of which below the percentile already (%s) %d; without"
                  + " intensity %d",
              "",
              coordination.counts().coordinated(),
              parameters.rule() == ScenarioParameters.Rule.CLAMPED ? "kept" : "raised to it",
              coordination.counts().raised(),
              coordination.counts().withoutIntensity()));
    }
    if (!savings.missingIntensities().isEmpty()) {
      page.line("  no intensity: " + Names.some(savings.missingIntensities()));
    }
    page.line("");
  }
}
