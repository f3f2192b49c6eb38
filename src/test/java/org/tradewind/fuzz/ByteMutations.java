package org.tradewind.fuzz;

import java.util.Arrays;
import java.util.Random;

/** Damage to bytes, whatever they mean. */
final class ByteMutations {
  private static final long[] WHOLE = {
    0,
    1,
    -1,
    2,
    127,
    128,
    255,
    256,
    32767,
    32768,
    65535,
    65536,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    0x7fffffffffffffffL,
    0x8000000000000000L,
    0x40000000L,
    0x10000000L,
    1_000_000
  };
  private static final int LARGEST = 1 << 20;

  private ByteMutations() {}

  static byte[] any(byte[] bytes, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> flipped(bytes, 1 + random.nextInt(8), random);
      case 2 -> flipped(bytes, 1, random);
      case 3 -> inserted(bytes, random);
      case 4 -> without(bytes, random);
      case 5 -> doubled(bytes, random);
      case 6, 7 -> overwritten(bytes, random);
      case 8 -> random.nextInt(4) == 0 ? new byte[0] : exchanged(bytes, random);
      default -> repeated(bytes, random);
    };
  }

  /** A place in the bytes: half of all lie in the first or last 256, where headers are. */
  private static int place(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return 0;
    }
    int near = Math.min(bytes.length, 256);
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(near);
      case 1 -> bytes.length - 1 - random.nextInt(near);
      default -> random.nextInt(bytes.length);
    };
  }

  private static byte[] flipped(byte[] bytes, int bits, Random random) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < bits && copy.length > 0; i++) {
      copy[place(copy, random)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] inserted(byte[] bytes, Random random) {
    byte[] more = new byte[1 + random.nextInt(16)];
    random.nextBytes(more);
    return spliced(bytes, place(bytes, random), 0, more);
  }

  private static byte[] without(byte[] bytes, Random random) {
    int from = place(bytes, random);
    int length = Math.min(bytes.length - from, 1 + random.nextInt(64));
    return spliced(bytes, from, length, new byte[0]);
  }

  private static byte[] doubled(byte[] bytes, Random random) {
    int from = place(bytes, random);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(Math.max(1, bytes.length)));
    return spliced(bytes, from, 0, Arrays.copyOfRange(bytes, from, to));
  }

  private static byte[] repeated(byte[] bytes, Random random) {
    int from = place(bytes, random);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
    byte[] piece = Arrays.copyOfRange(bytes, from, to);
    if (piece.length == 0) {
      return bytes;
    }
    int times = Math.min(LARGEST / piece.length, Hostile.count(random));
    byte[] many = new byte[times * piece.length];
    for (int i = 0; i < many.length; i++) {
      many[i] = piece[i % piece.length];
    }
    return spliced(bytes, from, 0, many);
  }

  private static byte[] exchanged(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    if (copy.length > 1) {
      int a = place(copy, random);
      int b = place(copy, random);
      int length = Math.min(1 + random.nextInt(32), copy.length - Math.max(a, b));
      byte[] first = Arrays.copyOfRange(copy, a, a + length);
      System.arraycopy(copy, b, copy, a, length);
      System.arraycopy(first, 0, copy, b, length);
    }
    return copy;
  }

  /** A count, size or offset of 1 to 8 bytes, of either order, becomes another one. */
  private static byte[] overwritten(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    int width = 1 << random.nextInt(4);
    int at = place(copy, random) / width * width;
    long value = WHOLE[random.nextInt(WHOLE.length)];
    boolean big = random.nextBoolean();
    for (int i = 0; i < width && at + i < copy.length; i++) {
      copy[at + i] = (byte) (value >>> 8 * (big ? width - 1 - i : i));
    }
    return copy;
  }

  static byte[] spliced(byte[] bytes, int at, int left, byte[] more) {
    byte[] all = new byte[bytes.length - left + more.length];
    System.arraycopy(bytes, 0, all, 0, at);
    System.arraycopy(more, 0, all, at, more.length);
    System.arraycopy(bytes, at + left, all, at + more.length, bytes.length - at - left);
    return all;
  }
}
