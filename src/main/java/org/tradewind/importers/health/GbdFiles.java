package org.tradewind.importers.health;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Table;

/**
 * Yearly figures by five-year age group as the GBD is distributed: a file of people (year, one
 * column an age) and one of death rates (year, endpoint, one column an age), a byte-order mark and
 * quotes allowed.
 */
final class GbdFiles {
  static final String YEAR = "year";
  private static final String CAUSE = "endpoint";
  private static final String NEWBORNS = "NEONATAL";

  /** The oldest group has to begin above it. */
  private static final int OLD = 80;

  /**
   * People by age group.
   *
   * @param lowest lowest ages of the groups, rising
   * @param persons people in each, in any unit
   * @param years years of the file
   */
  record People(int[] lowest, double[] persons, SortedSet<Integer> years) {
    int oldest() {
      return lowest[lowest.length - 1];
    }
  }

  /**
   * Death rates.
   *
   * @param byCause by cause in capitals, then in the order of the ages
   * @param years years of the file
   */
  record Rates(Map<String, double[]> byCause, SortedSet<Integer> years) {
    /** Whether newborns die in the youngest group: then it is from 0 on, not from 1. */
    boolean haveNewborns() {
      return byCause.entrySet().stream()
          .anyMatch(e -> e.getKey().startsWith(NEWBORNS) && e.getValue()[0] > 0);
    }
  }

  private GbdFiles() {}

  /** People of a year. */
  static People people(Path file, SourceTexts texts, String year) {
    try (CsvStream csv = texts.open(file, ',')) {
      List<String> header = header(file, csv, List.of(YEAR));
      int[] ages = header.stream().skip(1).mapToInt(a -> age(file, a)).toArray();
      for (int i = 1; i < ages.length; i++) {
        if (ages[i] <= ages[i - 1]) {
          throw wrongAges(file, "age " + ages[i] + " after " + ages[i - 1]);
        }
      }
      if (ages.length == 0 || ages[ages.length - 1] <= OLD) {
        throw wrongAges(file, ages.length + " ages");
      }
      SortedSet<Integer> years = new TreeSet<>();
      double[] persons = null;
      for (String[] row = csv.next(header.size()); row != null; row = csv.next(header.size())) {
        years.add((int) csv.number(row, 0, header));
        if (row[0].trim().equals(year)) {
          if (persons != null) {
            throw twice(csv, "year " + year);
          }
          persons = numbers(csv, row, 1, header);
        }
      }
      if (persons == null) {
        throw noYear(file, year, years);
      }
      return new People(ages, persons, years);
    }
  }

  /** The shares by five-year group that ship with the software, of a release and of 2015. */
  static People shipped(String release) {
    Table facts = CsvTables.fact(AirInputs.AGE_SHARE, "health/age_share_china2015");
    Map<Integer, Double> shares = new TreeMap<>();
    for (int r = 0; r < facts.rows(); r++) {
      String age = facts.strings("age")[r];
      boolean fiveYears = age.equals(AgeGroups.UNDER_FIVE) || age.equals("95+") || isNumber(age);
      if (facts.strings("release")[r].equals(release) && fiveYears) {
        shares.put(Integer.parseInt(age.replaceAll("\\D.*", "")), facts.doubles("share")[r]);
      }
    }
    return new People(
        shares.keySet().stream().mapToInt(Integer::intValue).toArray(),
        shares.values().stream().mapToDouble(Double::doubleValue).toArray(),
        new TreeSet<>(List.of(2015)));
  }

  private static boolean isNumber(String age) {
    return AgeGroups.lowest(age) >= 0;
  }

  /** Death rates of a year, of the same ages as the people. */
  static Rates rates(Path file, SourceTexts texts, String year, People people) {
    try (CsvStream csv = texts.open(file, ',')) {
      List<String> header = header(file, csv, List.of(YEAR, CAUSE));
      int[] ages = header.stream().skip(2).mapToInt(a -> age(file, a)).toArray();
      if (!Arrays.equals(ages, people.lowest())) {
        throw wrongAges(file, "ages " + Names.some(header.subList(2, header.size())));
      }
      SortedSet<Integer> years = new TreeSet<>();
      Map<String, double[]> rates = new LinkedHashMap<>();
      for (String[] row = csv.next(header.size()); row != null; row = csv.next(header.size())) {
        years.add((int) csv.number(row, 0, header));
        if (row[0].trim().equals(year)) {
          String cause = row[1].trim().toUpperCase(Locale.ROOT);
          if (rates.put(cause, numbers(csv, row, 2, header)) != null) {
            throw twice(csv, "year " + year + ", endpoint " + cause);
          }
        }
      }
      if (rates.isEmpty()) {
        throw noYear(file, year, years);
      }
      return new Rates(rates, years);
    }
  }

  private static List<String> header(Path file, CsvStream csv, List<String> keys) {
    String[] first = csv.next();
    List<String> header = first == null ? List.of() : Arrays.asList(first);
    if (header.size() <= keys.size() || !header.subList(0, keys.size()).equals(keys)) {
      throw new UserError(
          file.toString(),
          "the columns " + Names.some(header),
          "the columns " + String.join(", ", keys) + " and one an age",
          "Check the settings rates and ages of this import.");
    }
    return header;
  }

  private static int age(Path file, String label) {
    int age = AgeGroups.lowest(label.trim());
    if (age < 0) {
      throw wrongAges(file, "'" + label + "'");
    }
    return age;
  }

  private static double[] numbers(CsvStream csv, String[] row, int from, List<String> header) {
    double[] numbers = new double[row.length - from];
    for (int i = from; i < row.length; i++) {
      double value = csv.number(row, i, header);
      if (value < 0) {
        throw new UserError(
            csv.where() + ", column " + (i + 1) + " (" + header.get(i) + ")",
            row[i],
            "a number of at least 0",
            "Correct the field.");
      }
      numbers[i - from] = value;
    }
    return numbers;
  }

  private static UserError wrongAges(Path file, String found) {
    return new UserError(
        file.toString(),
        found,
        "rising lowest ages of groups up to 85 at least, the same in both files",
        "Correct the header.");
  }

  private static UserError twice(CsvStream csv, String what) {
    return UserError.duplicate(csv.where(), what, "");
  }

  private static UserError noYear(Path file, String year, SortedSet<Integer> years) {
    return new UserError(
        "import gbd-rates --set year=" + year,
        "no row of that year in " + file,
        "one of its years " + Names.some(years.stream().map(String::valueOf).toList()),
        "Name a year that the file has.");
  }
}
