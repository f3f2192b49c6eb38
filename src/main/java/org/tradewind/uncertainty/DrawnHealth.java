package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.health.CauseBurdens;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;

/**
 * The factor psi of all deaths: psi - 1 = sum over causes c of J_c / J (psi_c - 1), with psi_c =
 * J_c(theta_d) / J_c. A cause without a row is exact. Causes that fall under one row of a plain
 * distribution for all causes have one factor; under a row of draws each has its own, and how they
 * go together is for the row's correlation group to say.
 *
 * @param factors positions of the factors
 * @param weights J_c / J
 */
record DrawnHealth(int[] factors, double[] weights) implements Serializable {

  /** One factor of deaths as a quantity. */
  static DrawnHealth ofQuantity(UncertainInputs inputs) {
    return one(inputs.find(UncertainInputs.QUANTITY, Vocabulary.DEATHS, Inputs.ANY, Inputs.ANY));
  }

  private static DrawnHealth one(int factor) {
    return factor == UncertainInputs.EXACT
        ? new DrawnHealth(new int[0], new double[0])
        : new DrawnHealth(new int[] {factor}, new double[] {1});
  }

  /**
   * Factors of the exposure-response.
   *
   * @param burdens J by cause, where the study has it; without it one factor stands for all causes
   */
  static DrawnHealth ofResponse(UncertainInputs inputs, Optional<CauseBurdens> burdens) {
    if (burdens.isEmpty()) {
      return one(find(inputs, Inputs.ANY));
    }
    CauseBurdens causes = burdens.get();
    double total = causes.causes().stream().mapToDouble(causes::central).sum();
    Map<Integer, List<String>> causesOf = new LinkedHashMap<>();
    for (String cause : causes.causes()) {
      int factor = factor(inputs, causes, cause);
      if (factor != UncertainInputs.EXACT && causes.central(cause) > 0) {
        causesOf.computeIfAbsent(factor, f -> new ArrayList<>()).add(cause);
      }
    }
    int[] factors = causesOf.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] weights = new double[factors.length];
    Arrays.setAll(
        weights,
        i -> {
          List<String> some = causesOf.get(factors[i]);
          return some.size() == causes.causes().size()
              ? 1
              : some.stream().mapToDouble(causes::central).sum() / total;
        });
    return new DrawnHealth(factors, weights);
  }

  /** psi - 1 in some draws. */
  double[] psi(Deviations deviations, int n) {
    double[] psi = new double[n];
    for (int c = 0; c < factors.length; c++) {
      Combination.add(psi, weights[c], deviations.of(factors[c]), n);
    }
    return psi;
  }

  /** Refuses what {@link #ofResponse} would, without working any draw of J. */
  static void check(UncertainInputs inputs, Optional<CauseBurdens> burdens) {
    if (burdens.isEmpty()) {
      find(inputs, Inputs.ANY);
      return;
    }
    CauseBurdens causes = burdens.get();
    for (String cause : causes.causes()) {
      int row = inputs.causeRow(Vocabulary.DEATHS, cause);
      if (row != UncertainInputs.EXACT && !hasDraws(inputs, row, causes, cause)) {
        findPlain(inputs, row, cause);
      }
    }
  }

  private static boolean hasDraws(
      UncertainInputs inputs, int row, CauseBurdens causes, String cause) {
    return inputs.isOfDraws(row) && (causes.draws(cause) > 0 || causes.hasStandardError(cause));
  }

  private static int find(UncertainInputs inputs, String cause) {
    return inputs.find(UncertainInputs.EXPOSURE_RESPONSE, Vocabulary.DEATHS, cause, Inputs.ANY);
  }

  private static int factor(UncertainInputs inputs, CauseBurdens causes, String cause) {
    int row = inputs.causeRow(Vocabulary.DEATHS, cause);
    if (row == UncertainInputs.EXACT) {
      return UncertainInputs.EXACT;
    }
    if (inputs.isOfDraws(row) && causes.draws(cause) > 0) {
      return inputs.add(row, Vocabulary.DEATHS, cause, finite(causes, cause));
    }
    if (inputs.isOfDraws(row) && causes.hasStandardError(cause)) {
      return inputs.add(row, Vocabulary.DEATHS, cause, normal(causes, cause));
    }
    return findPlain(inputs, row, cause);
  }

  private static int findPlain(UncertainInputs inputs, int row, String cause) {
    boolean together = inputs.isOfAllCauses(row) && !inputs.isOfDraws(row);
    return find(inputs, together ? Inputs.ANY : cause);
  }

  private static Distribution finite(CauseBurdens causes, String cause) {
    double central = causes.central(cause);
    double[] deviations = causes.drawn(cause);
    Arrays.setAll(deviations, d -> central > 0 ? deviations[d] / central - 1 : 0);
    return Empirical.ofDeviations(deviations);
  }

  private static Distribution normal(CauseBurdens causes, String cause) {
    double central = causes.at(cause, 0);
    return new NormalResponse(z -> central > 0 ? causes.at(cause, z) / central - 1 : 0);
  }
}
