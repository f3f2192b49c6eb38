package org.tradewind.reproduction;

import java.util.List;
import java.util.function.Supplier;

/** A paper whose printed numbers stand in the ledger. */
public enum Paper {
  /** Supply chains and their coordination. */
  A("Du et al.", "papers/published_numbers", "", () -> LedgerSection.A),
  /** Sources of CO2 and deaths, and what they cost. */
  B("Chen et al. 2024", "papers/published_numbers_b", "B", () -> LedgerSection.B);

  private final String authors;
  private final String facts;
  private final String prefix;
  private final Supplier<List<LedgerSection>> sections;

  Paper(String authors, String facts, String prefix, Supplier<List<LedgerSection>> sections) {
    this.authors = authors;
    this.facts = facts;
    this.prefix = prefix;
    this.sections = sections;
  }

  String authors() {
    return authors;
  }

  /** The table of facts with its numbers. */
  String facts() {
    return facts;
  }

  /** What a row is called on the page. */
  String row(int number) {
    return prefix + number;
  }

  /** Its sections of the page. */
  List<LedgerSection> sections() {
    return sections.get();
  }

  /** How a run gives its numbers. */
  List<Quantity> quantities() {
    return sections().stream().flatMap(s -> s.quantities().stream()).toList();
  }
}
