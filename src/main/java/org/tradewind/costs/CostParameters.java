package org.tradewind.costs;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How deaths and CO2 are priced.
 *
 * @param vsl how a death is priced
 * @param scc how a tonne of CO2 is priced
 * @param labels in what money
 * @param mrioPerCurrency units of the MRIO's money for one of the costs' currency; else that of
 *     table valuation
 * @param threshold integrated cost above which a cell counts
 * @param subsectorThreshold the same of a subsector
 */
public record CostParameters(
    Vsl vsl,
    Scc scc,
    Labels labels,
    OptionalDouble mrioPerCurrency,
    double threshold,
    double subsectorThreshold) {

  /** The variant that is used where none is named. */
  public static final String CENTRAL = "central";

  /** The variant of which every number is given by keys. */
  public static final String OWN = "own";

  /** No costs at all. */
  public static final String NONE = "none";

  /**
   * The value of a statistical life. Numbers that are given take the place of those of the variant.
   *
   * @param variant of table valuation, {@link #OWN} or {@link #NONE}
   * @param base value where income is {@code baseIncome}, per death
   * @param baseIncome income per person
   * @param income income per person of the study
   * @param elasticity income elasticity, from 0 to {@link Price#LARGEST_ELASTICITY}
   */
  public record Vsl(
      String variant,
      OptionalDouble base,
      OptionalDouble baseIncome,
      OptionalDouble income,
      OptionalDouble elasticity) {}

  /**
   * The social cost of carbon, per t of CO2; what is not given is that of table valuation.
   *
   * @param used value that is used
   * @param low lower end of its range
   * @param high upper end
   */
  public record Scc(OptionalDouble used, OptionalDouble low, OptionalDouble high) {}

  /**
   * In what money costs are; what is not given is as table valuation says.
   *
   * @param currency such as USD
   * @param priceYear year of its prices
   * @param discountRate label of the discount rate of the social cost of carbon
   */
  public record Labels(
      Optional<String> currency, OptionalInt priceYear, Optional<String> discountRate) {}

  /** Costs as table valuation has them. */
  public static final CostParameters DEFAULT =
      new CostParameters(
          new Vsl(
              CENTRAL,
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              OptionalDouble.empty()),
          new Scc(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
          new Labels(Optional.empty(), OptionalInt.empty(), Optional.empty()),
          OptionalDouble.empty(),
          1e9,
          1e11);
}
