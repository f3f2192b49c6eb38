package org.tradewind.uncertainty.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkedBufferTest {
  private static void add(ChunkedBuffer pieces, int from, int end) {
    for (int i = from; i < end; i++) {
      double[] to = pieces.room(100);
      to[pieces.at()] = i;
      pieces.to(pieces.at() + 1);
    }
  }

  private static double[] numbers(ChunkedBuffer pieces) {
    double[] all = new double[pieces.size()];
    pieces.copyTo(all);
    return all;
  }

  private static double[] ascending(int end) {
    return IntStream.range(0, end).mapToDouble(i -> i).toArray();
  }

  @Test
  void nothingIsMoved() {
    ChunkedBuffer pieces = new ChunkedBuffer();
    assertThat(numbers(pieces)).isEmpty();
    double[] first = pieces.room(100);
    add(pieces, 0, 2000);
    assertThat(numbers(pieces)).isEqualTo(ascending(2000));
    assertThat(first[0]).isZero();
    assertThat(first[1]).isOne();
  }

  @Test
  void whatCameLastCanBeForgotten() {
    for (int left : new int[] {0, 1, 384, 385, 900, 1999, 2000}) {
      ChunkedBuffer pieces = new ChunkedBuffer();
      add(pieces, 0, 2000);
      pieces.cut(left);
      assertThat(numbers(pieces)).isEqualTo(ascending(left));
      add(pieces, left, 2100);
      assertThat(numbers(pieces)).isEqualTo(ascending(2100));
    }
  }
}
