package org.tradewind.mrio;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;

/**
 * How a nation's output and final demand divide among its regions.
 *
 * @param output share of each region in the output of each sector, [sector][region]; the shares of
 *     a sector sum to 1
 * @param finalDemand share of each region in each final demand category, by category; the shares of
 *     a category sum to 1
 */
public record RegionalShares(double[][] output, Map<String, double[]> finalDemand) {
  private static final double TOLERANCE = 1e-9;

  public RegionalShares {
    finalDemand = Collections.unmodifiableMap(new LinkedHashMap<>(finalDemand));
  }

  /** The same shares, checked against a nation's sectors and regions, and made to sum to 1. */
  RegionalShares checked(Axis sectors, Axis regions, Iterable<String> categories) {
    if (output.length != sectors.size()) {
      throw new UserError(
          "the output shares",
          output.length + " sectors",
          sectors.size() + " sectors " + sectors,
          "Give one row of shares for each sector of the national table.");
    }
    double[][] checkedOutput = new double[output.length][];
    for (int i = 0; i < output.length; i++) {
      checkedOutput[i] =
          checked("the output shares of sector " + sectors.label(i), output[i], regions);
    }
    Map<String, double[]> checkedDemand = new LinkedHashMap<>();
    for (String category : categories) {
      double[] given = finalDemand.get(category);
      if (given == null) {
        throw new UserError(
            "the final demand shares",
            "no category '" + category + "' among " + finalDemand.keySet(),
            "shares for every category of the national table",
            "Add the shares of the category.");
      }
      checkedDemand.put(
          category, checked("the final demand shares of category " + category, given, regions));
    }
    return new RegionalShares(checkedOutput, checkedDemand);
  }

  private static double[] checked(String where, double[] shares, Axis regions) {
    if (shares.length != regions.size()) {
      throw new UserError(
          where,
          shares.length + " shares",
          regions.size() + " shares, one for each of " + regions,
          "Give every region a share; 0 where it has none.");
    }
    for (int r = 0; r < shares.length; r++) {
      if (!(shares[r] >= 0 && shares[r] <= 1)) {
        throw new UserError(
            where + ", region " + regions.label(r),
            String.valueOf(shares[r]),
            "a share from 0 to 1",
            "Correct the share.");
      }
    }
    double sum = CompensatedSum.of(shares);
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new UserError(
          where, "a sum of " + sum, "a sum of 1", "Divide the shares by their sum.");
    }
    return Arrays.stream(shares).map(s -> s / sum).toArray();
  }
}
