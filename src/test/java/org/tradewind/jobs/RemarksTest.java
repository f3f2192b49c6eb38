package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.ProvenanceFile;
import org.tradewind.jobs.pages.Summary;
import org.tradewind.mrio.World;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What an import remarks reaches every run on its tables. */
class RemarksTest {
  private static final Table REGION =
      Table.builder(Inputs.REGION).add("N", "North", Double.NaN, Double.NaN, Double.NaN).build();
  private static final Table SECTOR =
      Table.builder(Inputs.SECTOR).add("1", "Power", "Energy").build();

  @Test
  void remarksAreKeptBesideTheTablesAndReadBack(@TempDir Path folder) {
    Provenance origin =
        Provenance.of(Provenance.Status.REAL, "a book", "")
            .remarking(List.of("3 rows without a value are left out"));
    StudyTables tables = new StudyTables().put(REGION, origin).put(SECTOR, origin);
    InputFolder.write(tables, new org.apache.hadoop.fs.Path(folder.toString()), conf());

    assertThat(new InputFolder(folder.toString(), conf()).remarks())
        .containsExactly("region, sector: 3 rows without a value are left out");
    assertThat(new Summary("x").remarks(List.of("region: one")).text())
        .contains("About the inputs:\n  region: one\n");
  }

  @Test
  void whatEarlierVersionsAndPeopleStatedIsNotVerified(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("provenance.json"),
        "{\"region\":{\"status\":\"REAL\",\"source\":\"a book\",\"note\":\"\",\"files\":[]}}");
    Files.writeString(folder.resolve("region.csv"), "region,name\nN,North\n");

    InputFolder inputs = new InputFolder(folder.toString(), conf());
    assertThat(inputs.provenance(Inputs.REGION).status()).isEqualTo(Provenance.Status.REAL);
    assertThat(inputs.remarks()).containsExactly("region: " + ProvenanceFile.NOT_VERIFIED);
  }

  @Test
  void roundingThatTheMrioTakesInIsOnThePageInTheManifestAndInTheLedger(@TempDir Path folder)
      throws Exception {
    StudyTables tables =
        new World(List.of("N", "S"), List.of("P", "G"))
            .row("N", "P", 0, 0, 0, 0)
            .row("N", "G", 0, 0, 200_000, 100_000)
            .row("S", "P", 0, 100_000, 0, 200_000)
            .row("S", "G", 0, 100_000, 200_000, 100_000)
            .buys("N", "P", "N", "inventories", -1)
            .buys("N", "G", "N", "urban", 700_000)
            .buys("S", "P", "S", "urban", 700_000)
            .buys("S", "G", "S", "urban", 600_000)
            .makes("N", "P", 0)
            .makes("N", "G", 1_000_000)
            .makes("S", "P", 1_000_000)
            .makes("S", "G", 1_000_000)
            .emits("N", "P", "CO2", 0)
            .emits("N", "G", "CO2", 100)
            .emits("S", "P", "CO2", 400)
            .emits("S", "G", "CO2", 50)
            .tables();
    Path inputs = RunFixture.write(tables, folder.resolve("in"));
    Path out = folder.resolve("out");
    Spark spark = RunFixture.session("local[1]", 1);
    try {
      String page = RunFixture.run(spark, RunFixture.study(inputs, ""), out).summary();
      assertThat(page)
          .contains("About the inputs:\n", "\n  MRIO: in 1 of 4 rows deliveries and output differ")
          .contains("N/P: deliveries -1 (output 0)")
          .contains("largest gap: N/P: -1.000");
    } finally {
      spark.stop();
    }
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("MRIO: in 1 of 4 rows");
    // as numpy has it without the -1: f = (0, 1e-4, 4e-4, 5e-5), L = (I - A)^-1
    Table pairs = RunFixture.parquet(FlowTables.FLOW_PAIR, out);
    int compared = 0;
    for (int r = 0; r < pairs.rows(); r++) {
      if (!pairs.strings("region")[r].equals(pairs.strings("to_region")[r])) {
        double expected =
            pairs.strings("region")[r].equals("N") ? 27.11864406779661 : 42.3728813559322;
        assertThat(pairs.doubles("value")[r]).isCloseTo(expected, within(1e-9));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(4);
  }

  @Test
  void whatLaterStagesRemarkStandsWithTheRest() {
    List<String> remarks = new ArrayList<>(List.of("region: one"));
    Summary summary = new Summary("x").remarks(remarks).leftOut(List.of("flows"));
    remarks.add("curves: two");

    assertThat(summary.text())
        .contains("About the inputs:\n  region: one\n  curves: two\n\nLeft out: flows\n");
    assertThatThrownBy(() -> summary.remarks(List.of("three")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Configuration conf() {
    return LocalFiles.configuration();
  }
}
