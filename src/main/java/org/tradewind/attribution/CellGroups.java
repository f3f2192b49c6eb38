package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Table;

/**
 * Cells in the order of their people, cut into groups of about equal numbers of people: where a
 * curve of cumulative damage over cumulative people has its points. Cells of a region alone; those
 * with as many people stand in the order of their numbers.
 */
public final class CellGroups implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] cells;
  private final int[] group;
  private final double[] share;

  private CellGroups(int[] cells, int[] group, double[] share) {
    this.cells = cells;
    this.group = group;
    this.share = share;
  }

  /**
   * Groups of cells.
   *
   * @param cell table cell
   * @param regions in which cells lie; those in none are left out
   * @param most how many groups at most; a cell is never cut, so that there may be fewer
   */
  public static CellGroups of(Table cell, CellRegions regions, int most) {
    int[] numbers = cell.ints("cell");
    double[] people = cell.doubles("population_persons");
    List<Integer> rows = new ArrayList<>();
    double all = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (regions.slot(numbers[row]) >= 0) {
        rows.add(row);
        all += people[row];
      }
    }
    rows.sort(
        Comparator.<Integer>comparingDouble(row -> people[row])
            .thenComparingInt(row -> numbers[row]));
    int[] groupOf = new int[rows.size()];
    List<Double> ends = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < groupOf.length; i++) {
      groupOf[i] = ends.size();
      sum += people[rows.get(i)];
      boolean last = i == groupOf.length - 1;
      if (last || all > 0 && sum / all >= (ends.size() + 1) / (double) most) {
        ends.add(last ? 1 : sum / all);
      }
    }
    Integer[] byNumber = new Integer[groupOf.length];
    Arrays.setAll(byNumber, i -> i);
    Arrays.sort(byNumber, Comparator.comparingInt(i -> numbers[rows.get(i)]));
    return new CellGroups(
        Arrays.stream(byNumber).mapToInt(i -> numbers[rows.get(i)]).toArray(),
        Arrays.stream(byNumber).mapToInt(i -> groupOf[i]).toArray(),
        ends.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Number of groups. */
  public int size() {
    return share.length;
  }

  /** The group of a cell, -1 for one that lies in no region or is not known. */
  public int group(int cell) {
    int at = Arrays.binarySearch(cells, cell);
    return at < 0 ? -1 : group[at];
  }

  /** Share of the people in a group and all before it; 1 for the last one. */
  public double cumulativeShare(int group) {
    return share[group];
  }
}
