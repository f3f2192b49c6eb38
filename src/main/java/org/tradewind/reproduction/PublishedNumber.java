package org.tradewind.reproduction;

import java.util.Optional;

/**
 * One printed number of a paper.
 *
 * @param id short name by which its function is found
 * @param quantity row of the list of the paper's results; several numbers may share one
 * @param part which number of that row, or empty
 * @param relation what the paper says before it
 * @param printed the central value
 * @param interval its 95 % interval, where one is printed
 * @param unit unit in which it is printed
 * @param where line of the paper's text as read, or empty
 */
public record PublishedNumber(
    String id,
    String quantity,
    String part,
    Relation relation,
    Printed printed,
    Optional<Interval> interval,
    String unit,
    String where) {

  /** A printed 95 % interval. */
  public record Interval(Printed low, Printed high) {}

  /** How the paper says a number. */
  public enum Relation {
    EQUAL("", "="),
    ABOUT("~", "~"),
    ABOVE(">", ">"),
    BELOW("<", "<");

    private final String shown;
    private final String code;

    Relation(String shown, String code) {
      this.shown = shown;
      this.code = code;
    }

    String shown() {
      return shown;
    }

    static Relation of(String code) {
      for (Relation relation : values()) {
        if (relation.code.equals(code)) {
          return relation;
        }
      }
      throw new IllegalArgumentException("relation '" + code + "'");
    }
  }
}
