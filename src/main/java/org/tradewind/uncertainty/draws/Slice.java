package org.tradewind.uncertainty.draws;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tradewind.uncertainty.outputs.Quantities;

/**
 * Some figures that are drawn together, over all draws.
 *
 * @param parts of declarations
 */
public record Slice(List<Part> parts) implements Serializable {
  /** Most figures of a part: their draws of a block stay in the processor's cache. */
  static final int PART = 512;

  /** Figures of one stressor that make a part of their own. */
  private static final int FEW = 64;

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

  /** The position of the first figure of each declaration, and how many there are. */
  static int[] first(List<Quantities> figures) {
    int[] first = new int[figures.size() + 1];
    for (int d = 0; d < figures.size(); d++) {
      first[d + 1] = first[d] + figures.get(d).size();
    }
    return first;
  }

  /** Whether it has the figure at a position among all. */
  boolean has(List<Quantities> figures, int position) {
    int[] first = first(figures);
    return parts.stream()
        .anyMatch(
            part ->
                position >= first[part.declaration()] + part.from()
                    && position < first[part.declaration()] + part.to());
  }

  /** Figures as parts of declarations, those that follow each other together. */
  static List<Part> parts(List<Quantities> figures, int[] positions) {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < positions.length; ) {
      int declaration = 0;
      int figure = positions[from];
      while (figure >= figures.get(declaration).size()) {
        figure -= figures.get(declaration++).size();
      }
      int most = Math.min(figures.get(declaration).size() - figure, PART);
      int end = from + 1;
      while (end < positions.length
          && end - from < most
          && positions[end] == positions[end - 1] + 1) {
        end++;
      }
      parts.add(new Part(declaration, figure, figure + end - from));
      from = end;
    }
    return parts;
  }

  /**
   * All figures in slices of about equal size, as few as possible; those of one stressor come
   * together.
   *
   * @param figures declarations
   * @param most figures that there is room for at once
   * @param least how many slices there are to be at least, where figures are enough
   */
  static List<Slice> of(List<Quantities> figures, int most, int least) {
    long size = figures.stream().mapToLong(Quantities::size).sum();
    long slices = Math.max(least, (size + most - 1) / Math.max(1, most));
    int each = (int) Math.max(1, Math.min(most, (size + slices - 1) / slices));
    List<Part> all = new ArrayList<>();
    for (int d = 0; d < figures.size(); d++) {
      for (int from = 0; from < figures.get(d).size(); ) {
        int to = end(figures.get(d), from, Math.min(PART, each));
        all.add(new Part(d, from, to));
        from = to;
      }
    }
    all.sort(Comparator.comparingInt(p -> figures.get(p.declaration()).stressor(p.from())));
    return filled(all, each);
  }

  /** Where a part ends: before another stressor, unless stressors change every few figures. */
  private static int end(Quantities figures, int from, int most) {
    int end = Math.min(figures.size(), from + most);
    for (int f = from + FEW; f < end; f++) {
      if (figures.stressor(f) != figures.stressor(f - 1)) {
        return f;
      }
    }
    return end;
  }

  private static List<Slice> filled(List<Part> parts, int each) {
    List<Slice> slices = new ArrayList<>();
    List<Part> slice = new ArrayList<>();
    int together = 0;
    for (Part part : parts) {
      for (int from = part.from(); from < part.to(); ) {
        int to = Math.min(part.to(), from + each - together);
        slice.add(new Part(part.declaration(), from, to));
        together += to - from;
        from = to;
        if (together == each) {
          slices.add(new Slice(slice));
          slice.clear();
          together = 0;
        }
      }
    }
    if (together > 0) {
      slices.add(new Slice(slice));
    }
    return slices;
  }
}
