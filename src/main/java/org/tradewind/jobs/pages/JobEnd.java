package org.tradewind.jobs.pages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job prints at its end.
 *
 * @param job its name
 * @param text for people
 * @param members for programs: members of one JSON object, in their order
 */
public record JobEnd(String job, String text, Map<String, ?> members) {
  public JobEnd {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** The object on one line; it begins with status and job. */
  public String json() {
    return RunJson.done(this);
  }
}
