package org.tradewind.importers.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.PublishedRounding;
import org.tradewind.axes.UserError;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The tables of an MRIO of R regions x S sectors while an importer fills them; position of (region
 * r, sector s) is r S + s. Zeros of final demand are left out of the long form.
 */
public final class MrioTables {
  private final Axis regions;
  private final Axis sectors;
  private final double[][] z;
  private final Table.Builder finalDemand = Table.builder(MrioInputs.FINAL_DEMAND);
  private final double[] rowSums;
  private final double[] columnSums;
  private final Table.Builder stressor = Table.builder(MrioInputs.STRESSOR);
  private final Table.Builder stressorInfo = Table.builder(NameTables.STRESSOR_INFO);
  private final Table.Builder household = Table.builder(MrioInputs.STRESSOR_HOUSEHOLD);
  private final PublishedRounding.Decimals decimals = new PublishedRounding.Decimals();
  private final Set<List<String>> demandColumns = new HashSet<>();
  private double[] output;

  public MrioTables(Axis regions, Axis sectors) {
    this.regions = regions;
    this.sectors = sectors;
    this.z = new double[size()][];
    this.rowSums = new double[size()];
    this.columnSums = new double[size()];
  }

  int size() {
    return regions.size() * sectors.size();
  }

  Axis regions() {
    return regions;
  }

  Axis sectors() {
    return sectors;
  }

  /** "region/sector" of a position, for messages. */
  String label(int position) {
    return regions.label(position / sectors.size())
        + "/"
        + sectors.label(position % sectors.size());
  }

  /** Gives a row of Z; the array is kept. A second one for the same position is refused. */
  public void row(int position, double[] values, String where) {
    if (z[position] != null) {
      throw UserError.duplicate(where, "row of " + label(position), "");
    }
    z[position] = values;
    decimals.accept(values);
    for (int j = 0; j < values.length; j++) {
      rowSums[position] += values[j];
      columnSums[j] += values[j];
    }
  }

  /** Refuses a Z that is not square, naming the first row that is missing. */
  void requireAllRows(String source) {
    for (int i = 0; i < z.length; i++) {
      if (z[i] == null) {
        throw new UserError(
            source,
            "no row for " + label(i) + " although there is a column",
            "a square table of " + z.length + " rows and columns",
            "The file may have been cut short: fetch it again.");
      }
    }
  }

  /** Adds a delivery to final demand; zeros are not written. */
  public void deliver(int position, String toRegion, String category, double value) {
    if (value != 0) {
      finalDemand.add(
          regions.label(position / sectors.size()),
          sectors.label(position % sectors.size()),
          toRegion,
          category,
          value);
      rowSums[position] += value;
      demandColumns.add(List.of(toRegion, category));
      decimals.accept(value);
    }
  }

  /** Z e + Y e of a row, as far as given. */
  double rowSum(int position) {
    return rowSums[position];
  }

  /** e'Z of a column, as far as given. */
  double columnSum(int position) {
    return columnSums[position];
  }

  /**
   * Gives x; the array is kept. Negative output within the rounding of the table becomes 0 when the
   * tables are built.
   */
  public void output(double[] values) {
    this.output = values;
  }

  /** How far rows may be from their output because the numbers of the table were rounded. */
  PublishedRounding rounding() {
    return decimals
        .accept(output)
        .bound(size() + demandColumns.size(), Arrays.stream(output).max().orElse(0));
  }

  /** Sets negative output that is rounding to 0; what was mended. */
  private List<String> withoutNegativeOutput() {
    PublishedRounding rounding = rounding();
    List<String> mended = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (output[i] < 0 && output[i] >= -rounding.absolute()) {
        mended.add(label(i) + " " + output[i]);
        output[i] = 0;
      }
    }
    return mended.isEmpty()
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "Negative output of %d rows is 0 here, within the rounding of the table of %.6g"
                    + " (%s): %s.",
                mended.size(),
                rounding.absolute(),
                rounding.reason(),
                Names.some(mended)));
  }

  /**
   * Adds a producer account, one value a position.
   *
   * @param name its code
   * @param label its name for people
   * @param unit of the values, or empty where the source does not give it
   */
  public void stressor(String name, String label, String unit, double[] values) {
    stressorInfo.add(name, label, unit);
    for (int i = 0; i < values.length; i++) {
      stressor.add(
          regions.label(i / sectors.size()), sectors.label(i % sectors.size()), name, values[i]);
    }
  }

  /** Adds what households emit themselves, one value a region. */
  void household(String name, double[] values) {
    for (int r = 0; r < values.length; r++) {
      household.add(regions.label(r), name, values[r]);
    }
  }

  /** The tables, checked, with a given region and sector table. */
  public StudyTables build(Table region, Table sector, Provenance given, String source) {
    Provenance origin = given.remarking(withoutNegativeOutput());
    StudyTables tables = new StudyTables();
    tables.put(region.validated(source), origin);
    tables.put(sector.validated(source), origin);
    Table.Builder transactions = Table.builder(MrioInputs.TRANSACTIONS);
    Table.Builder x = Table.builder(MrioInputs.OUTPUT);
    for (int i = 0; i < size(); i++) {
      String r = regions.label(i / sectors.size());
      String s = sectors.label(i % sectors.size());
      transactions.add(r, s, z[i]);
      x.add(r, s, output[i]);
    }
    tables.put(transactions.build().validated(source), origin);
    tables.put(finalDemand.build().validated(source), origin);
    tables.put(x.build().validated(source), origin);
    if (stressor.rows() > 0) {
      tables.put(stressor.build().validated(source), origin);
      tables.put(stressorInfo.build().validated(source), origin);
    }
    if (household.rows() > 0) {
      tables.put(household.build().validated(source), origin);
    }
    return tables;
  }

  /**
   * The code of a region in our tables: as in the source, but with an 'x' before it where the
   * source's label is reserved for a destination ({@link Vocabulary#ROW}, {@link Vocabulary#ERR}),
   * because a region that produces and a destination outside the table are different things.
   */
  public static String regionCode(String label) {
    boolean reserved =
        label.equalsIgnoreCase(Vocabulary.ROW) || label.equalsIgnoreCase(Vocabulary.ERR);
    return reserved ? "x" + label : label;
  }

  /** Position of (region, sector) labels that must be known. */
  int position(String region, String sector, String where) {
    return regions.require(region, where) * sectors.size() + sectors.require(sector, where);
  }

  /** A setting that must be one of a few words. */
  static String oneOf(ImportSettings settings, String format, String key, String... allowed) {
    String given = settings.text(key);
    List<String> known = List.of(allowed);
    if (!known.contains(given)) {
      throw UserError.unknown("import " + format + " --set " + key, "", given, known);
    }
    return given;
  }
}
