package org.tradewind.adjoint;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sums over the hourly fields of an adjoint model from which the monthly sensitivity of one species
 * follows. Layers are accepted one by one; the sums of two stretches of time combine.
 *
 * <p>With S the sensitivity of a record (deaths per unit of emission rate held during the record),
 * E the emission rate (units a second), dt the record's length (s), w_v the grams of the species
 * that a unit (gram or mole) of variable v counts as, and per cell:
 *
 * <pre>
 *   deaths  D   = sum over v, records, layers of S E
 *   units   U_v = sum over records, layers of E dt
 *   ground  G_v = sum over records of S of the lowest layer
 *   time    T   = sum over records of dt
 *   lambda  = D / (1e-6 sum over v of w_v U_v)                         where that is above 0
 *           = sum over v of k_v G_v / T / (1e-6 sum over v of k_v w_v)  elsewhere
 * </pre>
 *
 * lambda is in deaths per tonne. k_v are the weights of the variables in a cell that emits nothing:
 * those given, or the sum of U_v over all cells; where the whole domain emits nothing, all alike.
 *
 * <p>Arrays are cells long. Numbers are added in the order in which layers are accepted, so that
 * the same order gives the same bits.
 */
public final class SensitivitySums {
  private static final double TONNES_PER_GRAM = 1e-6;

  /** Sums of this size and above have eaten a mark for a missing value. */
  private static final double NO_NUMBER = 1e30;

  private final int cells;
  private final int variables;
  private final double[] deaths;
  private final double[][] units;
  private final double[][] ground;
  private double seconds;
  private boolean negative;

  /**
   * @param cells number of cells of a layer
   * @param variables number of variables of the species
   */
  public SensitivitySums(int cells, int variables) {
    this.cells = cells;
    this.variables = variables;
    this.deaths = new double[cells];
    this.units = new double[variables][cells];
    this.ground = new double[variables][cells];
  }

  /** Counts a record; to be called once for all of its layers and variables. */
  public void record(double recordSeconds) {
    seconds += recordSeconds;
  }

  /**
   * Adds a layer in which a variable is emitted.
   *
   * @param sensitivity deaths per unit of emission rate
   * @param emission units a second
   */
  public void emitted(int variable, float[] sensitivity, float[] emission, double recordSeconds) {
    double[] sum = units[variable];
    int signs = 0;
    for (int c = 0; c < cells; c++) {
      float rate = emission[c];
      signs |= Float.floatToRawIntBits(rate);
      deaths[c] += (double) sensitivity[c] * rate;
      sum[c] += rate * recordSeconds;
    }
    // The sign of a zero counts for nothing: looked at only where some sign is set.
    negative |= signs < 0 && hasNegative(emission);
  }

  private static boolean hasNegative(float[] emission) {
    for (float rate : emission) {
      if (rate < 0) {
        return true;
      }
    }
    return false;
  }

  /** Adds the sensitivity of the lowest layer of a record, whether it emits there or not. */
  public void ground(int variable, float[] sensitivity) {
    double[] sum = ground[variable];
    for (int c = 0; c < cells; c++) {
      sum[c] += sensitivity[c];
    }
  }

  /** Adds the sums of a later stretch of time. */
  public SensitivitySums combine(SensitivitySums later) {
    if (later.cells != cells || later.variables != variables) {
      throw new IllegalArgumentException(
          later.cells + " cells, " + later.variables + " variables to " + cells + ", " + variables);
    }
    add(deaths, later.deaths);
    for (int v = 0; v < variables; v++) {
      add(units[v], later.units[v]);
      add(ground[v], later.ground[v]);
    }
    seconds += later.seconds;
    negative |= later.negative;
    return this;
  }

  private static void add(double[] to, double[] what) {
    for (int c = 0; c < to.length; c++) {
      to[c] += what[c];
    }
  }

  /**
   * Whether every value accepted was a number, and every emission at least 0. A missing value where
   * nothing is emitted, above the lowest layer, counts for nothing and is not noticed.
   */
  public boolean sound() {
    boolean sound = !negative && finite(deaths);
    for (int v = 0; v < variables; v++) {
      sound &= finite(units[v]) && finite(ground[v]);
    }
    return sound;
  }

  private static boolean finite(double[] values) {
    boolean finite = true;
    for (double value : values) {
      finite &= Math.abs(value) < NO_NUMBER;
    }
    return finite;
  }

  /**
   * The sensitivity of each cell, deaths per tonne of the species.
   *
   * @param gramsPerUnit w_v
   * @param silentWeights k_v; NaN for as much as the whole domain emits. Either all or none.
   */
  public double[] perTonne(double[] gramsPerUnit, double[] silentWeights) {
    if (seconds == 0) {
      throw new IllegalStateException("no record to take the mean of");
    }
    double[] weights = weights(silentWeights);
    double silentTonnes = 0;
    for (int v = 0; v < variables; v++) {
      silentTonnes += weights[v] * gramsPerUnit[v] * TONNES_PER_GRAM;
    }
    double[] tonnes = tonnes(gramsPerUnit);
    double[] lambda = new double[cells];
    for (int c = 0; c < cells; c++) {
      if (tonnes[c] > 0) {
        lambda[c] = deaths[c] / tonnes[c];
      } else {
        double silent = 0;
        for (int v = 0; v < variables; v++) {
          silent += weights[v] * ground[v][c];
        }
        lambda[c] = silent / seconds / silentTonnes;
      }
    }
    return lambda;
  }

  private double[] weights(double[] given) {
    double[] weights = given.clone();
    for (int v = 0; v < variables; v++) {
      if (Double.isNaN(given[v])) {
        weights[v] = Arrays.stream(units[v]).sum();
      }
    }
    if (Arrays.stream(weights).sum() == 0) {
      Arrays.fill(weights, 1);
    }
    return weights;
  }

  /** Tonnes of the species emitted in each cell. */
  public double[] tonnes(double[] gramsPerUnit) {
    double[] tonnes = new double[cells];
    for (int v = 0; v < variables; v++) {
      double tonnesPerUnit = gramsPerUnit[v] * TONNES_PER_GRAM;
      for (int c = 0; c < cells; c++) {
        tonnes[c] += units[v][c] * tonnesPerUnit;
      }
    }
    return tonnes;
  }

  /** Deaths caused by what is emitted in each cell: sum of S E. */
  public double[] deaths() {
    return deaths.clone();
  }

  /** Bytes of {@link #bytes}. */
  public static int byteCount(int cells, int variables) {
    return Math.multiplyExact(Double.BYTES, Math.addExact(1, cells * (1 + 2 * variables)));
  }

  /** The sums of accepted numbers, all sound, as bytes: T, D, then U_v and G_v by variable. */
  public ByteBuffer bytes() {
    if (!sound()) {
      throw new IllegalStateException("sums that are not numbers");
    }
    ByteBuffer bytes = ByteBuffer.allocate(byteCount(cells, variables));
    var numbers = bytes.asDoubleBuffer().put(seconds).put(deaths);
    for (int v = 0; v < variables; v++) {
      numbers.put(units[v]).put(ground[v]);
    }
    return bytes;
  }

  /** Sums from their {@link #bytes}. */
  public static SensitivitySums of(ByteBuffer bytes, int cells, int variables) {
    if (bytes.remaining() != byteCount(cells, variables)) {
      throw new IllegalArgumentException(bytes.remaining() + " bytes");
    }
    SensitivitySums sums = new SensitivitySums(cells, variables);
    var numbers = bytes.asDoubleBuffer();
    sums.seconds = numbers.get();
    numbers.get(sums.deaths);
    for (int v = 0; v < sums.variables; v++) {
      numbers.get(sums.units[v]).get(sums.ground[v]);
    }
    return sums;
  }
}
