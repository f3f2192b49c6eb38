package org.tradewind.uncertainty.inputs;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.tradewind.axes.UserError;
import org.tradewind.uncertainty.random.SobolStreams;
import org.tradewind.uncertainty.random.Streams;

/**
 * How often and with what a study's figures are drawn.
 *
 * @param mode which rows of the table uncertainty count
 * @param draws number of draws; 0 leaves uncertainty out
 * @param seed of all streams
 * @param block draws that are worked together; part of the definition of a run's files, not of the
 *     draws
 * @param stressors whose figures are drawn
 * @param sampler where the normal numbers come from
 * @param sensitivity when the uncertainty of sensitivities counts
 */
public record UncertaintyParameters(
    Mode mode,
    int draws,
    long seed,
    int block,
    List<String> stressors,
    Sampler sampler,
    SensitivityRows.Use sensitivity)
    implements Serializable {

  /** Where the numbers of a draw come from. */
  public enum Sampler {
    /** Independent pseudo-random numbers, {@link Streams}. */
    RANDOM,
    /** Scrambled points of Sobol's sequence, {@link SobolStreams}. */
    SOBOL
  }

  /** How uncertainty enters. */
  public enum Mode {
    /** One factor per quantity: each species' tonnes, and deaths, whatever their source. */
    PUBLISHED,
    /** One factor per species, for its tonnes and deaths; sensitivities and exposure-response. */
    SPECIES,
    /** Common, activity and emission factors; sensitivities and exposure-response. */
    BOTTOM_UP;

    /** Kinds of rows of the table uncertainty that count. */
    public List<String> kinds() {
      return switch (this) {
        case PUBLISHED -> List.of(UncertainInputs.QUANTITY);
        case SPECIES ->
            List.of(
                UncertainInputs.SPECIES,
                UncertainInputs.SENSITIVITY,
                UncertainInputs.EXPOSURE_RESPONSE);
        case BOTTOM_UP ->
            List.of(
                UncertainInputs.COMMON,
                UncertainInputs.ACTIVITY,
                UncertainInputs.EMISSION_FACTOR,
                UncertainInputs.SENSITIVITY,
                UncertainInputs.EXPOSURE_RESPONSE);
      };
    }

    /** As it stands in a study file. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** 10,000 draws of CO2 and deaths, bottom-up. */
  public static final UncertaintyParameters DEFAULT =
      new UncertaintyParameters(Mode.BOTTOM_UP, 10_000, 2017, 500, List.of("CO2", "deaths"));

  public UncertaintyParameters {
    stressors = List.copyOf(stressors);
    check("uncertainty.draws", draws, 0);
    check("uncertainty.block", block, 1);
  }

  /** Random draws. */
  public UncertaintyParameters(Mode mode, int draws, long seed, int block, List<String> stressors) {
    this(mode, draws, seed, block, stressors, Sampler.RANDOM);
  }

  /** Sensitivities uncertain where the run computes them. */
  public UncertaintyParameters(
      Mode mode, int draws, long seed, int block, List<String> stressors, Sampler sampler) {
    this(mode, draws, seed, block, stressors, sampler, SensitivityRows.Use.AUTO);
  }

  private static void check(String key, int value, int least) {
    if (value < least) {
      throw new UserError(
          "study key " + key,
          String.valueOf(value),
          "an integer of at least " + least,
          "Correct the number.");
    }
  }

  /** Blocks that hold all draws. */
  public int blocks() {
    return (int) ((draws + (long) block - 1) / block);
  }
}
