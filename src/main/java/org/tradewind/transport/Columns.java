package org.tradewind.transport;

/**
 * Loops over several columns that are swept together, in plain Java or with the Vector API. Both
 * give every number the same bits: a column never meets another.
 *
 * <p>Vectors lie as [row * {@link #COUNT} + column], fields as {@link Traversal} says.
 */
sealed interface Columns permits PlainColumns, VectorColumns {
  /** Number of columns that are swept together. */
  int COUNT = 8;

  /** Says which way to go, as for draws: {@code plain}, or anything else for vectors. */
  String PROPERTY = "tradewind.lanes";

  /** The way of this JVM. */
  static Columns here() {
    return Chosen.HERE;
  }

  /**
   * Solves (T + diagonal) v = sources by one sweep through the cells of a stream, and adds v to the
   * sums. With y = 1 / (what leaves a cell + its diagonal), v is s y + (q y) v' + (p y) v''.
   *
   * @param field sources, t/s, and sums, t/m2
   * @param diagonal m2/s, [cell] where all columns have the same, else [cell * {@link #COUNT} +
   *     column]
   * @param v the solution in the rows of the stream; zeros and lagged faces are read
   */
  void sweep(Traversal stream, double[] field, double[] diagonal, double[] v);

  /** A sweep in single precision, with a diagonal for each column. */
  void sweepEach(Traversal stream, float[] field, float[] diagonal, float[] v);

  /**
   * A sweep in single precision, with the same diagonal for all columns.
   *
   * @param scaled {@link Traversal#scaled}
   */
  void sweepAlike(Traversal stream, float[] field, float[] scaled, float[] v);

  /** Products of two vectors, by column; the terms are added in the order of rows. */
  double[] dots(double[] a, double[] b);

  /** Adds products of two vectors, from one number to another, to those of each column. */
  void addDots(float[] a, float[] b, int from, int to, double[] dots);

  /**
   * sum += factor v, from one number of v to another, with a factor for each column.
   *
   * @param at where the numbers of the sum begin
   */
  void add(float[] v, float[] factors, int from, int to, float[] sum, int at);

  /**
   * Scales x, and puts exchange x + least to the sources of a field, 0 to its sums.
   *
   * @param factors by column
   * @param exchange by cell
   */
  void load(float[] x, float[] factors, float[] exchange, float least, float[] field);

  /** result = x - weight sums, for the cells of a field. */
  void unload(float[] field, float weight, float[] x, float[] result);

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
