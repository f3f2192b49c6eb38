package org.tradewind.scenarios;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.Concordance;

/**
 * What a what-if takes away from each source, subsector h in region r, of each species p (CO2
 * first): the share
 *
 * <pre>
 *   d_rhp = sum over i of share_rhi (1 - product over steps of scale)
 * </pre>
 *
 * over the sectors i of the concordance, households among them; of the product only the steps count
 * that choose (r, h, p) and i. Deaths are linear in emissions here, so the deaths avoided are d
 * times the deaths of the source.
 */
final class WhatifSources {
  private static final double[] WHOLE = {1};

  private final String name;
  private final SourceAxis axis;
  private final double[] amounts;
  private final List<WhatifStep> steps;
  private final Optional<Concordance> concordance;
  private final boolean bySector;

  private WhatifSources(
      String name,
      SourceAxis axis,
      double[] amounts,
      List<WhatifStep> steps,
      Optional<Concordance> concordance) {
    this.name = name;
    this.axis = axis;
    this.amounts = amounts;
    this.steps = steps;
    this.concordance = concordance;
    this.bySector = steps.stream().anyMatch(WhatifStep::isBySector);
  }

  /**
   * A what-if; a step that chooses no emissions is a {@link UserError}.
   *
   * @param amounts what the central run has at each position ({@link #amounts})
   */
  static WhatifSources of(
      String name,
      SourceAxis axis,
      double[] amounts,
      List<WhatifStep> steps,
      Optional<Concordance> concordance) {
    WhatifSources sources = new WhatifSources(name, axis, amounts, steps, concordance);
    steps.forEach(sources::requireSources);
    return sources;
  }

  /** What the central run has at each position of the axis; 0 at prices. */
  static double[] amounts(SourceAxis axis, Damage damage) {
    double[] amounts = new double[axis.size()];
    for (int position = 0; position < amounts.length; position++) {
      if (axis.kind(position) != SourceAxis.Kind.PRICE) {
        amounts[position] = axis.amount(damage, position);
      }
    }
    return amounts;
  }

  private void requireSources(WhatifStep step) {
    if (Arrays.stream(step.regions()).anyMatch(r -> scales(step, r))) {
      return;
    }
    throw new UserError(
        step.where(),
        "no emissions that all its filters let through",
        "at least one source that emits",
        "Filters are joined by and, the names of one by or: take one out, or name others.");
  }

  /** Whether a step scales any emissions of a region. */
  boolean scales(WhatifStep step, int region) {
    return step.anySubsector(h -> scales(step, region, h));
  }

  /** Whether a step scales any emissions of a source. */
  private boolean scales(WhatifStep step, int r, int h) {
    for (int p = 0; p <= axis.species().size(); p++) {
      if (step.chooses(r, h, p) && emits(r, h, p)) {
        double[] shares = step.isBySector() ? concordance.orElseThrow().shares(r, h) : WHOLE;
        if (IntStream.range(0, shares.length)
            .anyMatch(i -> shares[i] != 0 && step.choosesSector(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a source emits a species in the central run. */
  private boolean emits(int r, int h, int p) {
    return p == 0
        ? amounts[axis.co2(r, h)] != 0
        : amounts[axis.tonnes(r, h, p - 1)] != 0 || amounts[axis.deaths(r, h, p - 1)] != 0;
  }

  String name() {
    return name;
  }

  SourceAxis axis() {
    return axis;
  }

  List<WhatifStep> steps() {
    return steps;
  }

  /** What the central run has at a position. */
  double amount(int position) {
    return amounts[position];
  }

  /** Whether a what-if changes anything of a source that emits. */
  boolean touches(int r, int h) {
    return IntStream.rangeClosed(0, axis.species().size())
        .anyMatch(p -> emits(r, h, p) && isChosen(r, h, p));
  }

  private boolean isChosen(int r, int h, int p) {
    return steps.stream().anyMatch(s -> s.chooses(r, h, p));
  }

  /** d_rhp. */
  double avoided(int r, int h, int p) {
    if (!isChosen(r, h, p) || !emits(r, h, p)) {
      return 0;
    }
    if (!bySector) {
      return avoidedOf(r, h, p, 0);
    }
    double[] avoided = bySector(r, h, p);
    return Arrays.stream(avoided).sum();
  }

  /**
   * d_rhp by sector, households last: share_rhi (1 - product of scales). The study must have a
   * concordance.
   */
  double[] bySector(int r, int h, int p) {
    double[] avoided = concordance.orElseThrow().shares(r, h).clone();
    for (int i = 0; i < avoided.length; i++) {
      avoided[i] *= avoided[i] == 0 ? 0 : avoidedOf(r, h, p, i);
    }
    return avoided;
  }

  /** 1 - product of the scales that hold for a source and a sector. */
  private double avoidedOf(int r, int h, int p, int sector) {
    double kept = 1;
    for (WhatifStep step : steps) {
      if (step.chooses(r, h, p) && step.choosesSector(sector)) {
        kept *= step.scale();
      }
    }
    return 1 - kept;
  }

  /** Adds the CO2 avoided of a source. */
  void addCo2(SourceSum.Builder sum, int r, int h) {
    int position = axis.co2(r, h);
    sum.add(position, avoided(r, h, 0) * amounts[position]);
  }

  /** Adds the deaths avoided of a source. */
  void addDeaths(SourceSum.Builder sum, int r, int h) {
    for (int p = 0; p < axis.species().size(); p++) {
      int position = axis.deaths(r, h, p);
      sum.add(position, avoided(r, h, p + 1) * amounts[position]);
    }
  }
}
