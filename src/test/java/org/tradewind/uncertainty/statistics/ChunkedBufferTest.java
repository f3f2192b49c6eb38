package org.tradewind.uncertainty.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkedBufferTest {
  private static void add(ChunkedBuffer chunks, int from, int end) {
    for (int i = from; i < end; i++) {
      double[] to = chunks.buffers(100);
      to[chunks.at()] = i;
      chunks.to(chunks.at() + 1);
    }
  }

  private static double[] numbers(ChunkedBuffer chunks) {
    double[] all = new double[chunks.size()];
    chunks.copyTo(all);
    return all;
  }

  private static double[] ascending(int end) {
    return IntStream.range(0, end).mapToDouble(i -> i).toArray();
  }

  @Test
  void nothingIsMoved() {
    ChunkedBuffer chunks = new ChunkedBuffer();
    assertThat(numbers(chunks)).isEmpty();
    double[] first = chunks.buffers(100);
    add(chunks, 0, 2000);
    assertThat(numbers(chunks)).isEqualTo(ascending(2000));
    assertThat(first[0]).isZero();
    assertThat(first[1]).isOne();
  }

  @Test
  void whatCameLastCanBeForgotten() {
    for (int left : new int[] {0, 1, 384, 385, 900, 1999, 2000}) {
      ChunkedBuffer chunks = new ChunkedBuffer();
      add(chunks, 0, 2000);
      chunks.cut(left);
      assertThat(numbers(chunks)).isEqualTo(ascending(left));
      add(chunks, left, 2100);
      assertThat(numbers(chunks)).isEqualTo(ascending(2100));
    }
  }
}
