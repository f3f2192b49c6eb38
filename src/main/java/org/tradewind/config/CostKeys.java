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
record CostKeys(StudyFile file) {
  CostParameters parameters() {
    return new CostParameters(
        new CostParameters.Vsl(
            file.text(StudyKeys.COSTS_VSL).strip(),
            above0(StudyKeys.COSTS_VSL_BASE),
            above0(StudyKeys.COSTS_VSL_BASE_INCOME),
            above0(StudyKeys.COSTS_VSL_INCOME),
            file.numberOrAuto(
                StudyKeys.COSTS_VSL_ELASTICITY,
                e -> e >= 0 && e <= Price.LARGEST_ELASTICITY,
                "a number from 0 to 3")),
        new CostParameters.Scc(
            atLeast0(StudyKeys.COSTS_SCC),
            atLeast0(StudyKeys.COSTS_SCC_LOW),
            atLeast0(StudyKeys.COSTS_SCC_HIGH)),
        new CostParameters.Labels(
            file.textOrAuto(StudyKeys.COSTS_CURRENCY, t -> true, "a currency"),
            priceYear(),
            file.textOrAuto(StudyKeys.COSTS_DISCOUNT_RATE, t -> true, "a label")),
        above0(StudyKeys.COSTS_MRIO_PER_CURRENCY),
        file.positive(StudyKeys.COSTS_THRESHOLD),
        file.positive(StudyKeys.COSTS_SUBSECTOR_THRESHOLD));
  }

  private OptionalInt priceYear() {
    return file.textOrAuto(StudyKeys.COSTS_PRICE_YEAR, StudyInfo::isYear, "a year such as 2011")
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
