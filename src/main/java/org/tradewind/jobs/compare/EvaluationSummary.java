package org.tradewind.jobs.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.evaluation.EvaluationStatistics;
import org.tradewind.evaluation.ModelEvaluation;
import org.tradewind.evaluation.SiteMatch;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/** The page an evaluation prints at its end. */
final class EvaluationSummary {
  private static final int SHOWN = 10;

  private EvaluationSummary() {}

  static String text(ModelEvaluation evaluation, Provenance measured) {
    StringBuilder text = new StringBuilder();
    line(text, "Measured: %s. %s", measured.source(), measured.note());
    line(
        text,
        evaluation.modelled().pm25OfCells()
            ? "Modelled PM25: cell.pm25_ugm3"
            : "Modelled PM25: table air_concentration");
    line(text, "");
    statistics(text, evaluation);
    unused(text, evaluation.matches());
    return text.toString();
  }

  private static void statistics(StringBuilder text, ModelEvaluation evaluation) {
    Table table = evaluation.table();
    for (String species : evaluation.species()) {
      line(
          text,
          "%-10s %-12s %12s  %-6s %8s %10s  %s",
          species,
          "all sites",
          "",
          "",
          "goal",
          "criterion",
          "met");
      for (int row = 0; row < table.rows(); row++) {
        if (table.strings("species")[row].equals(species)
            && table.strings("region")[row].equals(Inputs.ANY)) {
          line(
              text,
              "%-10s %-12s %12.4g  %-6s %8s %10s  %s",
              "",
              table.strings("statistic")[row],
              table.doubles("value")[row],
              table.strings("unit")[row],
              level(table.doubles("goal")[row]),
              level(table.doubles("criterion")[row]),
              table.strings("verdict")[row]);
        }
      }
      EvaluationStatistics all = evaluation.statistics(species);
      if (all.bothZero() > 0) {
        line(text, "  MFB and MFE leave out %d sites where both are 0", all.bothZero());
      }
    }
    line(
        text,
        "(goals of MFB and MFE for abundant species, those of NMB, NME and r for 24 h values)");
    line(text, "");
  }

  private static String level(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }

  private static void unused(StringBuilder text, List<SiteMatch> matches) {
    Map<SiteMatch.Status, Integer> counts = new EnumMap<>(SiteMatch.Status.class);
    matches.forEach(m -> counts.merge(m.status(), 1, Integer::sum));
    counts.forEach((status, count) -> line(text, "%-20s %6d", status.label(), count));
    List<String> names =
        matches.stream()
            .filter(m -> !m.used())
            .map(m -> m.site() + " " + m.species() + " (" + m.status().label() + ")")
            .toList();
    if (!names.isEmpty()) {
      line(
          text,
          "Not used: %s%s",
          String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))),
          names.size() > SHOWN ? ", ...; all are in the table evaluation_site" : "");
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
