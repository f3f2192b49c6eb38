package org.tradewind.config;

/** Writes docs/config.md from the keys, so that the page cannot differ from the code. */
public final class ConfigDoc {
  private static final String WHATIFS =
      """

      ## What-ifs

      `whatif` names what-ifs. Each is one step or a list of steps. A step chooses sources by its filters and scales their emissions: 0 removes, 0.5 halves, 2 doubles.

          whatif:
            coal_power_off: {category: energy, fuel: [coal, lignite], scale: 0}
            homes_to_gas:
              - {subsector: [dom_bituminous, dom_anthracite], region: [BJ, TJ], scale: 0}
              - {subsector: dom_natural_gas, region: [BJ, TJ], scale: 3.2}
              - {subsector: dom_natural_gas, region: [BJ, TJ], species: NOX, scale: 0.8}

      | filter | names |
      |---|---|
      | `subsector` | codes of the table `subsector` |
      | `category` | its categories |
      | `fuel` | whole words of its column `fuel_or_process`, upper and lower case alike: coal is part of Bituminous coal |
      | `sector` | sectors of the MRIO, or household: the share that the concordance puts there |
      | `region` | codes of the table `region`, where the emissions are |
      | `species` | pollutants of the study, or CO2 |

      A source must pass every filter of a step, by one of the filter's names. A filter that is left out lets all pass. A source that several steps choose is scaled by each of
      them: natural gas above emits 3.2 times its SO2 and 2.56 times its NOx. A fuel switch is stated by such factors; nothing is assumed about useful energy. Where the new fuel
      is not burnt yet, there is nothing to scale, and the run remarks it. A name that the study lacks, and a step that no source passes, is an error. On the command line:
      `--set "whatif={coal_power_off: {category: energy, fuel: [coal, lignite], scale: 0}}"`, in place of all what-ifs of the file.

      What the tables `whatif...` hold is first order ([notation](notation.md#what-ifs)).
      """;

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
    return page.append(WHATIFS).toString();
  }
}
