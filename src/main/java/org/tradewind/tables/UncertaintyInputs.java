package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Input tables of what is uncertain. */
public final class UncertaintyInputs {
  public static final TableSchema UNCERTAINTY =
      new TableSchema(
          "uncertainty",
          "How uncertain inputs are: factors of mean 1 by which they are multiplied, draw by draw. Of the rows that fit an input the one with the fewest * counts; an input without a row is taken as exact.",
          List.of(
              text(
                  "species", "species or stressor; deaths; * for all, and for common and activity"),
              text(
                  "subsector",
                  "subsector, or sector where stressors are given; cause for exposure_response; or *"),
              text("region", "region, or *"),
              text(
                  "kind",
                  "common, activity, emission_factor (mode bottom-up), species (mode species), sensitivity, exposure_response (both), quantity (mode published), price (all modes: species VSL or SCC, the price of a death or of a tonne of CO2); common: one factor for each region and row, of all subsectors that the row fits; sensitivity: deaths, not tonnes, of a species"),
              text(
                  "distribution",
                  "lognormal, normal (cut off at 0), triangular, uniform; empirical: values of uncertainty_draw; draws, for exposure_response: the draws or standard errors of table exposure_response"),
              amount(
                      "sigma",
                      "1",
                      "lognormal: standard deviation of the logarithm; others: standard deviation over the mean, of normal before it is cut; draws: lognormal in place of draws that the study lacks; empirical: none")
                  .orAbsent(),
              text(
                  "correlation_group",
                  "inputs of one group are drawn together, as table correlation says, as one without it; empty: every input by itself"),
              text("draw_set", "empirical: name in uncertainty_draw").orAbsent(),
              amount(
                      "sigma_slope",
                      "1",
                      "lognormal exposure_response, and draws that the study lacks: sigma of the slopes dJ/dz, and so of raw first-order deaths, where sigma is that of J; empty: sigma holds for both")
                  .orAbsent()),
          List.of("kind", "species", "subsector", "region"));

  public static final TableSchema CORRELATION =
      new TableSchema(
          "correlation",
          "Correlations of the normal numbers behind uncertain inputs. Pairs of groups that are not named are independent.",
          List.of(
              text("correlation_group", "group of table uncertainty"),
              text("other_group", "the same group or another one, in either order"),
              number(
                  "rho",
                  "1",
                  "same group: correlation of any two of its inputs, 1 unless given; another group: correlation of what the inputs of each share")),
          List.of("correlation_group", "other_group"));

  public static final TableSchema UNCERTAINTY_DRAW =
      new TableSchema(
          "uncertainty_draw",
          "Finite sets of factors, each as likely. They are taken as given: a mean other than 1 moves the mean of what they multiply.",
          List.of(
              text("name", "name of the set"),
              integer("draw", "number within the set; its order does not matter"),
              amount("factor", "1", "factor")),
          List.of("name", "draw"));

  private UncertaintyInputs() {}
}
