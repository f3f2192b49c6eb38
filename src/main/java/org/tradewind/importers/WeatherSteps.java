package org.tradewind.importers;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;

/** The weather of one step of an IOAPI file, in SI units and by cell; what cannot be is refused. */
final class WeatherSteps {
  private static final Set<String> METRES_PER_SECOND = Set.of("m/s", "m s-1", "m s^-1", "m s**-1");
  private static final Set<String> METRES = Set.of("m", "metres", "meters");
  private static final Set<String> DEGREES = Set.of("degrees", "degree", "deg", "deg.");
  private static final Set<String> DEPTHS = Set.of("cm", "mm");

  private final WeatherSettings settings;
  private final Path source;
  private final IoapiFile file;
  private final LambertGrid grid;
  // of the direction of east; by cell
  private final double[] cos;
  private final double[] sin;

  WeatherSteps(WeatherSettings settings, Path source, IoapiFile file) {
    this.settings = settings;
    this.source = source;
    this.file = file;
    this.grid = file.header().grid();
    this.cos = new double[grid.cells()];
    this.sin = new double[grid.cells()];
    for (int g = 0; g < cos.length; g++) {
      cos[g] = Math.cos(grid.eastAngle(g));
      sin[g] = Math.sin(grid.eastAngle(g));
    }
  }

  /** The wind to the east and to the north, m/s, [component][cell]. */
  double[][] wind(int step) {
    if (settings.polar()) {
      return fromSpeed(
          values(settings.windSpeed(), step, METRES_PER_SECOND, 0),
          values(settings.windDirection(), step, DEGREES, -360));
    }
    double[] u = values(settings.windU(), step, METRES_PER_SECOND, -Double.MAX_VALUE);
    double[] v = values(settings.windV(), step, METRES_PER_SECOND, -Double.MAX_VALUE);
    if (settings.axes() == WeatherSettings.Axes.GRID) {
      for (int g = 0; g < u.length; g++) {
        double east = u[g] * cos[g] + v[g] * sin[g];
        v[g] = v[g] * cos[g] - u[g] * sin[g];
        u[g] = east;
      }
    }
    return new double[][] {u, v};
  }

  private static double[][] fromSpeed(double[] speed, double[] direction) {
    double[][] wind = new double[2][speed.length];
    for (int g = 0; g < speed.length; g++) {
      wind[0][g] = -speed[g] * Math.sin(Math.toRadians(direction[g]));
      wind[1][g] = -speed[g] * Math.cos(Math.toRadians(direction[g]));
    }
    return wind;
  }

  double[] mixingHeight(int step) {
    return values(settings.mixingHeight(), step, METRES, 0);
  }

  /** Depth fallen in the step, in the unit of the file. */
  double[] precipitation(String variable, int step) {
    return values(variable, step, DEPTHS, 0);
  }

  boolean inCm(String variable) {
    return units(variable).equals("cm");
  }

  private String units(String variable) {
    return file.variable(variable).units().strip().toLowerCase(Locale.ROOT);
  }

  private double[] values(String variable, int step, Set<String> units, double least) {
    if (!units.contains(units(variable))) {
      throw new UserError(
          source + ", variable " + variable,
          "units '" + file.variable(variable).units() + "'",
          "one of " + units.stream().sorted().toList(),
          "Name the variable meant, or convert it.");
    }
    double[] values = file.read(variable, step, settings.layer()).clone();
    for (int g = 0; g < values.length; g++) {
      if (!(values[g] >= least && values[g] <= Double.MAX_VALUE)
          || values[g] < IoapiFile.MISSING_BELOW) {
        throw new UserError(
            source
                + ", variable "
                + variable
                + ", step "
                + step
                + ", column "
                + grid.col(g)
                + ", row "
                + grid.row(g),
            Double.toString(values[g]),
            least == -Double.MAX_VALUE ? "a finite number" : "a number of at least " + least,
            "Correct the value; weather must have no gaps.");
      }
    }
    return values;
  }
}
