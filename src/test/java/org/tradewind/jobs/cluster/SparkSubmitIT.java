package org.tradewind.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.SampleRun;
import org.tradewind.cli.Main;

/** The application jar as a cluster's user runs it: by Spark's own submit class. */
class SparkSubmitIT {
  @TempDir Path here;

  private JobProcess.Ended submit(String... arguments) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "-Dlog4j2.configurationFile=" + JobProcess.file("conf/log4j2.properties"),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--conf",
                "spark.ui.enabled=false",
                "--class",
                Main.class.getName(),
                JobProcess.jar().toString()));
    all.addAll(List.of(arguments));
    Path home = here.resolve("spark-home");
    Files.createDirectories(home);
    return JobProcess.java(here, JobProcess.sparkClasspath(), all)
        .with("SPARK_HOME", home.toString())
        .with("SPARK_SCALA_VERSION", "2.13")
        .with("SPARK_LOCAL_IP", "127.0.0.1")
        .run();
  }

  @Test
  void sparksOwnSubmitGivesTheSameTables() throws IOException {
    List<String> arguments = new ArrayList<>(JobProcess.SMALL_SAMPLE);
    arguments.addAll(0, List.of("run", JobProcess.file("conf/sample.yaml").toString()));
    arguments.addAll(List.of("--out", "submitted"));
    JobProcess.Ended ended = submit(arguments.toArray(String[]::new)).done();
    assertThat(ended.out()).contains("ILLUSTRATIVE", here.resolve("submitted").toString());
    SampleRun launched = SampleRun.get();
    assertThat(JobProcess.csvHashes(here.resolve("submitted"))).isEqualTo(launched.csvs());
    JsonNode manifest = manifest(here.resolve("submitted"));
    assertThat(manifest.at("/software/master").asText()).isEqualTo("local[2]");
    assertThat(manifest.get("numeric_backend"))
        .isEqualTo(manifest(launched.folder()).get("numeric_backend"));
  }

  private static JsonNode manifest(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("manifest.json").toFile());
  }

  @Test
  void exitCodesReachTheOneWhoSubmitted() throws IOException {
    JobProcess.Ended ended = submit("run", "--set", "mrio.erors=drop", "--out", "submitted");
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains("error: ", "mrio.erors").doesNotContain("\tat ");
    assertThat(here.resolve("submitted")).doesNotExist();
  }

  @Test
  void theJarBringsWhatAClusterLacksAndNothingItHas() throws IOException {
    try (JarFile jar = new JarFile(JobProcess.jar().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "org/tradewind/cli/Main.class",
              "org/tradewind/version.properties",
              "picocli/CommandLine.class",
              "org/apache/commons/rng/simple/RandomSource.class",
              "org/bytedeco/openblas/linux-x86_64/libopenblas.so.0",
              "org/tradewind/report/page.html",
              "META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js",
              "META-INF/resources/webjars/d3/7.9.0/LICENSE",
              "META-INF/resources/webjars/d3-sankey/0.12.3/dist/d3-sankey.min.js",
              "META-INF/resources/webjars/d3-sankey/0.12.3/LICENSE");
      assertThat(names)
          .noneMatch(n -> n.startsWith("org/apache/spark/"))
          .noneMatch(n -> n.startsWith("org/apache/hadoop/"))
          .noneMatch(n -> n.startsWith("org/apache/parquet/"))
          // a cluster has many of the commons, but not their random numbers
          .noneMatch(n -> n.matches("org/apache/commons/(?!rng/).+"))
          .noneMatch(n -> n.startsWith("com/fasterxml/jackson/core/"))
          .noneMatch(n -> n.startsWith("com/fasterxml/jackson/databind/"))
          .noneMatch(n -> n.startsWith("scala/"))
          // 65 MB that draw figures stay beside the jar; of the scripts, what a page holds
          .noneMatch(n -> n.startsWith("org/graalvm/") || n.startsWith("com/oracle/"))
          .noneMatch(n -> n.startsWith("com/github/weisj/"))
          .noneMatch(n -> n.matches("META-INF/resources/.*/(src|bundle|package\\.json).*"))
          .noneMatch(n -> n.startsWith("org/junit/"))
          .doesNotHaveDuplicates();
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo(Main.class.getName());
    }
  }
}
