package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.tables.Provenance.Status;

class ProvenanceTest {
  /** By hand: made up before given without a word before estimated before published. */
  @ParameterizedTest
  @CsvSource({
    "REAL, REAL, REAL",
    "REAL, ESTIMATED, ESTIMATED",
    "GIVEN, ESTIMATED, GIVEN",
    "REAL, GIVEN, GIVEN",
    "GIVEN, ILLUSTRATIVE, ILLUSTRATIVE",
    "ILLUSTRATIVE, ESTIMATED, ILLUSTRATIVE"
  })
  void theLessCertainStatusStays(Status one, Status other, Status both) {
    assertThat(origin(one, "a").completedBy(origin(other, "b")).status()).isEqualTo(both);
    assertThat(origin(other, "a").completedBy(origin(one, "b")).status()).isEqualTo(both);
    assertThat(Status.ofAll(Stream.of(origin(one, "a"), origin(other, "b")))).isEqualTo(both);
  }

  @Test
  void nothingIsAsCertainAsCanBe() {
    assertThat(Status.ofAll(Stream.of())).isEqualTo(Status.REAL);
  }

  @Test
  void aSourceThatIsNamedIsNotNamedTwice() {
    Provenance first = origin(Status.REAL, "a; b");
    assertThat(first.continuedBy(origin(Status.REAL, "b")).source()).isEqualTo("a; b");
    assertThat(first.completedBy(origin(Status.REAL, "b")).source()).isEqualTo("a; b; b");
    assertThat(first.continuedBy(origin(Status.REAL, "c")).source()).isEqualTo("a; b; c");
    assertThat(first.continuedBy(origin(Status.REAL, "b")).note()).isEqualTo("made; then made");
  }

  private static Provenance origin(Status status, String source) {
    return new Provenance(status, source, "made", List.of());
  }
}
