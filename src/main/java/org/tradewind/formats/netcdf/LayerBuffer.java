package org.tradewind.formats.netcdf;

import java.nio.ByteBuffer;

/**
 * Room for one layer of values of an IOAPI file, used again from layer to layer. Not safe for use
 * by several threads.
 */
public final class LayerBuffer {
  /**
   * Reals below this are IOAPI's marks for missing ones, AMISS3 = -9.000e36 and BADVAL3 =
   * -9.999e36. Source: the library's {@code parms3.h}.
   */
  public static final float MISSING_BELOW = -8.9e36f;

  private final float[] values;
  private final ByteBuffer bytes;
  private final ByteBuffer zeros;

  /**
   * @param cells number of cells of a layer
   */
  public LayerBuffer(int cells) {
    values = new float[cells];
    bytes = ByteBuffer.allocateDirect(Math.multiplyExact(cells, Float.BYTES));
    zeros = ByteBuffer.allocateDirect(bytes.capacity());
  }

  /** The values read last, in the order of the grid's cells; the buffer's own array. */
  public float[] values() {
    return values;
  }

  /** Room for the values as they stand in the file, empty. */
  ByteBuffer emptied() {
    return bytes.clear();
  }

  /**
   * Takes over the bytes as big-endian 4-byte reals.
   *
   * @param mark what marks a missing value, in addition to IOAPI's own marks; all become NaN
   * @return whether any bit is set; if not, the values stay as they were
   */
  boolean take(float mark) {
    bytes.flip();
    if (bytes.mismatch(zeros) < 0) {
      return false;
    }
    bytes.asFloatBuffer().get(values);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == mark || values[i] < MISSING_BELOW) {
        values[i] = Float.NaN;
      }
    }
    return true;
  }

  /** Takes over values that were read as doubles, rounded to 4-byte reals. */
  boolean take(double[] read) {
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      values[i] = read[i] < MISSING_BELOW ? Float.NaN : (float) read[i];
      any |= values[i] != 0;
    }
    return any;
  }
}
