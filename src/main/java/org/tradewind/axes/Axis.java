package org.tradewind.axes;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A named, ordered list of distinct labels: the regions, sectors or species that an array runs
 * over. Two axes are equal if name and labels are.
 */
public final class Axis implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String[] labels;
  private final Map<String, Integer> positions;

  private Axis(String name, String[] labels) {
    this.name = name;
    this.labels = labels;
    this.positions = new HashMap<>(labels.length * 2);
    for (int i = 0; i < labels.length; i++) {
      if (positions.put(labels[i], i) != null) {
        throw UserError.duplicate("the " + plural(), name + " '" + labels[i] + "'", "");
      }
    }
  }

  /** An axis of these labels, in this order; a label given twice is a {@link UserError}. */
  public static Axis of(String name, List<String> labels) {
    return new Axis(name, labels.toArray(String[]::new));
  }

  /** An axis of these labels, in this order; a label given twice is a {@link UserError}. */
  public static Axis of(String name, String... labels) {
    return new Axis(name, labels.clone());
  }

  /** The product of two axes, the second running fastest; labels are joined by '/'. */
  public static Axis product(Axis slow, Axis fast) {
    String[] joined = new String[slow.size() * fast.size()];
    for (int i = 0; i < slow.size(); i++) {
      for (int j = 0; j < fast.size(); j++) {
        joined[i * fast.size() + j] = slow.label(i) + "/" + fast.label(j);
      }
    }
    return new Axis(slow.name + "/" + fast.name, joined);
  }

  public String name() {
    return name;
  }

  public int size() {
    return labels.length;
  }

  public String label(int position) {
    return labels[position];
  }

  public List<String> labels() {
    return List.of(labels);
  }

  public boolean contains(String label) {
    return positions.containsKey(label);
  }

  /** Position of a label, or -1 where the axis lacks it. */
  public int find(String label) {
    return positions.getOrDefault(label, -1);
  }

  /**
   * Position of a label that must be there.
   *
   * @param where named in the error: file, table, row
   */
  public int require(String label, String where) {
    Integer position = positions.get(label);
    if (position == null) {
      throw new UserError(
          where,
          "the unknown " + name + " '" + label + "'",
          "one of the " + labels.length + " " + plural() + " " + Names.some(labels()),
          Names.didYouMean(label, labels(), "Use one of these."));
    }
    return position;
  }

  private String plural() {
    return name.endsWith("s") ? name : name + "s";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Axis that
        && name.equals(that.name)
        && java.util.Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + java.util.Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return name + "[" + labels.length + "]" + Names.some(labels());
  }
}
