package org.tradewind.uncertainty;

import java.io.Serializable;

/** Standard normal numbers by the name of their stream and the draw. */
public interface Normals extends Serializable {
  /**
   * Fills {@code out} with the numbers of some draws, each a function of the stream and its draw
   * alone.
   *
   * @param first the draw that the first number belongs to
   */
  void normals(String stream, long first, double[] out, int n);
}
