package org.tradewind.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Column;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Two tables compared by hand. */
class TableDifferenceTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "small",
          "A table of every kind of column.",
          List.of(
              Column.text("region", "region"),
              Column.number("year", "yr", "year"),
              Column.number("value", "t", "amount").within(Column.Range.ANY),
              Column.integer("count", "how many"),
              Column.text("zone", "zone"),
              Column.flag("open", "whether"),
              Column.vector("parts", "t", "parts")),
          List.of("region", "year"));

  private static Table.Builder rows() {
    return Table.builder(SCHEMA);
  }

  private static Table a() {
    return rows()
        .add("N", 1, 10, 1, "Z1", true, new double[] {1, 2})
        .add("S", 1, -4, 2, "Z2", true, new double[] {3, 4})
        .add("E", 1, Double.NaN, 3, "Z3", false, new double[] {})
        .add("W", 1, 0, 4, "Z4", false, new double[] {5})
        .build();
  }

  private static ColumnDifference column(TableDifference difference, String name) {
    return difference.columns().stream()
        .filter(c -> c.column().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void equalTablesInAnyOrder() {
    TableDifference same = TableDifference.of(a(), a(), 0, 3);
    assertThat(same.nothingMoved()).isTrue();
    assertThat(same.sameOrder()).isTrue();
    Table turned =
        rows()
            .add("W", 1, -0., 4, "Z4", false, new double[] {5})
            .add("E", 1, Double.NaN, 3, "Z3", false, new double[] {})
            .add("N", 1, 10, 1, "Z1", true, new double[] {1, 2})
            .add("S", 1, -4, 2, "Z2", true, new double[] {3, 4})
            .build();
    TableDifference other = TableDifference.of(a(), turned, 0, 3);
    assertThat(other.nothingMoved()).isTrue();
    assertThat(other.matched()).isEqualTo(4);
    assertThat(other.sameOrder()).isFalse();
  }

  @Test
  void movesByColumnWithTheirKeys() {
    Table b =
        rows()
            .add("N", 1, 11, 1, "Z1", true, new double[] {1, 2})
            .add("S", 1, -1, 2, "Z5", false, new double[] {9, 4.5})
            .add("E", 1, Double.NaN, 5, "Z3", false, new double[] {})
            .add("W", 1, 2, 4, "Z4", false, new double[] {5})
            .build();
    TableDifference difference = TableDifference.of(a(), b, 0, 2);
    assertThat(difference.rowsMoved()).isEqualTo(4);
    ColumnDifference value = column(difference, "value");
    assertThat(value.moved()).isEqualTo(3);
    // |3|, |2|; the third, |1|, is not kept
    assertThat(value.largest())
        .containsExactly(
            Move.ofNumbers("small", "value", "region S, year 1.0", -4, -1),
            Move.ofNumbers("small", "value", "region W, year 1.0", 0, 2));
    // -4 -> -1 is +75 % of |-4|; from 0 there is no share
    assertThat(value.largestRelative().orElseThrow().relative()).isEqualTo(.75);
    assertThat(value.largest().get(1).relative()).isNaN();
    assertThat(column(difference, "count").largest())
        .containsExactly(Move.ofNumbers("small", "count", "region E, year 1.0", 3, 5));
    assertThat(column(difference, "zone").largest())
        .containsExactly(Move.ofTexts("small", "zone", "region S, year 1.0", "Z2", "Z5"));
    assertThat(column(difference, "open").largest())
        .containsExactly(Move.ofTexts("small", "open", "region S, year 1.0", true, false));
    assertThat(column(difference, "parts").largest())
        .containsExactly(Move.ofNumbers("small", "parts", "region S, year 1.0, element 0", 3, 9));
  }

  @Test
  void rowsOfOneAlone() {
    Table b =
        rows()
            .add("N", 2, 10, 1, "Z1", true, new double[] {1, 2})
            .add("W", 1, 0, 4, "Z4", false, new double[] {5, 6})
            .add("S", 1, -4, 2, "Z2", true, new double[] {3, 4})
            .build();
    TableDifference difference = TableDifference.of(a(), b, 0, 1);
    assertThat(difference.matched()).isEqualTo(2);
    assertThat(difference.onlyA()).isEqualTo(2);
    assertThat(difference.onlyB()).isEqualTo(1);
    assertThat(difference.rowsMoved()).isEqualTo(1);
    assertThat(column(difference, "parts").largest())
        .containsExactly(
            Move.ofTexts("small", "parts", "region W, year 1.0", "1 elements", "2 elements"));
  }

  @Test
  void aNumberThatBecomesNaNIsTheLargestMove() {
    Table b =
        rows()
            .add("N", 1, 1e9, 1, "Z1", true, new double[] {1, 2})
            .add("S", 1, Double.NaN, 2, "Z2", true, new double[] {3, 4})
            .add("E", 1, Double.POSITIVE_INFINITY, 3, "Z3", false, new double[] {})
            .add("W", 1, 0, 4, "Z4", false, new double[] {5})
            .build();
    ColumnDifference value = column(TableDifference.of(a(), b, .5, 1), "value");
    assertThat(value.moved()).isEqualTo(3);
    assertThat(value.largest().get(0).key()).isEqualTo("region S, year 1.0");
    assertThat(value.largest().get(0).difference()).isNaN();
  }

  @Test
  void toleranceIsRelativeToTheLargerNumber() {
    Table b =
        rows()
            .add("N", 1, 12.5, 1, "Z1", true, new double[] {1, 2.5})
            .add("S", 1, -3, 2, "Z2", true, new double[] {3, 4})
            .add("E", 1, Double.NaN, 3, "Z3", false, new double[] {})
            .add("W", 1, 1e-300, 4, "Z4", false, new double[] {5})
            .build();
    // 2.5 of 12.5 is .2, 1 of 4 is .25, anything of 0 is 1
    assertThat(column(TableDifference.of(a(), b, .2, 1), "value").moved()).isEqualTo(2);
    assertThat(column(TableDifference.of(a(), b, .2, 1), "parts").moved()).isZero();
    assertThat(column(TableDifference.of(a(), b, .25, 1), "value").moved()).isEqualTo(1);
    assertThat(column(TableDifference.of(a(), b, 0, 1), "value").moved()).isEqualTo(3);
  }

  @Test
  void tablesWithoutAKeyGoByPosition() {
    TableSchema plain =
        new TableSchema("plain", "", List.of(Column.number("x", "", "number")), List.of());
    Table a = Table.builder(plain).add(1).add(2).add(3).build();
    Table b = Table.builder(plain).add(1).add(5).build();
    TableDifference difference = TableDifference.of(a, b, 0, 1);
    assertThat(difference.rowsMoved()).isEqualTo(1);
    assertThat(difference.onlyA()).isEqualTo(1);
    assertThat(difference.onlyB()).isZero();
    assertThatThrownBy(() -> TableDifference.of(a, a(), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
