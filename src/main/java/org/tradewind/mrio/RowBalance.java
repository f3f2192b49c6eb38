package org.tradewind.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.PublishedRounding;
import org.tradewind.axes.UserError;

/**
 * Rows of a table against its gross output: sum_j Z_ij + sum_k Y_ik = x_i within the relative or
 * the absolute tolerance, and which rows pass by the absolute one alone.
 *
 * <p>A row that passes by it and has no output, or whose deliveries do not sum to more than 0,
 * makes nothing: its deliveries and its purchases are rounding and are taken out ({@link #empty}).
 */
final class RowBalance {
  /** Outputs below this share of the largest one are compared as if they were that large. */
  private static final double SMALL = 1e-9;

  private static final int LISTED = 10;

  private final IntFunction<String> label;
  private final double[] output;
  private final double[] sums;
  private final double tolerance;
  private final PublishedRounding rounding;
  private final double[] relative;
  private final boolean[] rounded;

  /**
   * @param label "region/sector" of a row
   * @param output gross output as given
   * @param sums Z e + Y e
   * @param tolerance relative tolerance
   * @param rounding absolute tolerance
   */
  RowBalance(
      IntFunction<String> label,
      double[] output,
      double[] sums,
      double tolerance,
      PublishedRounding rounding) {
    this.label = label;
    this.output = output;
    this.sums = sums;
    this.tolerance = tolerance;
    this.rounding = rounding;
    this.relative = new double[output.length];
    this.rounded = new boolean[output.length];
    double floor = SMALL * Arrays.stream(output).max().orElse(0);
    for (int i = 0; i < output.length; i++) {
      double gap = Math.abs(gap(i));
      relative[i] = gap == 0 ? 0 : gap / Math.max(output[i], floor);
      rounded[i] = !(relative[i] <= tolerance) && gap <= rounding.absolute();
    }
  }

  private double gap(int i) {
    return sums[i] - output[i];
  }

  /** Refuses rows beyond both tolerances, the worst first. */
  RowBalance require() {
    List<Integer> open =
        rows(i -> !rounded[i] && !(relative[i] <= tolerance))
            .sorted(Comparator.comparingDouble(i -> -relative[i]))
            .toList();
    if (open.isEmpty()) {
      return this;
    }
    StringBuilder worst = new StringBuilder();
    for (int i : open.subList(0, Math.min(LISTED, open.size()))) {
      worst.append(
          String.format(
              Locale.ROOT,
              "%n  %s: deliveries %.10g, output %.10g, relative gap %.3g, gap %s",
              label.apply(i),
              sums[i],
              output[i],
              relative[i],
              number(gap(i))));
    }
    throw new UserError(
        "tables transactions, final_demand and output",
        open.size() + " of " + output.length + " rows out of balance, the worst:" + worst + "\n",
        String.format(
            Locale.ROOT,
            "sum Z + sum Y = x in every row, to a relative gap of %s or a gap of %s (mrio.balance_absolute: %s)",
            tolerance,
            number(rounding.absolute()),
            rounding.reason()),
        "Correct the table, or raise mrio.balance_tolerance or mrio.balance_absolute if the gaps"
            + " are the publisher's.");
  }

  private Stream<Integer> rows(IntPredicate which) {
    return IntStream.range(0, output.length).filter(which).boxed();
  }

  /** Largest relative gap of the rows that pass by the relative tolerance. */
  double largestRelative() {
    return IntStream.range(0, output.length)
        .filter(i -> !rounded[i])
        .mapToDouble(i -> relative[i])
        .max()
        .orElse(0);
  }

  /** Whether row i makes nothing but by rounding. */
  boolean empty(int i) {
    return rounded[i] && (output[i] <= 0 || sums[i] <= 0);
  }

  /** Rows that make nothing but by rounding, in the order of the table. */
  int[] emptied() {
    return rows(this::empty).mapToInt(Integer::intValue).toArray();
  }

  /** What the absolute tolerance let pass. */
  RowRounding report() {
    int worst = -1;
    int count = 0;
    CompensatedSum sum = new CompensatedSum();
    CompensatedSum size = new CompensatedSum();
    for (int i = 0; i < rounded.length; i++) {
      if (rounded[i]) {
        count++;
        sum.add(gap(i));
        size.add(Math.abs(gap(i)));
        worst = worst < 0 || Math.abs(gap(i)) > Math.abs(gap(worst)) ? i : worst;
      }
    }
    List<String> emptied = new ArrayList<>();
    for (int i : emptied()) {
      emptied.add(String.format(Locale.ROOT, "%s (output %s)", delivered(i), number(output[i])));
    }
    return new RowRounding(
        count,
        output.length,
        worst < 0 ? "" : label.apply(worst),
        worst < 0 ? 0 : gap(worst),
        sum.value(),
        size.value(),
        CompensatedSum.of(output),
        emptied,
        rounding);
  }

  private String delivered(int i) {
    return label.apply(i) + ": deliveries " + number(sums[i]);
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%,.6g", value);
  }
}
