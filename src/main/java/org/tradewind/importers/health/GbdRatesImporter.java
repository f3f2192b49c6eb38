package org.tradewind.importers.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.health.GbdFiles.People;
import org.tradewind.importers.health.GbdFiles.Rates;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Death rates and people by five-year age group (two CSV files) -> mortality_rate and age_share of
 * one region and one release.
 *
 * <p>Next to the groups of the source stand the wider ones that exposure-response functions are
 * made for: 25+, 80+ and ALL, their rate the mean over groups weighted by people.
 *
 * <p>Column 0 is not the same in all releases: under five in GBD 2019 and 2021, ages 1 to 4 in GBD
 * 2017 as it is distributed. Lower respiratory infections under five, the one cause that children
 * die of in the exposure-response, come from the facts that ship with the software.
 */
public final class GbdRatesImporter implements Importer {
  private static final int ADULT = 25;
  private static final int OLD = 80;
  private static final String AUTO = "auto";
  private static final String FACTS = "facts";
  private static final String FILE = "file";
  private static final String LRI = "LRI";
  private static final String GBD_2017 = "GBD 2017";
  private static final String GBD_2019 = "GBD 2019";
  private static final String GBD_2021 = "GBD 2021";

  /** Release of the shipped rate of LRI under five, and the facts it stands in. */
  private static final String OF_RATE = GBD_2021;

  private static final String OF_2015 = ", 2015";
  private static final String RATES = "health/mortality_rate_china2015";
  private static final String SHARES = "health/age_share_china2015";

  /** Releases whose column 0 is known to be under five. */
  private static final List<String> FROM_BIRTH = List.of(GBD_2019, GBD_2021);

  /** A group of the study and the ages it takes in. */
  private record Group(String name, IntPredicate ages) {}

  /**
   * What the files are.
   *
   * @param name release of GBD, as the tables have it
   * @param fromBirth whether column 0 is under five, not ages 1 to 4
   */
  private record Release(String name, boolean fromBirth) {
    /** The study's name of the group of a lowest age. */
    String group(int lowest, int oldest) {
      return lowest == 0 && !fromBirth ? AgeGroups.ONE_TO_FOUR : AgeGroups.name(lowest, oldest);
    }
  }

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
        ENCODING,
        new Setting("year", "", "year to read"),
        new Setting(
            "rates",
            "GBD_incidence_China_2000-2017.csv",
            "file of deaths per 100,000 of the age group: year, endpoint, one column an age"),
        new Setting(
            "ages",
            "GBD_agestructure_China_2000-2017.csv",
            "file of people: year, one column an age; facts: the shipped shares of GBD 2019, 2015"),
        new Setting(
            "release",
            AUTO,
            "release of both files; auto: GBD 2019 where the rates have causes of newborns, else GBD"
                + " 2017, and both files of the same years"),
        new Setting(
            "under_five",
            FACTS,
            "LRI under five: facts for the shipped rate and share of 2015, file for those of the"
                + " files"),
        new Setting("region", Inputs.ANY, "region for which they hold; * for all"),
        new Setting("source", "Global Burden of Disease Study", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    String year = settings.text(GbdFiles.YEAR);
    Path rateFile = source.resolve(settings.text("rates"));
    List<Provenance.SourceFile> files = new ArrayList<>(List.of(SourceFiles.hashed(rateFile)));
    People people;
    if (ofFacts(settings)) {
      people = GbdFiles.shipped(GBD_2019);
    } else {
      Path ageFile = source.resolve(settings.text("ages"));
      files.add(SourceFiles.hashed(ageFile));
      people = GbdFiles.people(ageFile, settings.texts(), year);
    }
    Rates rates = GbdFiles.rates(rateFile, settings.texts(), year, people);
    Release release = release(settings, rates, people);
    boolean shippedUnderFive = underFive(settings, release, rates);
    String region = settings.text("region");
    Provenance origin =
        new Provenance(
            Provenance.Status.REAL,
            settings.text("source"),
            note(settings, people, release, shippedUnderFive),
            files);
    return new StudyTables()
        .put(rates(region, people, rates, release, shippedUnderFive), origin)
        .put(shares(region, people, release, shippedUnderFive), origin);
  }

  private static boolean ofFacts(ImportSettings settings) {
    return settings.text("ages").equals(FACTS);
  }

  private Release release(ImportSettings settings, Rates rates, People people) {
    String stated = settings.text("release");
    String release = stated.equals(AUTO) ? (rates.haveNewborns() ? GBD_2019 : GBD_2017) : stated;
    boolean fromBirth = rates.haveNewborns() || FROM_BIRTH.contains(release);
    if (!fromBirth && !release.equals(GBD_2017)) {
      throw new UserError(
          "import " + format() + " --set release",
          "'" + release + "', of which it is not known what column 0 is",
          "one of " + GBD_2017 + " (ages 1 to 4), " + Names.some(FROM_BIRTH) + " (under five)",
          "Name one of them, or write the tables mortality_rate and age_share themselves.");
    }
    if (rates.haveNewborns() && release.equals(GBD_2017)) {
      throw new UserError(
          "import " + format() + " --set release",
          GBD_2017 + ", and causes of newborns in " + settings.text("rates"),
          "a file whose column 0 is ages 1 to 4",
          "Leave the setting out: the causes in the file show its release.");
    }
    if (ofFacts(settings)) {
      requireFacts(settings, release);
    } else if (stated.equals(AUTO) && !rates.years().equals(people.years())) {
      throw new UserError(
          "import "
              + format()
              + ", files "
              + settings.text("rates")
              + " and "
              + settings.text("ages"),
          "rates of " + span(rates) + " (" + release + ") with people of " + span(people),
          "files of one release, which have the same years",
          "Name the people of the same release (--set ages=FILE; --set ages=facts for GBD 2019 in"
              + " 2015), or state the release of both (--set release=...).");
    }
    return new Release(release, fromBirth);
  }

  private void requireFacts(ImportSettings settings, String release) {
    if (!release.equals(GBD_2019) || !settings.text(GbdFiles.YEAR).equals("2015")) {
      throw new UserError(
          "import " + format() + " --set ages=" + FACTS,
          "rates of " + release + ", year " + settings.text(GbdFiles.YEAR),
          "rates of " + GBD_2019 + ", year 2015, of which the shipped shares are",
          "Name a file of people of the same release and year.");
    }
  }

  private static String span(Rates rates) {
    return rates.years().first() + "-" + rates.years().last();
  }

  private static String span(People people) {
    return people.years().first() + "-" + people.years().last();
  }

  /** Whether LRI under five is that of the facts; refused where the files cannot have it. */
  private boolean underFive(ImportSettings settings, Release release, Rates rates) {
    String wanted = settings.text("under_five");
    if (!List.of(FACTS, FILE).contains(wanted) || wanted.equals(FILE) && !release.fromBirth()) {
      throw new UserError(
          "import " + format() + " --set under_five",
          "'" + wanted + "'" + (wanted.equals(FILE) ? ", and column 0 is ages 1 to 4" : ""),
          release.fromBirth() ? FACTS + " or " + FILE : FACTS,
          "Set it to " + FACTS + ".");
    }
    return wanted.equals(FACTS) && rates.byCause().containsKey(LRI);
  }

  private static Table rates(
      String region, People people, Rates rates, Release release, boolean shippedUnderFive) {
    Table.Builder table = Table.builder(AirInputs.MORTALITY_RATE);
    rates
        .byCause()
        .forEach(
            (cause, byAge) -> {
              for (Group group : groups(people, release)) {
                if (!(shippedUnderFive && isLriUnderFive(cause, group))) {
                  double rate = rate(people, group, byAge);
                  table.add(cause, group.name(), region, rate, release.name());
                }
              }
            });
    if (shippedUnderFive) {
      double rate = shipped(AirInputs.MORTALITY_RATE, RATES, "rate_per_100k", OF_RATE);
      table.add(LRI, AgeGroups.UNDER_FIVE, region, rate, release.name(), OF_RATE + OF_2015);
    }
    return table.build();
  }

  private static boolean isLriUnderFive(String cause, Group group) {
    return cause.equals(LRI) && group.name().equals(AgeGroups.UNDER_FIVE);
  }

  private static Table shares(
      String region, People people, Release release, boolean shippedUnderFive) {
    Table.Builder table = Table.builder(AirInputs.AGE_SHARE);
    double everyone = CompensatedSum.of(people.persons());
    for (Group group : groups(people, release)) {
      double share = sum(people, group, people.persons()) / everyone;
      table.add(group.name(), region, share, release.name());
    }
    if (shippedUnderFive && !release.fromBirth()) {
      double share = shipped(AirInputs.AGE_SHARE, SHARES, "share", GBD_2019);
      table.add(AgeGroups.UNDER_FIVE, region, share, release.name(), GBD_2019 + OF_2015);
    }
    return table.build();
  }

  /** The shipped figure of children under five; of rates there is only that of LRI. */
  private static double shipped(TableSchema schema, String name, String column, String release) {
    Table facts = CsvTables.fact(schema, name);
    for (int r = 0; r < facts.rows(); r++) {
      if (facts.strings("release")[r].equals(release)
          && facts.strings("age")[r].equals(AgeGroups.UNDER_FIVE)) {
        return facts.doubles(column)[r];
      }
    }
    throw new IllegalStateException(name + " lacks " + release);
  }

  private static String note(
      ImportSettings settings, People people, Release release, boolean shippedUnderFive) {
    String persons =
        ofFacts(settings)
            ? "shipped age shares of " + GBD_2019
            : String.format(Locale.ROOT, "%.0f persons", CompensatedSum.of(people.persons()));
    String column =
        release.fromBirth()
            ? "column 0 is ages under five"
            : "column 0 is ages 1 to 4: infants are missing, and shares are of the people aged 1 and"
                + " over";
    String lri =
        shippedUnderFive
            ? "; LRI under five is not of these files: rate of "
                + OF_RATE
                + ", China 2015, "
                + (release.fromBirth() ? "on their share" : "share of " + GBD_2019 + ", 2015")
            : "";
    return String.format(
        Locale.ROOT,
        "%s (%s), year %s, region %s, %s; %s%s; rates of 25+, 80+ and ALL are means over their age"
            + " groups weighted by people",
        release.name(),
        settings.text("release").equals(AUTO)
            ? "recognised by the causes of the file"
            : "as stated",
        settings.text(GbdFiles.YEAR),
        settings.text("region"),
        persons,
        column,
        lri);
  }

  private static List<Group> groups(People people, Release release) {
    List<Group> groups = new ArrayList<>();
    for (int lowest : people.lowest()) {
      groups.add(new Group(release.group(lowest, people.oldest()), age -> age == lowest));
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
}
