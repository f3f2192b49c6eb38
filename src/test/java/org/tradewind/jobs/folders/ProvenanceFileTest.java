package org.tradewind.jobs.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** An entry of provenance.json holds for the bytes that were written with it, for no others. */
class ProvenanceFileTest {
  private static final Provenance BOOK =
      Provenance.of(Provenance.Status.REAL, "a book, table 3", "")
          .remarking(List.of("one row left out"));

  @TempDir Path folder;

  @BeforeEach
  void importTwoTables() {
    write(new StudyTables().put(region("North"), BOOK).put(sector(), BOOK));
  }

  @Test
  void holdsForTheTableAsItWasWritten() {
    InputFolder inputs = open();
    assertThat(inputs.provenance(Inputs.REGION)).isEqualTo(BOOK);
    assertThat(inputs.remarks()).containsExactly("region, sector: one row left out");
  }

  @Test
  void aTableWrittenOverTheImportIsGiven() {
    ParquetFiles.write(region("Nord"), path("region"), conf());
    assertGiven(open());
  }

  @Test
  void aTableInAnotherFormIsGiven() throws Exception {
    path("region").getFileSystem(conf()).delete(path("region"), true);
    Files.writeString(folder.resolve("region.csv"), "region,name\nN,North\n");
    assertGiven(open());
  }

  @Test
  void entriesOfTablesThatAreGoneOrUnknownAreNamed() throws Exception {
    path("sector").getFileSystem(conf()).delete(path("sector"), true);
    Path file = folder.resolve("provenance.json");
    String entry =
        "{\n  \"regoin\" : {\"status\":\"REAL\",\"source\":\"s\",\"note\":\"\",\"files\":[]},";
    Files.writeString(file, Files.readString(file).replaceFirst("\\{", entry));
    assertThat(open().remarks())
        .containsExactly(
            "region: one row left out",
            "provenance.json: entries of tables that are not in the folder: (sector)",
            "provenance.json: entries of unknown tables, not used: (regoin)");
  }

  @Test
  void aShortEntryOfAPersonIsTakenAsStated() throws Exception {
    Files.writeString(
        folder.resolve("provenance.json"),
        "{\"region\": {\"status\": \"ESTIMATED\", \"source\": \"our survey\"}}");
    InputFolder inputs = open();
    assertThat(inputs.provenance(Inputs.REGION).status()).isEqualTo(Provenance.Status.ESTIMATED);
    assertThat(inputs.provenance(Inputs.REGION).source()).isEqualTo("our survey");
    assertThat(inputs.provenance(Inputs.SECTOR).status()).isEqualTo(Provenance.Status.GIVEN);
    assertThat(inputs.remarks()).containsExactly("region: " + ProvenanceFile.NOT_VERIFIED);
  }

  @Test
  void aLaterImportBindsItsOwnTablesOnly() {
    ParquetFiles.write(region("Nord"), path("region"), conf());
    write(new StudyTables().put(sector(), BOOK));
    assertGiven(open());
    write(new StudyTables().put(region("Nord"), BOOK));
    assertThat(open().provenance(Inputs.REGION)).isEqualTo(BOOK);
  }

  /** The digest by its definition, so that other programs can write it. */
  @Test
  void digestsNamesAndHashesInOrder() throws Exception {
    List<Provenance.SourceFile> files =
        List.of(
            new Provenance.SourceFile("region/a", "AB"),
            new Provenance.SourceFile("region/b", "cd"));
    byte[] sha =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest("region/a ab\nregion/b cd\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(ProvenanceFile.digest(files)).isEqualTo(java.util.HexFormat.of().formatHex(sha));
    assertThat(ProvenanceFile.digest(List.of(files.get(1), files.get(0))))
        .isNotEqualTo(ProvenanceFile.digest(files));
  }

  private void assertGiven(InputFolder inputs) {
    Provenance region = inputs.provenance(Inputs.REGION);
    assertThat(region.status()).isEqualTo(Provenance.Status.GIVEN);
    assertThat(region.source()).doesNotContain("book");
    assertThat(inputs.provenance(Inputs.SECTOR)).isEqualTo(BOOK);
    assertThat(inputs.remarks())
        .containsExactly(
            "region: changed after its import (was REAL, a book, table 3), so it counts as GIVEN",
            "sector: one row left out");
  }

  private static Table region(String name) {
    return Table.builder(Inputs.REGION).add("N", name, 1, 1, 1).build();
  }

  private static Table sector() {
    return Table.builder(Inputs.SECTOR).add("1", "Power", "Energy").build();
  }

  private void write(StudyTables tables) {
    InputFolder.write(tables, new org.apache.hadoop.fs.Path(folder.toUri()), conf());
  }

  private InputFolder open() {
    return new InputFolder(folder.toString(), conf());
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  private static Configuration conf() {
    return LocalFiles.configuration();
  }
}
