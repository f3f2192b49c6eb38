package org.tradewind.uncertainty.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.inputs.Factor;
import org.tradewind.uncertainty.inputs.PriceFactors;
import org.tradewind.uncertainty.inputs.UncertainInputs;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;

/** Which sources of uncertainty the intervals of a run carry, and which not. */
public final class CarriedSources {
  private final DrawModel model;
  private final Mode mode;
  private final Table.Builder rows = Table.builder(DrawTables.UNCERTAINTY_SOURCE);

  private CarriedSources(DrawModel model, Mode mode) {
    this.model = model;
    this.mode = mode;
  }

  /**
   * The table {@link DrawTables#UNCERTAINTY_SOURCE}.
   *
   * @param sensitivities which rows of sensitivities count, or why there are none
   * @param ofCoefficients draws of the MRIO's coefficients
   * @param prices factors of prices, in a study with costs
   */
  public static Table of(
      DrawModel model,
      Mode mode,
      String sensitivities,
      int ofCoefficients,
      Optional<PriceFactors> prices) {
    CarriedSources all = new CarriedSources(model, mode);
    all.addEmissions();
    all.add(UncertainInputs.SENSITIVITY, "deaths per tonne, " + sensitivities);
    all.add(
        UncertainInputs.EXPOSURE_RESPONSE,
        mode == Mode.PUBLISHED
            ? "the factor of deaths of mode published covers it"
            : "relative risk at a given exposure");
    all.rows.add(
        "mrio_coefficients",
        ofCoefficients > 0,
        ofCoefficients > 0
            ? "in tables NAME_mrio_ci alone, by " + ofCoefficients + " draws; exact in all others"
            : "transactions are exact (uncertainty.mrio_draws)");
    prices.ifPresent(all::addPrices);
    all.rows.add(
        "other_inputs",
        false,
        "final demand, output, concordance, placement in cells, weather, PM2.5, population and"
            + " mortality rates are exact");
    return all.rows.build();
  }

  private void addPrices(PriceFactors prices) {
    List<String> drawn = SourceAxis.PRICES.stream().filter(prices::varies).toList();
    rows.add(
        UncertainInputs.PRICE,
        !drawn.isEmpty(),
        drawn.isEmpty()
            ? "a death and a tonne of CO2 have the prices used; tables valuation_used and rank_grid"
                + " have others"
            : "of " + String.join(", ", drawn) + ", in tables of costs alone");
  }

  private void addEmissions() {
    switch (mode) {
      case PUBLISHED ->
          add(UncertainInputs.QUANTITY, "one factor for each species' tonnes, one for all deaths");
      case SPECIES ->
          add(
              UncertainInputs.SPECIES,
              "one factor for a species' tonnes and deaths in all regions");
      case BOTTOM_UP -> {
        add(
            UncertainInputs.COMMON,
            "energy statistics and carbon content, in part common to all regions");
        add(UncertainInputs.ACTIVITY, "activity of each subsector and region");
        add(UncertainInputs.EMISSION_FACTOR, "emission factor of each species and subsector");
      }
    }
  }

  private void add(String kind, String note) {
    boolean carried = false;
    for (int f = 0; f < model.factors().size(); f++) {
      Factor factor = model.factors().get(f);
      carried |= factor.kind().equals(kind) && factor.distribution().variance() > 0;
    }
    rows.add(kind, carried, note);
  }

  /** The sources that are carried, or those that are not, in the order of the table. */
  public static List<String> names(Table table, boolean carried) {
    List<String> names = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      if (table.booleans("carried")[row] == carried) {
        names.add(table.strings("source")[row]);
      }
    }
    return names;
  }
}
