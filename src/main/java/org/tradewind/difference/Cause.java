package org.tradewind.difference;

/**
 * What one change does to one figure, alone.
 *
 * @param figure figure
 * @param cause a changed input, {@link Causes#SOFTWARE} or {@link Causes#REMAINDER}
 * @param a the figure in the first run
 * @param b the figure in the second run
 * @param effect what the change moves alone; NaN where the study does not run with it
 * @param note what there is to say of it, or empty
 */
public record Cause(String figure, String cause, double a, double b, double effect, String note) {
  /** effect / (b - a); NaN where the figure did not move. */
  public double share() {
    return b == a ? Double.NaN : effect / (b - a);
  }
}
