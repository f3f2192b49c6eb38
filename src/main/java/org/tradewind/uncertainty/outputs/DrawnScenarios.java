package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tradewind.axes.Axis;
import org.tradewind.scenarios.Coordination;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Sum;

/**
 * The figures of coordination scenarios. All scenarios are worked from the same draws, so their
 * differences have intervals of their own.
 */
public final class DrawnScenarios {
  private static final String VIEW = Vocabulary.FINAL_PRODUCER;

  private final DrawModel model;
  private final Savings savings;
  private final Sums sums;

  public DrawnScenarios(DrawModel model, Savings savings) {
    this.model = model;
    this.savings = savings;
    this.sums = new Sums(model);
  }

  /**
   * What scenarios have drawn.
   *
   * @param central tables of the central run by name; those that are not there have no figures
   */
  public static Drawn of(DrawModel model, Savings savings, Map<String, Table> central) {
    DrawnScenarios all = new DrawnScenarios(model, savings);
    List<Quantities> kept = new ArrayList<>();
    List<Quantities> derived = new ArrayList<>();
    List<ScaledQuantities> scaled = new ArrayList<>();
    all.table(central, ScenarioTables.SCENARIO_TOTAL)
        .ifPresent(
            t -> {
              for (String quantity : List.of("base", "saving", "share")) {
                kept.add(
                    TableQuantities.of(model, t, quantity, row -> all.total(t, quantity, row)));
              }
            });
    all.table(central, ScenarioTables.SCENARIO_DIFFERENCE)
        .ifPresent(
            t -> kept.add(TableQuantities.of(model, t, "saving", row -> all.difference(t, row))));
    all.table(central, ScenarioTables.SCENARIO_SUM)
        .ifPresent(
            t -> {
              for (String quantity : List.of("base", "saving", "share")) {
                derived.add(
                    TableQuantities.of(model, t, quantity, row -> all.sum(t, quantity, row)));
              }
            });
    all.table(central, ScenarioTables.SCENARIO)
        .ifPresent(
            t -> {
              scaled.add(FlowQuantities.scaled(model, t, "base", "group"));
              scaled.add(FlowQuantities.scaled(model, t, "saving", "group"));
            });
    return Drawn.of(kept, derived, scaled);
  }

  private Optional<Table> table(Map<String, Table> central, TableSchema schema) {
    return Optional.ofNullable(central.get(schema.name()));
  }

  private Coordination scenario(String code) {
    return savings.coordinations().stream()
        .filter(c -> c.scenario().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Expression> total(Table t, String quantity, int row) {
    int k = model.stressors().find(t.strings("stressor")[row]);
    if (k < 0) {
      return Optional.empty();
    }
    Coordination scenario = scenario(t.strings("scenario")[row]);
    String baseName = t.strings("base_name")[row];
    return Optional.of(of(quantity, () -> base(scenario, baseName, k), () -> saving(scenario, k)));
  }

  /** The national flows that a share is taken of. */
  public Sum base(Coordination scenario, String baseName, int stressor) {
    return baseName.equals(Savings.SECTORS_TRADE)
        ? add(sums.builder(stressor), scenario, false, 1, -1, -1, -1).build()
        : sums.between(VIEW, stressor);
  }

  /** What a scenario saves in all. */
  public Sum saving(Coordination scenario, int stressor) {
    return add(sums.builder(stressor), scenario, true, 1, -1, -1, -1).build();
  }

  /** What a scenario saves in all more than another. */
  public Sum difference(Coordination scenario, Coordination than, int stressor) {
    Sum.Builder sum = add(sums.builder(stressor), scenario, true, 1, -1, -1, -1);
    return add(sum, than, true, -1, -1, -1, -1).build();
  }

  private static Expression of(String quantity, Supplier<Sum> base, Supplier<Sum> saving) {
    return switch (quantity) {
      case "base" -> base.get();
      case "saving" -> saving.get();
      default -> Quotient.share(saving.get(), base.get());
    };
  }

  private Optional<Expression> difference(Table t, int row) {
    int k = model.stressors().find(t.strings("stressor")[row]);
    if (k < 0) {
      return Optional.empty();
    }
    return Optional.of(
        difference(scenario(t.strings("scenario")[row]), scenario(t.strings("than")[row]), k));
  }

  private Optional<Expression> sum(Table t, String quantity, int row) {
    int k = model.stressors().find(t.strings("stressor")[row]);
    if (k < 0) {
      return Optional.empty();
    }
    Coordination scenario = scenario(t.strings("scenario")[row]);
    int m = position(savings.groups(), t.strings("group")[row]);
    int r = position(savings.regions(), t.strings("region")[row]);
    int s = position(savings.regions(), t.strings("to_region")[row]);
    return Optional.of(
        of(
            quantity,
            () -> add(sums.builder(k), scenario, false, 1, m, r, s).build(),
            () -> add(sums.builder(k), scenario, true, 1, m, r, s).build()));
  }

  private static int position(Axis axis, String label) {
    return label.equals(Inputs.ANY) ? -1 : axis.find(label);
  }

  /** Flows, or what is saved of them; a negative position stands for all of an axis. */
  private Sum.Builder add(
      Sum.Builder sum,
      Coordination scenario,
      boolean saved,
      double sign,
      int group,
      int region,
      int toRegion) {
    for (int m = Math.max(0, group); m < end(group, savings.groups()); m++) {
      for (int r = Math.max(0, region); r < end(region, savings.regions()); r++) {
        int row = savings.row(m, r);
        for (int s = Math.max(0, toRegion); s < end(toRegion, savings.regions()); s++) {
          if (r != s) {
            double part = saved ? scenario.reduction(m, r, s) : 1;
            sum.add(row, sign * part * sums.weight(VIEW, row, s));
          }
        }
      }
    }
    return sum;
  }

  private static int end(int position, Axis axis) {
    return position < 0 ? axis.size() : position + 1;
  }
}
