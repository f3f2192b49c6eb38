package org.tradewind.emissions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.Table;

/**
 * The cells where people live.
 *
 * @param cells their numbers, ascending
 * @param persons people of each
 */
record CellPeople(int[] cells, double[] persons) {
  /** Those of the table cell; none where a study lacks it. */
  static CellPeople of(Optional<Table> table) {
    if (table.isEmpty()) {
      return new CellPeople(new int[0], new double[0]);
    }
    int[] number = table.get().ints("cell");
    double[] people = table.get().doubles("population_persons");
    Integer[] order = new Integer[number.length];
    Arrays.setAll(order, i -> i);
    order = Arrays.stream(order).filter(i -> people[i] > 0).toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingInt(i -> number[i]));
    return new CellPeople(
        Arrays.stream(order).mapToInt(i -> number[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> people[i]).toArray());
  }

  /** People by region; the last number is of all cells. */
  double[] byRegion(CellRegions regions, int count) {
    CompensatedSum[] sums = new CompensatedSum[count + 1];
    Arrays.setAll(sums, r -> new CompensatedSum());
    for (int i = 0; i < cells.length; i++) {
      sums[count].add(persons[i]);
      int slot = regions.slot(cells[i]);
      for (int e = slot < 0 ? 0 : regions.from(slot); slot >= 0 && e < regions.to(slot); e++) {
        sums[regions.region(e)].add(regions.share(e) * persons[i]);
      }
    }
    return Arrays.stream(sums).mapToDouble(CompensatedSum::value).toArray();
  }
}
