package org.tradewind.config;

import java.util.List;

/**
 * One key of the study file.
 *
 * @param path dotted name, e.g. mrio.errors
 * @param kind type of its value
 * @param defaultValue value where the study does not give it, as it would stand in YAML
 * @param allowed allowed values of text and list keys; empty for any
 * @param meaning one line for the documentation
 */
record Key(String path, Kind kind, String defaultValue, List<String> allowed, String meaning) {
  enum Kind {
    TEXT,
    TEXT_LIST,
    INTEGER,
    NUMBER,
    NUMBER_LIST,
    MAP
  }
}
