package org.tradewind.difference;

import org.tradewind.tables.Table;

/** One column of two tables, value by value. */
sealed interface Values {
  /** Whether a value moved by more than tolerance times the larger of the two. */
  boolean moved(int rowA, int rowB, double tolerance);

  /** The number in the first table; of a vector the element that moved most; NaN for text. */
  double a(int rowA, int rowB);

  /** The same of the second table. */
  double b(int rowA, int rowB);

  /** Both, with the key of their row. */
  Move move(int rowA, int rowB);

  static Values of(Table a, Table b, int column) {
    return switch (a.schema().columns().get(column).type()) {
      case DOUBLE, INT -> new Numbers(a, b, column);
      case VECTOR -> new Vectors(a, b, column);
      case STRING, BOOLEAN -> new Texts(a, b, column);
    };
  }

  /** NaN equals NaN; infinite numbers move unless they are equal. */
  static boolean moved(double a, double b, double tolerance) {
    if (a == b || Double.isNaN(a) && Double.isNaN(b)) {
      return false;
    }
    double bound = tolerance * Math.max(Math.abs(a), Math.abs(b));
    return !(Math.abs(b - a) <= bound) || Double.isInfinite(bound);
  }

  private static String name(Table table, int column) {
    return table.schema().columns().get(column).name();
  }

  /** Numbers and whole numbers. */
  record Numbers(Table first, Table second, int column) implements Values {
    @Override
    public boolean moved(int rowA, int rowB, double tolerance) {
      return Values.moved(a(rowA, rowB), b(rowA, rowB), tolerance);
    }

    @Override
    public double a(int rowA, int rowB) {
      return ((Number) first.value(rowA, column)).doubleValue();
    }

    @Override
    public double b(int rowA, int rowB) {
      return ((Number) second.value(rowB, column)).doubleValue();
    }

    @Override
    public Move move(int rowA, int rowB) {
      return Move.ofNumbers(
          first.name(), name(first, column), first.keyText(rowA), a(rowA, rowB), b(rowA, rowB));
    }
  }

  /** Vectors, by the element that moved most. */
  record Vectors(Table first, Table second, int column) implements Values {
    private double[] vector(Table table, int row) {
      return (double[]) table.value(row, column);
    }

    @Override
    public boolean moved(int rowA, int rowB, double tolerance) {
      double[] a = vector(first, rowA);
      double[] b = vector(second, rowB);
      boolean moved = a.length != b.length;
      for (int i = 0; i < a.length && !moved; i++) {
        moved = Values.moved(a[i], b[i], tolerance);
      }
      return moved;
    }

    /** Position of the element that moved most; of vectors of other lengths none. */
    private int element(int rowA, int rowB) {
      double[] a = vector(first, rowA);
      double[] b = vector(second, rowB);
      int most = -1;
      double largest = -1;
      for (int i = 0; i < a.length && a.length == b.length; i++) {
        double size = Values.moved(a[i], b[i], 0) ? Math.abs(b[i] - a[i]) : 0;
        size = Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
        if (size > largest) {
          most = i;
          largest = size;
        }
      }
      return most;
    }

    @Override
    public double a(int rowA, int rowB) {
      int element = element(rowA, rowB);
      return element < 0 ? Double.NaN : vector(first, rowA)[element];
    }

    @Override
    public double b(int rowA, int rowB) {
      int element = element(rowA, rowB);
      return element < 0 ? Double.NaN : vector(second, rowB)[element];
    }

    @Override
    public Move move(int rowA, int rowB) {
      int element = element(rowA, rowB);
      String key = first.keyText(rowA);
      return element < 0
          ? Move.ofTexts(
              first.name(),
              name(first, column),
              key,
              vector(first, rowA).length + " elements",
              vector(second, rowB).length + " elements")
          : Move.ofNumbers(
              first.name(),
              name(first, column),
              key + ", element " + element,
              a(rowA, rowB),
              b(rowA, rowB));
    }
  }

  /** Text and yes or no. */
  record Texts(Table first, Table second, int column) implements Values {
    @Override
    public boolean moved(int rowA, int rowB, double tolerance) {
      return !first.value(rowA, column).equals(second.value(rowB, column));
    }

    @Override
    public double a(int rowA, int rowB) {
      return Double.NaN;
    }

    @Override
    public double b(int rowA, int rowB) {
      return Double.NaN;
    }

    @Override
    public Move move(int rowA, int rowB) {
      return Move.ofTexts(
          first.name(),
          name(first, column),
          first.keyText(rowA),
          first.value(rowA, column),
          second.value(rowB, column));
    }
  }
}
