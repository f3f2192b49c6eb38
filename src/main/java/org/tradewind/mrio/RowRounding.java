package org.tradewind.mrio;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tradewind.axes.PublishedRounding;

/**
 * What the absolute tolerance of an MRIO let pass: rows whose deliveries and gross output differ by
 * the publisher's rounding. Amounts in the currency of the table.
 *
 * @param count rows that pass by the absolute tolerance alone
 * @param rows all rows
 * @param row the one with the largest gap; empty where there is none
 * @param largestGap its deliveries less its output
 * @param sum of the gaps, with their signs
 * @param size of the gaps, without their signs
 * @param output gross output of all rows, as given
 * @param emptied rows that make nothing but by rounding, with their deliveries
 * @param reason how the tolerance came about
 * @param absolute the tolerance
 */
public record RowRounding(
    int count,
    int rows,
    String row,
    double largestGap,
    double sum,
    double size,
    double output,
    List<String> emptied,
    String reason,
    double absolute)
    implements Serializable {
  private static final int LISTED = 10;

  RowRounding(
      int count,
      int rows,
      String row,
      double largestGap,
      double sum,
      double size,
      double output,
      List<String> emptied,
      PublishedRounding rounding) {
    this(
        count,
        rows,
        row,
        largestGap,
        sum,
        size,
        output,
        List.copyOf(emptied),
        rounding.reason(),
        rounding.absolute());
  }

  /** Nothing passed by the absolute tolerance. */
  static final RowRounding NONE = new RowRounding(0, 0, "", 0, 0, 0, 0, List.of(), "", 0);

  /** Sentences for the page; none where every row is within the relative tolerance. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (count > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "MRIO: in %d of %d rows deliveries and output differ by rounding, by up to %s (mrio.balance_absolute: %s):"
                  + " largest gap %s (%s), sum %s, %.3g %% of all output without signs. The sum of"
                  + " deliveries is used as output.",
              count,
              rows,
              RowBalance.number(absolute),
              reason,
              RowBalance.number(largestGap),
              row,
              RowBalance.number(sum),
              100 * size / output));
    }
    if (!emptied.isEmpty()) {
      int more = emptied.size() - LISTED;
      remarks.add(
          "MRIO: "
              + emptied.size()
              + (emptied.size() == 1 ? " row makes" : " rows make")
              + " nothing but by rounding, and deliveries and purchases there are dropped: "
              + String.join("; ", emptied.subList(0, Math.min(LISTED, emptied.size())))
              + (more > 0 ? "; and " + more + " more" : "")
              + ".");
    }
    return remarks;
  }
}
