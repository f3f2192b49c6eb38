package org.tradewind.attribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.CompensatedSum;

/**
 * A sum of amounts of sources, S = sum over positions p of a_p, of which a draw is sum of a_p f_p
 * with f_p the factor of the position ({@link SourceAxis}). A weight is part of the amount: of a
 * city that holds half of what a source emits, half of its tonnes.
 */
public final class SourceSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] positions;
  private final double[] amounts;
  private final double central;

  private SourceSum(int[] positions, double[] amounts) {
    this.positions = positions;
    this.amounts = amounts;
    this.central = CompensatedSum.of(amounts);
  }

  /** A sum of one amount. */
  public static SourceSum of(int position, double amount) {
    return new Builder().add(position, amount).build();
  }

  /** Positions in ascending order, each once. Not a copy. */
  public int[] positions() {
    return positions;
  }

  /** The amounts at these positions. Not a copy. */
  public double[] amounts() {
    return amounts;
  }

  /** The sum in the central run, compensated. */
  public double central() {
    return central;
  }

  /** Whether another sum has the same amounts of the same positions, to the last bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceSum
        && Arrays.equals(positions, ((SourceSum) other).positions)
        && Arrays.equals(amounts, ((SourceSum) other).amounts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(positions) + Arrays.hashCode(amounts);
  }

  /** Collects amounts; those of one position are added up. */
  public static final class Builder {
    private final Map<Integer, CompensatedSum> amounts = new TreeMap<>();

    /** Adds an amount; 0 leaves the sum as it is. */
    public Builder add(int position, double amount) {
      if (amount != 0) {
        amounts.computeIfAbsent(position, p -> new CompensatedSum()).add(amount);
      }
      return this;
    }

    /** Adds another sum, times a weight. */
    public Builder add(SourceSum other, double weight) {
      for (int i = 0; i < other.positions.length; i++) {
        add(other.positions[i], weight * other.amounts[i]);
      }
      return this;
    }

    /** The sum. */
    public SourceSum build() {
      int[] positions = amounts.keySet().stream().mapToInt(Integer::intValue).toArray();
      double[] values = amounts.values().stream().mapToDouble(CompensatedSum::value).toArray();
      return new SourceSum(positions, values);
    }
  }
}
