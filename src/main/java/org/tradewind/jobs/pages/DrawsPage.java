package org.tradewind.jobs.pages;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.config.Study;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.CarriedSources;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.draws.Convergence;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.outputs.ScaledQuantities;
import org.tradewind.uncertainty.random.Streams;

/** What there is to say of the draws of a study, on the page and in the manifest. */
public record DrawsPage(Study study) {
  public String text(Convergence convergence) {
    double error = convergence.relativeError();
    return String.format(
        Locale.ROOT,
        "%d draws%s; largest Monte Carlo error of national totals: %s",
        convergence.drawn(),
        convergence.drawn() < study.uncertainty().draws()
            ? " of " + study.uncertainty().draws() + " asked for were enough (uncertainty.stop_at)"
            : "",
        Double.isInfinite(error)
            ? "too few draws to tell"
            : String.format(Locale.ROOT, "%.2f %%", 100 * error) + missed(error));
  }

  private String missed(double error) {
    double wished = study.analysis().stopAt();
    return wished > 0 && error > wished && !Double.isInfinite(error)
        ? ", more than was wished for (uncertainty.stop_at " + wished + ")"
        : "";
  }

  /** What the intervals carry and what not. */
  public static String text(Table sources) {
    return String.format(
        Locale.ROOT,
        "%n  these intervals carry: %s%n  they do not carry: %s (table %s)",
        String.join(", ", CarriedSources.names(sources, true)),
        String.join(", ", CarriedSources.names(sources, false)),
        sources.name());
  }

  /** The lines on draws of coefficients; empty without such draws. */
  public String text(int ofCoefficients) {
    if (ofCoefficients == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%n  coefficients of the MRIO drawn in %d draws (tables ..._mrio_ci; exact in all other tables): %s",
        ofCoefficients,
        study.coefficients().text());
  }

  /** What deaths scale with, and rows that say something of the mode, but of no input. */
  public static String ofDeaths(DrawModel model) {
    String all = model.factors().size() == 0 ? "NOTHING VARIES: " : "";
    String unused =
        model.unusedRows().isEmpty()
            ? ""
            : String.format(
                "%n  %srows of table uncertainty that fit no input: %s",
                all, Names.some(model.unusedRows()));
    boolean deaths = model.stressors().contains(Vocabulary.DEATHS);
    return deaths
        ? String.format("%n  deaths scale with %s", model.deathsScaleWith()) + unused
        : unused;
  }

  public Map<String, Object> says(DrawModel model, Drawn drawn, int draws) {
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("draws", draws);
    says.put("draws_asked", study.uncertainty().draws());
    says.put("factors", model.factors().size());
    says.put("figures", drawn.figures().stream().mapToInt(Quantities::size).sum());
    says.put("figures_scaled", drawn.scaled().stream().mapToInt(ScaledQuantities::size).sum());
    says.put("rows_that_fit_no_input", model.unusedRows());
    says.put("random_numbers", Streams.GENERATOR);
    return says;
  }
}
