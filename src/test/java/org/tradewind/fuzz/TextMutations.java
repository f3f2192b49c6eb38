package org.tradewind.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Mistakes in text files: CSV, JSON, YAML, XML and what is in between. */
final class TextMutations {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d*)?([eE][-+]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");
  private static final Pattern SPACE = Pattern.compile("[,;\\t: ]+");

  private TextMutations() {}

  static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 512); i++) {
      if (bytes[i] >= 0 && bytes[i] < 9) {
        return false;
      }
    }
    return !new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.UTF_8)
        .contains("\uFFFD\uFFFD");
  }

  static byte[] any(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> utf8(replaced(text, NUMBER, Hostile.one(Hostile.NUMBERS, random), random));
      case 3, 4 -> utf8(replaced(text, WORD, Hostile.one(Hostile.WORDS, random), random));
      case 5 -> utf8(replaced(text, NUMBER, Hostile.one(Hostile.WORDS, random), random));
      case 6 -> utf8(otherType(text, random));
      case 7, 8 -> utf8(lines(text, random));
      case 9 -> utf8(fields(text, random));
      case 10 -> utf8(endings(text, random));
      case 11 -> encoded(text, random);
      case 12 ->
          utf8(inserted(text, Hostile.one(List.of("\"", "'", "\\", "\u0000"), random), random));
      case 13 -> utf8(inserted(text, nested(random), random));
      case 14 -> utf8(lengthened(text, random));
      default ->
          utf8(replaced(text, SPACE, Hostile.one(List.of(",", ";", "\t", ""), random), random));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String replaced(String text, Pattern what, String by, Random random) {
    List<MatchResult> found = what.matcher(text).results().toList();
    if (found.isEmpty()) {
      return inserted(text, by, random);
    }
    MatchResult one = Hostile.one(found, random);
    return text.substring(0, one.start()) + by + text.substring(one.end());
  }

  private static String inserted(String text, String more, Random random) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + more + text.substring(at);
  }

  /** A value of JSON or YAML becomes one of another type. */
  private static String otherType(String text, Random random) {
    Pattern value = Pattern.compile("\"[^\"\n]*\"|\\[[^\\[\\]]*\\]|" + NUMBER.pattern());
    String by =
        Hostile.one(
            List.of(
                "true",
                "null",
                "\"x\"",
                "[]",
                "{}",
                "[[]]",
                "[null]",
                "{\"a\": 1}",
                "~",
                "!!x y",
                "&a [*a]",
                "!!binary aGVsbG8=",
                "2017-01-31",
                "0o17",
                "[1, 2",
                "\"\\ud800\""),
            random);
    return replaced(text, value, by, random);
  }

  private static String nested(Random random) {
    int depth = 1 << 4 + random.nextInt(11);
    return switch (random.nextInt(5)) {
      case 0 -> "[".repeat(depth);
      case 1 -> "{\"a\":".repeat(depth);
      case 2 -> "[".repeat(depth) + "]".repeat(depth);
      case 3 -> "(".repeat(depth);
      default -> bomb();
    };
  }

  /** Nine anchors, each nine times the one before: 9^9 items where aliases are expanded. */
  private static String bomb() {
    StringBuilder text = new StringBuilder("\na0: &a0 [x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a" + i + ": &a" + i + " [");
      text.append(String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))).append("]\n");
    }
    return text.toString();
  }

  private static String lines(String text, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int a = random.nextInt(lines.size());
    int b = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(a);
      case 1 -> lines.add(b, lines.get(a));
      case 2 -> Collections.swap(lines, a, b);
      case 3 -> lines.set(a, "");
      case 4 -> lines.addAll(a, Collections.nCopies(Hostile.count(random) >> 4, lines.get(b)));
      default -> lines.set(a, lines.get(a) + lines.get(b));
    }
    return String.join("\n", lines);
  }

  /** Fields of a line trade places, go or come twice; sometimes in every line, as a column does. */
  private static String fields(String text, Random random) {
    String separator = text.indexOf('\t') >= 0 ? "\t" : ",";
    String[] lines = text.split("\n", -1);
    int a = random.nextInt(8);
    int b = random.nextInt(8);
    int how = random.nextInt(4);
    int only = random.nextBoolean() ? -1 : random.nextInt(lines.length);
    for (int i = 0; i < lines.length; i++) {
      List<String> fields = new ArrayList<>(Arrays.asList(lines[i].split(separator, -1)));
      if ((only < 0 || only == i) && Math.max(a, b) < fields.size()) {
        switch (how) {
          case 0 -> Collections.swap(fields, a, b);
          case 1 -> fields.remove(a);
          case 2 -> fields.add(b, fields.get(a));
          default -> fields.set(a, "");
        }
        lines[i] = String.join(separator, fields);
      }
    }
    return String.join("\n", lines);
  }

  private static String endings(String text, Random random) {
    String by =
        Hostile.one(List.of("\r\n", "\r", "\n\n", "\u0085", "\u2028", "\n\r", " \n"), random);
    return random.nextBoolean()
        ? text.replace("\n", by)
        : replaced(text, Pattern.compile("\n"), by, random);
  }

  private static byte[] encoded(String text, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
      case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
      case 2 -> text.getBytes(StandardCharsets.UTF_16LE);
      case 3 -> replaced(text, WORD, "北京", random).getBytes(Charset.forName("GBK"));
      case 4 -> replaced(text, WORD, "Zürich", random).getBytes(StandardCharsets.ISO_8859_1);
      default -> utf8("\uFEFF" + text);
    };
  }

  /** One line or field becomes very long. */
  private static String lengthened(String text, Random random) {
    String piece = Hostile.one(List.of(",", ";", "\t", ",x", "1", "\"\"", " ", "a: "), random);
    return inserted(text, piece.repeat(Hostile.count(random)), random);
  }
}
