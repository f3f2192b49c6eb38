package org.tradewind.flows;

import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioDigest;
import org.tradewind.tables.Table;

/**
 * Requirements that another run has solved, to be read instead of solved again. They serve any
 * stressors, but only the MRIO that they were solved from.
 *
 * @param where the run, for messages
 * @param table its table requirement
 * @param mrio digests of what it was solved from, as {@link MrioDigest} gives them
 * @param backend what solved it
 */
public record GivenRequirements(
    String where, Table table, Map<String, String> mrio, String backend) {

  /** Both views; an MRIO of other numbers is a {@link UserError}. */
  List<Requirements> of(Mrio used) {
    MrioDigest.of(used)
        .forEach(
            (name, digest) -> {
              String solved = mrio.getOrDefault(name, "not known");
              if (!digest.equals(solved)) {
                throw new UserError(
                    "requirements of " + where,
                    "solved from another MRIO: its %s has SHA-256 %s, that of this study %s"
                        .formatted(name, solved, digest),
                    "the transactions, final_demand and output of this study, read with the same"
                        + " mrio.errors",
                    "Leave mrio.requirements out, or name a run on the same MRIO.");
              }
            });
    return Requirements.read(table, used, where);
  }
}
