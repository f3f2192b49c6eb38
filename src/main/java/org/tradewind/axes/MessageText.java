package org.tradewind.axes;

/**
 * The one message of a mistake, fit for a terminal and a log whatever the input holds: control
 * characters, which could clear a screen or turn the direction of the text, stand as their code
 * points, and what is longer than a page is cut in its middle.
 */
final class MessageText {
  /** A message that is longer hides more than it shows. */
  private static final int LONGEST = 2000;

  /** Of where, expected and what to do; the rest is left to what was found. */
  private static final int LONGEST_PART = 400;

  private MessageText() {}

  static String of(String where, String found, String expected, String whatToDo) {
    String head = cut(where, LONGEST_PART) + ": found ";
    String tail = "; expected " + cut(expected, LONGEST_PART) + ". " + cut(whatToDo, LONGEST_PART);
    return (head + cut(found, LONGEST - head.length() - tail.length()) + tail).strip();
  }

  private static String cut(String text, int most) {
    String shown = Names.plain(text);
    if (shown.length() <= most) {
      return shown;
    }
    String between = " [... " + shown.length() + " characters in all ...] ";
    int kept = (most - between.length()) / 2;
    return shown.substring(0, kept) + between + shown.substring(shown.length() - kept);
  }
}
