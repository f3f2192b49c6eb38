package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code of a page.
 *
 * @param language what stands behind the fence: how the block is run
 * @param line line of its fence
 * @param text what is in it
 * @param folder folder that the text before it enters ({@code cd FOLDER; duckdb}); empty for none
 */
record CodeBlock(String language, int line, String text, String folder) {
  static final String SHELL = "sh";
  static final String PYTHON = "python";
  static final String SQL = "sql";

  /** Output of the command before. */
  static final String OUTPUT = "text";

  private static final Set<String> KNOWN = Set.of(SHELL, PYTHON, SQL, OUTPUT);
  private static final String FENCE = "```";
  private static final Pattern ENTERED = Pattern.compile("`cd ([a-z/-]+); duckdb");

  /** The blocks of a page, in order. Nothing that could be run may stand there in another form. */
  static List<CodeBlock> of(Path page) {
    try {
      return of(page.toString(), Files.readAllLines(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CodeBlock> of(String page, List<String> lines) {
    List<CodeBlock> blocks = new ArrayList<>();
    String folder = "";
    int open = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String where = page + ", line " + (i + 1);
      if (open >= 0) {
        if (line.equals(FENCE)) {
          String language = lines.get(open).substring(FENCE.length());
          String text = String.join("\n", lines.subList(open + 1, i));
          blocks.add(new CodeBlock(language, open + 1, text, folder));
          open = -1;
        }
        continue;
      }
      assertThat(line).as(where + ": indented code says not how it is run").doesNotMatch(" {4}.*");
      assertThat(line).as(where + ": another fence").doesNotMatch(" *(~~~| ```).*");
      Matcher entered = ENTERED.matcher(line);
      folder = entered.find() ? entered.group(1) : folder;
      if (line.startsWith(FENCE)) {
        assertThat(KNOWN).as(where + ": kind of block").contains(line.substring(FENCE.length()));
        open = i;
      }
    }
    assertThat(open).as(page + ": a block without an end").isNegative();
    return blocks;
  }

  /** Its first line, for the name of a test. */
  String title() {
    return "line " + line + ", " + language + ": " + text.lines().findFirst().orElse("");
  }
}
