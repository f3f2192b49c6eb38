package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Importers;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;

/** What an import into a folder that already has tables says and keeps. */
class ImportRunTest {
  @TempDir Path folder;

  @Test
  void saysWhatItReplacedAndKeepsFilesInAnotherForm() throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("sites.csv"), "site,lon,lat,value\nA,110,30,40\nB,111,31,\n");
    Path to = Files.createDirectory(folder.resolve("to"));
    String mine = "site,lon,lat,species,value\nZ,100,20,PM25,9\nY,100,20,SO4,3\n";
    Files.writeString(to.resolve("observation.csv"), mine);

    String first = run(source, to, Map.of("status", "illustrative"));
    assertThat(first)
        .contains("observation                  3 rows, given; completes 2 rows, given")
        .contains("observation.csv is now observation.csv.replaced");
    assertThat(to.resolve("observation.csv")).doesNotExist();
    assertThat(Files.readString(to.resolve("observation.csv.replaced"))).isEqualTo(mine);
    InputFolder inputs = new InputFolder(to.toString(), LocalFiles.configuration());
    assertThat(inputs.table(Inputs.OBSERVATION).rows()).isEqualTo(3);
    assertThat(inputs.provenance(Inputs.OBSERVATION).status()).isEqualTo(Provenance.Status.GIVEN);
  }

  private static String run(Path source, Path to, Map<String, String> set) {
    return new ImportRun(Importers.require("stations"), set).run(source, to.toString());
  }
}
