package org.tradewind.mrio;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.StudyTables;

/**
 * A multi-regional input-output table: N = regions x sectors rows, sectors running fastest; x = Z e
 * + Y e holds for every row. Values are in the currency of the table.
 *
 * <p>The output used is the row sum Z e + Y e. The table's own is checked against it, and a gap
 * within the tolerance (rounding of the publisher) is thereby taken in, so that flows close.
 */
public final class Mrio implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LISTED = 10;

  /** Outputs below this share of the largest one are compared as if they were that large. */
  private static final double SMALL = 1e-9;

  private final Axis regions;
  private final Axis sectors;
  private final double[] z;
  private final FinalDemand finalDemand;
  private final double[] output;
  private final double[] droppedErrors;
  private final List<String> zeroOutput;
  private final double largestGap;

  private Mrio(
      Axis regions,
      Axis sectors,
      double[] z,
      FinalDemand finalDemand,
      double[] output,
      double[] droppedErrors,
      double largestGap) {
    this.regions = regions;
    this.sectors = sectors;
    this.z = z;
    this.finalDemand = finalDemand;
    this.output = output;
    this.droppedErrors = droppedErrors;
    this.largestGap = largestGap;
    this.zeroOutput =
        IntStream.range(0, output.length)
            .filter(i -> output[i] == 0)
            .mapToObj(this::label)
            .toList();
  }

  /** Builds and checks the table from region, sector, transactions, final_demand and output. */
  public static Mrio of(StudyTables tables, MrioParameters parameters) {
    MrioReader reader = new MrioReader(tables);
    Mrio given =
        new Mrio(
            reader.regions(),
            reader.sectors(),
            reader.transactions(),
            reader.finalDemand(),
            reader.output(),
            new double[reader.regions().size() * reader.sectors().size()],
            0);
    given.checkZeroOutputs();
    double[] sums = given.rowSums();
    double gap = given.checkBalance(sums, parameters.balanceTolerance());
    return given.withOutput(sums, gap).withErrors(parameters.errors());
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

  /** The largest relative gap, if it is within the tolerance. */
  private double checkBalance(double[] sums, double tolerance) {
    double floor = SMALL * Arrays.stream(output).max().orElse(0);
    double[] gaps = new double[size()];
    for (int i = 0; i < size(); i++) {
      double gap = Math.abs(sums[i] - output[i]);
      gaps[i] = gap == 0 ? 0 : gap / Math.max(output[i], floor);
    }
    List<Integer> open =
        IntStream.range(0, size())
            .filter(i -> !(gaps[i] <= tolerance))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -gaps[i]))
            .toList();
    if (open.isEmpty()) {
      return Arrays.stream(gaps).max().orElse(0);
    }
    StringBuilder worst = new StringBuilder();
    for (int i : open.subList(0, Math.min(LISTED, open.size()))) {
      worst.append(
          String.format(
              Locale.ROOT,
              "%n  %s: deliveries %.10g, output %.10g, relative gap %.3g",
              label(i),
              sums[i],
              output[i],
              gaps[i]));
    }
    throw new UserError(
        "tables transactions, final_demand and output",
        open.size() + " of " + size() + " rows out of balance, the worst:" + worst + "\n",
        "sum Z + sum Y = x in every row, to a relative gap of " + tolerance,
        "Correct the table, or raise mrio.balance_tolerance if the gaps are the publisher's.");
  }

  /** A sector that makes nothing cannot buy: its coefficients would be infinite. */
  private void checkZeroOutputs() {
    List<String> wrong = new ArrayList<>();
    for (int j = 0; j < size(); j++) {
      if (output[j] == 0) {
        double bought = 0;
        for (int i = 0; i < size(); i++) {
          bought += Math.abs(z[i + j * size()]);
        }
        if (bought != 0) {
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

  private Mrio withOutput(double[] sums, double gap) {
    double[] used = new double[size()];
    for (int i = 0; i < used.length; i++) {
      // a row of nearly nothing may sum to less than nothing by rounding
      used[i] = output[i] == 0 || sums[i] <= 0 ? output[i] : sums[i];
    }
    return new Mrio(regions, sectors, z, finalDemand, used, droppedErrors, gap);
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
    return new Mrio(regions, sectors, other, finalDemand, output, droppedErrors, largestGap);
  }

  private Mrio withErrors(MrioParameters.Errors option) {
    double[] errors = finalDemand.errors();
    return switch (option) {
      case OTHERS -> this;
      case DROP -> {
        double[] ones = new double[size()];
        Arrays.fill(ones, 1);
        yield new Mrio(
            regions, sectors, z, finalDemand.withoutErrors(ones), output, errors, largestGap);
      }
      case RESCALE ->
          new Mrio(
              regions,
              sectors,
              z,
              finalDemand.withoutErrors(rescaling(errors)),
              output,
              droppedErrors,
              largestGap);
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

  /** Largest relative gap between the output given and the row sums that are used. */
  public double largestGap() {
    return largestGap;
  }
}
