package org.tradewind.importers.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A download of IHME's GBD results tool -> mortality_rate and, where people are known, age_share.
 *
 * <p>People by age are the rows of measure Population, else number / rate of the cause with the
 * most deaths. With them, rates of 25+, 80+ and ALL that the file does not have are means over
 * their five-year groups weighted by people, and rates follow from numbers.
 */
public final class GbdResultsImporter implements Importer {
  private static final String BOTH_CAUSES = "NCD+LRI";
  private static final double PER = 1e5;
  private static final Map<String, Integer> WIDE = new LinkedHashMap<>();

  static {
    WIDE.put(AgeGroups.ADULTS, 25);
    WIDE.put("80+", 80);
    WIDE.put(AgeGroups.ALL, 0);
  }

  @Override
  public String format() {
    return "gbd-results";
  }

  @Override
  public String describes() {
    return "GBD results tool (long CSV or ZIP, or a folder of its parts) -> mortality_rate, age_share";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        ENCODING,
        new Setting("measure", "", "measure to take, such as Deaths, where there are several"),
        new Setting(
            "location", "", "location to take, where there are several; * for all, as regions"),
        new Setting("sex", "", "sex to take, such as Both, where there are several"),
        new Setting("year", "", "year to take, where there are several"),
        new Setting("region", Inputs.ANY, "region for which one location holds; * for all regions"),
        new Setting("release", "", "release of the GBD; empty: as in the name of the file"),
        new Setting("source", "Global Burden of Disease Study, results tool", "publisher, year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    Map<String, String> wanted = new HashMap<>();
    for (String dimension : List.of("measure", "location", "sex", "year")) {
      wanted.put(dimension, settings.text(dimension));
    }
    GbdResultsFiles files = new GbdResultsFiles(source);
    GbdResults results = new GbdResults(wanted, settings.texts());
    files.each(results::read);
    results.requireOne();
    Map<String, String> regions = regions(results, settings, existing);
    String release =
        settings.text("release").isEmpty() ? files.release() : settings.text("release");
    List<String> remarks = new ArrayList<>(files.remarks());
    remarks.addAll(results.remarks());
    Table.Builder rates = Table.builder(AirInputs.MORTALITY_RATE);
    Table.Builder shares = Table.builder(AirInputs.AGE_SHARE);
    results
        .locations()
        .forEach(
            (name, location) -> {
              LocationRates of = new LocationRates(name, location);
              of.rates(regions.get(name), release, rates);
              of.shares(regions.get(name), release, shares);
              remarks.addAll(of.remarks);
            });
    Provenance origin =
        new Provenance(
                Provenance.Status.REAL,
                settings.text("source"),
                String.format(
                    "%s, measure %s, sex %s, year %s, regions by location: %s",
                    release.isEmpty() ? "release not named" : release,
                    results.value("measure"),
                    results.value("sex"),
                    results.value("year"),
                    regions),
                files.hashes())
            .remarking(remarks);
    StudyTables tables = new StudyTables().put(rates.build().validated(source.toString()), origin);
    Table ages = shares.build();
    return ages.rows() == 0 ? tables : tables.put(ages.validated(source.toString()), origin);
  }

  /** The region of each location: the setting for one, by code or name of table region for all. */
  private static Map<String, String> regions(
      GbdResults results, ImportSettings settings, StudyTables existing) {
    Map<String, String> regions = new LinkedHashMap<>();
    if (!settings.text("location").equals(GbdResults.EVERY)) {
      results.locations().keySet().forEach(l -> regions.put(l, settings.text("region")));
      return regions;
    }
    Map<String, String> codes = new HashMap<>();
    if (existing.has(Inputs.REGION)) {
      Table region = existing.require(Inputs.REGION);
      for (int r = 0; r < region.rows(); r++) {
        codes.put(region.strings("name")[r].toLowerCase(Locale.ROOT), region.strings("region")[r]);
        codes.put(
            region.strings("region")[r].toLowerCase(Locale.ROOT), region.strings("region")[r]);
      }
    }
    List<String> unknown = new ArrayList<>();
    for (String location : results.locations().keySet()) {
      String code = codes.get(location.toLowerCase(Locale.ROOT));
      if (code == null) {
        unknown.add(location);
      } else if (regions.containsValue(code)) {
        throw new UserError(
            "import gbd-results --set location=*",
            "two locations of region " + code,
            "one",
            "Take one with --set location=NAME.");
      } else {
        regions.put(location, code);
      }
    }
    if (!unknown.isEmpty()) {
      throw new UserError(
          "import gbd-results --set location=*",
          "locations without a region of that code or name: " + Names.some(unknown),
          "a row of table region for each",
          "Name the regions as the file does, or take one location with --set location=NAME.");
    }
    return regions;
  }

  /** Rates and people of one location. */
  private static final class LocationRates {
    private final String name;
    private final GbdResults.Location of;
    private final Map<String, Double> people;
    private final List<String> remarks = new ArrayList<>();

    private LocationRates(String name, GbdResults.Location of) {
      this.name = name;
      this.of = of;
      this.people = new LinkedHashMap<>(of.people.isEmpty() ? peopleOfDeaths() : of.people);
      WIDE.forEach(
          (group, lowest) -> {
            List<String> ages = fiveYears(people, lowest);
            if (!ages.isEmpty() && !people.containsKey(group)) {
              people.put(group, ages.stream().mapToDouble(people::get).sum());
            }
          });
    }

    /** Number / rate by age, of the cause with the most deaths there. */
    private Map<String, Double> peopleOfDeaths() {
      Map<String, Double> most = new LinkedHashMap<>();
      Map<String, Double> persons = new LinkedHashMap<>();
      of.numbers.forEach(
          (cause, byAge) ->
              byAge.forEach(
                  (age, number) -> {
                    double rate = of.rates.getOrDefault(cause, Map.of()).getOrDefault(age, 0.0);
                    if (rate > 0 && number > most.getOrDefault(age, 0.0)) {
                      most.put(age, number);
                      persons.put(age, number / rate * PER);
                    }
                  }));
      if (!persons.isEmpty()) {
        remarks.add(
            "People of "
                + name
                + " by age are deaths divided by death rates, of the cause with the most deaths.");
      }
      return persons;
    }

    /** Five-year groups from a lowest age on up to the open one, if none is missing; else none. */
    private static List<String> fiveYears(Map<String, Double> byAge, int lowest) {
      int open =
          byAge.keySet().stream()
              .filter(a -> a.matches("\\d+\\+") && !a.equals(AgeGroups.ADULTS))
              .mapToInt(a -> Integer.parseInt(a.replace("+", "")))
              .filter(a -> a >= 80)
              .max()
              .orElse(-1);
      List<String> ages = new ArrayList<>();
      for (int age = lowest; age < open; age += 5) {
        String group = age == 0 ? AgeGroups.UNDER_FIVE : String.valueOf(age);
        if (!byAge.containsKey(group)) {
          return List.of();
        }
        ages.add(group);
      }
      if (open >= lowest && open >= 0) {
        ages.add(open + "+");
      }
      return ages;
    }

    private void rates(String region, String release, Table.Builder table) {
      TreeSet<String> causes = new TreeSet<>(of.rates.keySet());
      causes.addAll(of.numbers.keySet());
      Map<String, Map<String, Double>> all = new LinkedHashMap<>();
      causes.forEach(c -> all.put(c, withWide(ofCause(c))));
      if (all.containsKey("NCD") && all.containsKey("LRI") && !all.containsKey(BOTH_CAUSES)) {
        Map<String, Double> sum = new LinkedHashMap<>();
        all.get("NCD")
            .forEach(
                (age, rate) -> {
                  if (all.get("LRI").containsKey(age)) {
                    sum.put(age, rate + all.get("LRI").get(age));
                  }
                });
        all.put(BOTH_CAUSES, sum);
        remarks.add(BOTH_CAUSES + " of " + name + " is the sum of NCD and LRI.");
      }
      all.forEach(
          (cause, byAge) ->
              byAge.entrySet().stream()
                  .sorted(Comparator.comparing(e -> order(e.getKey())))
                  .forEach(e -> table.add(cause, e.getKey(), region, e.getValue(), release)));
    }

    private static int order(String age) {
      int number = age.equals(AgeGroups.ALL) ? 999 : Integer.parseInt(age.replaceAll("\\D.*", ""));
      return 2 * number + (age.endsWith("+") ? 1 : 0);
    }

    /** Rates as given, else number / people. */
    private Map<String, Double> ofCause(String cause) {
      Map<String, Double> rates = new LinkedHashMap<>(of.rates.getOrDefault(cause, Map.of()));
      List<String> without = new ArrayList<>();
      of.numbers
          .getOrDefault(cause, Map.of())
          .forEach(
              (age, number) -> {
                if (!rates.containsKey(age) && people.getOrDefault(age, 0.0) > 0) {
                  rates.put(age, number / people.get(age) * PER);
                } else if (!rates.containsKey(age)) {
                  without.add(age);
                }
              });
      if (!without.isEmpty()) {
        throw new UserError(
            "import gbd-results, location " + name + ", cause " + cause,
            "metric Number without Rate and without people of ages " + Names.some(without),
            "metric Rate, or rows of measure Population for the same ages",
            "Download the metric Rate as well, or put IHME's population file into the folder.");
      }
      return rates;
    }

    private Map<String, Double> withWide(Map<String, Double> rates) {
      WIDE.forEach(
          (group, lowest) -> {
            List<String> ages = fiveYears(rates, lowest);
            boolean known = !ages.isEmpty() && people.keySet().containsAll(ages);
            if (!rates.containsKey(group) && known) {
              double deaths = ages.stream().mapToDouble(a -> rates.get(a) * people.get(a)).sum();
              rates.put(group, deaths / ages.stream().mapToDouble(people::get).sum());
            }
          });
      return rates;
    }

    private void shares(String region, String release, Table.Builder table) {
      Double everyone = people.get(AgeGroups.ALL);
      if (everyone == null || !(everyone > 0)) {
        remarks.add(
            "No age_share of "
                + name
                + ": the people of all ages are not known. Download the metric Number next to Rate"
                + " for every age, or add IHME's population file.");
        return;
      }
      people.entrySet().stream()
          .sorted(Comparator.comparing(e -> order(e.getKey())))
          .forEach(e -> table.add(e.getKey(), region, e.getValue() / everyone, release));
    }
  }
}
