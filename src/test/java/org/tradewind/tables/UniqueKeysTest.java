package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The check of keys by numbers against one by a set of lists. */
class UniqueKeysTest {
  private static TableSchema schema(int keys) {
    List<Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < keys; k++) {
      String name = "k" + k;
      columns.add(k % 2 == 0 ? Column.text(name, "a key") : Column.integer(name, "a key"));
      names.add(name);
    }
    return new TableSchema("keyed", "rows with keys", columns, names);
  }

  @Test
  void theFirstRowThatRepeatsAKeyIsFound() {
    Random random = new Random(18);
    int duplicates = 0;
    for (int i = 0; i < 400; i++) {
      int keys = 1 + random.nextInt(4);
      int values = 2 + random.nextInt(8);
      Table.Builder rows = Table.builder(schema(keys));
      Set<List<Object>> seen = new HashSet<>();
      OptionalInt expected = OptionalInt.empty();
      for (int r = 0; r < 12; r++) {
        List<Object> key = new ArrayList<>();
        for (int k = 0; k < keys; k++) {
          int value = random.nextInt(values);
          key.add(k % 2 == 0 ? (Object) ("v" + value) : (Object) value);
        }
        rows.add(key.toArray());
        if (!seen.add(key) && expected.isEmpty()) {
          expected = OptionalInt.of(r);
        }
      }
      duplicates += expected.isPresent() ? 1 : 0;
      assertThat(new UniqueKeys(rows.build()).firstDuplicate()).isEqualTo(expected);
    }
    assertThat(duplicates).isBetween(50, 350);
  }

  /** 12 columns of 200 values each have more keys than a long can number. */
  @Test
  void keysThatDoNotFitIntoANumberAreComparedWhole() {
    Table.Builder rows = Table.builder(schema(12));
    for (int r = 0; r < 200; r++) {
      Object[] key = new Object[12];
      for (int k = 0; k < 12; k++) {
        key[k] = k % 2 == 0 ? (Object) ("v" + (r + k)) : (Object) (r * k);
      }
      rows.add(key);
    }
    assertThat(new UniqueKeys(rows.build()).firstDuplicate()).isEmpty();
    Object[] first = new Object[12];
    for (int k = 0; k < 12; k++) {
      first[k] = k % 2 == 0 ? (Object) ("v" + k) : (Object) 0;
    }
    assertThat(new UniqueKeys(rows.add(first).build()).firstDuplicate()).hasValue(200);
  }

  @Test
  void aTableWithoutAKeyHasNoDuplicates() {
    TableSchema schema =
        new TableSchema("plain", "rows", List.of(Column.text("a", "a text")), List.of());
    Table table = Table.builder(schema).add("x").add("x").build();
    assertThat(new UniqueKeys(table).firstDuplicate()).isEmpty();
  }
}
