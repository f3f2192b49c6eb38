package org.tradewind.plausibility;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.tables.Csv;

/**
 * What a quantity can plausibly be, a row of facts/plausible_range.csv. A bound that is not there
 * is infinite.
 *
 * @param quantity name, as in the study key plausibility.ranges
 * @param table input table
 * @param column column of it; {@link #MONTHS} for the twelve months
 * @param figure {@link #ROW}, {@link #SUM}, or in words what is computed
 * @param only KEY=LABEL of the rows that count; empty for all
 * @param loudBelow below it a run says so
 * @param loudAbove above it a run says so
 * @param refuseBelow below it a run is refused
 * @param refuseAbove above it a run is refused
 * @param unit unit of the bounds
 * @param likelyCause what usually leads beyond them
 * @param reason why the bounds lie there
 */
public record PlausibleRange(
    String quantity,
    String table,
    String column,
    String figure,
    String only,
    double loudBelow,
    double loudAbove,
    double refuseBelow,
    double refuseAbove,
    String unit,
    String likelyCause,
    String reason) {
  static final String FACTS = "plausible_range";
  static final String ROW = "row";
  static final String SUM = "sum";
  static final String MONTHS = "months";

  private static final Map<String, PlausibleRange> SHIPPED = read();

  /** The shipped ranges by quantity, in the order of the documentation. */
  public static Map<String, PlausibleRange> shipped() {
    return SHIPPED;
  }

  private static Map<String, PlausibleRange> read() {
    Csv csv = Csv.fact(FACTS);
    Map<String, PlausibleRange> ranges = new LinkedHashMap<>();
    for (int row = 0; row < csv.rows(); row++) {
      String quantity = csv.text(row, "quantity");
      PlausibleRange range =
          new PlausibleRange(
              quantity,
              csv.text(row, "table"),
              csv.text(row, "column"),
              csv.text(row, "figure"),
              csv.text(row, "only"),
              bound(csv, row, "loud_below", Double.NEGATIVE_INFINITY),
              bound(csv, row, "loud_above", Double.POSITIVE_INFINITY),
              bound(csv, row, "refuse_below", Double.NEGATIVE_INFINITY),
              bound(csv, row, "refuse_above", Double.POSITIVE_INFINITY),
              csv.text(row, "unit"),
              csv.text(row, "likely_cause"),
              csv.text(row, "reason"));
      if (ranges.put(quantity, range) != null) {
        throw new IllegalStateException("quantity " + quantity + " twice in " + csv.source());
      }
    }
    return Collections.unmodifiableMap(ranges);
  }

  private static double bound(Csv csv, int row, String column, double none) {
    return csv.text(row, column).isBlank() ? none : csv.number(row, column);
  }

  /** The same quantity with other bounds, beyond which it is refused as before or said. */
  PlausibleRange within(double lower, double upper) {
    boolean refuses = Double.isFinite(refuseBelow) || Double.isFinite(refuseAbove);
    double none = Double.POSITIVE_INFINITY;
    return new PlausibleRange(
        quantity,
        table,
        column,
        figure,
        only,
        refuses ? -none : lower,
        refuses ? none : upper,
        refuses ? lower : -none,
        refuses ? upper : none,
        unit,
        likelyCause,
        "bounds of the study");
  }

  /** Loud bounds refuse too. */
  PlausibleRange strict() {
    return new PlausibleRange(
        quantity,
        table,
        column,
        figure,
        only,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Math.max(loudBelow, refuseBelow),
        Math.min(loudAbove, refuseAbove),
        unit,
        likelyCause,
        reason);
  }

  /** Whether a value lies beyond a bound at which a run is refused. */
  boolean refuses(double value) {
    return value < refuseBelow || value > refuseAbove;
  }

  /** Whether a value lies beyond any bound. */
  boolean beyond(double value) {
    return refuses(value) || value < loudBelow || value > loudAbove;
  }

  /** The bound that a value exceeds, in words. */
  String bound(double value) {
    double low = refuses(value) ? refuseBelow : loudBelow;
    double high = refuses(value) ? refuseAbove : loudAbove;
    return value > high
        ? "at most " + Amount.text(high) + " " + unit
        : "at least " + Amount.text(low) + " " + unit;
  }
}
