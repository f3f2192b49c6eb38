package org.tradewind.importers.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tradewind.axes.UserError;

/**
 * The accounting identities of a source: pairs of totals that must agree within a relative
 * tolerance. Every pair that does not is kept, so that all are reported at once.
 */
public final class Identities {
  private final double tolerance;
  private final double absolute;
  private final List<String> broken = new ArrayList<>();
  private int checked;
  private double worst;
  private String worstPair = "";
  private int rounded;
  private double largestRounded;
  private String largestRoundedPair = "";

  /**
   * @param tolerance largest |left - right| / scale
   */
  public Identities(double tolerance) {
    this(tolerance, 0);
  }

  /**
   * @param tolerance largest |left - right| / scale
   * @param absolute largest |left - right| where the relative gap is larger: the publisher's
   *     rounding, in the unit of the source
   */
  public Identities(double tolerance, double absolute) {
    this.tolerance = tolerance;
    this.absolute = absolute;
  }

  /**
   * Checks one pair.
   *
   * @param identity the identity in words, e.g. "row sum = gross output"
   * @param key row or column, e.g. "row AUS/AtB"
   * @param left total of the parts
   * @param right published total
   * @param scale what the gap is measured against, such as gross output; where it is smaller than
   *     both sides the larger side counts
   */
  public void equal(String identity, String key, double left, double right, double scale) {
    checked++;
    double gap = left == right ? 0 : Math.abs(left - right) / largest(left, right, scale);
    if (gap > tolerance && Math.abs(left - right) <= absolute) {
      rounded++;
      if (Math.abs(left - right) > Math.abs(largestRounded)) {
        largestRounded = left - right;
        largestRoundedPair = key + ", " + identity;
      }
      return;
    }
    if (gap > worst) {
      worst = gap;
      worstPair = key;
    }
    if (!(gap <= tolerance)) {
      broken.add(
          String.format(
              Locale.ROOT, "%s: %s, %.9g against %.9g (%.2e)", key, identity, left, right, gap));
    }
  }

  private static double largest(double left, double right, double scale) {
    return Math.max(Math.abs(scale), Math.max(Math.abs(left), Math.abs(right)));
  }

  /** What does not agree, in the order checked. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  /** One sentence for the provenance: how many identities were checked, and the largest gap. */
  public String summary() {
    return checked
        + " identities checked, largest relative gap "
        + String.format(Locale.ROOT, "%.1e", worst)
        + (worstPair.isEmpty() ? "" : " (" + worstPair + ")")
        + ", tolerance "
        + tolerance
        + ".";
  }

  /** What is within the absolute tolerance alone: how many pairs, and the largest gap by name. */
  public List<String> remarks() {
    return rounded == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%d of %d identities hold only within the rounding of the source, up to %.6g: largest"
                    + " gap %.6g (%s).",
                rounded,
                checked,
                absolute,
                largestRounded,
                largestRoundedPair));
  }

  /** Refuses the source if any pair disagreed; the message lists every one of them. */
  public void require(String where, String whatToDo) {
    if (!broken.isEmpty()) {
      throw new UserError(
          where,
          broken.size()
              + " of "
              + checked
              + " identities broken:\n  "
              + String.join("\n  ", broken)
              + "\n",
          "agreement within " + tolerance + " relative" + (absolute > 0 ? " or " + absolute : ""),
          whatToDo);
    }
  }
}
