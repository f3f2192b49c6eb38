package org.tradewind.uncertainty.inputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.health.CauseBurdens;
import org.tradewind.health.CauseSums;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.distributions.Distribution;
import org.tradewind.uncertainty.distributions.Empirical;
import org.tradewind.uncertainty.distributions.Lognormal;
import org.tradewind.uncertainty.distributions.NormalResponse;

/**
 * The factors of the exposure-response. Causes that fall under one row of a plain distribution for
 * all causes have one factor; under a row of draws each has its own, psi_c = Q_c(theta_d) / Q_c
 * with Q the burden J or the sum of slopes, and how causes go together is for the row's correlation
 * group to say. Each draw has one theta: the factors of J and of slopes are functions of the same
 * normal number.
 */
public final class ResponseFactors {
  private final UncertainInputs inputs;
  private final Optional<CauseBurdens> causes;
  private final Optional<CauseSums> slopes;
  private final DrawnHealth all;
  private final Map<Integer, List<String>> causesOf = new LinkedHashMap<>();

  /** What slopes have in place of the distribution of J, by position of the factor. */
  private final Map<Integer, Distribution> ofSlopes = new HashMap<>();

  /**
   * Takes the factors up into the inputs.
   *
   * @param causes causes of death, where draws are by cause and the study has them; without, one
   *     factor stands for all
   * @param scale with what concentrations slopes are weighted
   */
  public ResponseFactors(UncertainInputs inputs, Optional<CauseBurdens> causes, DeathsScale scale) {
    this.inputs = inputs;
    this.causes = causes;
    this.slopes = causes.map(scale::slopes);
    if (causes.isPresent()) {
      this.all = DrawnHealth.one(UncertainInputs.EXACT);
      causes.get().causes().forEach(cause -> add(causes.get(), cause));
    } else {
      int factor = find(inputs, Inputs.ANY);
      this.all = DrawnHealth.one(factor);
      addSlope(inputs.causeRow(Vocabulary.DEATHS, Inputs.ANY), factor);
    }
  }

  private void add(CauseBurdens some, String cause) {
    int row = inputs.causeRow(Vocabulary.DEATHS, cause);
    if (row == UncertainInputs.EXACT) {
      return;
    }
    int factor;
    if (hasDraws(inputs, row, some, cause)) {
      Distribution burden = distribution(some, cause, some.burden());
      factor = inputs.add(row, Vocabulary.DEATHS, cause, burden);
      ofSlopes.put(factor, distribution(some, cause, slopes.orElseThrow()));
    } else {
      factor = findPlain(inputs, row, cause);
      addSlope(row, factor);
    }
    causesOf.computeIfAbsent(factor, f -> new ArrayList<>()).add(cause);
  }

  private void addSlope(int row, int factor) {
    inputs.sigmaSlope(row).ifPresent(sigma -> ofSlopes.put(factor, new Lognormal(sigma)));
  }

  /** What scales with J. */
  public DrawnResponse burden(UncertaintyParameters how) {
    return new DrawnResponse(
        inputs.factors(how, Map.of()), causes.isPresent() ? health(causes.get().burden()) : all);
  }

  /** What scales with the slopes. */
  public DrawnResponse slopes(UncertaintyParameters how) {
    return new DrawnResponse(
        inputs.factors(how, ofSlopes), slopes.isPresent() ? health(slopes.get()) : all);
  }

  private DrawnHealth health(CauseSums sums) {
    List<String> counted = causes.orElseThrow().causes();
    double total = counted.stream().mapToDouble(sums::central).sum();
    int[] factors =
        causesOf.keySet().stream()
            .mapToInt(Integer::intValue)
            .filter(f -> share(f, sums) > 0)
            .toArray();
    double[] weights = new double[factors.length];
    Arrays.setAll(
        weights,
        i ->
            causesOf.get(factors[i]).size() == counted.size()
                ? 1
                : share(factors[i], sums) / total);
    return new DrawnHealth(factors, weights);
  }

  private double share(int factor, CauseSums sums) {
    return causesOf.get(factor).stream().mapToDouble(sums::central).sum();
  }

  private static Distribution distribution(CauseBurdens causes, String cause, CauseSums sums) {
    return causes.draws(cause) > 0 ? finite(sums, cause) : normal(sums, cause);
  }

  private static Distribution finite(CauseSums sums, String cause) {
    double central = sums.central(cause);
    double[] deviations = sums.drawn(cause);
    Arrays.setAll(deviations, d -> central > 0 ? deviations[d] / central - 1 : 0);
    return Empirical.ofRanked(deviations);
  }

  private static Distribution normal(CauseSums sums, String cause) {
    double central = sums.at(cause, 0);
    return new NormalResponse(z -> central > 0 ? sums.at(cause, z) / central - 1 : 0);
  }

  /** Refuses what the constructor would, without working any draw. */
  public static void check(UncertainInputs inputs, Optional<CauseBurdens> causes) {
    if (causes.isEmpty()) {
      find(inputs, Inputs.ANY);
      return;
    }
    for (String cause : causes.get().causes()) {
      int row = inputs.causeRow(Vocabulary.DEATHS, cause);
      if (row != UncertainInputs.EXACT && !hasDraws(inputs, row, causes.get(), cause)) {
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

  private static int findPlain(UncertainInputs inputs, int row, String cause) {
    boolean together = inputs.isOfAllCauses(row) && !inputs.isOfDraws(row);
    return find(inputs, together ? Inputs.ANY : cause);
  }
}
