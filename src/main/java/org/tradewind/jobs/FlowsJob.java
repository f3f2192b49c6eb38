package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Requirements;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;

/**
 * Writes the accounts and flows of a supply chain; the long table of flows is made on the
 * executors, one part per view and stressor.
 */
public final class FlowsJob {
  /** One part of the table of flows: a stressor in a view, with its intensities f = F / x. */
  private record Part(String view, String stressor, double[] intensity)
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final SparkSession spark;
  private final FlowEngine flows;

  public FlowsJob(SparkSession spark, FlowEngine flows) {
    this.spark = spark;
    this.flows = flows;
  }

  /** Writes account, account_household, flow, flow_pair and embodied_trade. */
  public void write(OutputFolder out) {
    out.write(flows.account());
    out.write(flows.accountHousehold());
    out.write(flows.flowPair());
    out.write(flows.embodiedTrade());
    writeFlows(out);
  }

  private void writeFlows(OutputFolder out) {
    List<Part> parts = new ArrayList<>();
    long rows = 0;
    for (String view : FlowEngine.flowViews()) {
      Requirements requirements = flows.requirements(view);
      for (int k = 0; k < flows.stressors().size(); k++) {
        double[] intensity = flows.intensity(k);
        parts.add(new Part(view, flows.stressors().label(k), intensity));
        rows += (long) intensity.length * requirements.destinations().size();
      }
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Map<String, Requirements>> requirements =
        context.broadcast(
            FlowEngine.flowViews().stream().collect(Collectors.toMap(v -> v, flows::requirements)));
    try {
      JavaRDD<Table> tables =
          context
              .parallelize(parts, parts.size())
              .map(p -> requirements.value().get(p.view()).flow(p.stressor(), p.intensity()));
      Iterable<Table> local =
          () ->
              parts.stream()
                  .map(p -> flows.requirements(p.view()).flow(p.stressor(), p.intensity()))
                  .iterator();
      out.write(Outputs.FLOW, tables, local, rows, spark);
    } finally {
      requirements.destroy();
    }
  }
}
