package org.tradewind.jobs.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/** How tables are found in a folder, and that nothing in it is passed over without a word. */
class InputFolderTest {
  private static final Configuration CONF = LocalFiles.configuration();
  private static final String STRESSORS = "region,sector,stressor,value\nN,P,CO2,1\nS,P,CO2,2\n";

  @TempDir Path folder;

  @BeforeEach
  void region() throws IOException {
    write("region.csv", "region,name\nN,North\nS,South\n");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private InputFolder opened() {
    return new InputFolder(folder.toString(), CONF);
  }

  private static Table stressor() {
    return Table.builder(MrioInputs.STRESSOR)
        .add("N", "P", "CO2", 1)
        .add("S", "P", "CO2", 2)
        .build();
  }

  private void zipped(String name) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(STRESSORS.getBytes());
    }
  }

  private void requireStressors() {
    Table table = opened().table(MrioInputs.STRESSOR);
    assertThat(table.strings("region")).containsExactly("N", "S");
    assertThat(table.doubles("value")).containsExactly(1, 2);
  }

  @Test
  void everyFormIsFoundHashedAndCopied() throws IOException {
    Path other = Files.createDirectories(folder.resolve("copy"));
    String[] forms = {
      "stressor.csv", "stressor.csv.gz", "stressor.parquet", "stressor", "stressor/region=N"
    };
    for (String form : forms) {
      if (form.equals("stressor.csv")) {
        write(form, STRESSORS);
      } else if (form.equals("stressor.csv.gz")) {
        zipped(form);
      } else if (form.equals("stressor.parquet")) {
        ParquetFiles.writeFile(stressor(), RunFixture.hadoop(folder.resolve(form)), CONF);
      } else if (form.equals("stressor")) {
        ParquetFiles.write(stressor(), RunFixture.hadoop(folder.resolve(form)), CONF);
      } else {
        write("stressor/region=N/a.csv", "sector,stressor,value\nP,CO2,1\n");
        write("stressor/region=S/a.csv", "sector,stressor,value\nP,CO2,2\n");
      }
      requireStressors();
      List<Provenance.SourceFile> hashes = opened().hashes(MrioInputs.STRESSOR);
      assertThat(hashes).as(form).hasSize(form.endsWith("=N") ? 2 : 1);
      assertThat(hashes.get(0).path()).startsWith(form);
      opened().copy(MrioInputs.STRESSOR, RunFixture.hadoop(other));
      assertThat(new InputFolder(other.toString(), CONF).hashes(MrioInputs.STRESSOR))
          .as("the copy replaces that of another form")
          .isEqualTo(hashes);
      delete(folder.resolve(form.replaceAll("/.*", "")));
    }
  }

  private static void delete(Path path) throws IOException {
    try (var all = Files.walk(path)) {
      for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
    Files.deleteIfExists(path.resolveSibling("." + path.getFileName() + ".crc"));
  }

  @Test
  void twoFormsOfATableAreRefusedNamingBoth() throws IOException {
    write("stressor.csv", STRESSORS);
    zipped("stressor.csv.gz");
    assertThatThrownBy(() -> opened().table(MrioInputs.STRESSOR))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("both stressor.csv and stressor.csv.gz");
    delete(folder.resolve("stressor.csv.gz"));
    ParquetFiles.write(stressor(), RunFixture.hadoop(folder.resolve("stressor")), CONF);
    assertThatThrownBy(() -> opened().smallTables())
        .hasMessageContaining("both stressor/ and stressor.csv;");
    assertThat(opened().hashes(MrioInputs.STRESSOR))
        .as("an import that has just written the folder states its digest")
        .extracting(Provenance.SourceFile::path)
        .containsExactly("stressor/part-00000.parquet");
    delete(folder.resolve("stressor.csv"));
    write("stressor/more.csv", STRESSORS);
    assertThatThrownBy(() -> opened().table(MrioInputs.STRESSOR))
        .hasMessageContaining("CSV and Parquet files");
  }

  @Test
  void whateverIsNotReadIsNamed() throws IOException {
    write("stresor.csv", STRESSORS);
    write("emission.xlsx", "");
    write("notes.txt", "");
    write("old/stressor.csv", STRESSORS);
    write("_SUCCESS", "");
    write(".hidden", "");
    write("provenance.json", "{}");
    write("manifest.json", "{}");
    write("summary.txt", "");
    write("stressor.csv.replaced", STRESSORS);
    InputFolder inputs = opened();
    inputs.smallTables();
    assertThat(inputs.remarks())
        .containsExactly(
            "emission.xlsx is not read: is it meant as table emission? Its name would be one of"
                + " emission, emission.csv, emission.csv.gz, emission.parquet",
            "stresor.csv is not read: is it meant as table stressor? Its name would be one of"
                + " stressor, stressor.csv, stressor.csv.gz, stressor.parquet",
            "put aside by an import, so not read: (stressor.csv.replaced)",
            "not tables of inputs, so not read: (notes.txt, old/)");
  }

  @Test
  void columnsRowsAndFilesThatATableLeavesOutAreNamed() throws IOException {
    write(
        "stressor/a.csv", "region,sector,stressor,value,comment\nN,P,CO2,1,x\n,,,,\nS,P,CO2,2,y\n");
    write("stressor/readme.md", "hello");
    write("stressor/_SUCCESS", "");
    InputFolder inputs = opened();
    inputs.smallTables();
    assertThat(inputs.remarks())
        .containsExactly(
            "stressor: columns that are not of the table are not read (comment)",
            "stressor: 1 row without any value is skipped",
            "stressor: in its folder, not read (readme.md)");
    write("emission/species=SO2/year=2017/x.csv", "cell,subsector,m01\n1,p,1\n\n");
    assertThatThrownBy(() -> inputs.gridded(Inputs.EMISSION))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no column 'm02'");
  }

  @Test
  void theEncodingOfAStudyIsThatOfItsTables() throws IOException {
    byte[] gbk = "region,name\nN,北京\n".getBytes("GBK");
    Files.write(folder.resolve("region.csv"), gbk);
    InputFolder named = new InputFolder(folder.toString(), CONF, "gbk");
    assertThat(named.table(Inputs.REGION).strings("name")).containsExactly("北京");
    assertThatThrownBy(() -> opened().smallTables())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("region.csv, line 2")
        .hasMessageContaining("GB18030");
    assertThat(RunFixture.study(folder, "encoding: cp936").encoding()).isEqualTo("GBK");
    assertThatThrownBy(() -> RunFixture.study(folder, "encoding: utf9"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key encoding")
        .hasMessageContaining("utf9");
  }
}
