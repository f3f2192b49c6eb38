package org.tradewind.uncertainty.accounts;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * Sum over some accounts of a_i F_i, or of a_i |F_i|.
 *
 * @param stressor position among the drawn ones
 * @param rows rows of the producer account; from N on, regions' households
 * @param coefficients a, one for each row
 * @param absolute whether the accounts' sizes count, whatever their sign
 */
public record Sum(int stressor, int[] rows, double[] coefficients, boolean absolute)
    implements Expression {

  /** A sum over all first rows. */
  public static Sum of(int stressor, double[] coefficients) {
    return new Sum(
        stressor, IntStream.range(0, coefficients.length).toArray(), coefficients, false);
  }

  @Override
  public void into(AccountDraws draws, double[] out) {
    double[][] values = absolute ? draws.sizes(stressor) : draws.values(stressor);
    Combination.sum(out, coefficients, values, rows, draws.draws());
  }

  @Override
  public Optional<Sum> linear() {
    return absolute ? Optional.empty() : Optional.of(this);
  }

  /**
   * Collects the terms of a sum; terms of one account are added up. Only those that there are take
   * room: most of the many sums of a study have few of all accounts.
   */
  public static final class Builder {
    private final int stressor;
    private int[] rows = new int[32];
    private double[] coefficients = new double[32];

    /** Terms so far, in the order of their rows. */
    private int size;

    public Builder(int stressor) {
      this.stressor = stressor;
    }

    public Builder add(int row, double coefficient) {
      if (coefficient == 0) {
        return this;
      }
      int last = size - 1;
      int at =
          size == 0 || rows[last] < row
              ? -size - 1
              : rows[last] == row ? last : Arrays.binarySearch(rows, 0, size, row);
      if (at < 0) {
        at = -at - 1;
        insert(at, row);
      }
      coefficients[at] += coefficient;
      return this;
    }

    /** Adds another sum, times a number. */
    Builder add(Sum other, double factor) {
      for (int i = 0; i < other.rows.length; i++) {
        add(other.rows[i], factor * other.coefficients[i]);
      }
      return this;
    }

    private void insert(int at, int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
        coefficients = Arrays.copyOf(coefficients, 2 * size);
      }
      System.arraycopy(rows, at, rows, at + 1, size - at);
      System.arraycopy(coefficients, at, coefficients, at + 1, size - at);
      rows[at] = row;
      coefficients[at] = 0;
      size++;
    }

    public Sum build() {
      return build(false);
    }

    /** The sum, without accounts whose terms cancel. */
    public Sum build(boolean absolute) {
      int[] used = new int[size];
      double[] kept = new double[size];
      int count = 0;
      for (int i = 0; i < size; i++) {
        if (coefficients[i] != 0) {
          used[count] = rows[i];
          kept[count++] = coefficients[i];
        }
      }
      return new Sum(stressor, Arrays.copyOf(used, count), Arrays.copyOf(kept, count), absolute);
    }
  }
}
