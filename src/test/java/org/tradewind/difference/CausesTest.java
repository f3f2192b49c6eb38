package org.tradewind.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares of moves, by hand: the figure is x y + z. */
class CausesTest {
  private static List<Headline> figures(double total, double north, double south) {
    return List.of(
        Headline.of("total", total),
        Headline.of("fixed", 7),
        new Headline("index", "index of N", north),
        new Headline("index", "index of S", south));
  }

  @Test
  void effectsAloneAndTheirInteraction() {
    // A: x 2, y 3, z 1 -> 7; B: x 4, y 5, z 2 -> 22; the software alone moves 7 to 7.5
    List<Cause> causes =
        Causes.of(
            figures(7, .1, .2),
            figures(22, .15, .1),
            figures(7.5, .1, .2),
            List.of(
                new Causes.Trial("x", figures(13.5, .1, .2), ""),
                new Causes.Trial("y", figures(11.5, .15, .2), ""),
                new Causes.Trial("z", figures(8.5, .1, .1), ""),
                new Causes.Trial("w", List.of(), "does not run alone")),
            0);
    assertThat(causes.stream().filter(c -> c.figure().equals("total")))
        .containsExactly(
            new Cause("total", Causes.SOFTWARE, 7, 22, .5, ""),
            new Cause("total", "x", 7, 22, 6, ""),
            new Cause("total", "y", 7, 22, 4, ""),
            new Cause("total", "z", 7, 22, 1, ""),
            new Cause("total", "w", 7, 22, Double.NaN, "does not run alone"),
            new Cause("total", Causes.REMAINDER, 7, 22, 3.5, ""));
    assertThat(causes.get(1).share()).isEqualTo(6. / 15);
    assertThat(causes).as("a figure that did not move").noneMatch(c -> c.figure().equals("fixed"));
    assertThat(causes)
        .as("of the indices, the one that moved most")
        .anyMatch(c -> c.figure().equals("index of S"))
        .noneMatch(c -> c.figure().equals("index of N"));
    assertThat(Causes.of(figures(7, 1, 2), figures(8, 1.001, 2), figures(7, 1, 2), List.of(), .01))
        .as("within the tolerance")
        .extracting(Cause::figure)
        .containsOnly("total");
    assertThat(causes.stream().filter(c -> c.figure().equals("index of S")))
        .filteredOn(c -> c.cause().equals("z"))
        .extracting(Cause::share)
        .containsExactly(1.);
  }
}
