package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.NationalTotals;
import org.tradewind.flows.RegionAccounts;
import org.tradewind.flows.Requirements;
import org.tradewind.flows.SolvedTables;
import org.tradewind.flows.TierFlows;
import org.tradewind.flows.TradePatterns;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.Vocabulary;

/**
 * Writes the accounts, flows and patterns of a supply chain; the long tables are made on the
 * executors: flow in one part per view and stressor, tier_sector in one per stressor.
 */
public final class FlowsJob {
  /** One part of the table of flows: a stressor in a view, with its intensities f = F / x. */
  private record Part(String view, String stressor, double[] intensity)
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    Table flow(Requirements requirements) {
      return requirements.flow(stressor, intensity);
    }

    Table bySector(TierFlows tiers) {
      return tiers.bySector(stressor, intensity);
    }
  }

  private final Spark spark;
  private final FlowEngine flows;
  private final TradePatterns patterns;

  public FlowsJob(Spark spark, FlowEngine flows, TradePatterns patterns) {
    this.spark = spark;
    this.flows = flows;
    this.patterns = patterns;
  }

  /** Writes all tables of accounts, flows and patterns. */
  public void write(OutputFolder out) {
    out.write(flows.account());
    out.write(RegionAccounts.of(flows));
    out.write(flows.accountHousehold());
    out.write(NationalTotals.of(flows));
    out.write(SolvedTables.multiplier(flows));
    out.write(SolvedTables.requirement(flows));
    out.write(flows.flowPair());
    out.write(flows.embodiedTrade());
    patterns.tables().forEach(out::write);
    writeFlows(out);
    writeTierSectors(out);
  }

  /**
   * Whether to compute in this JVM: starting Spark takes longer than all flows of a small study.
   */
  private boolean here() {
    return spark.inThisJvm() && !spark.begun();
  }

  private void writeFlows(OutputFolder out) {
    List<Part> parts = new ArrayList<>();
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < flows.stressors().size(); k++) {
        parts.add(new Part(view, flows.stressors().label(k), flows.intensity(k)));
      }
    }
    if (here()) {
      out.writeHere(
          FlowTables.FLOW,
          parts.size(),
          spark.threads(),
          p -> parts.get(p).flow(flows.requirements(parts.get(p).view())));
      return;
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Map<String, Requirements>> requirements =
        context.broadcast(
            FlowEngine.flowViews().stream().collect(Collectors.toMap(v -> v, flows::requirements)));
    try {
      JavaRDD<Table> tables =
          context
              .parallelize(parts, parts.size())
              .map(p -> p.flow(requirements.value().get(p.view())));
      out.write(FlowTables.FLOW, tables, spark);
    } finally {
      requirements.destroy();
    }
  }

  private void writeTierSectors(OutputFolder out) {
    TierFlows tiers = patterns.tiers();
    String view = Vocabulary.FINAL_PRODUCER;
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < flows.stressors().size(); k++) {
      parts.add(new Part(view, flows.stressors().label(k), flows.intensity(k)));
    }
    if (here()) {
      out.writeHere(
          TierTables.TIER_SECTOR, parts.size(), spark.threads(), p -> parts.get(p).bySector(tiers));
      return;
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<TierFlows> everywhere = context.broadcast(tiers);
    try {
      JavaRDD<Table> tables =
          context.parallelize(parts, parts.size()).map(p -> p.bySector(everywhere.value()));
      out.write(TierTables.TIER_SECTOR, tables, spark);
    } finally {
      everywhere.destroy();
    }
  }
}
