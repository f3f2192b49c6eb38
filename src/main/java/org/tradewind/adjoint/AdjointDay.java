package org.tradewind.adjoint;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.formats.ioapi.IoapiHeader;
import org.tradewind.formats.netcdf.LayerBuffer;

/**
 * A day of CMAQ Adjoint, opened: the file of sensitivities and that of the emissions they belong
 * to, their records paired by time. A sensitivity record belongs to the day in which its step
 * begins, and to the emission record stamped with that beginning. Records of a neighbouring day,
 * such as the 25th of a file of hours, are left out: they stand in that day's own file.
 *
 * <p>Values are read a layer at a time. Records, layers and variables count from 0.
 */
public final class AdjointDay implements AutoCloseable {
  /** Values of this size and above are no numbers of deaths, but marks for missing ones. */
  private static final float NO_NUMBER = 1e30f;

  private final Source source;
  private final List<AdjointVariable> variables;
  private final IoapiFile sensitivity;
  private final IoapiFile emission;
  private final List<Pair> pairs;
  private final int neighbours;

  /**
   * The two files of a day.
   *
   * @param date the day
   * @param sensitivity file of sensitivities
   * @param emission file of emissions
   * @param label where sensitivity records are stamped
   */
  public record Source(
      LocalDate date, String sensitivity, String emission, AdjointParameters.Label label)
      implements Serializable {}

  /**
   * What all days must have alike.
   *
   * @param grid the grid
   * @param layers layers of the sensitivities
   * @param emissionLayers layers of the emissions, not more
   * @param variables variables of the map that the files have
   */
  public record Layout(
      LambertGrid grid, int layers, int emissionLayers, List<AdjointVariable> variables) {}

  /**
   * A sensitivity record and its emission record.
   *
   * @param start beginning of the step
   * @param sensitivityStep its number in the file of sensitivities
   * @param emissionStep the emission record's number
   */
  private record Pair(LocalDateTime start, int sensitivityStep, int emissionStep) {}

  private AdjointDay(
      Source source, List<AdjointVariable> map, IoapiFile sensitivity, IoapiFile emission) {
    this.source = source;
    this.sensitivity = sensitivity;
    this.emission = emission;
    // a variable that neither file has is none of this mechanism; one file without it is a mistake
    this.variables =
        map.stream().filter(v -> sensitivity.has(v.name()) || emission.has(v.emission())).toList();
    requireSameShape();
    variables.forEach(this::requireUnits);
    this.pairs = pairs();
    this.neighbours = sensitivity.timeStamps().size() - pairs.size();
  }

  /**
   * Opens the files of a day and checks that they belong together; to be closed.
   *
   * @param map variables that are looked for
   */
  public static AdjointDay open(Source source, List<AdjointVariable> map) {
    IoapiFile sensitivity = IoapiFile.open(Path.of(source.sensitivity()));
    try {
      IoapiFile emission = IoapiFile.open(Path.of(source.emission()));
      try {
        return new AdjointDay(source, map, sensitivity, emission);
      } catch (RuntimeException e) {
        emission.close();
        throw e;
      }
    } catch (RuntimeException e) {
      sensitivity.close();
      throw e;
    }
  }

  private void requireSameShape() {
    IoapiHeader s = sensitivity.header();
    IoapiHeader e = emission.header();
    require(
        e.grid().agreesWith(s.grid()),
        source.emission,
        "the grid of " + e.grid(),
        s.grid() + " as in " + source.sensitivity);
    require(
        e.layers() <= s.layers(),
        source.emission,
        e.layers() + " layers",
        s.layers() + " at most, as in " + source.sensitivity);
    require(!s.step().isZero(), source.sensitivity, "no time step", "records in time");
    require(
        e.step().abs().equals(s.step().abs()),
        source.emission,
        "records of " + e.step(),
        s.step() + " as in " + source.sensitivity);
  }

  private static void require(boolean holds, String where, String found, String expected) {
    if (!holds) {
      throw new UserError(where, found, expected, "Give files that belong together and are whole.");
    }
  }

  private void requireUnits(AdjointVariable variable) {
    String units = emission.variable(variable.emission()).units();
    if (!AdjointVariable.Unit.of(units).equals(java.util.Optional.of(variable.unit()))) {
      throw new UserError(
          source.emission + ", variable " + variable.emission(),
          "emissions in '" + units + "'",
          variable.unit().text() + ", as the map of variables says",
          "Correct the map (key adjoint.variables) or the file.");
    }
    units = sensitivity.variable(variable.name()).units();
    if (!variable.fitsSensitivity(units)) {
      throw new UserError(
          source.sensitivity + ", variable " + variable.name(),
          "sensitivities in '" + units + "'",
          variable.sensitivityUnits().isEmpty()
              ? "CF/(" + variable.unit().text() + ")"
              : "'" + variable.sensitivityUnits() + "', as the map of variables says",
          "If they are per unit of emission but labelled otherwise, give the label as"
              + " sensitivity_units in the map (key adjoint.variables).");
    }
  }

  private List<Pair> pairs() {
    Map<LocalDateTime, Integer> emitted = new HashMap<>();
    for (int t = 0; t < emission.timeStamps().size(); t++) {
      requireOnce(
          source.emission,
          emission.timeStamps().get(t),
          emitted.put(emission.timeStamps().get(t), t));
    }
    // in the order of time: an adjoint model runs, and may write, backwards
    Map<LocalDateTime, Integer> day = new TreeMap<>();
    for (int t = 0; t < sensitivity.timeStamps().size(); t++) {
      LocalDateTime start = start(sensitivity.timeStamps().get(t));
      if (start.toLocalDate().equals(source.date)) {
        requireOnce(source.sensitivity, start, day.put(start, t));
      }
    }
    Duration covered = step().multipliedBy(day.size());
    if (!covered.equals(Duration.ofDays(1))) {
      throw new UserError(
          source.sensitivity,
          day.size() + " records of " + step() + " that begin on " + source.date,
          "records for 24 hours",
          "Check the key adjoint.label, which is " + source.label + ", and the file's TFLAG.");
    }
    List<Pair> found = new ArrayList<>();
    day.forEach((start, step) -> found.add(new Pair(start, step, partner(emitted, start))));
    return List.copyOf(found);
  }

  private static void requireOnce(String file, LocalDateTime time, Integer before) {
    require(before == null, file, "two records of " + time, "one");
  }

  private LocalDateTime start(LocalDateTime stamp) {
    return source.label == AdjointParameters.Label.END ? stamp.minus(step()) : stamp;
  }

  private int partner(Map<LocalDateTime, Integer> emitted, LocalDateTime start) {
    Integer step = emitted.get(start);
    if (step == null) {
      throw new UserError(
          source.emission,
          "no record stamped " + start,
          "one for the sensitivities of the step that begins then in " + source.sensitivity,
          "Give the emission file of that day, and check the key adjoint.label.");
    }
    return step;
  }

  private Duration step() {
    return sensitivity.header().step().abs();
  }

  /** What other days must have too. */
  public Layout layout() {
    return new Layout(
        sensitivity.header().grid(),
        sensitivity.header().layers(),
        emission.header().layers(),
        variables);
  }

  /** Number of sensitivity records of the day. */
  public int records() {
    return pairs.size();
  }

  /** Number of records in the file of sensitivities that belong to a neighbouring day. */
  public int neighbours() {
    return neighbours;
  }

  /** Length of a record, s. */
  public double recordSeconds() {
    return step().toSeconds();
  }

  /** Reads a layer of emissions, g/s or mol/s; false where nothing is emitted. */
  public boolean emission(AdjointVariable variable, int record, int layer, LayerBuffer into) {
    return emission.readInto(into, variable.emission(), pairs.get(record).emissionStep, layer);
  }

  /** Reads a layer of sensitivities, deaths per g/s or mol/s emitted during the record. */
  public void sensitivity(AdjointVariable variable, int record, int layer, LayerBuffer into) {
    int step = pairs.get(record).sensitivityStep;
    if (!sensitivity.readInto(into, variable.name(), step, layer)) {
      Arrays.fill(into.values(), 0);
    }
  }

  /**
   * Looks through all layers that count for a value that is none: missing, not finite, or a
   * negative emission; the first one ends in a {@link UserError} that says where it is.
   */
  public void requireNumbers(List<AdjointVariable> looked) {
    LayerBuffer buffer = new LayerBuffer(layout().grid().cells());
    for (int record = 0; record < records(); record++) {
      for (AdjointVariable variable : looked) {
        for (int layer = 0; layer < emission.header().layers(); layer++) {
          boolean emits = emission(variable, record, layer, buffer);
          if (emits) {
            requireNumbers(buffer, source.emission, variable.emission(), record, layer, 0);
          }
          if (emits || layer == 0) {
            sensitivity(variable, record, layer, buffer);
            requireNumbers(buffer, source.sensitivity, variable.name(), record, layer, -NO_NUMBER);
          }
        }
      }
    }
  }

  private void requireNumbers(
      LayerBuffer buffer, String file, String variable, int record, int layer, float least) {
    for (int c = 0; c < buffer.values().length; c++) {
      float value = buffer.values()[c];
      if (!(value >= least && value < NO_NUMBER)) {
        LambertGrid grid = sensitivity.header().grid();
        throw new UserError(
            file + ", variable " + variable,
            (Float.isNaN(value) ? "a missing value" : value)
                + " in the step from "
                + pairs.get(record).start
                + ", layer "
                + layer
                + ", column "
                + grid.col(c)
                + ", row "
                + grid.row(c),
            least == 0 ? "an emission of at least 0" : "a number",
            "Write the file again, or allow for the day with the key adjoint.allow_missing.");
      }
    }
  }

  @Override
  public void close() {
    sensitivity.close();
    emission.close();
  }
}
