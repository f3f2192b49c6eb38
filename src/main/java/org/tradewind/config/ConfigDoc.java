package org.tradewind.config;

/** Writes docs/config.md from the keys, so that the page cannot differ from the code. */
public final class ConfigDoc {
  private ConfigDoc() {}

  /** The whole page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# The study file\n\n")
        .append("<!-- Generated from the code; `mvn verify` fails where it differs. -->\n\n")
        .append(
            "A study is one YAML file. Every key has a default; a key that is not listed here is refused. A dot stands for nesting, so `mrio.errors`"
                + " is the key `errors` inside `mrio`. On the command line `--set KEY=VALUE` overrides the file. Relative paths start at the"
                + " working directory.\n\n")
        .append("| key | default | allowed | meaning |\n|---|---|---|---|\n");
    for (Key key : StudyKeys.ALL) {
      page.append("| `").append(key.path()).append("` | `").append(key.defaultValue());
      page.append("` | ");
      page.append(
          key.allowed().isEmpty()
              ? key.kind().toString().toLowerCase(java.util.Locale.ROOT)
              : String.join(", ", key.allowed()));
      page.append(" | ").append(key.meaning()).append(" |\n");
    }
    return page.toString();
  }
}
