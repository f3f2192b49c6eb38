package org.tradewind.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The files that the report is made of: scripts, style, fonts, and the libraries of others. */
final class ReportFiles {
  private static final String ROOT = "/org/tradewind/report/";
  private static final String LIBRARIES = "/META-INF/resources/webjars/";

  /** Line of files.txt after which scripts stand that need a browser. */
  private static final String BROWSER_ONLY = "# browser only";

  private static final List<Script> OF_OTHERS =
      List.of(library("d3", "7.9.0"), library("d3-sankey", "0.12.3"));

  /**
   * A script.
   *
   * @param name of its file
   * @param text what it says
   */
  record Script(String name, String text) {
    Script {
      // it could not stand in a page
      if (text.toLowerCase(java.util.Locale.ROOT).contains("</script") || text.contains("<!--")) {
        throw new IllegalStateException(name + " ends a script element");
      }
    }
  }

  private ReportFiles() {}

  /** Scripts that need no browser, libraries first. */
  static List<Script> pure() {
    List<Script> scripts = new ArrayList<>(OF_OTHERS);
    scripts.addAll(ours(false));
    return scripts;
  }

  /** Scripts of the page, libraries first. */
  static List<Script> ofPage() {
    List<Script> scripts = pure();
    scripts.addAll(ours(true));
    return scripts;
  }

  private static List<Script> ours(boolean browser) {
    List<Script> scripts = new ArrayList<>();
    boolean inBrowser = false;
    for (String line : text("files.txt").lines().map(String::strip).toList()) {
      inBrowser |= line.equals(BROWSER_ONLY);
      if (inBrowser == browser && !line.isEmpty() && !line.startsWith("#")) {
        scripts.add(new Script(line, text("js/" + line)));
      }
    }
    return scripts;
  }

  private static Script library(String name, String version) {
    String path = LIBRARIES + name + "/" + version + "/dist/" + name + ".min.js";
    return new Script(name, new String(bytes(path), StandardCharsets.UTF_8).strip());
  }

  /** A text among the report's own files. */
  static String text(String name) {
    return new String(bytes(ROOT + name), StandardCharsets.UTF_8);
  }

  /** A file of ours in base 64. */
  static String base64(String name) {
    return Base64.getEncoder().encodeToString(bytes(ROOT + name));
  }

  /** A file of ours to be read. */
  static InputStream open(String name) {
    return ReportFiles.class.getResourceAsStream(ROOT + name);
  }

  private static byte[] bytes(String path) {
    try (InputStream in = ReportFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
