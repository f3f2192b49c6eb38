package org.tradewind.uncertainty.random;

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

  /** One of the streams, found once for many draws. */
  default Stream stream(String name) {
    return (first, out, n) -> normals(name, first, out, n);
  }

  /** The numbers of a stream, from any draw on. */
  interface Stream {
    void normals(long first, double[] out, int n);
  }
}
