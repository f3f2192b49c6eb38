package org.tradewind.mrio;

import java.util.Arrays;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;

/** Reads Z and x from the tables of a study, refusing what is not in the stated order. */
final class MrioReader {
  private final StudyTables tables;
  private final Axis regions;
  private final Axis sectors;
  private final int n;

  MrioReader(StudyTables tables) {
    this.tables = tables;
    this.regions = axis("region", Inputs.REGION);
    this.sectors = axis("sector", Inputs.SECTOR);
    this.n = Math.multiplyExact(regions.size(), sectors.size());
    for (String reserved : new String[] {Vocabulary.ROW, Vocabulary.ERR}) {
      if (regions.contains(reserved)) {
        throw new UserError(
            "table region, row " + (regions.find(reserved) + 1),
            "region '" + reserved + "'",
            "another code: " + reserved + " is a destination outside the study",
            "Rename the region in all tables.");
      }
    }
  }

  private Axis axis(String name, TableSchema schema) {
    Table table = tables.require(schema);
    if (table.rows() == 0) {
      throw new UserError(
          "table " + schema.name(), "no row", "at least one " + name, "Fill the table.");
    }
    return Axis.of(name, table.strings(name));
  }

  Axis regions() {
    return regions;
  }

  Axis sectors() {
    return sectors;
  }

  /** N. */
  int size() {
    return n;
  }

  FinalDemand finalDemand() {
    return FinalDemand.read(tables.require(MrioInputs.FINAL_DEMAND), regions, sectors);
  }

  /** Z, N x N, column-major. */
  double[] transactions() {
    Table table = tables.require(MrioInputs.TRANSACTIONS);
    checkOrder(table);
    double[] z = new double[Math.multiplyExact(n, n)];
    double[][] rows = table.vectors("values");
    for (int i = 0; i < n; i++) {
      double[] row = rows[i];
      if (row.length != n) {
        throw new UserError(
            rowName(table, i),
            row.length + " values",
            n
                + " values, one for each of "
                + regions.size()
                + " regions x "
                + sectors.size()
                + " sectors",
            "Z must be square, in the order of the tables region and sector.");
      }
      for (int j = 0; j < n; j++) {
        if (!Double.isFinite(row[j])) {
          throw new UserError(
              rowName(table, i) + ", delivery to " + label(j),
              String.valueOf(row[j]),
              "a finite number",
              "Correct the value in the source.");
        }
        z[i + j * n] = row[j];
      }
    }
    return z;
  }

  private void checkOrder(Table table) {
    String[] region = table.strings("region");
    String[] sector = table.strings("sector");
    for (int i = 0; i < table.rows(); i++) {
      regions.require(region[i], rowName(table, i));
      sectors.require(sector[i], rowName(table, i));
    }
    if (table.rows() != n) {
      throw new UserError(
          "table transactions",
          table.rows() + " rows" + firstMissing(table),
          n + " rows: " + regions.size() + " regions x " + sectors.size() + " sectors",
          "Z must be square; give one row for each region and sector.");
    }
    for (int i = 0; i < n; i++) {
      if (!label(i).equals(region[i] + "/" + sector[i])) {
        throw new UserError(
            rowName(table, i),
            region[i] + "/" + sector[i],
            label(i),
            "Rows must stand in the order of the tables region and sector, sectors running"
                + " fastest; columns are read in that order too.");
      }
    }
  }

  private String firstMissing(Table table) {
    boolean[] seen = seen(table);
    for (int i = 0; i < n; i++) {
      if (!seen[i]) {
        return ", " + label(i) + " missing";
      }
    }
    return "";
  }

  private boolean[] seen(Table table) {
    boolean[] seen = new boolean[n];
    for (int i = 0; i < table.rows(); i++) {
      seen[position(table, i)] = true;
    }
    return seen;
  }

  private int position(Table table, int row) {
    return regions.require(table.strings("region")[row], rowName(table, row)) * sectors.size()
        + sectors.require(table.strings("sector")[row], rowName(table, row));
  }

  /** Refuses negative output beyond rounding. */
  void requireOutput(double rounding) {
    Table table = tables.require(MrioInputs.OUTPUT);
    for (int r = 0; r < table.rows(); r++) {
      double value = table.doubles("value")[r];
      if (value < -rounding) {
        throw negative(table, r);
      }
    }
  }

  private UserError negative(Table table, int row) {
    return new UserError(
        rowName(table, row),
        "value = " + table.doubles("value")[row],
        "a finite number of at least 0",
        "Gross output cannot be negative: correct the value in the source.");
  }

  /** Gross output x, length N; negative values are not checked yet. */
  double[] output() {
    Table table = tables.require(MrioInputs.OUTPUT);
    double[] x = new double[n];
    Arrays.fill(x, Double.NaN);
    for (int r = 0; r < table.rows(); r++) {
      double value = table.doubles("value")[r];
      if (!Double.isFinite(value)) {
        throw negative(table, r);
      }
      int i = position(table, r);
      if (!Double.isNaN(x[i])) {
        throw UserError.duplicateKey(rowName(table, r));
      }
      x[i] = value;
    }
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(x[i])) {
        throw new UserError(
            "table output",
            table.rows() + " rows, " + label(i) + " missing",
            "a row for each of "
                + regions.size()
                + " regions x "
                + sectors.size()
                + " sectors "
                + Names.some(sectors.labels()),
            "Add the row; zero output is written as 0.");
      }
    }
    return x;
  }

  private String rowName(Table table, int row) {
    return "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")";
  }

  private String label(int i) {
    return regions.label(i / sectors.size()) + "/" + sectors.label(i % sectors.size());
  }
}
