package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.tables.Csv;

/** The bundled tables of facts against the lists that were read from the papers, where at hand. */
class PublishedFactsTest {
  private static final Path LISTS = Path.of("../shared/reference");

  private static Csv list(String name) throws IOException {
    Path file = LISTS.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "needs ../shared/reference/" + name);
    return Csv.withNotes(Files.newBufferedReader(file), file.toString());
  }

  @Test
  void everyRowOfPaperAStandsHereOnceWithItsNumbers() throws IOException {
    Csv list = list("published_numbers.csv");
    Map<String, List<PublishedNumber>> byQuantity =
        PublishedNumbers.read(Paper.A).all().stream()
            .collect(Collectors.groupingBy(PublishedNumber::quantity));
    Set<String> rows = new LinkedHashSet<>();
    for (int i = 0; i < list.rows(); i++) {
      if (!list.text(i, "paper").equals("A")) {
        continue;
      }
      String quantity = list.text(i, "quantity");
      assertThat(rows.add(quantity)).as("row twice: " + quantity).isTrue();
      List<PublishedNumber> numbers = byQuantity.get(quantity);
      assertThat(numbers).as(quantity).isNotNull();
      String all = list.text(i, "value") + " " + list.text(i, "unit");
      for (PublishedNumber number : numbers) {
        assertThat(numbersIn(all)).as(quantity).contains(number.printed().value());
      }
      bounds(list, i, numbers.get(0));
    }
    assertThat(rows).containsExactlyInAnyOrderElementsOf(byQuantity.keySet());
  }

  private static void bounds(Csv list, int row, PublishedNumber number) {
    String low = list.text(row, "lo95");
    assertThat(number.interval().isPresent()).as(number.id()).isEqualTo(!low.isEmpty());
    number
        .interval()
        .ifPresent(
            i -> {
              assertThat(i.low().value()).as(number.id()).isEqualTo(Double.parseDouble(low));
              assertThat(i.high().value()).as(number.id()).isEqualTo(list.number(row, "hi95"));
            });
  }

  /** Every number in a text such as ">50", "0.6 / 0.2", "+165 to +420" or "Mt (25% of ...)". */
  private static List<Double> numbersIn(String text) {
    List<Double> numbers = new ArrayList<>();
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("-?\\d+(\\.\\d+)?").matcher(text);
    while (m.find()) {
      numbers.add(Double.parseDouble(m.group()));
    }
    return numbers;
  }

  /** Paper B's rows stand with all their numbers; ours has more rows, which the list has not. */
  @Test
  void everyRowOfPaperBStandsHereWithItsNumbers() throws IOException {
    Csv list = list("published_numbers.csv");
    Map<String, List<PublishedNumber>> byQuantity =
        PublishedNumbers.read(Paper.B).all().stream()
            .collect(Collectors.groupingBy(PublishedNumber::quantity));
    int rows = 0;
    for (int i = 0; i < list.rows(); i++) {
      if (list.text(i, "paper").equals("B")) {
        String quantity = list.text(i, "quantity").replaceFirst("^B: ", "");
        List<PublishedNumber> numbers = byQuantity.get(quantity);
        assertThat(numbers).as(quantity).isNotNull();
        String value = list.text(i, "value").replace("R2", "").replace(" of 53", "");
        assertThat(numbers.stream().map(n -> n.printed().value()).toList())
            .as(quantity)
            .containsAll(numbersIn(value.replaceAll("(?<=\\d)-", " ")));
        rows++;
      }
    }
    assertThat(rows).isEqualTo(32);
  }

  @Test
  void everyNumberOfPaperBSaysWhereItStands() {
    assertThat(PublishedNumbers.read(Paper.B).all())
        .allSatisfy(n -> assertThat(n.where()).as(n.id()).startsWith("B:"));
  }

  @Test
  void everyRelationStandsHereWithItsVerdict() throws IOException {
    Csv list = list("published_identities.csv");
    Csv facts = Csv.fact("papers/published_identities");
    assertThat(facts.column("identity")).containsExactlyElementsOf(list.column("identity"));
    assertThat(facts.column("verdict")).containsExactlyElementsOf(list.column("verdict"));
    assertThat(facts.column("computed")).doesNotContain("");
  }

  /** What paper B's relations come to by its printed numbers and the incomes that they name. */
  @Test
  void relationsOfPaperBAreThoseOfThePrintedNumbers() {
    PublishedNumbers b = PublishedNumbers.read(Paper.B);
    double vsl = 3.83 * Math.pow(15308.7 / 37000, 1.2);
    double epa = 8.2 * Math.pow(15308.7 / 54225.4, 0.5);
    assertThat(computed("b_vsl")).isEqualTo(String.format(Locale.ROOT, "%.3f", vsl));
    assertThat(computed("b_vsl_epa")).startsWith(String.format(Locale.ROOT, "%.3f with e", epa));
    assertThat(b.get("b_vsl_central").printed().range().contains(vsl)).isTrue();
    assertThat(b.get("b_vsl_epa").printed().range().contains(epa)).isTrue();
    double printed = b.get("b_vsl").printed().value() * 1e6; // USD a death
    double scc = b.get("b_scc").printed().value();
    assertThat(printed / scc).isEqualTo(b.get("b_break_even").printed().value());
    assertThat(computed("b_100bn")).contains(String.format("%.0f 10^9 USD", 1e5 * printed / 1e9));
    double most = 2 * 1e5 * printed / scc / 1e6; // climate twice health, Mt
    assertThat(computed("b_bituminous")).contains(String.format(Locale.ROOT, "%,.0f of", most));
    double energy = 1e5 / (b.get("b_energy_deaths").printed().value() / 100);
    assertThat(computed("b_energy")).contains(String.format(Locale.ROOT, "least %,.0f", energy));
    double coal = 1e5 / (b.get("b_coal_power_j").printed().value() / 100);
    assertThat(computed("b_coal_power")).contains(String.format(Locale.ROOT, "least %,.0f", coal));
  }

  private static String computed(String id) {
    Csv facts = Csv.fact("papers/published_identities");
    return facts.text(facts.column("id").indexOf(id), "computed");
  }

  /** The base of a printed share: amount over percent, each standing for all that round to it. */
  @ParameterizedTest
  @CsvSource({
    "trade_deaths_share, trade_deaths, trade_deaths_share_j",
    "zones_co2, z5_z1_co2, z5_z1_co2_trade",
    "zones_deaths, z4_z1_deaths, z4_z1_deaths_trade",
    "scenario_co2, full_co2, full_co2_trade",
    "scenario_deaths, full_deaths, full_deaths_trade",
    "power_base, power_east_co2, power_east_co2_share",
    "power_deaths_base, power_east_deaths, power_east_deaths_share"
  })
  void basesAreThoseOfThePrintedNumbers(String id, String amount, String percent) {
    Csv facts = Csv.fact("papers/published_identities");
    PublishedNumbers published = PublishedNumbers.read(Paper.A);
    Range of = published.get(amount).printed().range();
    Range over = published.get(percent).printed().range();
    assertThat(facts.text(facts.column("id").indexOf(id), "computed"))
        .contains(
            String.format(
                Locale.ROOT,
                "%,.0f to %,.0f",
                100 * of.low() / over.high(),
                100 * of.high() / over.low()));
  }
}
