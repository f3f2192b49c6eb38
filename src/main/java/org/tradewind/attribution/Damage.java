package org.tradewind.attribution;

import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;

/**
 * The damage of all cells by region, subsector, species and month, with the totals that the
 * conservation ledger needs.
 */
public final class Damage {
  private final Axis regions;
  private final Axis subsectors;

  /**
   * Values at ((region * H + subsector) * P + species) * 24: twelve months of tonnes, then of
   * deaths.
   */
  private final double[] values;

  private final double[] emitted = new double[Species.ALL.size()];
  private final double[] leftOut = new double[Species.ALL.size()];
  private final double[] withoutSensitivity = new double[Species.ALL.size()];
  private final double[] outside = new double[Species.ALL.size()];
  private final double[] largest = new double[Species.ALL.size()];
  private final int[] largestCell = new int[Species.ALL.size()];
  private double deaths;
  private double deathsOutside;

  Damage(Axis regions, Axis subsectors) {
    this.regions = regions;
    this.subsectors = subsectors;
    this.values =
        new double[regions.size() * subsectors.size() * Species.ALL.size() * DamageBlock.WIDTH];
  }

  /**
   * Damage as a run wrote it; what no region holds is not among it.
   *
   * @param table damage_region
   */
  public static Damage of(Table table, Axis regions, Axis subsectors) {
    Damage damage = new Damage(regions, subsectors);
    String[] region = table.strings("region");
    String[] subsector = table.strings("subsector");
    String[] species = table.strings("species");
    String[] month = table.strings("month");
    for (int row = 0; row < table.rows(); row++) {
      String where = "table " + table.name() + ", row " + (row + 1);
      int at =
          damage.at(
                  regions.require(region[row], where),
                  subsectors.require(subsector[row], where),
                  Species.ALL.indexOf(species[row]))
              + Months.COLUMNS.indexOf(month[row]);
      damage.values[at] = table.doubles("tonnes")[row];
      damage.values[at + Months.COUNT] = table.doubles("deaths")[row];
    }
    return damage;
  }

  void add(DamageBlock block) {
    int stride = subsectors.size() * Species.ALL.size() * DamageBlock.WIDTH;
    for (int r = 0; r < block.byRegion.length; r++) {
      double[] sums = block.byRegion[r];
      for (int i = 0; sums != null && i < stride; i++) {
        values[r * stride + i] += sums[i];
      }
    }
    for (int p = 0; p < emitted.length; p++) {
      emitted[p] += block.emitted[p];
      leftOut[p] += block.leftOut[p];
      withoutSensitivity[p] += block.withoutSensitivity[p];
      outside[p] += block.outside[p];
      if (block.largest[p] > largest[p]) {
        largest[p] = block.largest[p];
        largestCell[p] = block.largestCell[p];
      }
    }
    deaths += block.deaths;
    deathsOutside += block.deathsOutside;
  }

  /**
   * The same tonnes with deaths multiplied, as {@link Closure} asks.
   *
   * @param deathsFactor 1 leaves every bit as it is
   */
  public Damage withDeathsTimes(double deathsFactor) {
    if (deathsFactor == 1) {
      return this;
    }
    Damage scaled = new Damage(regions, subsectors);
    for (int i = 0; i < values.length; i++) {
      boolean ofDeaths = i % DamageBlock.WIDTH >= Months.COUNT;
      scaled.values[i] = ofDeaths ? values[i] * deathsFactor : values[i];
    }
    System.arraycopy(emitted, 0, scaled.emitted, 0, emitted.length);
    System.arraycopy(leftOut, 0, scaled.leftOut, 0, leftOut.length);
    System.arraycopy(withoutSensitivity, 0, scaled.withoutSensitivity, 0, emitted.length);
    System.arraycopy(outside, 0, scaled.outside, 0, outside.length);
    System.arraycopy(largest, 0, scaled.largest, 0, largest.length);
    System.arraycopy(largestCell, 0, scaled.largestCell, 0, largest.length);
    scaled.deaths = deaths * deathsFactor;
    scaled.deathsOutside = deathsOutside * deathsFactor;
    return scaled;
  }

  /** Deaths a year of all cells, those outside every region among them. */
  public double deathsOfAllCells() {
    return deaths;
  }

  /** Tonnes a year of a species (position in {@link Species#ALL}) in the whole emission table. */
  public double emitted(int species) {
    return emitted[species];
  }

  /** Tonnes a year of a species in the row of the emission table that has most of it. */
  public double largest(int species) {
    return largest[species];
  }

  /** The cell of that row. */
  public int largestCell(int species) {
    return largestCell[species];
  }

  public Axis regions() {
    return regions;
  }

  public Axis subsectors() {
    return subsectors;
  }

  /** Tonnes a year of a species (position in {@link Species#ALL}). */
  public double tonnes(int region, int subsector, int species) {
    return year(region, subsector, species, 0);
  }

  /** Deaths a year caused by a species (position in {@link Species#ALL}). */
  public double deaths(int region, int subsector, int species) {
    return year(region, subsector, species, Months.COUNT);
  }

  /** Tonnes of a species (position in {@link Species#ALL}) in a month, 0 for January. */
  public double tonnes(int region, int subsector, int species, int month) {
    return values[at(region, subsector, species) + month];
  }

  /** Deaths caused by what is emitted of a species in a month, 0 for January. */
  public double deaths(int region, int subsector, int species, int month) {
    return values[at(region, subsector, species) + Months.COUNT + month];
  }

  private double year(int region, int subsector, int species, int offset) {
    int at = at(region, subsector, species) + offset;
    double sum = 0;
    for (int m = 0; m < Months.COUNT; m++) {
      sum += values[at + m];
    }
    return sum;
  }

  private int at(int region, int subsector, int species) {
    return ((region * subsectors.size() + subsector) * Species.ALL.size() + species)
        * DamageBlock.WIDTH;
  }

  /**
   * The table damage_region: every region, subsector, species and month in which something is
   * emitted.
   */
  public Table table() {
    int rows = 0;
    for (int i = 0; i < values.length; i++) {
      rows += i % DamageBlock.WIDTH < Months.COUNT && values[i] != 0 ? 1 : 0;
    }
    String[][] labels = new String[DamageTables.DAMAGE_REGION.key().size()][rows];
    double[] tonnes = new double[rows];
    double[] ofDeaths = new double[rows];
    int row = 0;
    for (int r = 0; r < regions.size(); r++) {
      for (int h = 0; h < subsectors.size(); h++) {
        for (int p = 0; p < Species.ALL.size(); p++) {
          int at = at(r, h, p);
          for (int m = 0; m < Months.COUNT; m++) {
            if (values[at + m] != 0) {
              labels[0][row] = regions.label(r);
              labels[1][row] = subsectors.label(h);
              labels[2][row] = Species.ALL.get(p);
              labels[3][row] = Months.COLUMNS.get(m);
              tonnes[row] = values[at + m];
              ofDeaths[row++] = values[at + Months.COUNT + m];
            }
          }
        }
      }
    }
    return Table.of(
        DamageTables.DAMAGE_REGION,
        rows,
        labels[0],
        labels[1],
        labels[2],
        labels[3],
        tonnes,
        ofDeaths);
  }

  /** Every tonne and death from the emission table to the regions, and what no region holds. */
  public Ledger ledger() {
    Ledger ledger = new Ledger();
    double regional = 0;
    for (int p = 0; p < Species.ALL.size(); p++) {
      double tonnes = 0;
      for (int r = 0; r < regions.size(); r++) {
        for (int h = 0; h < subsectors.size(); h++) {
          tonnes += tonnes(r, h, p);
          regional += deaths(r, h, p);
        }
      }
      String species = Species.ALL.get(p);
      ledger.equal(
          species + " tonnes: emission table = regions + outside + left out",
          emitted[p],
          tonnes + outside[p] + leftOut[p]);
      nameIfAny(ledger, species + " of cells outside every region", outside[p], "t");
      nameIfAny(ledger, species + " left out by the study's choice of species", leftOut[p], "t");
      nameIfAny(
          ledger,
          species + " without a sensitivity, so without deaths",
          withoutSensitivity[p],
          "t");
    }
    ledger.equal("deaths: cells = regions + outside", deaths, regional + deathsOutside);
    nameIfAny(ledger, "deaths by cells outside every region", deathsOutside, "deaths");
    return ledger;
  }

  private static void nameIfAny(Ledger ledger, String what, double value, String unit) {
    if (value != 0) {
      ledger.name(what, value, unit);
    }
  }
}
