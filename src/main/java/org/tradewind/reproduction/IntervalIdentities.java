package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tradewind.reproduction.Identity.Finding;

/**
 * Relations among printed 95 % intervals. Every printed number stands for the range of values that
 * are printed so; ranges that share a value agree.
 */
final class IntervalIdentities {
  static final List<String> CO2 = List.of("co2_total", "trade_co2", "power_east_co2", "z5_z1_co2");
  static final List<String> EMITTED =
      List.of("co2_total", "pm25_total", "so2_total", "nox_total", "nh3_total");
  static final List<String> DEATH_FLOWS =
      List.of("trade_deaths", "power_east_deaths", "power_nw_deaths", "z4_z1_deaths");

  /** Between the 2.5th and 97.5th percentile of a normal distribution, in standard deviations. */
  private static final double WIDTH = 2 * 1.959963984540054;

  private IntervalIdentities() {}

  static List<Identity> all() {
    return List.of(
        Identity.ofPrint("co2_ratios", IntervalIdentities::co2Ratios),
        Identity.ofPrint("lognormal_means", IntervalIdentities::lognormalMeans),
        Identity.ofPrint("death_ratios", IntervalIdentities::deathRatios),
        Identity.ofPrint("death_total_ratios", IntervalIdentities::deathTotal));
  }

  private static Finding co2Ratios(PublishedNumbers published) {
    return shared(lowRatios(published, CO2), highRatios(published, CO2));
  }

  private static Finding deathRatios(PublishedNumbers published) {
    return shared(lowRatios(published, DEATH_FLOWS), highRatios(published, DEATH_FLOWS));
  }

  private static Finding shared(List<Range> lows, List<Range> highs) {
    Optional<Range> low = Range.common(lows);
    Optional<Range> high = Range.common(highs);
    return Finding.of(
        low.isPresent() && high.isPresent(),
        "lower bound over central in " + shown(low) + ", upper in " + shown(high));
  }

  private static Finding deathTotal(PublishedNumbers published) {
    Optional<Range> low = Range.common(lowRatios(published, DEATH_FLOWS));
    Optional<Range> high = Range.common(highRatios(published, DEATH_FLOWS));
    PublishedNumber total = published.get("deaths_supply");
    boolean agrees =
        low.filter(total.lowRatio()::meets).isPresent()
            && high.filter(total.highRatio()::meets).isPresent();
    return Finding.of(
        agrees,
        "the total has "
            + shown(Optional.of(total.lowRatio()))
            + " and "
            + shown(Optional.of(total.highRatio()))
            + ", the flows "
            + shown(low)
            + " and "
            + shown(high));
  }

  /** Mean of the lognormal distribution with this interval: sqrt(lo hi) exp(s^2 / 2). */
  static double lognormalMean(double low, double high) {
    double sigma = Math.log(high / low) / WIDTH;
    return Math.sqrt(low * high) * Math.exp(sigma * sigma / 2);
  }

  private static Finding lognormalMeans(PublishedNumbers published) {
    boolean agrees = true;
    List<String> means = new ArrayList<>();
    List<String> medians = new ArrayList<>();
    for (String id : EMITTED) {
      PublishedNumber number = published.get(id);
      Range low = number.interval().orElseThrow().low().range();
      Range high = number.interval().orElseThrow().high().range();
      agrees &= number.printed().range().meets(means(low, high));
      means.add(String.format(Locale.ROOT, "%.5g", lognormalMean(middle(low), middle(high))));
      Range median =
          new Range(Math.sqrt(low.low() * high.low()), Math.sqrt(low.high() * high.high()));
      if (number.printed().range().meets(median)) {
        medians.add(number.quantity());
      }
    }
    return Finding.of(
        agrees,
        String.join("; ", means)
            + "; the median sqrt(lo hi) agrees for "
            + (medians.isEmpty() ? "none" : String.join(", ", medians)));
  }

  /** Means that rounded bounds allow; the mean rises with both in their ranges' corners. */
  private static Range means(Range low, Range high) {
    double[] corners = {
      lognormalMean(low.low(), high.low()),
      lognormalMean(low.low(), high.high()),
      lognormalMean(low.high(), high.low()),
      lognormalMean(low.high(), high.high())
    };
    java.util.Arrays.sort(corners);
    return new Range(corners[0], corners[3]);
  }

  private static double middle(Range range) {
    return (range.low() + range.high()) / 2;
  }

  private static List<Range> lowRatios(PublishedNumbers published, List<String> ids) {
    return ids.stream().map(id -> published.get(id).lowRatio()).toList();
  }

  private static List<Range> highRatios(PublishedNumbers published, List<String> ids) {
    return ids.stream().map(id -> published.get(id).highRatio()).toList();
  }

  private static String shown(Optional<Range> range) {
    return range
        .map(r -> String.format(Locale.ROOT, "%.4f to %.4f", r.low(), r.high()))
        .orElse("nothing common");
  }
}
