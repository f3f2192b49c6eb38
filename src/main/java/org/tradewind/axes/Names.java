package org.tradewind.axes;

import java.util.Collection;
import java.util.List;

/** How names are shown in messages: the nearest known one, and a long list cut short. */
public final class Names {
  private static final int SHOWN = 8;

  /** What is longer was not meant for a name, and comparing it would take its length squared. */
  private static final int LONGEST = 100;

  private Names() {}

  /**
   * "Did you mean 'x'?" for the known name nearest to the one given, or a neutral hint where none
   * is near.
   */
  public static String didYouMean(String given, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(given, candidate);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best == null || bestDistance > Math.max(2, given.length() / 2)
        ? "Use one of the known names."
        : "Did you mean '" + best + "'?";
  }

  /** The first few names in parentheses, with the number left out. */
  public static String some(List<String> names) {
    if (names.size() <= SHOWN) {
      return "(" + String.join(", ", names) + ")";
    }
    return "("
        + String.join(", ", names.subList(0, SHOWN))
        + ", and "
        + (names.size() - SHOWN)
        + " more)";
  }

  /** Levenshtein distance, upper and lower case alike; very large between what is no name. */
  static int distance(String a, String b) {
    if (Math.max(a.length(), b.length()) > LONGEST) {
      return a.equals(b) ? 0 : Integer.MAX_VALUE;
    }
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int change = previous[j - 1] + (same ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
