package org.tradewind.uncertainty.random;

/**
 * The counter-based generator Philox 4x64-10 (Salmon et al. 2011), whole runs of words at a time:
 * of counters (c, 0, 0, 0), one after the other, four words each. Two counters are worked side by
 * side, which the processor overlaps. What the first two rounds make of the three zeros is the same
 * for all counters of a key and worked once.
 */
final class Philox {
  private static final int WORDS = 4;
  private static final int ROUNDS = 10;
  private static final long M0 = 0xD2E7470EE14C6C93L;
  private static final long M1 = 0xCA5A826395121157L;
  private static final long W0 = 0x9E3779B97F4A7C15L;
  private static final long W1 = 0xBB67AE8584CAA73BL;

  private final long key0;
  private final long key1;

  /** High and low word of M0 times the first word after a round, which is the key. */
  private final long high;

  private final long low;

  Philox(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
    this.high = high(M0, key0);
    this.low = M0 * key0;
  }

  /**
   * Upper word of the product of two unsigned words, of which the first has its highest bit set.
   */
  private static long high(long m, long x) {
    return Math.multiplyHigh(m, x) + x + ((x >> 63) & m);
  }

  /** Fills {@code out} with words of the counters 0, 1, 2 ..., from one word on. */
  void words(long first, long[] out, int n) {
    long counter = first / WORDS;
    int skipped = (int) (first % WORDS);
    int at = 0;
    if (skipped != 0) {
      at = some(counter++, skipped, out, 0, n);
    }
    int pairs = (n - at) / (2 * WORDS);
    pairs(counter, out, at, pairs);
    counter += 2L * pairs;
    for (at += 2 * WORDS * pairs; at < n; counter++) {
      at += some(counter, 0, out, at, n);
    }
  }

  /** The words of one counter, as many as there is room for; returns how many. */
  private int some(long counter, int skipped, long[] out, int at, int n) {
    long[] all = new long[2 * WORDS];
    pairs(counter, all, 0, 1);
    int count = Math.min(WORDS - skipped, n - at);
    System.arraycopy(all, skipped, out, at, count);
    return count;
  }

  private void pairs(long first, long[] out, int from, int pairs) {
    long counter = first;
    for (int i = from; i < from + 2 * WORDS * pairs; i += 2 * WORDS) {
      // the state after a round is (key0, 0, a2, a3) for the counter and (key0, 0, b2, b3) for the
      // next
      long a2 = high(M0, counter) ^ key1;
      long b2 = high(M0, counter + 1) ^ key1;
      long k0 = key0 + W0;
      long k1 = key1 + W1;
      long a0 = high(M1, a2) ^ k0;
      long b0 = high(M1, b2) ^ k0;
      long a1 = M1 * a2;
      long b1 = M1 * b2;
      a2 = high ^ (M0 * counter) ^ k1;
      b2 = high ^ (M0 * (counter + 1)) ^ k1;
      long a3 = low;
      long b3 = low;
      for (int round = 2; round < ROUNDS; round++) {
        k0 += W0;
        k1 += W1;
        long a = high(M1, a2) ^ a1 ^ k0;
        long b = high(M1, b2) ^ b1 ^ k0;
        a1 = M1 * a2;
        b1 = M1 * b2;
        a2 = high(M0, a0) ^ a3 ^ k1;
        b2 = high(M0, b0) ^ b3 ^ k1;
        a3 = M0 * a0;
        b3 = M0 * b0;
        a0 = a;
        b0 = b;
      }
      out[i] = a0;
      out[i + 1] = a1;
      out[i + 2] = a2;
      out[i + 3] = a3;
      out[i + 4] = b0;
      out[i + 5] = b1;
      out[i + 6] = b2;
      out[i + 7] = b3;
      counter += 2;
    }
  }
}
