package org.tradewind.importers.weather;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.formats.units.UnitConversion;
import org.tradewind.importers.source.VariableUnit;

/**
 * The weather of one step of an IOAPI file, in the units of the table and by cell; what cannot be
 * is refused, and so are gaps.
 */
final class WeatherSteps {
  private final WeatherSettings settings;
  private final Path source;
  private final IoapiFile file;
  private final LambertGrid grid;
  // of the direction of east; by cell
  private final double[] cos;
  private final double[] sin;
  private final Consumer<String> remarks;
  private final Map<String, UnitConversion> conversions = new HashMap<>();

  /**
   * @param remarks takes what was assumed of units
   */
  WeatherSteps(WeatherSettings settings, Path source, IoapiFile file, Consumer<String> remarks) {
    this.remarks = remarks;
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
          values(settings.windSpeed(), step, settings.units().wind(), 0),
          values(settings.windDirection(), step, settings.units().direction(), -360));
    }
    double[] u = values(settings.windU(), step, settings.units().wind(), -Double.MAX_VALUE);
    double[] v = values(settings.windV(), step, settings.units().wind(), -Double.MAX_VALUE);
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
    return values(settings.mixingHeight(), step, settings.units().mixingHeight(), 0);
  }

  /** Depth fallen in the step, mm. */
  double[] precipitation(String variable, int step) {
    return values(variable, step, settings.units().precipitation(), 0);
  }

  private double[] values(String variable, int step, VariableUnit unit, double least) {
    UnitConversion conversion =
        conversions.computeIfAbsent(
            variable,
            name ->
                unit.conversion(
                    source + ", variable " + name, file.variable(name).units(), remarks));
    double[] values = conversion.applyTo(file.read(variable, step, settings.layer()));
    for (int g = 0; g < values.length; g++) {
      if (!(values[g] >= least && values[g] <= Double.MAX_VALUE)) {
        throw gap(variable, step, g, values[g], least);
      }
    }
    return values;
  }

  private UserError gap(String variable, int step, int cell, double value, double least) {
    return new UserError(
        String.format(
            "%s, variable %s, step %d (%s), column %d, row %d",
            source, variable, step, file.timeStamps().get(step), grid.col(cell), grid.row(cell)),
        Double.isNaN(value) ? "a missing value" : Double.toString(value),
        least == -Double.MAX_VALUE ? "a finite number" : "a number of at least " + least,
        "Correct the value; weather must have no gaps.");
  }
}
