package org.tradewind;

import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What a study of regions N and S needs for damage and savings by cell: cells on the border of both
 * regions or each in one, energy intensities, and subsectors that several sectors share.
 */
public final class BorderStudy {
  private BorderStudy() {}

  /**
   * Puts it into the tables of a study.
   *
   * @param border whether cells stay as they are, in both regions, else each comes to one
   * @param first first cell that lies in a region at all
   * @param end first cell that there is not
   */
  public static StudyTables of(StudyTables tables, boolean border, int first, int end) {
    if (!border) {
      Table.Builder regions = TinyStudy.rows(Inputs.CELL_REGION);
      for (int cell = first; cell < end; cell++) {
        regions.add(cell, region(cell), 1);
      }
      TinyStudy.put(tables, regions);
    }
    TinyStudy.put(
        tables,
        TinyStudy.rows(MrioInputs.ENERGY_INTENSITY)
            .add("N", "P", 4.)
            .add("S", "P", 3.)
            .add("N", "Q", 2.)
            .add("S", "Q", 5.));
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("plant", "*", "P", .75)
            .add("plant", "*", "Q", .25)
            .add("stove", "*", "Q", .4)
            .add("stove", "*", "household", .6));
    return tables;
  }

  /** The one region of a cell that is not on the border. */
  public static String region(int cell) {
    return cell % 3 == 0 ? "N" : "S";
  }
}
