package org.tradewind.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final String STREAMS = Terminal.STREAMS;

  @Test
  void withoutALauncherNothingIsATerminal() {
    assertThat(Terminal.of(Map.of("TERM", "xterm")))
        .isEqualTo(new Terminal(false, false, true, 80));
  }

  @Test
  void theLauncherNamesTheStreamsAndTheWidth() {
    Map<String, String> all = Map.of(STREAMS, "out errors", "TERM", "xterm", "COLUMNS", "132");
    assertThat(Terminal.of(all)).isEqualTo(new Terminal(true, true, true, 132));
    assertThat(Terminal.of(Map.of(STREAMS, " errors", "TERM", "xterm")))
        .isEqualTo(new Terminal(false, true, true, 80));
  }

  @Test
  void noColorAndADumbTerminalTakeTheColours() {
    assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1")).colours()).isFalse();
    assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "")).colours()).isTrue();
    assertThat(Terminal.of(Map.of("TERM", "dumb")).colours()).isFalse();
    assertThat(Terminal.of(Map.of()).colours()).isFalse();
  }

  @Test
  void nothingMovesInContinuousIntegrationNorOnADumbTerminal() {
    assertThat(Terminal.of(Map.of(STREAMS, "errors", "TERM", "xterm", "CI", "true")).errors())
        .isFalse();
    assertThat(Terminal.of(Map.of(STREAMS, "errors", "TERM", "dumb")).errors()).isFalse();
  }

  @Test
  void aWidthThatCannotBeIsTheUsualOne() {
    for (String columns : new String[] {"0", "", "-5", "wide", "12", "99999999999"}) {
      assertThat(Terminal.of(Map.of("COLUMNS", columns)).columns()).as(columns).isEqualTo(80);
    }
  }
}
