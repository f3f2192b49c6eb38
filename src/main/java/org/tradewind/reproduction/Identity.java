package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tradewind.tables.Csv;

/**
 * A relation that printed numbers should satisfy.
 *
 * @param id of the row of facts/published_identities.csv
 * @param check computes it from the printed numbers
 * @param onRun the same relation in a run, in words; throws {@link NotInRun}
 */
record Identity(
    String id, Function<PublishedNumbers, Finding> check, Function<FinishedRun, String> onRun) {

  /**
   * What the printed numbers give.
   *
   * @param computed numbers, for people
   * @param verdict whether they agree
   */
  record Finding(String computed, Verdict verdict) {
    static Finding of(boolean agrees, String computed) {
      return new Finding(computed, agrees ? Verdict.AGREES : Verdict.DOES_NOT);
    }
  }

  /** Whether printed numbers agree, rounding taken into account. */
  enum Verdict {
    AGREES("agrees"),
    /** Under one reading of the text but not under another. */
    ONE_READING("agrees under one reading only"),
    /** Not under the assumption that is named. */
    TENSION("tension"),
    DOES_NOT("does not agree");

    private final String shown;

    Verdict(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  /**
   * A relation checked.
   *
   * @param statement what is to hold
   * @param readAs verdict of the reading by hand
   * @param inRun the same in the run, or why not
   */
  record Checked(String id, String statement, String readAs, Finding finding, String inRun) {}

  static final String NOT_IN_RUN = "";

  /** All relations in the order of the facts; one without a function is our mistake. */
  static List<Identity> all() {
    Map<String, Identity> byId = new HashMap<>();
    for (List<Identity> some :
        List.of(
            IntervalIdentities.all(),
            ShareIdentities.all(),
            TextIdentities.all(),
            CostIdentities.all())) {
      some.forEach(i -> byId.put(i.id, i));
    }
    List<Identity> ordered = new ArrayList<>();
    for (String id : Csv.fact("published_identities").column("id")) {
      Identity identity = byId.remove(id);
      if (identity == null) {
        throw new IllegalStateException("no function for the identity " + id);
      }
      ordered.add(identity);
    }
    if (!byId.isEmpty()) {
      throw new IllegalStateException("identities that are not in the facts: " + byId.keySet());
    }
    return ordered;
  }

  /** One that has no counterpart in a run. */
  static Identity ofPrint(String id, Function<PublishedNumbers, Finding> check) {
    return new Identity(id, check, run -> NOT_IN_RUN);
  }

  Checked checked(PublishedNumbers published, FinishedRun run) {
    Csv facts = Csv.fact("published_identities");
    int row = facts.column("id").indexOf(id);
    String inRun;
    try {
      inRun = onRun.apply(run);
    } catch (NotInRun e) {
      inRun = e.getMessage();
    }
    return new Checked(
        id, facts.text(row, "identity"), facts.text(row, "read_as"), check.apply(published), inRun);
  }
}
