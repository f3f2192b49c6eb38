package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniqueKeysTest {
  @Test
  void theFirstRowThatRepeatsAnEarlierOneIsFound() {
    Object[] key = {new String[] {"b", "a", "b", "a", "b"}, new int[] {1, 1, -2, 1, 1}};
    assertThat(UniqueKeys.firstRepeated(key, 5)).isEqualTo(3);
    assertThat(UniqueKeys.firstRepeated(key, 3)).isEqualTo(-1);
    assertThat(UniqueKeys.firstRepeated(new Object[] {new String[0]}, 0)).isEqualTo(-1);
  }

  @Test
  void rowsInNoOrderAndAmongMany() {
    int rows = 50_000;
    int[] shuffled = IntStream.range(0, rows).map(r -> (int) (r * 7919L % rows)).toArray();
    assertThat(UniqueKeys.firstRepeated(new Object[] {shuffled}, rows)).isEqualTo(-1);
    shuffled[rows - 1] = shuffled[17];
    assertThat(UniqueKeys.firstRepeated(new Object[] {shuffled}, rows)).isEqualTo(rows - 1);
  }

  /** More combinations than fit a word. */
  @Test
  void keysOfManyColumns() {
    int rows = 3000;
    Object[] columns = new Object[7];
    for (int c = 0; c < columns.length; c++) {
      int[] numbers = IntStream.range(0, rows).toArray();
      numbers[rows - 1] = c == 0 ? rows - 1 : 5;
      columns[c] = numbers;
    }
    assertThat(UniqueKeys.firstRepeated(columns, rows)).isEqualTo(-1);
    ((int[]) columns[0])[rows - 1] = 5;
    assertThat(UniqueKeys.firstRepeated(columns, rows)).isEqualTo(rows - 1);
  }
}
