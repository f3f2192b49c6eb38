package org.tradewind.formats.netcdf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time axis of a NetCDF file after CF: numbers in a unit since a day, in a calendar. Where it
 * has bounds, a step is dated in their middle.
 *
 * @param variable name of the variable
 * @param length number of steps
 * @param steps the steps; empty where the unit or calendar is not read
 */
public record TimeAxis(NetcdfVariable variable, int length, Optional<List<Step>> steps) {
  /**
   * A step.
   *
   * @param date a day within it
   * @param days its length; NaN where the file has no bounds
   */
  public record Step(LocalDate date, double days) {}

  private static final Pattern SINCE =
      Pattern.compile(
          "(?i)(second|minute|hour|day|month|year)s?\\s+since\\s+(\\d{1,4})-(\\d{1,2})-(\\d{1,2}).*");
  private static final Map<String, Double> DAYS =
      Map.of("second", 1 / 86_400.0, "minute", 1 / 1440.0, "hour", 1 / 24.0, "day", 1.0);
  private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 15);
  private static final double MOST_DAYS = 4e6;

  /** The time axis of a file, if it has one. */
  public static Optional<TimeAxis> of(Netcdf netcdf) {
    return netcdf.variables().stream()
        .filter(v -> v.shape().size() == 1 && v.type() != NetcdfType.CHAR)
        .filter(v -> v.units().toLowerCase(Locale.ROOT).contains(" since "))
        .findFirst()
        .map(v -> new TimeAxis(v, v.shape().get(0), steps(netcdf, v)));
  }

  private static Optional<List<Step>> steps(Netcdf netcdf, NetcdfVariable variable) {
    Matcher since = SINCE.matcher(variable.units());
    String calendar =
        variable.attributes().texts().getOrDefault("calendar", "standard").toLowerCase(Locale.ROOT);
    if (!since.matches()) {
      return Optional.empty();
    }
    double[] values = netcdf.whole(variable);
    int n = values.length;
    double[] from = values;
    double[] to = values;
    NetcdfVariable bounds = bounds(netcdf, variable);
    if (bounds != null) {
      double[] pairs = netcdf.whole(bounds);
      from = new double[n];
      to = new double[n];
      for (int i = 0; i < n; i++) {
        from[i] = pairs[2 * i];
        to[i] = pairs[2 * i + 1];
      }
    }
    try {
      Reference reference = Reference.of(since, calendar);
      List<Step> steps = new ArrayList<>();
      for (int i = 0; reference != null && i < n; i++) {
        double begin = reference.days(from[i]);
        double end = reference.days(to[i]);
        LocalDate date = reference.date((begin + end) / 2);
        if (date == null) {
          return Optional.empty();
        }
        steps.add(new Step(date, bounds == null ? Double.NaN : end - begin));
      }
      return reference == null ? Optional.empty() : Optional.of(steps);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static NetcdfVariable bounds(Netcdf netcdf, NetcdfVariable axis) {
    String named = axis.attributes().texts().getOrDefault("bounds", axis.name() + "_bnds");
    return netcdf.variables().stream()
        .filter(v -> v.name().equals(named) && v.type() != NetcdfType.CHAR)
        .filter(v -> v.shape().equals(List.of(axis.shape().get(0), 2)))
        .findFirst()
        .orElse(null);
  }

  /** A day, a unit and a calendar. */
  private record Reference(String unit, LocalDate start, boolean noLeap) {
    /** None for calendars that have other days than those of the world. */
    static Reference of(Matcher since, String calendar) {
      boolean noLeap = List.of("noleap", "365_day").contains(calendar);
      boolean world = List.of("standard", "gregorian", "proleptic_gregorian").contains(calendar);
      LocalDate start =
          LocalDate.of(
              Integer.parseInt(since.group(2)),
              Integer.parseInt(since.group(3)),
              Integer.parseInt(since.group(4)));
      boolean julian = start.isBefore(GREGORIAN) && !calendar.startsWith("proleptic") && !noLeap;
      return (noLeap || world) && !julian
          ? new Reference(since.group(1).toLowerCase(Locale.ROOT), start, noLeap)
          : null;
    }

    /** Days since the start; months and years count as whole ones of the calendar. */
    double days(double value) {
      if (DAYS.containsKey(unit)) {
        return value * DAYS.get(unit);
      }
      double months = unit.equals("year") ? value * 12 : value;
      if (!(Math.abs(months) <= 12 * 10_000)) {
        return Double.NaN;
      }
      long whole = (long) Math.floor(months);
      LocalDate date = start.plusMonths(whole);
      double rest = (months - whole) * date.lengthOfMonth();
      return (date.toEpochDay() - start.toEpochDay()) + rest;
    }

    LocalDate date(double days) {
      if (!(Math.abs(days) <= MOST_DAYS)) {
        return null;
      }
      long whole = (long) Math.floor(days);
      if (!noLeap || !DAYS.containsKey(unit)) {
        return start.plusDays(whole);
      }
      LocalDate common = LocalDate.of(2001, start.getMonth(), Math.min(28, start.getDayOfMonth()));
      long day =
          common.getDayOfYear()
              - 1
              + whole
              + (start.getDayOfMonth() > 28 ? start.getDayOfMonth() - 28 : 0);
      long year = start.getYear() + Math.floorDiv(day, 365L);
      LocalDate ofYear = LocalDate.ofYearDay(2001, (int) Math.floorMod(day, 365L) + 1);
      return LocalDate.of((int) year, ofYear.getMonth(), ofYear.getDayOfMonth());
    }
  }
}
