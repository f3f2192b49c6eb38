package org.tradewind.reproduction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tradewind.reproduction.Identity.Finding;
import org.tradewind.reproduction.Identity.Verdict;

/** What the papers say of themselves in two places, and what the response allows. */
final class TextIdentities {
  private static final int SECTORS_IN_METHODS = 42;
  private static final int SECTORS_UNDER_FIGURE_1 = 44;
  private static final int PROVINCES = 31;
  private static final int PROVINCES_IN_SECTION_3_2 = 30;
  private static final Set<String> WRF_VERSIONS = Set.of("3.4.1", "3.8.1");
  private static final Printed R_OF_B = Printed.of("0.76");

  /** Subsectors of B by category: energy, industry, domestic, transport, agriculture. */
  private static final List<Integer> SUBSECTORS = List.of(6, 24, 15, 5, 3);

  private static final int ALL_SUBSECTORS = 53;
  private static final int SYNERGISTIC = 36;
  private static final int NOT_SYNERGISTIC = 17;

  /**
   * d ln J / d ln z and J of a population-weighted mean of 45 ug/m3 by the releases of 2010, 2015
   * and 2017 of the Global Burden of Disease's draws, computed apart from this software.
   */
  private static final Range ELASTICITY = new Range(0.4, 0.6);

  private static final Range J_OF_RELEASES = new Range(0.91e6, 1.42e6);

  /** Deaths by power in B: 10 % of a total between 1.0 and 1.4 million. */
  private static final Range POWER_DEATHS_OF_B = new Range(1.0e5, 1.4e5);

  private TextIdentities() {}

  static List<Identity> all() {
    return List.of(
        Identity.ofPrint("counts", p -> counts()),
        Identity.ofPrint("model_versions", TextIdentities::versions),
        Identity.ofPrint("b_subsectors", p -> subsectors()),
        Identity.ofPrint("power_tension", TextIdentities::power),
        new Identity("elasticity", TextIdentities::elasticity, TextIdentities::closure));
  }

  private static Finding counts() {
    return Finding.of(
        SECTORS_IN_METHODS == SECTORS_UNDER_FIGURE_1 && PROVINCES == PROVINCES_IN_SECTION_3_2,
        String.format(
            Locale.ROOT,
            "%d and %d; %d and %d",
            SECTORS_IN_METHODS,
            SECTORS_UNDER_FIGURE_1,
            PROVINCES,
            PROVINCES_IN_SECTION_3_2));
  }

  private static Finding versions(PublishedNumbers published) {
    boolean oneR = published.range("pm25_r").meets(R_OF_B.range());
    return Finding.of(
        WRF_VERSIONS.size() == 1 && oneR,
        WRF_VERSIONS.size()
            + " versions of WRF; r "
            + published.value("pm25_r")
            + " and "
            + R_OF_B.value());
  }

  private static Finding subsectors() {
    int sum = SUBSECTORS.stream().mapToInt(Integer::intValue).sum();
    return Finding.of(
        sum == ALL_SUBSECTORS && sum - SYNERGISTIC == NOT_SYNERGISTIC,
        sum + "; " + (sum - SYNERGISTIC));
  }

  /**
   * Power's deaths in A, were deaths relocated in the share in which CO2 is: relocated deaths over
   * (relocated CO2 / CO2 of power), the latter over half of the supply chains' CO2.
   */
  private static Finding power(PublishedNumbers published) {
    Range relocatedDeaths =
        ShareIdentities.base(published, "power_east_deaths", "power_east_deaths_share");
    Range relocated = ShareIdentities.base(published, "power_east_co2", "power_east_co2_share");
    Range supply =
        published.range("co2_total").times(published.range("co2_supply_share")).times(0.01);
    double leastPower = supply.low() * published.value("power_co2") / 100;
    double largestShare = Math.min(1, relocated.high() / leastPower);
    double atLeast = relocatedDeaths.low() / largestShare;
    return new Finding(
        String.format(
            Locale.ROOT,
            "relocated CO2 at most %.0f %% of power's; so power in A at least %,.0f deaths, if"
                + " relocated alike; B %s",
            100 * largestShare,
            atLeast,
            ShareIdentities.text(POWER_DEATHS_OF_B, "")),
        atLeast <= POWER_DEATHS_OF_B.high() ? Verdict.AGREES : Verdict.TENSION);
  }

  /** First-order deaths are at most d ln J / d ln z of J: the J that the printed total takes. */
  private static Finding elasticity(PublishedNumbers published) {
    Range total = ShareIdentities.base(published, "trade_deaths", "trade_deaths_share_j");
    Range j = total.over(ELASTICITY);
    return Finding.of(
        j.meets(J_OF_RELEASES),
        "all-source deaths "
            + ShareIdentities.text(total, "")
            + " at first order take J of "
            + ShareIdentities.text(j, "")
            + "; releases give "
            + ShareIdentities.text(J_OF_RELEASES, ""));
  }

  private static String closure(FinishedRun run) {
    if (run.manifest().firstOrderOverJ().isEmpty()) {
      throw new NotInRun("sum(lambda E) / J is not in the manifest");
    }
    return String.format(
        Locale.ROOT, "sum(lambda E) / J = %.3f", run.manifest().firstOrderOverJ().getAsDouble());
  }
}
