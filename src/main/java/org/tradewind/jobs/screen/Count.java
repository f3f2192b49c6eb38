package org.tradewind.jobs.screen;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How much of something is done.
 *
 * @param unit what is counted
 * @param done how many are done
 * @param known how many there are, as far as is known
 * @param millis since the first was begun
 */
record Count(String unit, long done, long known, long millis) {
  static final Count NONE = new Count("", 0, 0, 0);

  /** Below this share or number of what is known, the time of the rest is a guess. */
  private static final double TOO_EARLY = .05;

  private static final int TOO_FEW = 2;

  /** Whether there is anything to count. */
  boolean counts() {
    return known > 0;
  }

  /** The time that the rest takes if it goes on like this; none while that would be a guess. */
  Optional<Duration> left() {
    if (done < TOO_FEW || done < TOO_EARLY * known || done >= known) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(Math.round(millis * (double) (known - done) / done)));
  }

  /** As a line of a log. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d of %,d %s", done, known, unit)
        + left().map(t -> ", about " + clock(t) + " left").orElse("");
  }

  /** A time as people read it: 42 s, 3 min 20 s, 1 h 05 min. */
  static String clock(Duration time) {
    long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }
}
