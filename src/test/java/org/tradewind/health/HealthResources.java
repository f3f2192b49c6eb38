package org.tradewind.health;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.tradewind.tables.Csv;

/** The tables of reference figures beside these tests; their first lines say where each is from. */
final class HealthResources {
  private HealthResources() {}

  static Csv csv(String name) {
    try (var reader =
        new InputStreamReader(
            HealthResources.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      return Csv.withNotes(reader, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table of quantity,value. */
  static Map<String, Double> quantities(String name) {
    Csv csv = csv(name);
    Map<String, Double> quantities = new HashMap<>();
    for (int r = 0; r < csv.rows(); r++) {
      quantities.put(csv.text(r, "quantity"), csv.number(r, "value"));
    }
    return quantities;
  }
}
