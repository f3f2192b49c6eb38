package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/** Which coarse category each subsector belongs to. */
final class SubsectorCategories implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis subsectors;
  private final Axis categories;
  private final int[] categoryOf;
  private final int[][] members;

  private SubsectorCategories(Axis subsectors, Axis categories, int[] categoryOf) {
    this.subsectors = subsectors;
    this.categories = categories;
    this.categoryOf = categoryOf;
    this.members = new int[categories.size()][];
    for (int c = 0; c < members.length; c++) {
      int category = c;
      members[c] =
          IntStream.range(0, categoryOf.length).filter(h -> categoryOf[h] == category).toArray();
    }
  }

  /** Reads the table subsector; one without a category is a {@link UserError}. */
  static SubsectorCategories of(Table subsector) {
    List<String> labels = Arrays.asList(subsector.strings("subsector"));
    String[] category = subsector.strings("category");
    for (int row = 0; row < category.length; row++) {
      if (category[row].isBlank()) {
        throw new UserError(
            "table subsector, row " + (row + 1) + " (subsector " + labels.get(row) + ")",
            "an empty category",
            "the category of inventory_grid that the subsector belongs to",
            "Fill it in.");
      }
    }
    Axis categories = Axis.of("category", Arrays.stream(category).distinct().toList());
    return new SubsectorCategories(
        Axis.of("subsector", labels),
        categories,
        Arrays.stream(category).mapToInt(categories::find).toArray());
  }

  Axis subsectors() {
    return subsectors;
  }

  /** The categories in the order in which subsectors name them. */
  Axis categories() {
    return categories;
  }

  /** Position of the category of a subsector. */
  int categoryOf(int subsector) {
    return categoryOf[subsector];
  }

  /** Positions of the subsectors of a category; not to be changed. */
  int[] members(int category) {
    return members[category];
  }
}
