package org.tradewind.uncertainty;

/** A factor that many numbers have in common, minus 1, in all draws. */
final class SharedFactor {
  private final double[] deviations;
  private Statistics statistics;

  SharedFactor(double[] deviations) {
    this.deviations = deviations;
  }

  /** Not to be changed. */
  double[] deviations() {
    return deviations;
  }

  /** What is told of the deviations, worked when first asked for. */
  synchronized Statistics statistics() {
    if (statistics == null) {
      statistics = Statistics.of(0, deviations);
    }
    return statistics;
  }
}
