package org.tradewind.jobs;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Labels by the bytes Spark holds, so that a million rows do not make two million strings. */
final class Label {
  private final Map<UTF8String, String> known = new HashMap<>();

  String of(UTF8String bytes) {
    String label = known.get(bytes);
    if (label == null) {
      label = bytes.toString();
      known.put(bytes.copy(), label);
    }
    return label;
  }
}
