package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.tables.Csv;

/** The printed numbers of a paper by their short names, from its table of facts. */
public final class PublishedNumbers {
  private final Map<String, PublishedNumber> byId;

  private PublishedNumbers(Map<String, PublishedNumber> byId) {
    this.byId = byId;
  }

  /** Reads the table of facts. */
  public static PublishedNumbers read(Paper paper) {
    Csv facts = Csv.fact(paper.facts());
    List<PublishedNumber> numbers = new ArrayList<>();
    for (int row = 0; row < facts.rows(); row++) {
      numbers.add(number(facts, row));
    }
    return of(numbers);
  }

  /** Numbers of different names. */
  static PublishedNumbers of(List<PublishedNumber> numbers) {
    Map<String, PublishedNumber> byId = new LinkedHashMap<>();
    for (PublishedNumber number : numbers) {
      if (byId.put(number.id(), number) != null) {
        throw new IllegalArgumentException("two published numbers of the name " + number.id());
      }
    }
    return new PublishedNumbers(byId);
  }

  private static PublishedNumber number(Csv facts, int row) {
    String low = facts.text(row, "lo95");
    return new PublishedNumber(
        facts.text(row, "id"),
        facts.text(row, "quantity"),
        facts.text(row, "part"),
        PublishedNumber.Relation.of(facts.text(row, "relation")),
        Printed.of(facts.text(row, "printed")),
        low.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new PublishedNumber.Interval(Printed.of(low), Printed.of(facts.text(row, "hi95")))),
        facts.text(row, "unit"),
        facts.has("where") ? facts.text(row, "where") : "");
  }

  /** All numbers in the order of the paper. */
  public List<PublishedNumber> all() {
    return new ArrayList<>(byId.values());
  }

  PublishedNumber get(String id) {
    PublishedNumber number = byId.get(id);
    if (number == null) {
      throw new IllegalArgumentException("no published number " + id);
    }
    return number;
  }
}
