package org.tradewind.difference;

import java.util.Locale;

/**
 * Something that the manifests of two runs say differently of what went into them.
 *
 * @param kind what it is
 * @param name key, table or program
 * @param a what the first run has, empty for nothing
 * @param b what the second run has, empty for nothing
 * @param note what is known of the difference
 * @param changed whether it can move numbers; not so for equal contents in other files
 */
public record InputChange(
    Kind kind, String name, String a, String b, String note, boolean changed) {
  /** Kinds of differences. */
  public enum Kind {
    /** How far the run went. */
    JOB,
    /** A key of the study. */
    KEY,
    /** An input table. */
    TABLE,
    /** Where an input table came from. */
    PROVENANCE,
    /** Versions of programs. */
    SOFTWARE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Name for the page: "table emission". */
  public String label() {
    return kind.code() + " " + name;
  }
}
