package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutputsTest {

  /** A run writes input tables too (sensitivity, concentration), into the same folder. */
  @Test
  void noTwoTablesShareAName() {
    List<String> names =
        Stream.of(Inputs.ALL, Outputs.EVERY).flatMap(List::stream).map(TableSchema::name).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  /** A table of intervals has the key of its table next to columns of its own. */
  @Test
  void noKeyOfASourceTableIsNamedLikeAColumnOfIntervals() {
    List<String> ofIntervals = DrawTables.INTERVAL.stream().map(Column::name).toList();
    for (TableSchema schema : Outputs.OF_SOURCES) {
      assertThat(schema.key()).as(schema.name()).doesNotContainAnyElementsOf(ofIntervals);
    }
  }

  /** What the sample's run writes with draws: rows of facts/table.csv say what has intervals. */
  @Test
  void everyTableOfScenariosAndSourcesHasIntervalsButProbabilities() {
    Stream.of(Outputs.OF_SCENARIOS, Outputs.OF_SOURCES)
        .flatMap(List::stream)
        .forEach(
            schema ->
                assertThat(Outputs.hasIntervals(schema))
                    .as(schema.name())
                    .isNotEqualTo(schema.name().endsWith("_probability")));
    assertThat(Outputs.ALL)
        .filteredOn(schema -> !Outputs.hasIntervals(schema))
        .containsExactly(NameTables.CELL_PLACE, AccountTables.REQUIREMENT);
    assertThat(Inputs.ALL).noneMatch(Outputs::hasIntervals);
  }
}
