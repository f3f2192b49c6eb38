package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradewind.Pipeline;
import org.tradewind.TinyStudy;
import org.tradewind.importers.Importers;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.Table;

/** What the README and the page of own data show is there and works. */
class ReadmeTest {
  private static String pages() throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      for (Path page : docs.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        text.append(Files.readString(page));
      }
    }
    return text.toString();
  }

  private static String ownData() throws IOException {
    return Files.readString(Path.of("docs/own-data.md"));
  }

  private static List<String> all(String regex) throws IOException {
    Matcher matcher = Pattern.compile(regex).matcher(pages());
    return matcher.results().map(r -> r.group(1)).distinct().toList();
  }

  @Test
  void everyLauncherAndStudyTheyNameIsThere() throws IOException {
    List<String> launchers = all("(jobs/[a-z]+)");
    assertThat(launchers).contains("jobs/run", "jobs/import");
    assertThat(launchers).allMatch(l -> Files.isExecutable(Path.of(l)));
    List<String> studies = all("(conf/[a-z0-9-]+\\.yaml)");
    assertThat(studies).contains("conf/wiod-2000.yaml", "conf/china-2017-open.yaml");
    assertThat(studies).allMatch(s -> Files.isRegularFile(Path.of(s)));
  }

  @Test
  void everyFormatTheyShowIsAnImporterAndNoneIsForgotten() throws IOException {
    assertThat(all("jobs/import ([a-z-]+) "))
        .allMatch(f -> Importers.ALL.stream().anyMatch(i -> i.format().equals(f)));
    String shown = ownData();
    assertThat(Importers.ALL).allMatch(i -> shown.contains(i.format()));
  }

  @Test
  void theSmallestStudyIsAsShownAndRuns() throws IOException {
    String shown = Files.readString(Path.of("conf/two-regions/transactions.csv")).stripTrailing();
    assertThat(ownData()).contains(shown.indent(4).stripTrailing());
    Pipeline.Results results =
        Pipeline.run(
            new InputFolder("conf/two-regions", LocalFiles.configuration()).allTables(),
            TinyStudy.PARAMETERS);
    assertThat(results.ledger().open()).isEmpty();
    Table pairs = results.tables().get("flow_pair");
    double co2 = 0;
    for (int i = 0; i < pairs.rows(); i++) {
      if (pairs.strings("stressor")[i].equals("CO2")
          && pairs.strings("view")[i].equals("final_consumer")) {
        co2 += pairs.doubles("value")[i];
      }
    }
    Table stressor =
        new InputFolder("conf/two-regions", LocalFiles.configuration())
            .table(org.tradewind.tables.MrioInputs.STRESSOR);
    double given = 0;
    for (int i = 0; i < stressor.rows(); i++) {
      given += stressor.strings("stressor")[i].equals("CO2") ? stressor.doubles("value")[i] : 0;
    }
    assertThat(co2)
        .isPositive()
        .isCloseTo(given, org.assertj.core.api.Assertions.within(1e-9 * given));
  }
}
