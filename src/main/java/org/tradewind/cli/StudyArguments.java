package org.tradewind.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which study a job works on and where its results go. */
final class StudyArguments {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STUDY.yaml",
      description = "study file (docs/config.md); without one, the bundled study")
  private String file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "folder of the results, not there yet; default out/NAME, or the first free out/NAME-N")
  private String out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of the study, e.g. --set mrio.errors=drop; may be repeated")
  private Map<String, String> set = new LinkedHashMap<>();

  /** The study as its file and the options say. */
  Study study() {
    return study(file, set);
  }

  /** A study by its file, which may be null, and the keys set beside it. */
  static Study study(String file, Map<String, String> set) {
    return StudyFile.parse(file == null ? "" : text(file), file == null ? "defaults" : file, set);
  }

  /** Where its results go. */
  String target(Study study) {
    return out == null ? freeFolder("out/" + study.name()) : out;
  }

  /** The first of NAME, NAME-2, NAME-3 ... that is not there. */
  private static String freeFolder(String name) {
    String free = name;
    for (int n = 2; Files.exists(Path.of(free)); n++) {
      free = name + "-" + n;
    }
    return free;
  }

  private static String text(String file) {
    try {
      if (!file.contains("://")) {
        return Files.readString(Path.of(file));
      }
      org.apache.hadoop.fs.Path remote = new org.apache.hadoop.fs.Path(file);
      try (InputStream in = remote.getFileSystem(new Configuration()).open(remote)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UserError(
          "study " + file,
          e instanceof NoSuchFileException ? "no such file" : e.toString(),
          "a study file",
          "Check the path; conf/ holds examples.",
          e);
    }
  }
}
