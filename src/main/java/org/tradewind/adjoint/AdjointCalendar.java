package org.tradewind.adjoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/**
 * The days of a period and what became of the files of each: read by their headers alone, so that
 * what is missing or damaged is known before the work begins.
 */
public final class AdjointCalendar {
  /** What became of a day. */
  public enum Status {
    /** Both files are there and whole. */
    READ,
    /** A file is not there. */
    MISSING,
    /** A file cannot be read, or the two do not belong together or to the other days. */
    DAMAGED
  }

  /**
   * A day.
   *
   * @param source its files
   * @param status what became of it
   * @param reason why it is not read, or empty
   * @param records its records
   * @param neighbours records in its file of sensitivities that belong to another day
   * @param stamp length and time of change of both files
   */
  public record Day(
      AdjointDay.Source source,
      Status status,
      String reason,
      int records,
      int neighbours,
      String stamp) {
    public LocalDate date() {
      return source.date();
    }

    private Day damaged(String why) {
      return new Day(source, Status.DAMAGED, why, 0, 0, stamp);
    }
  }

  private final AdjointDay.Layout layout;
  private final List<Day> days;

  private AdjointCalendar(AdjointDay.Layout layout, List<Day> days) {
    this.layout = layout;
    this.days = List.copyOf(days);
  }

  /**
   * Looks at the headers of all files of a period.
   *
   * @param map variables that are looked for
   */
  public static AdjointCalendar of(AdjointParameters parameters, List<AdjointVariable> map) {
    AdjointDay.Layout layout = null;
    String first = "";
    List<Day> days = new ArrayList<>();
    for (LocalDate date = parameters.from();
        !date.isAfter(parameters.to());
        date = date.plusDays(1)) {
      AdjointDay.Source source = source(parameters, date);
      Day day = new Day(source, Status.MISSING, missing(source), 0, 0, "");
      if (day.reason.isEmpty()) {
        day = new Day(source, Status.READ, "", 0, 0, stamp(source));
        try (AdjointDay open = AdjointDay.open(source, map)) {
          if (layout == null) {
            layout = open.layout();
            first = source.sensitivity();
          }
          day = new Day(source, Status.READ, "", open.records(), open.neighbours(), day.stamp);
          if (!open.layout().equals(layout)) {
            day = day.damaged("other grid, layers or variables than on the day of " + first);
          }
        } catch (UserError e) {
          day = day.damaged(e.getMessage());
        }
      }
      days.add(day);
    }
    if (layout == null) {
      throw noDay(days);
    }
    for (AdjointVariable variable : map) {
      requireSpecies(variable.species(), layout, first);
    }
    return new AdjointCalendar(layout, days);
  }

  private static void requireSpecies(String species, AdjointDay.Layout layout, String file) {
    if (layout.variables().stream().noneMatch(v -> v.species().equals(species))) {
      throw new UserError(
          file,
          "no variable of species " + species,
          "one that the map of variables names for it",
          "Correct the map (key adjoint.variables), or leave the species out (key species).");
    }
  }

  private static UserError noDay(List<Day> days) {
    return new UserError(
        "adjoint files of " + days.get(0).date() + " to " + days.get(days.size() - 1).date(),
        "no day that can be read; on the first: " + days.get(0).reason,
        "daily files of sensitivities and emissions",
        "Check the keys adjoint.sensitivities, adjoint.emissions, adjoint.from and adjoint.to.");
  }

  private static AdjointDay.Source source(AdjointParameters parameters, LocalDate date) {
    return new AdjointDay.Source(
        date,
        parameters.sensitivities().on(date),
        parameters.emissions().on(date),
        parameters.label());
  }

  private static String missing(AdjointDay.Source source) {
    List<String> missing = new ArrayList<>();
    for (String file : List.of(source.sensitivity(), source.emission())) {
      if (!Files.exists(Path.of(file))) {
        missing.add("no file " + file);
      }
    }
    return String.join(", ", missing);
  }

  private static String stamp(AdjointDay.Source source) {
    StringBuilder stamp = new StringBuilder();
    for (String name : List.of(source.sensitivity(), source.emission())) {
      Path file = Path.of(name);
      try {
        stamp.append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
        stamp.append(' ');
      } catch (IOException e) {
        throw SourceFiles.unreadable(file, e);
      }
    }
    return stamp.toString();
  }

  /** What all days that can be read have alike. */
  public AdjointDay.Layout layout() {
    return layout;
  }

  /** All days of the period, in order. */
  public List<Day> days() {
    return days;
  }

  /** The same calendar with a day found damaged afterwards; what is first found counts. */
  public AdjointCalendar damaged(LocalDate date, String reason) {
    return new AdjointCalendar(
        layout,
        days.stream()
            .map(d -> d.date().equals(date) && d.status == Status.READ ? d.damaged(reason) : d)
            .toList());
  }
}
