package org.tradewind.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.axes.Axis;
import org.tradewind.flows.FlowEngine;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.scenarios.WhatifParameters.Step;
import org.tradewind.scenarios.WhatifParameters.Whatif;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** A study that has been run, ready for what-ifs. */
record WhatifWorld(StudyTables inputs, SourceAxis axis, Damage damage, Optional<FlowEngine> flows) {
  static WhatifWorld of(StudyTables inputs, ModelParameters parameters) {
    Axis regions = Axis.of("region", inputs.require(Inputs.REGION).strings("region"));
    Axis subsectors = Axis.of("subsector", inputs.require(Inputs.SUBSECTOR).strings("subsector"));
    Damage damage =
        Damage.of(
            Pipeline.run(inputs, parameters).tables().get("damage_region"), regions, subsectors);
    Optional<FlowEngine> flows =
        Optional.of(StudyModel.flows(inputs, Optional.of(damage), parameters, new Ledger()));
    return new WhatifWorld(
        inputs, new SourceAxis(regions, subsectors, parameters.species()), damage, flows);
  }

  Whatifs whatifs(WhatifParameters parameters, Table... pairs) {
    return Whatifs.of(axis, damage, parameters, inputs, flows, Arrays.stream(pairs).findFirst());
  }

  /** Scales what passes filters, given by turns with their names, joined by commas. */
  static Step step(double scale, Object... filters) {
    Map<Filter, List<String>> chosen = new HashMap<>();
    for (int i = 0; i < filters.length; i += 2) {
      chosen.put((Filter) filters[i], List.of(((String) filters[i + 1]).split(",")));
    }
    return new Step(chosen, scale);
  }

  /** What-ifs: each a name, then its steps. */
  static WhatifParameters whatifs(Object... namesAndSteps) {
    List<Whatif> all = new ArrayList<>();
    for (Object item : namesAndSteps) {
      if (item instanceof String name) {
        all.add(new Whatif(name, List.of()));
      } else {
        Whatif last = all.remove(all.size() - 1);
        List<Step> steps = new ArrayList<>(last.steps());
        steps.add((Step) item);
        all.add(new Whatif(last.name(), steps));
      }
    }
    return new WhatifParameters(all);
  }

  /** A table of the central run. */
  static Table table(Whatifs whatifs, String name) {
    return whatifs.figures().outputs().stream()
        .filter(o -> o.schema().name().equals(name))
        .map(SourceOutput::central)
        .findFirst()
        .orElseThrow()
        .validated("a test");
  }

  /** Sum of a column over some rows. */
  static double sum(Table table, String column, IntPredicate wanted) {
    return IntStream.range(0, table.rows())
        .filter(wanted)
        .mapToDouble(i -> table.doubles(column)[i])
        .sum();
  }

  /** Value of the row whose first columns are these. */
  static double value(Table table, String column, String... key) {
    return sum(
        table,
        column,
        i ->
            IntStream.range(0, key.length)
                .allMatch(
                    k -> table.strings(table.schema().columns().get(k).name())[i].equals(key[k])));
  }
}
