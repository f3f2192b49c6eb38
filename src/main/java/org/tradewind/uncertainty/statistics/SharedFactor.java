package org.tradewind.uncertainty.statistics;

/** A factor that many numbers have in common, minus 1, in all draws. */
public final class SharedFactor {
  private final double[] deviations;
  private Statistics statistics;

  public SharedFactor(double[] deviations) {
    this.deviations = deviations;
  }

  /** Not to be changed. */
  public double[] deviations() {
    return deviations;
  }

  /** What is told of the deviations, worked when first asked for. */
  public synchronized Statistics statistics() {
    if (statistics == null) {
      statistics = Statistics.of(0, deviations);
    }
    return statistics;
  }
}
