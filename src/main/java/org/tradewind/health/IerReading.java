package org.tradewind.health;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the parameters a, b, c of the IER are read. The equation as printed in Chen et al. 2024 (eq.
 * 2), 1/RR = 1 + a (1 - exp(-b u^c)), makes deaths negative, so one of its sides has to be meant
 * otherwise.
 */
public enum IerReading {
  /** RR = 1 + a (1 - exp(-b u^c)): the IER as its authors define it, see {@link Ier}. */
  R1,
  /** 1/RR = 1 - a (1 - exp(-b u^c)), 0 < a < 1: see {@link InverseIer}. */
  R2;

  /** The names that a study may use. */
  public static final List<String> NAMES = Arrays.stream(values()).map(IerReading::key).toList();

  /** The name in a study file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
