package org.tradewind.jobs.adjoint;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.adjoint.AdjointDay;
import org.tradewind.adjoint.AdjointVariable;

/**
 * The days that a task has open: those of the block it works, kept for the next one where that is
 * of the same days and another species.
 */
final class OpenDays implements AutoCloseable {
  private final List<AdjointVariable> variables;
  private final Map<LocalDate, AdjointDay> open = new HashMap<>();

  /**
   * @param variables those of all species
   */
  OpenDays(List<AdjointVariable> variables) {
    this.variables = variables;
  }

  /** Closes all days but those of a block. */
  void keep(SensitivityBlock block) {
    Set<LocalDate> kept = new HashSet<>();
    block.days().forEach(source -> kept.add(source.date()));
    open.entrySet()
        .removeIf(
            day -> {
              boolean done = !kept.contains(day.getKey());
              if (done) {
                day.getValue().close();
              }
              return done;
            });
  }

  /** A day, which stays open. */
  AdjointDay day(AdjointDay.Source source) {
    AdjointDay day = open.get(source.date());
    if (day == null) {
      day = AdjointDay.open(source, variables);
      open.put(source.date(), day);
    }
    return day;
  }

  @Override
  public void close() {
    open.values().forEach(AdjointDay::close);
    open.clear();
  }
}
