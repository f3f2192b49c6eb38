package org.tradewind.jobs.adjoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tradewind.adjoint.SourceSensitivity;
import org.tradewind.jobs.cluster.Spark;

/**
 * Distributes the rows of a source-receptor file by blocks. Every row is summed by itself, so that
 * the numbers do not depend on the number of tasks.
 */
final class InmapJob {
  /** Rows a block: 54 MB of a matrix of 52,411 receptors. */
  private static final int ROWS = 256;

  private static final int TASKS_PER_CORE = 8;

  private final Spark spark;

  InmapJob(Spark spark) {
    this.spark = spark;
  }

  /**
   * Deaths per tonne of the sources of one set of particles.
   *
   * @param perTonne by source; 0 for those that were not asked for
   * @param zeros sources whose rows hold zeros alone
   */
  record Sources(double[] perTonne, List<Integer> zeros) {}

  /**
   * Reads the rows of some sources.
   *
   * @param whole a block of all these rows, of any variable
   * @param variables particles wanted
   * @param count number of sources of the file
   * @return by variable
   */
  Map<String, Sources> run(
      InmapBlock whole, List<String> variables, int count, SourceSensitivity sensitivity) {
    List<InmapBlock> blocks = new ArrayList<>();
    for (String variable : variables) {
      for (int from = 0; from < whole.sources().length; from += ROWS) {
        int to = Math.min(from + ROWS, whole.sources().length);
        blocks.add(
            new InmapBlock(
                whole.file(),
                variable,
                whole.layerIndex(),
                whole.receptors(),
                Arrays.copyOfRange(whole.sources(), from, to)));
      }
    }
    Map<String, Sources> all = new LinkedHashMap<>();
    variables.forEach(v -> all.put(v, new Sources(new double[count], new ArrayList<>())));
    for (InmapBlock.Part part : parts(blocks, sensitivity)) {
      if (part.mistake() != null) {
        throw part.mistake();
      }
      Sources sources = all.get(part.variable());
      for (int k = 0; k < part.sources().length; k++) {
        sources.perTonne()[part.sources()[k]] = part.perTonne()[k];
        if (part.zero()[k]) {
          sources.zeros().add(part.sources()[k]);
        }
      }
    }
    return all;
  }

  private List<InmapBlock.Part> parts(List<InmapBlock> blocks, SourceSensitivity sensitivity) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    context.setJobDescription("dJ/dz x source-receptor rows, by blocks of sources");
    Broadcast<SourceSensitivity> shared = context.broadcast(sensitivity);
    try {
      int tasks = Math.min(blocks.size(), TASKS_PER_CORE * context.defaultParallelism());
      return context
          .parallelize(blocks, Math.max(1, tasks))
          .map(block -> block.read(shared.value()))
          .collect();
    } finally {
      shared.destroy();
    }
  }
}
