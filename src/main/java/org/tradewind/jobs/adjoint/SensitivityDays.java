package org.tradewind.jobs.adjoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.tradewind.adjoint.AdjointCalendar;
import org.tradewind.adjoint.AdjointCalendar.Day;
import org.tradewind.adjoint.AdjointCalendar.Status;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Table;

/** Which days of the adjoint files count: that enough do, and the table that says so. */
final class SensitivityDays {
  /** Damaged days whose reason is told in full. */
  private static final int REASONS = 5;

  private final AdjointCalendar calendar;

  SensitivityDays(AdjointCalendar calendar) {
    this.calendar = calendar;
  }

  /** Number of days with a status. */
  int count(Status status) {
    return dates(status).size();
  }

  private List<LocalDate> dates(Status status) {
    return calendar.days().stream().filter(d -> d.status() == status).map(Day::date).toList();
  }

  /**
   * Refuses more days without files than the study allows, naming every one, and a month without
   * any day.
   */
  void require(int allowed) {
    int without = count(Status.MISSING) + count(Status.DAMAGED);
    if (without > allowed) {
      throw new UserError(
          "adjoint files",
          without
              + " of "
              + calendar.days().size()
              + " days without a readable file: "
              + described(),
          "at most " + allowed + ", the key adjoint.allow_missing",
          "Fetch or write the files again, or allow for so many days.");
    }
    TreeMap<Integer, Integer> months = new TreeMap<>();
    dates(Status.READ).forEach(d -> months.merge(d.getMonthValue(), 1, Integer::sum));
    for (int month = 1; month <= Months.COUNT; month++) {
      if (!months.containsKey(month)) {
        throw new UserError(
            "adjoint files",
            "no readable day in month " + month,
            "at least one day of each of the twelve months",
            "Widen adjoint.from and adjoint.to, or give the files.");
      }
    }
  }

  private String described() {
    List<String> parts = new ArrayList<>();
    if (count(Status.MISSING) > 0) {
      parts.add("missing " + ranges(dates(Status.MISSING)));
    }
    if (count(Status.DAMAGED) > 0) {
      parts.add("damaged " + ranges(dates(Status.DAMAGED)));
      List<Day> damaged =
          calendar.days().stream().filter(d -> d.status() == Status.DAMAGED).toList();
      damaged.stream().limit(REASONS).forEach(d -> parts.add(d.date() + ": " + d.reason()));
    }
    return String.join("; ", parts);
  }

  /** Days as single ones and as ranges: "2017-01-03, 2017-02-01 to 2017-02-05". */
  static String ranges(List<LocalDate> days) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < days.size(); i++) {
      boolean last = i + 1 == days.size() || !days.get(i + 1).equals(days.get(i).plusDays(1));
      if (last) {
        parts.add(from == i ? days.get(i).toString() : days.get(from) + " to " + days.get(i));
        from = i + 1;
      }
    }
    return String.join(", ", parts);
  }

  /** The table of days. */
  Table table() {
    Table.Builder table = Table.builder(DamageTables.SENSITIVITY_DAY);
    for (Day day : calendar.days()) {
      table.add(
          day.date().toString(),
          day.status().name().toLowerCase(Locale.ROOT),
          day.reason(),
          day.source().sensitivity(),
          day.source().emission(),
          day.records(),
          day.neighbours());
    }
    return table.build();
  }
}
