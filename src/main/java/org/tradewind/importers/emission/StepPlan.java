package org.tradewind.importers.emission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tradewind.axes.Amounts;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.TimeAxis;

/**
 * Which steps of a variable are read: twelve months in their order, or one year.
 *
 * @param year the year, where the files or the user say it
 * @param steps twelve, or one
 */
record StepPlan(OptionalInt year, List<Place> steps) {
  private static final double SHORTEST_YEAR = 300;

  /**
   * A step of a file.
   *
   * @param file one of the files that hold the variable
   * @param step its number in the file
   * @param time when it is, where the file says so
   */
  record Place(GriddedFile file, int step, Optional<TimeAxis.Step> time) {
    int yearOf() {
      return time.get().date().getYear();
    }

    int month() {
      return time.get().date().getMonthValue();
    }
  }

  boolean monthly() {
    return steps.size() == Months.COUNT;
  }

  /**
   * Chooses the steps of a variable.
   *
   * @param files those that have it
   * @param year the year that the user gave, if any
   */
  static StepPlan of(List<GriddedFile> files, String variable, OptionalInt year) {
    List<Place> all = new ArrayList<>();
    for (GriddedFile file : files) {
      Optional<List<TimeAxis.Step>> times = file.times();
      int count = file.steps(variable);
      for (int s = 0; s < count; s++) {
        boolean dated = times.isPresent() && times.get().size() == count;
        all.add(new Place(file, s, dated ? Optional.of(times.get().get(s)) : Optional.empty()));
      }
    }
    String where = files.get(0).where(variable) + (files.size() > 1 ? " and other files" : "");
    if (!all.stream().allMatch(p -> p.time.isPresent())) {
      return undated(where, all, files.size(), year);
    }
    Map<Integer, List<Place>> byYear = new TreeMap<>();
    all.forEach(p -> byYear.computeIfAbsent(p.yearOf(), y -> new ArrayList<>()).add(p));
    if (byYear.isEmpty()) {
      throw wrongCount(where, 0, "");
    }
    if (year.isEmpty() && byYear.size() > 1) {
      throw new UserError(
          where,
          all.size() + " steps in the years " + byYear.keySet(),
          "the months of one year, or one year",
          "Say which year to read: --set year=...");
    }
    int wanted = year.orElse(byYear.keySet().iterator().next());
    List<Place> chosen = byYear.getOrDefault(wanted, List.of());
    if (chosen.isEmpty()) {
      throw new UserError(
          where,
          "steps of the years " + byYear.keySet(),
          "the year " + wanted,
          "Correct the setting year, or take the file of that year.");
    }
    return dated(where, chosen, wanted);
  }

  private static StepPlan dated(String where, List<Place> chosen, int year) {
    if (chosen.size() == 1 && chosen.get(0).time.get().days() < SHORTEST_YEAR) {
      throw wrongCount(
          where, 1, ", of " + Amounts.shown(chosen.get(0).time.get().days()) + " days");
    }
    if (chosen.size() == 1) {
      return new StepPlan(OptionalInt.of(year), chosen);
    }
    List<Place> months = chosen.stream().sorted(Comparator.comparingInt(Place::month)).toList();
    int[] found = months.stream().mapToInt(Place::month).toArray();
    if (found.length != Months.COUNT || Arrays.stream(found).distinct().count() < Months.COUNT) {
      throw wrongCount(where, found.length, " in " + year);
    }
    return new StepPlan(OptionalInt.of(year), months);
  }

  private static StepPlan undated(String where, List<Place> all, int files, OptionalInt year) {
    boolean oneFile = files == 1;
    if (!oneFile) {
      throw new UserError(
          where,
          files + " files of this variable, not all of them with an axis of time that can be read",
          "one file, or files whose steps are dated",
          "Join them in the order of the months (ncrcat), or import them one by one under other"
              + " categories.");
    }
    if (all.size() != 1 && all.size() != Months.COUNT) {
      throw wrongCount(where, all.size(), "");
    }
    return new StepPlan(year, all);
  }

  private static UserError wrongCount(String where, int count, String note) {
    return new UserError(
        where,
        count + (count == 1 ? " step" : " steps") + note,
        "12 steps, the months of a year, or 1 step, a year",
        "Give a file of one year: sum up shorter steps (cdo monsum), or name the year to read with"
            + " --set year=...");
  }
}
