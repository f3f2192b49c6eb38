package org.tradewind.uncertainty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Streams of words and standard normal numbers, of which every number is a function of (seed, name
 * of the stream, draw) alone: the counter-based generator Philox 4x64-10 (Salmon et al. 2011) with
 * the first 16 bytes of SHA-256(seed, name) as its key and the draw as its counter, four draws to a
 * counter. Streams of different names are independent because their keys differ.
 */
public final class Streams implements Normals {
  private static final long serialVersionUID = 1L;
  private static final int LANES = 4;

  /** Words that are worked together. */
  private static final int SOME = 256;

  private static final ThreadLocal<long[]> WORDS = ThreadLocal.withInitial(() -> new long[SOME]);

  private final long seed;

  /** Keys that were made: a digest takes as long as some hundred numbers. */
  private final transient Map<String, long[]> keys = new ConcurrentHashMap<>();

  public Streams(long seed) {
    this.seed = seed;
  }

  private Object readResolve() {
    return new Streams(seed);
  }

  /** The two words of the key of a stream. */
  long[] key(String name) {
    long[] known = keys.get(name);
    return known == null ? keys.computeIfAbsent(name, this::digest) : known;
  }

  private long[] digest(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
      return new long[] {hash.getLong(), hash.getLong()};
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The words of a stream from a draw on. */
  void words(String name, long first, long[] out, int n) {
    long[] key = key(name);
    // the library's generator counts on before its first words
    new Philox(key[0], key[1]).words(first + LANES, out, n);
  }

  /** The words of a stream from a draw on, one by one. */
  UniformRandomProvider bits(String name, long first) {
    long[] key = key(name);
    UniformRandomProvider bits =
        RandomSource.PHILOX_4X64.create(new long[] {key[0], key[1], first / LANES, 0, 0, 0});
    for (long skipped = 0; skipped < first % LANES; skipped++) {
      bits.nextLong();
    }
    return bits;
  }

  /** Standard normal numbers, those of {@link #words}. */
  @Override
  public void normals(String name, long first, double[] out, int n) {
    long[] words = WORDS.get();
    for (int from = 0; from < n; from += SOME) {
      int some = Math.min(SOME, n - from);
      words(name, first + from, words, some);
      NormalWords.fill(words, some, out, from);
    }
  }
}
