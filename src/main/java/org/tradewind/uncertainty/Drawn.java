package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stage of the run has drawn. A stage joins by declaring its figures here; nothing else
 * knows of it.
 *
 * @param kept figures whose draws are stored
 * @param derived figures worked from the stored accounts, of which only statistics are left
 * @param scaled numbers that follow from an account's statistics
 */
public record Drawn(List<Figures> kept, List<Figures> derived, List<ScaledFigures> scaled)
    implements Serializable {
  public Drawn {
    kept = List.copyOf(kept);
    derived = List.copyOf(derived);
    scaled = List.copyOf(scaled);
  }

  /** All figures that are drawn. */
  public List<Figures> figures() {
    return joined(kept, derived);
  }

  /** Both one after the other. */
  public Drawn and(Drawn other) {
    return new Drawn(
        joined(kept, other.kept), joined(derived, other.derived), joined(scaled, other.scaled));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
