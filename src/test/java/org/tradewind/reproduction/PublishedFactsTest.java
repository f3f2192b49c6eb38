package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Csv;

/** The bundled tables of facts against the lists that were read from the papers, where at hand. */
class PublishedFactsTest {
  private static final Path LISTS = Path.of("../shared/reference");

  private static Csv list(String name) throws IOException {
    Path file = LISTS.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "needs ../shared/reference/" + name);
    return Csv.read(Files.newBufferedReader(file), file.toString());
  }

  @Test
  void everyRowOfPaperAStandsHereOnceWithItsNumbers() throws IOException {
    Csv list = list("published_numbers.csv");
    Map<String, List<PublishedNumber>> byQuantity =
        PublishedNumbers.read().all().stream()
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

  @Test
  void everyRowOfPaperBIsListed() throws IOException {
    Csv list = list("published_numbers.csv");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < list.rows(); i++) {
      if (list.text(i, "paper").equals("B")) {
        rows.add(
            String.join(
                "|",
                list.text(i, "quantity").replaceFirst("^B: ", ""),
                list.text(i, "value"),
                list.text(i, "unit")));
      }
    }
    Csv facts = Csv.fact("published_numbers_b");
    List<String> listed = new ArrayList<>();
    for (int i = 0; i < facts.rows(); i++) {
      listed.add(
          String.join(
              "|", facts.text(i, "quantity"), facts.text(i, "printed"), facts.text(i, "unit")));
      assertThat(facts.text(i, "needs")).isIn("costs", "accounts", "observations");
    }
    assertThat(listed).containsExactlyElementsOf(rows);
  }

  @Test
  void everyRelationIsCheckedWithTheVerdictThatTheListHas() throws IOException {
    Csv list = list("published_identities.csv");
    Csv facts = Csv.fact("published_identities");
    assertThat(facts.column("identity")).containsExactlyElementsOf(list.column("identity"));
    PublishedNumbers published = PublishedNumbers.read();
    List<Identity> all = Identity.all();
    for (int i = 0; i < list.rows(); i++) {
      assertThat(all.get(i).check().apply(published).verdict())
          .as(list.text(i, "identity"))
          .isEqualTo(IdentityTest.readAs(list.text(i, "verdict")));
    }
  }

  /** Ratios of bounds and means of the list, worked out by another program. */
  @Test
  void ratiosAndMeansAreThoseOfTheList() throws IOException {
    Csv list = list("published_intervals.csv");
    List<PublishedNumber> numbers =
        PublishedNumbers.read().all().stream().filter(n -> n.interval().isPresent()).toList();
    assertThat(numbers).hasSize(list.rows());
    Function<Integer, Optional<PublishedNumber>> same =
        row ->
            numbers.stream()
                .filter(n -> n.printed().value() == list.number(row, "central"))
                .filter(n -> n.interval().orElseThrow().low().value() == list.number(row, "lo95"))
                .findFirst();
    for (int row = 0; row < list.rows(); row++) {
      PublishedNumber number = same.apply(row).orElseThrow();
      String what = list.text(row, "quantity");
      assertThat(number.lowRatio().contains(list.number(row, "lo_ratio"))).as(what).isTrue();
      assertThat(number.highRatio().contains(list.number(row, "hi_ratio"))).as(what).isTrue();
      double mean =
          IntervalIdentities.lognormalMean(
              number.interval().orElseThrow().low().value(),
              number.interval().orElseThrow().high().value());
      assertThat(mean).as(what).isCloseTo(list.number(row, "lognormal_mean"), within(2e-4 * mean));
    }
  }
}
