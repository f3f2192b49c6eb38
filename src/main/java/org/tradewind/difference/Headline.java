package org.tradewind.difference;

/**
 * A number that sums up a run.
 *
 * @param group empty, or a name: of the figures of a group that one stands for all that moved most
 * @param name what it is
 * @param value its value
 */
public record Headline(String group, String name, double value) {
  static Headline of(String name, double value) {
    return new Headline("", name, value);
  }
}
