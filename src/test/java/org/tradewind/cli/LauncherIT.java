package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;

/** When the launcher puts the jars that draw figures on the class path; java itself is not run. */
class LauncherIT {
  @TempDir Path here;

  private Path run(String name, String report) throws IOException {
    Path run = Files.createDirectories(here.resolve(name));
    Files.writeString(
        run.resolve("manifest.json"),
        "{\n  \"keys\" : {\n    \"report\" : \"" + report + "\"\n  }\n}\n");
    return run;
  }

  private boolean drawsFigures(String job, String... arguments) throws IOException {
    Path java = Files.createDirectories(here.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    JobProcess.Ended ended =
        JobProcess.launcher(here, job, new ArrayList<>(List.of(arguments)))
            .with("JAVA_HOME", here.resolve("jdk").toString())
            .run()
            .done();
    assertThat(ended.out()).contains("org.tradewind.cli.Main", job);
    return ended.out().contains("jsvg");
  }

  @Test
  void anExtendedRunKeepsItsFigures() throws IOException {
    run("drawn", "figures");
    run("plain", "page");
    assertThat(drawsFigures("uncertainty", "--out", "drawn", "--draws", "9")).isTrue();
    assertThat(drawsFigures("uncertainty", "--out=drawn")).isTrue();
    assertThat(drawsFigures("uncertainty", "--out", "plain")).isFalse();
    assertThat(drawsFigures("uncertainty", "--out", "absent")).isFalse();
    assertThat(drawsFigures("run", "--out", "drawn")).isFalse();
  }

  @Test
  void figuresThatAreAskedForCanBeDrawn() throws IOException {
    assertThat(drawsFigures("report", "a-run", "--figures")).isTrue();
    assertThat(drawsFigures("report", "a-run")).isFalse();
    assertThat(drawsFigures("export", "svg", "a-run", "--to", "x")).isTrue();
    assertThat(drawsFigures("export", "xlsx", "a-run", "--to", "x")).isFalse();
  }
}
