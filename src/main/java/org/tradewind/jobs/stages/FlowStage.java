package org.tradewind.jobs.stages;

import java.util.Optional;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Damage;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.GivenRequirements;
import org.tradewind.flows.LargestPaths;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.flows.StressorGaps;
import org.tradewind.flows.TradePatterns;
import org.tradewind.jobs.pages.FlowPage;
import org.tradewind.jobs.pages.RunNames;
import org.tradewind.tables.StudyTables;

/** Accounts and flows between regions, and the patterns and paths in them. */
public final class FlowStage {
  private final RunContext run;

  public FlowStage(RunContext run) {
    this.run = run;
  }

  public FlowEngine run(StudyTables tables, Optional<Damage> damage, RunNames names) {
    Optional<GivenRequirements> given = KeptRequirements.of(run.study(), run.conf());
    FlowEngine flows = StudyModel.flows(tables, damage, run.parameters(), run.ledger(), given);
    given.map(KeptRequirements::remark).ifPresent(run.remarks()::add);
    run.manifest().backend(flows.backendName());
    run.manifest().say(KeptRequirements.SECTION, KeptRequirements.says(flows, given));
    run.ledger().addAll(flows.ledger(names.stressors()::unit), run.inCurrency(tables));
    run.remarks().addAll(flows.mrio().rounding().remarks());
    run.remarks().addAll(StressorGaps.withoutOutput(flows));
    if (run.extent() != Extent.EXPORT) {
      write(tables, flows);
    }
    return flows;
  }

  private void write(StudyTables tables, FlowEngine flows) {
    TradePatterns patterns = TradePatterns.of(flows, tables, run.parameters().indices());
    run.ledger().addAll(patterns.ledger());
    PymrioAccounts pymrio = PymrioAccounts.of(flows);
    run.ledger().addAll(pymrio.ledger());
    new FlowsJob(run.spark(), flows, patterns).write(run.out());
    run.out().write(pymrio.table());
    run.out().write(LargestPaths.of(flows, run.parameters().paths()));
    FlowPage page = new FlowPage(run.summary());
    page.totals(flows);
    page.flows(flows);
    page.indices(flows.embodiedTrade(), flows.stressors());
    page.patterns(patterns, flows);
  }
}
