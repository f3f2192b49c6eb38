package org.tradewind.uncertainty.coefficients;

import java.io.Serializable;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.Rebalancing;
import org.tradewind.uncertainty.distributions.Exponentials;
import org.tradewind.uncertainty.inputs.CoefficientParameters;
import org.tradewind.uncertainty.random.Streams;

/**
 * Draws of the transactions of an MRIO: each positive entry times a lognormal factor of arithmetic
 * mean 1 and the coefficient of variation of its size, independent of all others, then rebalanced
 * to the margins of the central table ({@link Rebalancing}). Zeros and negative entries stay as
 * they are. Rebalancing narrows the spread, and moves means a little.
 *
 * <p>Every row has a stream of its own, "transactions/REGION/SECTOR", in which entry j of draw d is
 * number d N + j: a draw is a function of seed, table, rule and its number. The streams are random
 * ones also where other inputs are drawn by points of Sobol's sequence.
 */
public final class TransactionDraws implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String STREAM = "transactions/";

  private final Mrio mrio;
  private final Streams streams;
  private final Rebalancing rebalancing;

  /** Standard deviation of the logarithm of each factor, row by row; 0 where nothing is drawn. */
  private final double[] sigma;

  private TransactionDraws(Mrio mrio, Streams streams, double[] sigma) {
    this.mrio = mrio;
    this.streams = streams;
    this.sigma = sigma;
    this.rebalancing = Rebalancing.of(mrio.z(), mrio.size());
  }

  /** Draws of a table under a seed. */
  public static TransactionDraws of(Mrio mrio, CoefficientParameters rule, long seed) {
    int n = mrio.size();
    double[] z = mrio.z();
    double all = CompensatedSum.of(mrio.output());
    double[] sigma = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (z[i + j * n] > 0) {
          double cv = rule.cv(z[i + j * n] / all);
          sigma[i * n + j] = Math.sqrt(StrictMath.log1p(cv * cv));
        }
      }
    }
    return new TransactionDraws(mrio, new Streams(seed), sigma);
  }

  /** The central table. */
  public Mrio mrio() {
    return mrio;
  }

  /** The table of a draw; where nothing is uncertain, with the central transactions to the bit. */
  public Mrio draw(long draw) {
    double[] z = multiplied(draw);
    if (z == mrio.z()) {
      return mrio;
    }
    rebalancing.fit("draw " + draw + " of the table transactions", z);
    return mrio.withTransactions(z);
  }

  /** Z times the factors of a draw, before it is rebalanced; Z itself where all are 1. */
  private double[] multiplied(long draw) {
    int n = mrio.size();
    double[] z = mrio.z().clone();
    double[] normal = new double[n];
    double[] deviation = new double[n];
    boolean changed = false;
    for (int i = 0; i < n; i++) {
      streams.normals(STREAM + mrio.label(i), draw * n, normal, n);
      for (int j = 0; j < n; j++) {
        double s = sigma[i * n + j];
        normal[j] = s * normal[j] - s * s / 2;
      }
      Exponentials.minusOne(normal, 1, 0, deviation, n);
      for (int j = 0; j < n; j++) {
        if (sigma[i * n + j] > 0) {
          z[i + j * n] *= 1 + deviation[j];
          changed = true;
        }
      }
    }
    return changed ? z : mrio.z();
  }
}
