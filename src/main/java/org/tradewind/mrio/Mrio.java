package org.tradewind.mrio;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.PublishedRounding;
import org.tradewind.axes.UserError;
import org.tradewind.tables.StudyTables;

/**
 * A multi-regional input-output table: N = regions x sectors rows, sectors running fastest; x = Z e
 * + Y e holds for every row. Values are in the currency of the table.
 *
 * <p>The output used is the row sum Z e + Y e. The table's own is checked against it, and a gap
 * within the relative or the absolute tolerance (rounding of the publisher) is thereby taken in, so
 * that flows close. What the absolute one lets pass is in {@link #rounding}.
 */
public final class Mrio implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LISTED = 10;

  private final Axis regions;
  private final Axis sectors;
  private final double[] z;
  private final FinalDemand finalDemand;
  private final double[] output;
  private final double[] droppedErrors;
  private final List<String> zeroOutput;
  private final double largestGap;
  private final RowRounding rounding;

  private Mrio(
      Axis regions,
      Axis sectors,
      double[] z,
      FinalDemand finalDemand,
      double[] output,
      double[] droppedErrors,
      double largestGap,
      RowRounding rounding) {
    this.regions = regions;
    this.sectors = sectors;
    this.z = z;
    this.finalDemand = finalDemand;
    this.output = output;
    this.droppedErrors = droppedErrors;
    this.largestGap = largestGap;
    this.rounding = rounding;
    this.zeroOutput =
        IntStream.range(0, output.length)
            .filter(i -> output[i] == 0)
            .mapToObj(this::label)
            .toList();
  }

  /** Builds and checks the table from region, sector, transactions, final_demand and output. */
  public static Mrio of(StudyTables tables, MrioParameters parameters) {
    MrioReader reader = new MrioReader(tables);
    double[] z = reader.transactions();
    FinalDemand finalDemand = reader.finalDemand();
    double[] output = reader.output();
    PublishedRounding rounding =
        parameters.balanceAbsolute().isPresent()
            ? PublishedRounding.given(parameters.balanceAbsolute().getAsDouble())
            : new PublishedRounding.Decimals()
                .accept(output)
                .accept(z)
                .accept(finalDemand.totals())
                .bound(
                    reader.size() + finalDemand.columnCount(),
                    Arrays.stream(output).max().orElse(0));
    reader.requireOutput(rounding.absolute());
    Arrays.setAll(output, i -> Math.max(0, output[i]));
    Mrio given =
        new Mrio(
            reader.regions(),
            reader.sectors(),
            z,
            finalDemand,
            output,
            new double[reader.size()],
            0,
            RowRounding.NONE);
    RowBalance balance =
        new RowBalance(
                given::label, output, given.rowSums(), parameters.balanceTolerance(), rounding)
            .require();
    given.checkZeroOutputs(balance, rounding.absolute());
    return given.balanced(balance).withErrors(parameters.errors());
  }

  /** Z e + Y e, length N. */
  private double[] rowSums() {
    int n = size();
    CompensatedSum[] sums = new CompensatedSum[n];
    Arrays.setAll(sums, i -> new CompensatedSum());
    addColumns(sums, z);
    addColumns(sums, finalDemand.totals());
    return Arrays.stream(sums).mapToDouble(CompensatedSum::value).toArray();
  }

  private static void addColumns(CompensatedSum[] sums, double[] matrix) {
    int n = sums.length;
    for (int at = 0; at < matrix.length; at += n) {
      for (int i = 0; i < n; i++) {
        sums[i].add(matrix[at + i]);
      }
    }
  }

  /** A sector that makes nothing cannot buy: its coefficients would be infinite. */
  private void checkZeroOutputs(RowBalance balance, double absolute) {
    List<String> wrong = new ArrayList<>();
    for (int j = 0; j < size(); j++) {
      if (output[j] == 0 || balance.empty(j)) {
        double bought = 0;
        for (int i = 0; i < size(); i++) {
          bought += Math.abs(z[i + j * size()]);
        }
        if (bought > absolute) {
          wrong.add(label(j) + " (buys " + bought + ")");
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new UserError(
          "tables transactions and output",
          wrong.size()
              + " sectors with output 0 and a column of Z that is not: "
              + String.join(", ", wrong.subList(0, Math.min(LISTED, wrong.size()))),
          "zero purchases where nothing is made",
          "Correct the output or the column.");
    }
  }

  /** The same table with row sums as output, and without what is rounding where nothing is made. */
  private Mrio balanced(RowBalance balance) {
    int n = size();
    boolean[] without = new boolean[n];
    for (int i = 0; i < n; i++) {
      without[i] = balance.empty(i);
      for (int j = 0; j < n; j++) {
        // neither sells nor buys; a purchase where nothing is made is rounding, too
        if (without[i] || balance.empty(j) || output[j] == 0) {
          z[i + j * n] = 0;
        }
      }
    }
    FinalDemand kept = finalDemand.without(without);
    Mrio mended =
        new Mrio(regions, sectors, z, kept, output, droppedErrors, largestGap, balance.report());
    double[] sums = mended.rowSums();
    double[] used = new double[n];
    for (int i = 0; i < n; i++) {
      // a row of nearly nothing may sum to less than nothing by rounding
      used[i] = without[i] ? 0 : output[i] == 0 || sums[i] <= 0 ? output[i] : sums[i];
    }
    return mended.withOutput(used, balance.largestRelative());
  }

  private Mrio withOutput(double[] used, double gap) {
    return new Mrio(regions, sectors, z, finalDemand, used, droppedErrors, gap, rounding);
  }

  /**
   * The same table with other transactions, final demand and output as they are.
   *
   * @param other Z, N x N, column-major, of the same row sums; not copied
   */
  public Mrio withTransactions(double[] other) {
    if (other.length != z.length) {
      throw new IllegalArgumentException(
          other.length + " transactions for a table of " + size() + " rows");
    }
    return new Mrio(
        regions, sectors, other, finalDemand, output, droppedErrors, largestGap, rounding);
  }

  private Mrio withErrors(MrioParameters.Errors option) {
    double[] errors = finalDemand.errors();
    return switch (option) {
      case OTHERS -> this;
      case DROP -> {
        double[] ones = new double[size()];
        Arrays.fill(ones, 1);
        yield new Mrio(
            regions,
            sectors,
            z,
            finalDemand.withoutErrors(ones),
            output,
            errors,
            largestGap,
            rounding);
      }
      case RESCALE ->
          new Mrio(
              regions,
              sectors,
              z,
              finalDemand.withoutErrors(rescaling(errors)),
              output,
              droppedErrors,
              largestGap,
              rounding);
    };
  }

  /** Factors (y + errors) / y per row, y the final demand without errors. */
  private double[] rescaling(double[] errors) {
    double[] y = finalDemand.rowTotals();
    double[] factors = new double[size()];
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      double rest = y[i] - errors[i];
      factors[i] = errors[i] == 0 ? 1 : y[i] / rest;
      if (!(factors[i] >= 0 && factors[i] <= Double.MAX_VALUE)) {
        wrong.add(label(i) + " (final demand " + rest + ", errors " + errors[i] + ")");
      }
    }
    if (!wrong.isEmpty()) {
      throw new UserError(
          "table final_demand, category others",
          wrong.size()
              + " rows whose final demand cannot take in the errors: "
              + String.join(", ", wrong.subList(0, Math.min(LISTED, wrong.size()))),
          "final demand that keeps its sign when the errors are added",
          "Set mrio.errors to 'others'.");
    }
    return factors;
  }

  public Axis regions() {
    return regions;
  }

  public Axis sectors() {
    return sectors;
  }

  /** N, the number of (region, sector) pairs. */
  public int size() {
    return output.length;
  }

  /** "region/sector" of row i. */
  public String label(int i) {
    return regions.label(i / sectors.size()) + "/" + sectors.label(i % sectors.size());
  }

  /** Z, N x N, column-major (element (i, j) at i + j N); the object's own array. */
  public double[] z() {
    return z;
  }

  public FinalDemand finalDemand() {
    return finalDemand;
  }

  /** Gross output x, length N; the object's own array. */
  public double[] output() {
    return output;
  }

  /** Deliveries to errors/others that were left out of final demand, length N; usually zeros. */
  public double[] droppedErrors() {
    return droppedErrors;
  }

  /** "region/sector" of every row without output: their coefficients are 0. */
  public List<String> zeroOutput() {
    return zeroOutput;
  }

  /** What passed as the publisher's rounding, by the absolute tolerance alone. */
  public RowRounding rounding() {
    return rounding;
  }

  /**
   * Largest relative gap between the output given and the row sums that are used, of the rows that
   * pass by the relative tolerance.
   */
  public double largestGap() {
    return largestGap;
  }
}
