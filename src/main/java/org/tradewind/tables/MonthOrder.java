package org.tradewind.tables;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of {@link MonthRows} by their keys: cells, then labels by their bytes in UTF-8. */
final class MonthOrder {
  private final int[] cells;
  private final int[][] ids;
  private final int[][] ranks;

  MonthOrder(int[] cells, int[][] ids, String[][] labels) {
    this.cells = cells;
    this.ids = ids;
    this.ranks = Arrays.stream(labels).map(MonthOrder::ranks).toArray(int[][]::new);
  }

  /** Whether some consecutive rows are in order. */
  boolean isThatOf(int begin, int end) {
    for (int row = begin + 1; row < end; row++) {
      if (compare(row - 1, row) > 0) {
        return false;
      }
    }
    return true;
  }

  private int compare(int one, int other) {
    int found = Integer.compare(cells[one], cells[other]);
    for (int k = 0; k < ids.length && found == 0; k++) {
      found = Integer.compare(ranks[k][ids[k][one]], ranks[k][ids[k][other]]);
    }
    return found;
  }

  /** The place of each label among all in the order of their bytes. */
  private static int[] ranks(String[] labels) {
    byte[][] bytes =
        Arrays.stream(labels).map(l -> l.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    Integer[] order = IntStream.range(0, labels.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing(i -> bytes[i], Arrays::compareUnsigned));
    int[] ranks = new int[labels.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }

  /**
   * Some consecutive rows in order, those of other cells left out.
   *
   * <p>Counting sorts by the labels and the cell; where cells are few and far between, a sort of
   * packed keys, the cell and the place so far, in place of the last.
   */
  int[] of(int begin, int end, long from, long to) {
    int[] kept =
        IntStream.range(begin, end).filter(r -> cells[r] >= from && cells[r] < to).toArray();
    int[] scratch = new int[kept.length];
    // the last key first, each pass keeping the order of the one before
    for (int k = ids.length - 1; k >= 0; k--) {
      int[] id = ids[k];
      int[] rank = ranks[k];
      int[] count = new int[rank.length + 1];
      for (int row : kept) {
        count[rank[id[row]] + 1]++;
      }
      for (int r = 1; r < count.length; r++) {
        count[r] += count[r - 1];
      }
      for (int row : kept) {
        scratch[count[rank[id[row]]]++] = row;
      }
      int[] sorted = scratch;
      scratch = kept;
      kept = sorted;
    }
    return byCell(kept, scratch);
  }

  /** The rows by their cells, those of a cell in the order in which they are. */
  private int[] byCell(int[] kept, int[] scratch) {
    int lowest = Arrays.stream(kept).map(row -> cells[row]).min().orElse(0);
    int highest = Arrays.stream(kept).map(row -> cells[row]).max().orElse(0);
    long span = 1L + highest - lowest;
    if (span > 4L * kept.length) {
      long[] packed = new long[kept.length];
      for (int i = 0; i < packed.length; i++) {
        packed[i] = (long) cells[kept[i]] << Integer.SIZE | i;
      }
      Arrays.sort(packed);
      for (int i = 0; i < packed.length; i++) {
        scratch[i] = kept[(int) packed[i]];
      }
      return scratch;
    }
    int[] place = new int[(int) span + 1];
    for (int row : kept) {
      place[cells[row] - lowest + 1]++;
    }
    for (int c = 1; c < place.length; c++) {
      place[c] += place[c - 1];
    }
    for (int row : kept) {
      scratch[place[cells[row] - lowest]++] = row;
    }
    return scratch;
  }
}
