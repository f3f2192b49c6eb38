package org.tradewind.axes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How names are shown in messages: the nearest known one, and a long list cut short. */
public final class Names {
  private static final int SHOWN = 8;
  private static final int LEAST_WITHIN = 3;
  private static final int LONGEST = 100;
  private static final int CODE = 3;

  private Names() {}

  /**
   * "Did you mean 'x'?" for the known name nearest to the one given, where one is near, or for two
   * that are equally near; else empty. Near is a third of the letters changed, or one name within
   * the other. The name given itself is never proposed: whoever wrote it has another problem. Nor
   * is one that is rather another code than a misspelt one ({@link #another}).
   */
  public static String didYouMean(String given, Collection<String> known) {
    List<String> near = near(given, known);
    return near.isEmpty() || near.size() > 2
        ? ""
        : "Did you mean '" + String.join("' or '", near) + "'?";
  }

  /** As {@link #didYouMean(String, Collection)}, with another sentence where that is empty. */
  public static String didYouMean(String given, Collection<String> known, String otherwise) {
    String hint = didYouMean(given, known);
    return hint.isEmpty() ? otherwise : hint;
  }

  /** The known name nearest to the one given, where one alone is ({@link #didYouMean}). */
  public static Optional<String> nearest(String given, Collection<String> known) {
    List<String> near = near(given, known);
    return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
  }

  private static List<String> near(String given, Collection<String> known) {
    List<String> best = new ArrayList<>();
    int most = Math.max(1, (given.length() + 1) / 3);
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : new LinkedHashSet<>(known)) {
      int changes = nearness(given, candidate);
      // a name within the other is near, yet less so than one with as few changes
      int distance = changes <= most ? changes : within(given, candidate) ? most : changes;
      if (distance <= most
          && distance <= bestDistance
          && !candidate.equals(given)
          && !another(given, candidate)) {
        if (distance < bestDistance) {
          best.clear();
        }
        bestDistance = distance;
        best.add(candidate);
      }
    }
    return best;
  }

  /**
   * Whether a name is rather another code: as many digits, but others (25 for 24, GBD 2017 for GBD
   * 2019), or up to {@value #CODE} letters with one of them replaced (HB for HE).
   */
  private static boolean another(String given, String candidate) {
    String a = sorted(given);
    String b = sorted(candidate);
    String digitsOfA = a.replaceAll("\\D", "");
    String digitsOfB = b.replaceAll("\\D", "");
    boolean numbers = digitsOfA.length() == digitsOfB.length() && !digitsOfA.equals(digitsOfB);
    return numbers || given.length() <= CODE && a.length() == b.length() && !a.equals(b);
  }

  private static String sorted(String text) {
    if (text.length() > LONGEST) {
      return "";
    }
    char[] letters = text.toLowerCase(Locale.ROOT).toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  /**
   * Names of very unequal length are not near, and a long text is not compared letter by letter.
   */
  private static int nearness(String given, String candidate) {
    int gap = Math.abs(given.length() - candidate.length());
    return gap > given.length() || given.length() > LONGEST
        ? Integer.MAX_VALUE
        : distance(given, candidate);
  }

  private static boolean within(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return Math.min(a.length(), b.length()) >= LEAST_WITHIN && (a.contains(b) || b.contains(a));
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

  /**
   * Number of letters to change, add, drop or exchange with the next, upper and lower case alike
   * (optimal string alignment).
   */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = d[i - 1][j - 1] + (same(a, i, b, j) ? 0 : 1);
        d[i][j] = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static boolean same(String a, int i, String b, int j) {
    return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
  }

  /**
   * A text with the code points in place of control characters, which could clear a terminal's
   * screen or turn the direction of a line. Line breaks stay: lists of rows have them.
   */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || !unseen(c)) {
                plain.appendCodePoint(c);
              } else {
                plain.append(String.format("\\u%04x", c));
              }
            });
    return plain.toString();
  }

  private static boolean unseen(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
