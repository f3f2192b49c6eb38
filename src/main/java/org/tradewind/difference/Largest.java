package org.tradewind.difference;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The largest few of many sizes, each with its row; of equal ones the first. */
final class Largest {
  private record Entry(double size, int row) {}

  private static final Comparator<Entry> SMALLEST_FIRST =
      Comparator.comparingDouble(Entry::size)
          .thenComparing(Comparator.comparingInt(Entry::row).reversed());

  private final int most;
  private final PriorityQueue<Entry> kept = new PriorityQueue<>(SMALLEST_FIRST);

  Largest(int most) {
    this.most = most;
  }

  /** Adds one; NaN counts as larger than any number. */
  void add(double size, int row) {
    kept.add(new Entry(Double.isNaN(size) ? Double.POSITIVE_INFINITY : size, row));
    if (kept.size() > most) {
      kept.poll();
    }
  }

  /** Their rows, from the largest on. */
  List<Integer> rows() {
    return kept.stream().sorted(SMALLEST_FIRST.reversed()).map(Entry::row).toList();
  }
}
