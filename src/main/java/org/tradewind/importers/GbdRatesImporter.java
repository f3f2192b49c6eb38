package org.tradewind.importers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Death rates and people by five-year age group (two CSV files, one row a year, or a year and
 * cause; one column an age) -> mortality_rate and age_share of one region.
 *
 * <p>Beside the groups of the source stand the wider ones that exposure-response functions are made
 * for: 25+, 80+ and ALL, their rate the mean over groups weighted by people.
 */
public final class GbdRatesImporter implements Importer {
  private static final String YEAR = "year";
  private static final String CAUSE = "endpoint";
  private static final int ADULT = 25;
  private static final int OLD = 80;

  /** Age groups of a source: their lowest ages and the people in each. */
  private record People(int[] lowest, double[] persons) {
    int oldest() {
      return lowest[lowest.length - 1];
    }
  }

  /** A group of the study and the ages it takes in. */
  private record Group(String name, IntPredicate ages) {}

  @Override
  public String format() {
    return "gbd-rates";
  }

  @Override
  public String describes() {
    return "death rates and people by age and year (folder with two CSV files) -> mortality_rate,"
        + " age_share";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("year", "", "year to read"),
        new Setting(
            "rates",
            "GBD_incidence_China_2000-2017.csv",
            "file of deaths per 100,000 of the age group: year, endpoint, one column an age"),
        new Setting(
            "ages",
            "GBD_agestructure_China_2000-2017.csv",
            "file of people: year, one column an age"),
        new Setting("region", Inputs.ANY, "region for which they hold; * for all"),
        new Setting("source", "Global Burden of Disease Study", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    Path rateFile = source.resolve(settings.text("rates"));
    Path ageFile = source.resolve(settings.text("ages"));
    List<Provenance.SourceFile> files =
        List.of(SourceFiles.hashed(rateFile), SourceFiles.hashed(ageFile));
    String year = settings.text(YEAR);
    People people = people(ageFile, year);
    Map<String, double[]> rates = rates(rateFile, year, people);
    String region = settings.text("region");
    List<Group> groups = groups(people);
    Table.Builder share = Table.builder(Inputs.AGE_SHARE);
    Table.Builder rate = Table.builder(Inputs.MORTALITY_RATE);
    double everyone = CompensatedSum.of(people.persons());
    for (Group group : groups) {
      share.add(group.name(), region, sum(people, group, people.persons()) / everyone);
    }
    rates.forEach(
        (cause, byAge) -> {
          for (Group group : groups) {
            rate.add(cause, group.name(), region, rate(people, group, byAge));
          }
        });
    Provenance origin =
        new Provenance(
            Provenance.Status.REAL,
            settings.text("source"),
            String.format(
                Locale.ROOT,
                "year %s, region %s, %.0f persons; rates of 25+, 80+ and ALL are means over their"
                    + " age groups weighted by people",
                year,
                region,
                everyone),
            files);
    return new StudyTables().put(rate.build(), origin).put(share.build(), origin);
  }

  private static List<Group> groups(People people) {
    List<Group> groups = new ArrayList<>();
    for (int lowest : people.lowest()) {
      groups.add(new Group(AgeGroups.name(lowest, people.oldest()), age -> age == lowest));
    }
    groups.add(new Group(AgeGroups.ADULTS, age -> age >= ADULT));
    groups.add(new Group(OLD + "+", age -> age >= OLD));
    groups.add(new Group(AgeGroups.ALL, age -> true));
    return groups;
  }

  /** The rate of a group: that of the source, or the mean over its ages weighted by people. */
  private static double rate(People people, Group group, double[] byAge) {
    int[] ages =
        IntStream.range(0, byAge.length)
            .filter(i -> group.ages().test(people.lowest()[i]))
            .toArray();
    if (ages.length == 1) {
      return byAge[ages[0]];
    }
    double[] deaths = new double[byAge.length];
    Arrays.setAll(deaths, i -> byAge[i] * people.persons()[i]);
    return sum(people, group, deaths) / sum(people, group, people.persons());
  }

  private static double sum(People people, Group group, double[] values) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < values.length; i++) {
      if (group.ages().test(people.lowest()[i])) {
        sum.add(values[i]);
      }
    }
    return sum.value();
  }

  private People people(Path file, String year) {
    try (CsvStream csv = CsvStream.open(file, ',')) {
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
      double[] persons = null;
      for (String[] row = csv.next(header.size()); row != null; row = csv.next(header.size())) {
        if (row[0].trim().equals(year)) {
          if (persons != null) {
            throw twice(csv, "year " + year);
          }
          persons = numbers(csv, row, 1, header);
        }
      }
      if (persons == null) {
        throw noYear(file, year);
      }
      return new People(ages, persons);
    }
  }

  private Map<String, double[]> rates(Path file, String year, People people) {
    try (CsvStream csv = CsvStream.open(file, ',')) {
      List<String> header = header(file, csv, List.of(YEAR, CAUSE));
      int[] ages = header.stream().skip(2).mapToInt(a -> age(file, a)).toArray();
      if (!Arrays.equals(ages, people.lowest())) {
        throw wrongAges(file, "ages " + Names.some(header.subList(2, header.size())));
      }
      Map<String, double[]> rates = new LinkedHashMap<>();
      for (String[] row = csv.next(header.size()); row != null; row = csv.next(header.size())) {
        if (row[0].trim().equals(year)) {
          String cause = row[1].trim().toUpperCase(Locale.ROOT);
          if (rates.put(cause, numbers(csv, row, 2, header)) != null) {
            throw twice(csv, "year " + year + ", endpoint " + cause);
          }
        }
      }
      if (rates.isEmpty()) {
        throw noYear(file, year);
      }
      return rates;
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
    return new UserError(csv.where(), what + " a second time", "it once", "Remove one of them.");
  }

  private UserError noYear(Path file, String year) {
    return new UserError(
        "import " + format() + " --set year=" + year,
        "no row of that year in " + file,
        "one of its years",
        "Name a year that the file has.");
  }
}
