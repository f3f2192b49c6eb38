package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.axes.Axis;
import org.tradewind.scenarios.WhatifParameters;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.scenarios.WhatifParameters.Step;
import org.tradewind.scenarios.WhatifParameters.Whatif;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.Column;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** A study run a second time as a what-if says. Cells lie in one region each. */
final class ScaledStudy {
  static final Whatif NORTH_PLANTS =
      whatif(
          "north_plants",
          new Step(
              Map.of(
                  Filter.SUBSECTOR, List.of("plant"),
                  Filter.REGION, List.of("N"),
                  Filter.SPECIES, List.of("SO2", "OC", "CO2")),
              .3));
  static final Whatif PLANTS_OFF = whatif("plants_off", plants(0));

  static Whatif whatif(String name, Step... steps) {
    return new Whatif(name, List.of(steps));
  }

  static Step plants(double scale) {
    return new Step(Map.of(Filter.SUBSECTOR, List.of("plant")), scale);
  }

  private ScaledStudy() {}

  static StudyTables wholeCells(StudyTables tables) {
    Table.Builder regions = TinyStudy.rows(Inputs.CELL_REGION);
    for (int g = 0; g < 30; g++) {
      regions.add(g, north(g) ? "N" : "S", 1);
    }
    TinyStudy.put(tables, regions);
    return tables;
  }

  static boolean north(int cell) {
    return cell % 3 == 0;
  }

  /** How one value of a column becomes another. */
  interface Change {
    double of(int row, double old);
  }

  static StudyTables replaced(
      StudyTables tables, TableSchema schema, String column, Change change) {
    Table old = tables.require(schema);
    Table.Builder rows = TinyStudy.rows(schema);
    for (int row = 0; row < old.rows(); row++) {
      Object[] values = new Object[schema.columns().size()];
      for (int c = 0; c < values.length; c++) {
        Column at = schema.columns().get(c);
        values[c] =
            switch (at.type()) {
              case STRING -> old.strings(at.name())[row];
              case INT -> old.ints(at.name())[row];
              default -> {
                double value = old.doubles(at.name())[row];
                yield at.name().matches(column) ? change.of(row, value) : value;
              }
            };
      }
      rows.add(values);
    }
    StudyTables result = new StudyTables().putAll(tables);
    TinyStudy.put(result, rows);
    return result;
  }

  /** The study with the emissions of a what-if. */
  static StudyTables scaled(StudyTables tables, Whatif whatif) {
    Table emission = tables.require(Inputs.EMISSION);
    return replaced(
        tables,
        Inputs.EMISSION,
        "m\\d\\d",
        (row, old) -> {
          double tonnes = old;
          for (Step step : whatif.steps()) {
            String region = north(emission.ints("cell")[row]) ? "N" : "S";
            boolean chosen =
                holds(step, Filter.SUBSECTOR, emission.strings("subsector")[row])
                    && holds(step, Filter.SPECIES, emission.strings("species")[row])
                    && holds(step, Filter.REGION, region);
            tonnes *= chosen ? step.scale() : 1;
          }
          return tonnes;
        });
  }

  static boolean holds(Step step, Filter filter, String name) {
    return !step.filters().containsKey(filter) || step.filters().get(filter).contains(name);
  }

  static Map<String, Table> whatifs(
      StudyTables inputs,
      Pipeline.Results results,
      ModelParameters parameters,
      Optional<Table> pairs,
      Whatif... whatifs) {
    Axis regions = Axis.of("region", inputs.require(Inputs.REGION).strings("region"));
    Axis subsectors = Axis.of("subsector", inputs.require(Inputs.SUBSECTOR).strings("subsector"));
    Damage damage = Damage.of(results.tables().get("damage_region"), regions, subsectors);
    Whatifs all =
        Whatifs.of(
            new SourceAxis(regions, subsectors, parameters.species()),
            damage,
            new WhatifParameters(List.of(whatifs)),
            inputs,
            Optional.of(StudyModel.flows(inputs, Optional.of(damage), parameters, new Ledger())),
            pairs);
    assertThat(all.ledger().open()).isEmpty();
    Map<String, Table> tables = new HashMap<>();
    for (SourceOutput output : all.figures().outputs()) {
      tables.put(output.schema().name(), output.central());
    }
    return tables;
  }

  /** Sum of a column over the rows with these words in these columns, given by turns. */
  static double sum(Table table, String column, String... columnsAndWords) {
    return IntStream.range(0, table.rows())
        .filter(
            row ->
                IntStream.range(0, columnsAndWords.length / 2)
                    .allMatch(
                        k ->
                            table.strings(columnsAndWords[2 * k])[row].equals(
                                columnsAndWords[2 * k + 1])))
        .mapToDouble(row -> table.doubles(column)[row])
        .sum();
  }

  static void assertClose(double found, double before, double after) {
    assertThat(found).isCloseTo(before - after, within(1e-9 * before));
  }
}
