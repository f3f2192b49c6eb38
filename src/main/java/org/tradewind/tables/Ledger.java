package org.tradewind.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The conservation ledger: pairs of totals that must be equal, and amounts that are named because
 * no account holds them. It is written as ledger.json with every run.
 */
public final class Ledger {
  /** Relative tolerance to which totals must close. */
  public static final double TOLERANCE = 1e-9;

  /**
   * One pair of totals.
   *
   * @param what what is conserved, e.g. "CO2: producer account = final_consumer flows"
   * @param left total on the left-hand side
   * @param right total on the right-hand side
   * @param scale what the gap is measured against; at least the larger of the two totals
   */
  public record Entry(String what, double left, double right, double scale) {
    /** |left - right| / scale, 0 where both are 0. */
    public double gap() {
      return left == right ? 0 : Math.abs(left - right) / scale;
    }

    /** Whether the two sides agree; NaN on either side does not. */
    public boolean closes() {
      return gap() <= TOLERANCE;
    }
  }

  /**
   * An amount outside the accounts.
   *
   * @param what what it is, e.g. "CO2 of cells outside every region"
   * @param value amount
   * @param unit its unit
   */
  public record Named(String what, double value, String unit) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Named> named = new ArrayList<>();

  /** Adds a pair of totals, measured against the larger of them. */
  public Ledger equal(String what, double left, double right) {
    return equal(what, left, right, 0);
  }

  /**
   * Adds a pair of totals that may cancel to nearly nothing.
   *
   * @param magnitude sum of the absolute values that went into them
   */
  public Ledger equal(String what, double left, double right, double magnitude) {
    double scale = Math.max(magnitude, Math.max(Math.abs(left), Math.abs(right)));
    entries.add(new Entry(what, left, right, scale));
    return this;
  }

  /** Adds an amount that lies outside the accounts. */
  public Ledger name(String what, double value, String unit) {
    named.add(new Named(what, value, unit));
    return this;
  }

  /** Adds all that another ledger holds, with units made more exact. */
  public Ledger addAll(Ledger other, UnaryOperator<String> unit) {
    entries.addAll(other.entries);
    other.named.forEach(n -> name(n.what(), n.value(), unit.apply(n.unit())));
    return this;
  }

  /** Adds all that another ledger holds. */
  public Ledger addAll(Ledger other) {
    entries.addAll(other.entries);
    named.addAll(other.named);
    return this;
  }

  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  public List<Named> named() {
    return Collections.unmodifiableList(named);
  }

  /** The entries that do not close. */
  public List<Entry> open() {
    return entries.stream().filter(e -> !e.closes()).toList();
  }
}
