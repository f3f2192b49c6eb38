package org.tradewind.config;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tradewind.costs.CostParameters;
import org.tradewind.costs.Price;
import org.tradewind.tables.StudyInfo;

/**
 * Reads how deaths and CO2 are priced.
 *
 * @param file the study
 */
record CostKeys(KeyValues file) {
  CostParameters parameters() {
    return new CostParameters(
        new CostParameters.Vsl(
            file.text("costs.vsl").strip(),
            above0("costs.vsl_base"),
            above0("costs.vsl_base_income"),
            above0("costs.vsl_income"),
            file.numberOrAuto(
                "costs.vsl_elasticity",
                e -> e >= 0 && e <= Price.LARGEST_ELASTICITY,
                "a number from 0 to 3")),
        new CostParameters.Scc(
            atLeast0("costs.scc"), atLeast0("costs.scc_low"), atLeast0("costs.scc_high")),
        new CostParameters.Labels(
            file.textOrAuto("costs.currency", t -> true, "a currency"),
            priceYear(),
            file.textOrAuto("costs.discount_rate", t -> true, "a label")),
        above0("costs.mrio_per_currency"),
        file.positive("costs.threshold"),
        file.positive("costs.subsector_threshold"));
  }

  private OptionalInt priceYear() {
    return file.textOrAuto("costs.price_year", StudyInfo::isYear, "a year such as 2011")
        .map(year -> OptionalInt.of(Integer.parseInt(year)))
        .orElse(OptionalInt.empty());
  }

  private OptionalDouble above0(String path) {
    return file.numberOrAuto(path, number -> number > 0, "a number above 0");
  }

  private OptionalDouble atLeast0(String path) {
    return file.numberOrAuto(path, number -> number >= 0, "a number of at least 0");
  }
}
