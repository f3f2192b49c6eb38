package org.tradewind.uncertainty.kernels;

/**
 * Loops over draws that take most of the time, in plain Java or with the Vector API. Both do the
 * same operations in the same order on every number, so that their results have the same bits.
 */
public sealed interface Kernels permits PlainKernels, VectorKernels {
  /** Says which way to go: {@code plain}, or anything else for vectors where there are any. */
  String PROPERTY = "tradewind.lanes";

  /** The way of this JVM. */
  static Kernels here() {
    return Chosen.HERE;
  }

  /** How it is called in a manifest. */
  String name();

  /**
   * Y = b + A X, the terms of each number added one after the other.
   *
   * @param y rows x draws
   * @param b by row
   * @param a rows x terms
   * @param x terms x draws from row {@code from} on
   */
  void combine(double[][] y, double[] b, double[][] a, double[][] x, int from, int n);

  /**
   * y = sum over i of a_i x_(rows i), the terms added one after the other.
   *
   * @param rows of x, one for each coefficient
   * @param n draws
   */
  void sum(double[] y, double[] a, double[][] x, int[] rows, int n);

  /**
   * Counts draws below five windows, gathers those within one, and sums all as {@link Moments#add}
   * does.
   *
   * @param draws of which those from {@code from} up to {@code end} are taken
   * @param bounds of the windows, low and high in turn, ascending; none of them 0
   * @param below what the draws below each window are added to; anything where a draw is NaN
   * @param to gets draws within a window, in no order; another array than that of the draws
   * @param at where the first of them goes
   * @param base what deviations are taken from
   * @param sums what the sums by lane are added to, NaN where a draw is
   * @return where the next one goes
   */
  int sift(
      double[] draws,
      int from,
      int end,
      double[] bounds,
      int[] below,
      double[] to,
      int at,
      double base,
      double[] sums);

  /** Holder of the choice. */
  final class Chosen {
    private static final Kernels HERE = choose();

    private Chosen() {}

    private static Kernels choose() {
      boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      if (!there || System.getProperty(PROPERTY, "").equals("plain")) {
        return new PlainKernels();
      }
      return VectorKernels.wide() ? new VectorKernels() : new PlainKernels();
    }
  }
}
