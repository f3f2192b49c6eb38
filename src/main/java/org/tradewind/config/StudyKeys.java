package org.tradewind.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tradewind.tables.Csv;

/** All keys a study file may have, in the order of the documentation (facts/study_keys.csv). */
final class StudyKeys {
  /** Stands for a path or date that is not given. */
  static final String NONE = "none";

  /** Stands for a value that the inputs have. */
  static final String AUTO = "auto";

  static final List<Key> ALL = read(Csv.fact("study_keys"));

  private StudyKeys() {}

  private static List<Key> read(Csv keys) {
    return IntStream.range(0, keys.rows())
        .mapToObj(
            row ->
                new Key(
                    keys.text(row, "key"),
                    Key.Kind.valueOf(keys.text(row, "kind").toUpperCase(Locale.ROOT)),
                    keys.text(row, "default"),
                    Arrays.stream(keys.text(row, "allowed").split("\\|"))
                        .filter(value -> !value.isEmpty())
                        .toList(),
                    keys.text(row, "meaning")))
        .toList();
  }
}
