package org.tradewind.transport;

/**
 * Loops over several columns that are swept together, in plain Java or with the Vector API. Both
 * give every number the same bits: a column never meets another.
 */
sealed interface Columns permits PlainColumns, VectorColumns {
  /** Number of columns that are swept together; arrays are [cell * {@value} + column]. */
  int COUNT = 8;

  /** Says which way to go, as for draws: {@code plain}, or anything else for vectors. */
  String PROPERTY = "tradewind.lanes";

  /** The way of this JVM. */
  static Columns here() {
    return Chosen.HERE;
  }

  /**
   * Solves (T + diagonal) v = sources by one sweep through the cells of a stream, and adds v to
   * sums.
   *
   * @param sources t/s
   * @param diagonal m2/s, [cell] where all columns have the same, else [cell * {@link #COUNT} +
   *     column]
   * @param v the solution; its further rows ({@link Traversal}) are read
   * @param weight what v is multiplied with before it is added
   */
  void sweep(
      Traversal stream,
      double[] sources,
      double[] diagonal,
      double[] v,
      double weight,
      double[] sums);

  /** Products of two vectors, by column; the terms are added in the order of rows. */
  double[] dots(double[] a, double[] b);

  /** Holder of the choice. */
  final class Chosen {
    private static final Columns HERE = choose();

    private Chosen() {}

    private static Columns choose() {
      boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      // without the optimising compiler (-XX:TieredStopAtLevel=1) every vector is an object
      boolean compiled = !System.getProperty("java.vm.info", "").contains("emulated-client");
      if (!there || !compiled || System.getProperty(PROPERTY, "").equals("plain")) {
        return new PlainColumns();
      }
      return VectorColumns.wide() ? new VectorColumns() : new PlainColumns();
    }
  }
}
