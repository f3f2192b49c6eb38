package org.tradewind.importers.weather;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.tables.Vocabulary;

/**
 * Monthly means of the steps of IOAPI files, by cell and month of the time stamps:
 *
 * <ul>
 *   <li>winds: means of the components to the east and north; their standard deviation is the root
 *       of the mean variance of the two components over the month's steps;
 *   <li>mixing height: mean;
 *   <li>precipitation: mean of the steps times the number of steps in the month, mm.
 * </ul>
 *
 * A time stamp that was read before (the last hour of one file is often the first of the next) is
 * left out.
 */
final class MonthlyWeather {
  private final WeatherSettings settings;
  private final LambertGrid grid;
  private final Set<LocalDateTime> seen = new HashSet<>();
  private final int[] steps = new int[Months.COUNT];
  private final Set<String> remarks = new LinkedHashSet<>();
  // [month][cell]; the squares of both components together
  private final Map<String, double[][]> sums = new LinkedHashMap<>();
  private final double[][] squares;

  MonthlyWeather(WeatherSettings settings, LambertGrid grid) {
    this.settings = settings;
    this.grid = grid;
    for (String variable : settings.variables()) {
      sums.put(variable, new double[Months.COUNT][grid.cells()]);
    }
    squares = new double[Months.COUNT][settings.winds() ? grid.cells() : 0];
  }

  /** Adds all steps of a file on the same grid. */
  void add(Path source, IoapiFile file) {
    List<LocalDateTime> times = file.timeStamps();
    if (times.isEmpty()) {
      throw new UserError(
          source.toString(),
          "a file independent of time",
          "steps with time stamps (TFLAG)",
          "Give a file of the weather model's output.");
    }
    if (!file.header().grid().equals(grid)) {
      throw new UserError(
          source.toString(),
          "a grid of " + file.header().grid(),
          grid + ", as in the files before it",
          "Import files of one grid.");
    }
    WeatherSteps reader = new WeatherSteps(settings, source, file, remarks::add);
    for (int t = 0; t < times.size(); t++) {
      if (seen.add(times.get(t))) {
        int month = times.get(t).getMonthValue() - 1;
        steps[month]++;
        addStep(reader, t, month, file.header().step());
      }
    }
  }

  private void addStep(WeatherSteps reader, int step, int month, Duration length) {
    if (settings.winds()) {
      double[][] wind = reader.wind(step);
      double[] u = sums.get(Vocabulary.WIND_U)[month];
      double[] v = sums.get(Vocabulary.WIND_V)[month];
      for (int g = 0; g < u.length; g++) {
        u[g] += wind[0][g];
        v[g] += wind[1][g];
        squares[month][g] += wind[0][g] * wind[0][g] + wind[1][g] * wind[1][g];
      }
    }
    if (!settings.mixingHeight().isEmpty()) {
      add(reader.mixingHeight(step), 1, sums.get(Vocabulary.MIXING_HEIGHT)[month]);
    }
    for (String rain : settings.precipitation()) {
      double hours = length.toMinutes() / 60.0;
      double[] mm = sums.get(Vocabulary.PRECIPITATION)[month];
      add(reader.precipitation(rain, step), Months.DAYS.get(month) * 24 / hours, mm);
    }
  }

  private static void add(double[] values, double factor, double[] to) {
    for (int g = 0; g < to.length; g++) {
      to[g] += factor * values[g];
    }
  }

  /** What was assumed of the files. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Steps read of each month. */
  int[] steps() {
    return steps.clone();
  }

  /** The monthly mean of a variable in a cell, NaN where no step was read. */
  double mean(String variable, int month, int cell) {
    if (steps[month] == 0) {
      return Double.NaN;
    }
    if (variable.equals(Vocabulary.WIND_SD)) {
      double u = sums.get(Vocabulary.WIND_U)[month][cell] / steps[month];
      double v = sums.get(Vocabulary.WIND_V)[month][cell] / steps[month];
      double variance = squares[month][cell] / steps[month] - u * u - v * v;
      return Math.sqrt(Math.max(0, variance) / 2);
    }
    return sums.get(variable)[month][cell] / steps[month];
  }
}
