package org.tradewind.jobs.stages;

import java.util.Set;

/** How far a run goes: which stages it has besides reading and checking its inputs. */
public enum Extent {
  /** Attributable deaths and sensitivities by transport only. */
  SENSITIVITIES(Stage.HEALTH),
  /** Damage only, with what it needs. */
  ATTRIBUTE(Stage.HEALTH, Stage.DAMAGE),
  /** Accounts and flows only, of stressors that are given. */
  FLOWS(Stage.FLOWS),
  /** Coordination scenarios, with the stages they stand on. */
  SCENARIOS(Stage.HEALTH, Stage.DAMAGE, Stage.FLOWS, Stage.SCENARIOS),
  /** Contributions and costs of sources, with the stages they stand on. */
  COSTS(Stage.HEALTH, Stage.DAMAGE, Stage.FLOWS, Stage.SOURCES),
  /** The supply chain and its stressors alone, for an export. */
  EXPORT(Stage.HEALTH, Stage.DAMAGE, Stage.FLOWS),
  /** All stages whose tables are there. */
  ALL(Stage.values());

  /** The stages, in their order. */
  public enum Stage {
    HEALTH,
    DAMAGE,
    FLOWS,
    SCENARIOS,
    SOURCES,
    DRAWS
  }

  private static final int INPUT_STEPS = 2;

  private final Set<Stage> stages;

  Extent(Stage... stages) {
    this.stages = Set.of(stages);
  }

  boolean has(Stage stage) {
    return stages.contains(stage);
  }

  /** Steps that are shown: inputs, reading and checking, and the stages. */
  public int steps() {
    return INPUT_STEPS + stages.size();
  }
}
