package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * The rows of emission of one block of cells, and what they add up to. The sums are mergeable
 * partial results: merge in the order of blocks.
 */
public final class HarmonisedBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CO2 = Species.ALL.indexOf(Species.CO2);
  private static final double DAYS = 365;

  /** Tonnes a year in rows of emission by species. */
  final double[] written = new double[Species.ALL.size()];

  /** Rows of emission. */
  long rows;

  /** Tonnes meant for a region by region, then species and subsector. */
  final Map<Integer, double[]> meant = new TreeMap<>();

  /** What the shares of border cells give a region beyond that, in the same order. */
  final Map<Integer, double[]> beyond = new TreeMap<>();

  // only while rows are made
  private transient HarmonisedShares shares;
  private transient Table.Builder table;
  private transient double[][] months;

  /**
   * Works a block.
   *
   * @param keepRows whether the rows themselves are wanted, or their sums alone
   */
  static HarmonisedBlock of(InventoryBlock block, HarmonisedShares shares, boolean keepRows) {
    HarmonisedBlock made = new HarmonisedBlock();
    made.shares = shares;
    made.table = keepRows ? Table.builder(Inputs.EMISSION) : null;
    made.months = new double[shares.width()][];
    int first = block.number() * shares.grid().cellsPerBlock();
    int person = shares.firstPeopled(first);
    int row = 0;
    while (true) {
      int ofRow = row < block.rows() ? block.cell(row) : Integer.MAX_VALUE;
      boolean here =
          person < shares.peopled()
              && shares.grid().block(shares.peopledCell(person)) == block.number();
      int ofPerson = here ? shares.peopledCell(person) : Integer.MAX_VALUE;
      int cell = Math.min(ofRow, ofPerson);
      if (row >= block.rows() && !here) {
        return made;
      }
      while (row < block.rows() && block.cell(row) == cell) {
        made.row(block, row++);
      }
      if (here && ofPerson == cell) {
        made.people(cell, shares.persons(person++));
      }
      made.flush(cell);
    }
  }

  private void row(InventoryBlock block, int row) {
    int c = shares.categories().categories().find(block.category(row));
    if (c < 0) {
      return;
    }
    int p = block.species(row);
    double year = block.year(row);
    for (int h : shares.categories().members(c)) {
      if (shares.share(p, h) != null) {
        share(block, row, year, p, h, shares.share(p, h));
      }
      if (shares.co2PerTonne(p, h) != null) {
        share(block, row, year, CO2, h, shares.co2PerTonne(p, h));
      }
    }
  }

  private void share(
      InventoryBlock block, int row, double year, int p, int h, double[] factorByRegion) {
    double factor = factor(block.cell(row), factorByRegion);
    if (!(factor > 0) || year == 0) {
      return;
    }
    double[] sums = months(p, h);
    for (int m = 0; m < Months.COUNT; m++) {
      sums[m] += block.month(row, m) * factor;
    }
    book(block.cell(row), p, h, year, factor, factorByRegion);
  }

  private void people(int cell, double persons) {
    for (int h = 0; h < shares.categories().subsectors().size(); h++) {
      double[] perPerson = shares.co2PerPerson(h);
      double factor = perPerson == null ? 0 : factor(cell, perPerson);
      if (factor > 0) {
        double[] sums = months(CO2, h);
        for (int m = 0; m < Months.COUNT; m++) {
          sums[m] += persons * factor * (Months.DAYS.get(m) / DAYS);
        }
        book(cell, CO2, h, persons, factor, perPerson);
      }
    }
  }

  private double[] months(int p, int h) {
    int at = p * shares.categories().subsectors().size() + h;
    if (months[at] == null) {
      months[at] = new double[Months.COUNT];
    }
    return months[at];
  }

  /** sum_r share(g, r) f_r; the last f in a cell that lies in no region. */
  private double factor(int cell, double[] byRegion) {
    CellRegions where = shares.grid().cellRegions();
    int slot = where.slot(cell);
    if (slot < 0) {
      return byRegion[byRegion.length - 1];
    }
    if (where.to(slot) - where.from(slot) == 1) {
      return byRegion[where.region(where.from(slot))];
    }
    double factor = 0;
    for (int entry = where.from(slot); entry < where.to(slot); entry++) {
      factor += where.share(entry) * byRegion[where.region(entry)];
    }
    return factor;
  }

  private void book(int cell, int p, int h, double amount, double factor, double[] byRegion) {
    CellRegions where = shares.grid().cellRegions();
    int at = p * shares.categories().subsectors().size() + h;
    int slot = where.slot(cell);
    if (slot < 0) {
      of(meant, shares.grid().regions())[at] += amount * factor;
      return;
    }
    boolean border = where.to(slot) - where.from(slot) > 1;
    for (int entry = where.from(slot); entry < where.to(slot); entry++) {
      int r = where.region(entry);
      double part = where.share(entry) * amount;
      of(meant, r)[at] += part * byRegion[r];
      if (border) {
        of(beyond, r)[at] += part * (factor - byRegion[r]);
      }
    }
  }

  private double[] of(Map<Integer, double[]> sums, int region) {
    return sums.computeIfAbsent(region, r -> new double[shares.width()]);
  }

  private void flush(int cell) {
    int subsectors = shares.categories().subsectors().size();
    for (int at = 0; at < months.length; at++) {
      if (months[at] == null) {
        continue;
      }
      double year = 0;
      Object[] row = new Object[3 + Months.COUNT];
      for (int m = 0; m < Months.COUNT; m++) {
        row[3 + m] = months[at][m];
        year += months[at][m];
      }
      months[at] = null;
      if (year > 0) {
        written[at / subsectors] += year;
        rows++;
        if (table != null) {
          row[0] = cell;
          row[1] = Species.ALL.get(at / subsectors);
          row[2] = shares.categories().subsectors().label(at % subsectors);
          table.add(row);
        }
      }
    }
  }

  /** The block's rows of emission, where they were wanted; once. */
  public Table emission() {
    return table.build();
  }

  /** Rows of emission in this block, kept or not. */
  public long rows() {
    return rows;
  }
}
