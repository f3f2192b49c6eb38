package org.tradewind.jobs.stages;

import java.util.List;
import java.util.Optional;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Damage;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.pages.ScenarioPage;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.StudyTables;

/** Coordination scenarios of energy intensity, by region and on the grid. */
public final class ScenarioStage {
  private final RunContext run;

  public ScenarioStage(RunContext run) {
    this.run = run;
  }

  /** Whether there are intensities; without flows, what flows lack has been said. */
  public boolean applies(InputFolder inputs, boolean withFlows) {
    if (!run.wants(Extent.Stage.SCENARIOS)) {
      return false;
    }
    boolean intensities = StudyModel.INTENSITY_TABLES.stream().anyMatch(inputs::has);
    if (!intensities) {
      run.leftOut().add("coordination scenarios, for want of energy_intensity or energy_use");
    }
    if (run.extent() == Extent.SCENARIOS && !(intensities && withFlows)) {
      throw run.lacking("the tables of flows, and energy intensities");
    }
    return intensities && withFlows;
  }

  public void run(StudyTables tables, Optional<Damage> damage, FlowEngine flows) {
    Optional<Savings> found = StudyModel.savings(tables, flows, run.parameters());
    if (found.isEmpty()) {
      run.leftOutLate("coordination scenarios, for want of the stressors CO2 and deaths");
      return;
    }
    Savings savings = found.get();
    List.of(savings.table(), savings.sums(), savings.totals(), savings.differences())
        .forEach(run.out()::write);
    StudyModel.griddedSavings(tables, savings, damage)
        .ifPresent(
            gridded -> run.ledger().addAll(new ScenariosJob(run.spark()).run(gridded, run.out())));
    run.manifest().say("scenarios", savings.counts());
    new ScenarioPage(run.summary()).scenarios(savings, run.parameters().scenarios());
  }
}
