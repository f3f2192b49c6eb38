package org.tradewind.importers.weather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.importers.grid.GridSettings;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.importers.source.VariableUnit;
import org.tradewind.tables.Vocabulary;

/**
 * Which variables of a weather model's files are what.
 *
 * @param windU wind along the columns of the grid, or to the east; empty for none
 * @param windV wind along its rows, or to the north
 * @param axes what these two point along
 * @param windSpeed speed, where the wind is given so; empty for none
 * @param windDirection degrees clockwise from north from which it blows
 * @param mixingHeight height of the boundary layer; empty for none
 * @param precipitation depths fallen in a step, to be added up; none where empty
 * @param units their units
 * @param layer layer read of all of them
 */
record WeatherSettings(
    String windU,
    String windV,
    Axes axes,
    String windSpeed,
    String windDirection,
    String mixingHeight,
    List<String> precipitation,
    Units units,
    int layer) {
  /** In which units they are taken, and which the user gives. */
  record Units(
      VariableUnit wind,
      VariableUnit direction,
      VariableUnit mixingHeight,
      VariableUnit precipitation) {
    static Units read(ImportSettings settings) {
      return new Units(
          VariableUnit.of("wind", "m/s", "wind_unit", settings),
          VariableUnit.of("wind direction", "degree", "wind_direction_unit", settings),
          VariableUnit.of("mixing height", "m", "mixing_height_unit", settings),
          VariableUnit.of("precipitation", "mm", "precipitation_unit", settings));
    }
  }

  /** What components of the wind point along. */
  enum Axes {
    GRID,
    EAST
  }

  static final List<Importer.Setting> SETTINGS =
      List.of(
          new Importer.Setting("wind_u", "", "variable of the wind along columns"),
          new Importer.Setting("wind_v", "", "variable of the wind along rows"),
          new Importer.Setting(
              "wind_axes", "grid", "what wind_u and wind_v point along: grid, or east (and north)"),
          new Importer.Setting("wind_speed", "", "variable of the speed, instead of components"),
          new Importer.Setting(
              "wind_direction",
              "",
              "variable of the direction it blows from, clockwise from north"),
          new Importer.Setting("mixing_height", "", "variable of the boundary layer's height"),
          new Importer.Setting(
              "precipitation",
              "",
              "variables of the depth fallen in a step, with + between: RN+RC"),
          VariableUnit.setting("wind_unit", "the wind"),
          VariableUnit.setting("wind_direction_unit", "the direction"),
          VariableUnit.setting("mixing_height_unit", "the mixing height"),
          VariableUnit.setting("precipitation_unit", "the depth"),
          new Importer.Setting("layer", "0", "layer to read, from 0 at the ground"));

  static WeatherSettings read(String format, ImportSettings settings) {
    boolean components = both(format, settings, "wind_u", "wind_v");
    boolean polar = both(format, settings, "wind_speed", "wind_direction");
    if (components && polar) {
      throw new UserError(
          "import " + format + " --set wind_speed",
          "speed and direction beside wind_u and wind_v",
          "the wind once",
          "Leave out one of the pairs.");
    }
    String axes = settings.text("wind_axes");
    if (!axes.equals("grid") && !axes.equals("east")) {
      throw UserError.unknown(
          "import " + format + " --set wind_axes", "", axes, List.of("grid", "east"));
    }
    WeatherSettings read =
        new WeatherSettings(
            settings.text("wind_u"),
            settings.text("wind_v"),
            axes.equals("east") ? Axes.EAST : Axes.GRID,
            settings.text("wind_speed"),
            settings.text("wind_direction"),
            settings.text("mixing_height"),
            Arrays.stream(settings.text("precipitation").split("\\+"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList(),
            Units.read(settings),
            GridSettings.whole(format, settings, "layer"));
    if (read.variables().isEmpty()) {
      throw new UserError(
          "import " + format,
          "no variable to read",
          "wind_u and wind_v, wind_speed and wind_direction, mixing_height or precipitation",
          "Name them with --set; ncdump -h FILE lists the variables.");
    }
    return read;
  }

  private static boolean both(String format, ImportSettings settings, String one, String other) {
    boolean has = !settings.text(one).isEmpty();
    if (has != !settings.text(other).isEmpty()) {
      throw new UserError(
          "import " + format + " --set " + (has ? other : one),
          "nothing, but " + (has ? one : other) + " is given",
          "both or neither",
          "Name the other variable too.");
    }
    return has;
  }

  boolean winds() {
    return !windU.isEmpty() || polar();
  }

  boolean polar() {
    return !windSpeed.isEmpty();
  }

  /** The variables of the table meteorology that come out. */
  List<String> variables() {
    List<String> variables = new ArrayList<>();
    if (winds()) {
      variables.addAll(List.of(Vocabulary.WIND_U, Vocabulary.WIND_V, Vocabulary.WIND_SD));
    }
    if (!mixingHeight.isEmpty()) {
      variables.add(Vocabulary.MIXING_HEIGHT);
    }
    if (!precipitation.isEmpty()) {
      variables.add(Vocabulary.PRECIPITATION);
    }
    return variables;
  }
}
