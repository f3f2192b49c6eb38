package org.tradewind.formats.pymrio;

import java.util.ArrayList;
import java.util.List;

/** Reads the text that Python writes for a tuple of strings, such as {@code ('reg1', "men's")}. */
public final class PythonTuple {
  private PythonTuple() {}

  /** The strings of a tuple; other text is one label. */
  public static String[] parse(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return new String[] {text};
    }
    List<String> parts = new ArrayList<>();
    int at = 1;
    while (at < text.length() - 1) {
      char quote = text.charAt(at);
      if (quote != '\'' && quote != '"') {
        return new String[] {text};
      }
      StringBuilder part = new StringBuilder();
      at++;
      while (at < text.length() - 1 && text.charAt(at) != quote) {
        if (text.charAt(at) == '\\') {
          at++;
        }
        part.append(text.charAt(at++));
      }
      parts.add(part.toString());
      at++;
      while (at < text.length() - 1 && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
        at++;
      }
    }
    return parts.toArray(String[]::new);
  }
}
