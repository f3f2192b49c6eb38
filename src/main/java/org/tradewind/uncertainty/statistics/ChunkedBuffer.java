package org.tradewind.uncertainty.statistics;

import java.util.ArrayList;
import java.util.List;

/** Numbers in pieces, so that to hold more of them, or those of another, moves none. */
final class ChunkedBuffer {
  /** Room of a piece, beside what one addition may need. */
  private static final int SPARE = 384;

  private record Piece(double[] numbers, int size) {}

  /** All but the last piece, which is still filled. */
  private final List<Piece> full = new ArrayList<>(2);

  private double[] last = new double[0];
  private int at;
  private int before;

  ChunkedBuffer() {}

  /** The first numbers of an array, which is taken over. */
  ChunkedBuffer(double[] numbers, int n) {
    last = numbers;
    at = n;
  }

  /** A piece with room for n more numbers from {@link #at} on, to be followed by {@link #to}. */
  double[] buffers(int n) {
    if (last.length - at < n) {
      close();
      last = new double[n + SPARE];
    }
    return last;
  }

  private void close() {
    if (at > 0) {
      full.add(new Piece(last, at));
      before += at;
      at = 0;
    }
  }

  /** Where the next number goes. */
  int at() {
    return at;
  }

  /** Tells where the next number goes from now on. */
  void to(int end) {
    at = end;
  }

  /** How many numbers there are. */
  int size() {
    return before + at;
  }

  /** Copies all numbers. */
  void copyTo(double[] out) {
    int to = 0;
    for (Piece piece : full) {
      System.arraycopy(piece.numbers, 0, out, to, piece.size);
      to += piece.size;
    }
    System.arraycopy(last, 0, out, to, at);
  }

  /** Forgets the numbers after the first ones. */
  void cut(int size) {
    while (before > size) {
      Piece piece = full.remove(full.size() - 1);
      before -= piece.size;
      last = piece.numbers;
      at = piece.size;
    }
    at = size - before;
  }
}
