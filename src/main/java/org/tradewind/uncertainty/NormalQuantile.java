package org.tradewind.uncertainty;

/**
 * The quantile function of the standard normal distribution, algorithm AS 241 (PPND16) of Wichura
 * (1988), relative accuracy about 1e-16. One uniform number gives one normal number, so that a draw
 * of a stream is known by its position alone.
 */
final class NormalQuantile {
  static final double CENTRAL = 0.425;

  /** Its square. */
  static final double SQUARED = 0.180625;

  static final double NEAR = 1.6;
  static final double FAR = 5;

  // coefficients by their names there: A over B in the centre, C over D and E over F in the tails
  static final double A0 = 3.387132872796366608;
  static final double A1 = 133.14166789178437745;
  static final double A2 = 1971.5909503065514427;
  static final double A3 = 13731.693765509461125;
  static final double A4 = 45921.953931549871457;
  static final double A5 = 67265.770927008700853;
  static final double A6 = 33430.575583588128105;
  static final double A7 = 2509.0809287301226727;
  static final double B1 = 42.313330701600911252;
  static final double B2 = 687.1870074920579083;
  static final double B3 = 5394.1960214247511077;
  static final double B4 = 21213.794301586595867;
  static final double B5 = 39307.89580009271061;
  static final double B6 = 28729.085735721942674;
  static final double B7 = 5226.495278852545925;
  static final double C0 = 1.42343711074968357734;
  static final double C1 = 4.6303378461565452959;
  static final double C2 = 5.7694972214606914055;
  static final double C3 = 3.64784832476320460504;
  static final double C4 = 1.27045825245236838258;
  static final double C5 = .24178072517745061177;
  static final double C6 = .0227238449892691845833;
  static final double C7 = 7.7454501427834140764e-4;
  static final double D1 = 2.05319162663775882187;
  static final double D2 = 1.6763848301838038494;
  static final double D3 = .68976733498510000455;
  static final double D4 = .14810397642748007459;
  static final double D5 = .0151986665636164571966;
  static final double D6 = 5.475938084995344946e-4;
  static final double D7 = 1.05075007164441684324e-9;
  static final double E0 = 6.6579046435011037772;
  static final double E1 = 5.4637849111641143699;
  static final double E2 = 1.7848265399172913358;
  static final double E3 = .29656057182850489123;
  static final double E4 = .026532189526576123093;
  static final double E5 = .0012426609473880784386;
  static final double E6 = 2.71155556874348757815e-5;
  static final double E7 = 2.01033439929228813265e-7;
  static final double F1 = .59983220655588793769;
  static final double F2 = .13692988092273580531;
  static final double F3 = .0148753612908506148525;
  static final double F4 = 7.868691311456132591e-4;
  static final double F5 = 1.8463183175100546818e-5;
  static final double F6 = 1.4215117583164458887e-7;
  static final double F7 = 2.04426310338993978564e-15;

  private static final Lanes LANES = Lanes.here();

  private NormalQuantile() {}

  /** Replaces uniform numbers in (0, 1) by the normal numbers below which they lie. */
  static void replace(double[] u, int n) {
    LANES.quantiles(u, n);
  }

  /**
   * The same without the Vector API.
   *
   * <p>First all of them as if none lay in the tails, then the tails, 15 %, gathered: without
   * branches the compiler makes vector instructions of both loops. Last what lies beyond 7 standard
   * deviations.
   */
  static void plain(double[] u, int n) {
    int[] places = new int[n];
    int tails = 0;
    for (int i = 0; i < n; i++) {
      places[tails] = i;
      tails += Math.abs(u[i] - 0.5) <= CENTRAL ? 0 : 1;
    }
    double[] p = new double[tails];
    for (int t = 0; t < tails; t++) {
      p[t] = u[places[t]];
    }
    for (int i = 0; i < n; i++) {
      u[i] = central(u[i] - 0.5);
    }
    tails(p, places, u);
  }

  private static void tails(double[] p, int[] places, double[] out) {
    double[] r = new double[p.length];
    for (int t = 0; t < p.length; t++) {
      r[t] = p[t] < 0.5 ? p[t] : 1 - p[t];
    }
    Logarithms.replace(r, p.length);
    for (int t = 0; t < p.length; t++) {
      r[t] = Math.sqrt(-r[t]);
    }
    double[] x = new double[p.length];
    for (int t = 0; t < p.length; t++) {
      x[t] = near(r[t] - NEAR);
    }
    for (int t = 0; t < p.length; t++) {
      double size = r[t] <= FAR ? x[t] : far(r[t] - FAR);
      out[places[t]] = p[t] < 0.5 ? -size : size;
    }
  }

  /** Quantile of one probability in (0, 1). */
  static double of(double p) {
    double q = p - 0.5;
    return Math.abs(q) <= CENTRAL ? central(q) : tail(p, q);
  }

  private static double central(double q) {
    double r = SQUARED - q * q;
    return q
        * (((((((A7 * r + A6) * r + A5) * r + A4) * r + A3) * r + A2) * r + A1) * r + A0)
        / (((((((B7 * r + B6) * r + B5) * r + B4) * r + B3) * r + B2) * r + B1) * r + 1);
  }

  private static double tail(double p, double q) {
    double[] r = {q < 0 ? p : 1 - p};
    Logarithms.replace(r, 1);
    double root = Math.sqrt(-r[0]);
    double x = root <= FAR ? near(root - NEAR) : far(root - FAR);
    return q < 0 ? -x : x;
  }

  private static double near(double r) {
    return (((((((C7 * r + C6) * r + C5) * r + C4) * r + C3) * r + C2) * r + C1) * r + C0)
        / (((((((D7 * r + D6) * r + D5) * r + D4) * r + D3) * r + D2) * r + D1) * r + 1);
  }

  static double far(double r) {
    return (((((((E7 * r + E6) * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r + E0)
        / (((((((F7 * r + F6) * r + F5) * r + F4) * r + F3) * r + F2) * r + F1) * r + 1);
  }
}
