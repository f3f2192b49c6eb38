package org.tradewind.jobs.stages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.GivenRequirements;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.Version;
import org.tradewind.mrio.MrioDigest;
import org.tradewind.tables.AccountTables;

/**
 * Requirements of finished runs: their table requirement, and in their manifest what it was solved
 * from.
 */
public final class KeptRequirements {
  /** What the manifest says of the MRIO that was solved. */
  static final String SECTION = "requirements";

  private static final String BACKEND = "solved_by";
  private static final String READ_FROM = "read_from";

  private KeptRequirements() {}

  /** Those of the run that a study names; empty where it names none. */
  static Optional<GivenRequirements> of(Study study, Configuration conf) {
    return study
        .requirements()
        .map(
            folder ->
                of(new RunFolder(folder, conf))
                    .orElseThrow(
                        () ->
                            new UserError(
                                "key mrio.requirements, run " + folder,
                                "no table requirement with what it was solved from",
                                "a finished run of this version ("
                                    + Version.current()
                                    + ") with a supply chain",
                                "Run its study again, or leave mrio.requirements out.")));
  }

  /** Those of a run; empty where it has none, as one of an earlier version. */
  public static Optional<GivenRequirements> of(RunFolder run) {
    Map<String, String> says = run.texts(SECTION);
    if (says.isEmpty() || !run.has(AccountTables.REQUIREMENT)) {
      return Optional.empty();
    }
    return Optional.of(
        new GivenRequirements(
            "run " + run.folder(), run.table(AccountTables.REQUIREMENT), says, says.get(BACKEND)));
  }

  /** What the manifest of a run says of its requirements. */
  static Map<String, String> says(FlowEngine flows, Optional<GivenRequirements> given) {
    Map<String, String> says = new LinkedHashMap<>(MrioDigest.of(flows.mrio()));
    says.put(BACKEND, given.map(GivenRequirements::backend).orElse(flows.backendName()));
    given.ifPresent(g -> says.put(READ_FROM, g.where()));
    return says;
  }

  /** The same in a sentence for the page. */
  static String remark(GivenRequirements given) {
    return "requirements of the MRIO: read from %s, where they were solved from the same numbers by %s"
        .formatted(given.where(), given.backend());
  }
}
