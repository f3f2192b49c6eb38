package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.Table;

/**
 * The damage of some consecutive cells: the sums of their blocks, the cells themselves, and what
 * their sensitivities are. The rows of emissions and sensitivities, both in the order of their
 * keys, are joined in one pass.
 */
public final class DamagePart implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<DamageBlock> blocks;
  private final SensitivitySpans spans;
  private final DamageCells cells;

  private DamagePart(List<DamageBlock> blocks, SensitivitySpans spans, DamageCells cells) {
    this.blocks = blocks;
    this.spans = spans;
    this.cells = cells;
  }

  /**
   * Joins the rows of some cells.
   *
   * @param emission in the order (cell, species, subsector)
   * @param sensitivity of the same cells, in the order (cell, species)
   */
  public static DamagePart of(DamageEngine engine, MonthRows emission, MonthRows sensitivity) {
    SensitivitySpans spans = SensitivitySpans.of(sensitivity);
    DamageCells cells = engine.cells();
    List<DamageBlock> blocks = new ArrayList<>();
    if (!spans.wrong()) {
      Join join = new Join(engine, emission, sensitivity);
      while (join.hasNext()) {
        blocks.add(join.block(cells));
      }
    }
    return new DamagePart(blocks, spans, cells);
  }

  /** The sums of its blocks, in their order. */
  public List<DamageBlock> blocks() {
    return blocks;
  }

  /** Its sensitivities. */
  public SensitivitySpans spans() {
    return spans;
  }

  /** Its cells. */
  public DamageCells cells() {
    return cells;
  }

  /** The same without its cells, to be sent to the driver. */
  public DamagePart withoutCells() {
    return new DamagePart(blocks, spans, null);
  }

  /** Both tables side by side. */
  private static final class Join {
    private final DamageEngine engine;
    private final MonthRows emission;
    private final MonthRows sensitivity;

    /** Positions of the labels of both tables: species, subsectors, and species again. */
    private final int[] species;

    private final int[] subsectors;

    /** By species of the emissions, the label that sensitivities have of it; -1 for none. */
    private final int[] sensitive;

    /** By label of the sensitivities, the row of the cell at hand; valid for that cell alone. */
    private final int[] rowOf;

    private final int[] cellOf;
    private int row;
    private int next;

    Join(DamageEngine engine, MonthRows emission, MonthRows sensitivity) {
      this.engine = engine;
      this.emission = emission;
      this.sensitivity = sensitivity;
      this.species = positions(emission.labels(0), Species.ALL);
      this.subsectors = positions(emission.labels(1), engine.subsectors().labels());
      List<String> there = Arrays.asList(sensitivity.labels(0));
      this.sensitive = positions(emission.labels(0), there);
      this.rowOf = new int[there.size()];
      this.cellOf = new int[there.size()];
      Arrays.fill(cellOf, Integer.MIN_VALUE);
    }

    private static int[] positions(String[] labels, List<String> among) {
      java.util.Map<String, Integer> known = new java.util.HashMap<>();
      for (String label : among) {
        known.put(label, known.size());
      }
      return Arrays.stream(labels).mapToInt(l -> known.getOrDefault(l, -1)).toArray();
    }

    boolean hasNext() {
      return row < emission.rows();
    }

    DamageBlock block(DamageCells cells) {
      int number = engine.block(emission.cell(row));
      DamageBlock block = engine.start(cells);
      while (hasNext() && engine.block(emission.cell(row)) == number) {
        int cell = emission.cell(row);
        int label = emission.id(0, row);
        int found = sensitivity(cell, sensitive[label]);
        boolean added =
            !twice()
                && block.accept(
                    cell,
                    species[label],
                    subsectors[emission.id(1, row)],
                    emission.months(),
                    emission.at(row),
                    found < 0 ? null : sensitivity.months(),
                    sensitivity.at(found));
        if (!added) {
          UserError mistake = mistake(found);
          row = emission.rows();
          return block.fail(mistake);
        }
        row++;
      }
      return block.finish();
    }

    /** The row of a cell and species in the table sensitivity, -1 for none. */
    private int sensitivity(int cell, int label) {
      while (next < sensitivity.rows() && sensitivity.cell(next) <= cell) {
        rowOf[sensitivity.id(0, next)] = next;
        cellOf[sensitivity.id(0, next)] = sensitivity.cell(next);
        next++;
      }
      return label >= 0 && cellOf[label] == cell ? rowOf[label] : -1;
    }

    private boolean twice() {
      return row > 0
          && emission.id(1, row) == emission.id(1, row - 1)
          && emission.id(0, row) == emission.id(0, row - 1)
          && emission.cell(row) == emission.cell(row - 1);
    }

    /** What is wrong with a row that could not be added. */
    private UserError mistake(int found) {
      int cell = emission.cell(row);
      String ofSpecies = emission.label(0, row);
      String subsector = emission.label(1, row);
      String key = ", species " + ofSpecies + ", subsector " + subsector;
      if (cell < 0) {
        return new UserError(
            "table emission" + key,
            "cell " + cell,
            "a cell number of at least 0",
            "Number the cells as row * columns of the grid + column.");
      }
      if (twice()) {
        return UserError.duplicateKey("table emission, cell " + cell + key);
      }
      for (int m = 0; m < Months.COUNT; m++) {
        double tonnes = emission.months()[emission.at(row) + m];
        if (!(tonnes >= 0 && tonnes <= Double.MAX_VALUE)) {
          return Table.wrongValue(
              "table emission (cell " + cell + key + ")",
              Inputs.EMISSION.column(Months.COLUMNS.get(m)),
              "",
              String.valueOf(tonnes));
        }
      }
      String where = "table emission, cell " + cell;
      try {
        Axis.of("species", Species.ALL).require(ofSpecies, where);
        engine.subsectors().require(subsector, where);
      } catch (UserError unknown) {
        return unknown;
      }
      double[] months = sensitivity.months();
      int from = sensitivity.at(found);
      return new UserError(
          "table sensitivity, cell " + cell + ", species " + ofSpecies,
          Arrays.toString(Arrays.copyOfRange(months, from, from + Months.COUNT)),
          "twelve finite numbers of deaths per tonne",
          "Correct the row in the source and run again.");
    }
  }
}
