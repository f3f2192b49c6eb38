package org.tradewind.uncertainty.random;

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
 * the first 16 bytes of SHA-256(seed, name) as its key, whose counter follows from the draw: two
 * draws to a word, four words to a counter. Streams of different names are independent because
 * their keys differ.
 */
public final class Streams implements Normals {
  private static final long serialVersionUID = 1L;

  /** How numbers come about; to be changed whenever the same seed gives others. */
  public static final String GENERATOR = "Philox 4x64-10, two normal numbers to a word";

  private static final int COUNTED_ON = 4;

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

  /** The words of a stream, one by one. */
  UniformRandomProvider bits(String name) {
    long[] key = key(name);
    return RandomSource.PHILOX_4X64.create(new long[] {key[0], key[1], 0, 0, 0, 0});
  }

  /** Standard normal numbers, two of each word of {@link #bits} ({@link NormalWords}). */
  @Override
  public void normals(String name, long first, double[] out, int n) {
    stream(name).normals(first, out, n);
  }

  /** Knows its key: to look it up takes as long as some hundred numbers. */
  @Override
  public Stream stream(String name) {
    long[] key = key(name);
    Philox philox = new Philox(key[0], key[1]);
    return (first, out, n) -> normals(philox, first, out, n);
  }

  private static void normals(Philox philox, long first, double[] out, int n) {
    long[] words = WORDS.get();
    // the library's generator counts on before its first words
    long next = COUNTED_ON + first / 2;
    int at = 0;
    if (first % 2 != 0 && n > 0) {
      philox.words(next++, words, 1);
      out[at++] = NormalWords.second(words[0]);
    }
    while (at + 1 < n) {
      int some = Math.min(SOME, (n - at) / 2);
      philox.words(next, words, some);
      NormalWords.both(words, some, out, at);
      next += some;
      at += 2 * some;
    }
    if (at < n) {
      philox.words(next, words, 1);
      out[at] = NormalWords.of(words[0]);
    }
  }
}
