package org.tradewind.uncertainty;

import java.util.Arrays;

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

  @Override
  public double[] of(AccountDraws draws) {
    double[][] values = absolute ? draws.sizes(stressor) : draws.values(stressor);
    double[][] accounts = new double[rows.length][];
    Arrays.setAll(accounts, i -> values[rows[i]]);
    double[] sum = new double[draws.draws()];
    Combination.add(sum, coefficients, accounts, 0, sum.length);
    return sum;
  }

  /** Collects the terms of a sum; terms of one account are added up. */
  static final class Builder {
    private final int stressor;
    private final double[] coefficients;

    /**
     * @param accounts N + number of regions
     */
    Builder(int stressor, int accounts) {
      this.stressor = stressor;
      this.coefficients = new double[accounts];
    }

    Builder add(int row, double coefficient) {
      coefficients[row] += coefficient;
      return this;
    }

    Sum build() {
      return build(false);
    }

    Sum build(boolean absolute) {
      int[] rows = new int[coefficients.length];
      int count = 0;
      for (int row = 0; row < coefficients.length; row++) {
        if (coefficients[row] != 0) {
          rows[count++] = row;
        }
      }
      int[] used = Arrays.copyOf(rows, count);
      double[] kept = Arrays.stream(used).mapToDouble(row -> coefficients[row]).toArray();
      return new Sum(stressor, used, kept, absolute);
    }
  }
}
