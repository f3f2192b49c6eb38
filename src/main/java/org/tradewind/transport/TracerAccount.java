package org.tradewind.transport;

import org.tradewind.axes.CompensatedSum;

/** Adds up where the mass of one tracer goes, over the layers of one month; rates in t/s. */
final class TracerAccount {
  private final double[] areaM2;
  private final CompensatedSum in = new CompensatedSum();
  private final CompensatedSum converted = new CompensatedSum();
  private final CompensatedSum dry = new CompensatedSum();
  private final CompensatedSum wet = new CompensatedSum();
  private final CompensatedSum exported = new CompensatedSum();
  private final CompensatedSum vented = new CompensatedSum();

  TracerAccount(double[] areaM2) {
    this.areaM2 = areaM2;
  }

  /** Counts what is emitted or formed; what is vented from one layer to another is neither. */
  void comeIn(double[] rates) {
    for (double rate : rates) {
      in.add(rate);
    }
  }

  /** Counts what leaves a layer that holds the column masses given, t/m2. */
  void leave(Losses loss, double ventedPerS, double[] mass, double export) {
    for (int g = 0; g < mass.length; g++) {
      double tonnes = areaM2[g] * mass[g];
      converted.add(tonnes * loss.conversion());
      dry.add(tonnes * loss.dry(g));
      wet.add(tonnes * loss.wet(g));
      vented.add(tonnes * ventedPerS);
    }
    exported.add(export);
  }

  MassBudget budget(String tracer, int month) {
    double seconds = Losses.secondsOf(month);
    return new MassBudget(
        tracer,
        month,
        in.value() * seconds,
        converted.value() * seconds,
        dry.value() * seconds,
        wet.value() * seconds,
        exported.value() * seconds,
        vented.value() * seconds);
  }
}
