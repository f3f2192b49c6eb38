package org.tradewind.tables;

import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Modelled against observed concentrations. */
public final class EvaluationTables {
  public static final TableSchema EVALUATION =
      new TableSchema(
          "evaluation",
          "How modelled concentrations compare with those measured at sites, by species and region; docs/notation.md defines each statistic.",
          List.of(
              text("species", "species"),
              text("region", "region, or * for all sites"),
              text("statistic", "n, r, MB, ME, RMSE, NMB, NME, MFB, MFE, or n_both_zero"),
              number("value", "see unit", "NaN where it is not defined").within(Column.Range.ANY),
              text("unit", "1, ug/m3 or %"),
              number("goal", "see unit", "best to be expected; NaN where none was proposed")
                  .within(Column.Range.ANY),
              number("criterion", "see unit", "still acceptable; NaN where none was proposed")
                  .within(Column.Range.ANY),
              text(
                  "verdict",
                  "goal (met, so the criterion too), criterion (met alone), neither, or empty")),
          List.of("species", "region", "statistic"));

  public static final TableSchema EVALUATION_SITE =
      new TableSchema(
          "evaluation_site",
          "Every measured value with the modelled one of the cell that holds its site, and why it was not used.",
          List.of(
              text("site", "site"),
              text("species", "species"),
              new Column(
                  "cell",
                  ColumnType.INT,
                  "",
                  "cell that holds it, -1 outside the grid",
                  Column.Range.ANY,
                  false),
              text("region", "region with the largest share of the cell, or empty"),
              number("observed", "ug/m3", "NaN where nothing was measured")
                  .within(Column.Range.ANY),
              number("modelled", "ug/m3", "annual mean; NaN where there is none")
                  .within(Column.Range.ANY),
              text(
                  "status",
                  "used, used_without_region (only in *), outside_grid, without_observation or"
                      + " without_modelled")),
          List.of("site", "species"));

  private EvaluationTables() {}
}
