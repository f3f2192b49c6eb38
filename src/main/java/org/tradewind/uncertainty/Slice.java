package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Some figures that are drawn together, over all draws.
 *
 * @param parts of declarations
 */
public record Slice(List<Part> parts) implements Serializable {
  /** Most figures of a part: their draws of a block stay in the processor's cache. */
  static final int PART = 512;

  public Slice {
    parts = List.copyOf(parts);
  }

  /**
   * Consecutive figures of one declaration.
   *
   * @param declaration its position among all
   * @param from first figure
   * @param to the one after the last
   */
  public record Part(int declaration, int from, int to) implements Serializable {
    public int size() {
      return to - from;
    }
  }

  /** How many figures. */
  public int size() {
    return parts.stream().mapToInt(Part::size).sum();
  }

  /**
   * All figures in slices of about equal size, as few as possible.
   *
   * @param figures declarations
   * @param most figures that there is room for at once
   * @param least how many slices there are to be at least, where figures are enough
   */
  static List<Slice> of(List<Figures> figures, int most, int least) {
    long size = figures.stream().mapToLong(Figures::size).sum();
    long slices = Math.max(least, (size + most - 1) / Math.max(1, most));
    int each = (int) Math.max(1, Math.min(most, (size + slices - 1) / slices));
    List<Slice> all = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    int together = 0;
    for (int declaration = 0; declaration < figures.size(); declaration++) {
      int end = figures.get(declaration).size();
      int to;
      for (int from = 0; from < end; from = to) {
        to = Math.min(end, from + Math.min(PART, each - together));
        parts.add(new Part(declaration, from, to));
        together += to - from;
        if (together == each) {
          all.add(new Slice(parts));
          parts.clear();
          together = 0;
        }
      }
    }
    if (!parts.isEmpty()) {
      all.add(new Slice(parts));
    }
    return all;
  }
}
