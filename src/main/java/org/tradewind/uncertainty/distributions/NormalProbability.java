package org.tradewind.uncertainty.distributions;

/**
 * The standard normal distribution function by the rational approximations of Cody (Math. Comp. 23,
 * 631-637, 1969), relative error about 1e-15 in both tails. Sums, products and StrictMath alone, so
 * that it is the same to the last bit everywhere.
 */
public final class NormalProbability {
  private static final double SQRT_32 = 5.656854249492380195206754896838;
  private static final double ONE_OVER_SQRT_2PI = 0.398942280401432677939946059934;
  private static final double CENTRAL = 0.67448975;
  private static final double SIXTEENTHS = 16;

  private static final double[] A = {
    2.2352520354606839287,
    161.02823106855587881,
    1067.6894854603709582,
    18154.981253343561249,
    .065682337918207449113
  };
  private static final double[] B = {
    47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956
  };
  private static final double[] C = {
    .39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
    2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
    1.0765576773720192317e-8
  };
  private static final double[] D = {
    22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
    18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727
  };
  private static final double[] P = {
    .21589853405795699,
    .1274011611602473639,
    .022235277870649807,
    .001421619193227893466,
    2.9112874951168792e-5,
    .02307344176494017303
  };
  private static final double[] Q = {
    1.28426009614491121,
    .468238212480865118,
    .0659881378689285515,
    .00378239633202758244,
    7.29751555083966205e-5
  };

  private NormalProbability() {}

  /** Density. */
  static double density(double z) {
    return ONE_OVER_SQRT_2PI * StrictMath.exp(-z * z / 2);
  }

  /** Probability of a smaller number; that of a larger one is of(-z). */
  public static double of(double z) {
    double y = Math.abs(z);
    if (y <= CENTRAL) {
      return 0.5 + central(z);
    }
    double tail = y <= SQRT_32 ? middle(y) : far(y);
    return z < 0 ? tail : 1 - tail;
  }

  private static double central(double z) {
    double s = z * z;
    double num = A[4] * s;
    double den = s;
    for (int i = 0; i < 3; i++) {
      num = (num + A[i]) * s;
      den = (den + B[i]) * s;
    }
    return z * (num + A[3]) / (den + B[3]);
  }

  private static double middle(double y) {
    double num = C[8] * y;
    double den = y;
    for (int i = 0; i < 7; i++) {
      num = (num + C[i]) * y;
      den = (den + D[i]) * y;
    }
    return decay(y) * (num + C[7]) / (den + D[7]);
  }

  private static double far(double y) {
    double s = 1 / (y * y);
    double num = P[5] * s;
    double den = s;
    for (int i = 0; i < 4; i++) {
      num = (num + P[i]) * s;
      den = (den + Q[i]) * s;
    }
    double series = s * (num + P[4]) / (den + Q[4]);
    return decay(y) * (ONE_OVER_SQRT_2PI - series) / y;
  }

  /** exp(-y^2 / 2), in two parts so that the rounding of y^2 does not show. */
  private static double decay(double y) {
    double head = StrictMath.rint(y * SIXTEENTHS) / SIXTEENTHS;
    double rest = (y - head) * (y + head);
    return StrictMath.exp(-head * head / 2) * StrictMath.exp(-rest / 2);
  }
}
