package org.tradewind.jobs.adjoint;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewind.adjoint.AdjointDay;
import org.tradewind.adjoint.AdjointVariable;
import org.tradewind.adjoint.SensitivitySums;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.LayerBuffer;
import org.tradewind.jobs.folders.FinishedWork;

/**
 * What one task of the job 'sensitivities' does: some consecutive days of a month, one species. Its
 * sums depend on its own files alone, so that a finished block need not be worked again.
 *
 * @param month month, from 0
 * @param species species
 * @param variables variables of the species, in the order of the map
 * @param cells number of cells
 * @param emissionLayers layers that may emit
 * @param days files of the days, in order
 * @param stamps length and time of change of those files
 */
record SensitivityBlock(
    int month,
    String species,
    List<AdjointVariable> variables,
    int cells,
    int emissionLayers,
    List<AdjointDay.Source> days,
    List<String> stamps)
    implements Serializable {
  /**
   * A day found damaged.
   *
   * @param date the day
   * @param reason what is wrong with it
   */
  record Damage(LocalDate date, String reason) implements Serializable {}

  SensitivityBlock {
    variables = new ArrayList<>(variables);
    days = new ArrayList<>(days);
    stamps = new ArrayList<>(stamps);
  }

  /** Its sums, if they are there and whole. */
  Optional<SensitivitySums> find(FinishedWork work) {
    return work.find(decides())
        .map(bytes -> SensitivitySums.of(ByteBuffer.wrap(bytes), cells, variables.size()));
  }

  /** Whether its sums are there. They may still turn out damaged. */
  boolean isIn(FinishedWork work) {
    return work.has(decides());
  }

  /** Keeps its sums. */
  void keep(FinishedWork work, SensitivitySums sums) {
    work.keep(decides(), sums.bytes().array());
  }

  /** All that decides its sums. */
  private String decides() {
    return species + " " + variables + " " + cells + " " + emissionLayers + days + stamps;
  }

  /**
   * Adds the days up in their order.
   *
   * @param open the days, open or to be opened
   * @param damages takes the days that cannot be read after all; the sums are then of no use
   */
  SensitivitySums sum(OpenDays open, List<Damage> damages) {
    open.keep(this);
    SensitivitySums sums = new SensitivitySums(cells, variables.size());
    LayerBuffer emission = new LayerBuffer(cells);
    LayerBuffer sensitivity = new LayerBuffer(cells);
    forEachDay(open, damages, day -> add(day, sums, emission, sensitivity));
    if (damages.isEmpty() && !sums.sound()) {
      forEachDay(open, damages, day -> day.requireNumbers(variables));
      if (damages.isEmpty()) {
        throw new IllegalStateException("sums of " + this + " that are no numbers");
      }
    }
    return sums;
  }

  /** Something done with an open day. */
  private interface Work {
    void on(AdjointDay day);
  }

  private void forEachDay(OpenDays open, List<Damage> damages, Work work) {
    for (AdjointDay.Source source : days) {
      try {
        work.on(open.day(source));
      } catch (UserError e) {
        damages.add(new Damage(source.date(), e.getMessage()));
      }
    }
  }

  private void add(
      AdjointDay day, SensitivitySums sums, LayerBuffer emission, LayerBuffer sensitivity) {
    double seconds = day.recordSeconds();
    for (int record = 0; record < day.records(); record++) {
      sums.record(seconds);
      for (int v = 0; v < variables.size(); v++) {
        AdjointVariable variable = variables.get(v);
        for (int layer = 0; layer < emissionLayers; layer++) {
          boolean emits = day.emission(variable, record, layer, emission);
          // where nothing is emitted the sensitivity is not even read, but for the lowest layer
          if (emits || layer == 0) {
            day.sensitivity(variable, record, layer, sensitivity);
          }
          if (layer == 0) {
            sums.ground(v, sensitivity.values());
          }
          if (emits) {
            sums.emitted(v, sensitivity.values(), emission.values(), seconds);
          }
        }
      }
    }
  }
}
