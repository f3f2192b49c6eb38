package org.tradewind.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.UserPath;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which studies a job works on and where their results go. */
final class StudyArguments {
  private static final int LONGEST_NAME = 100;

  @Parameters(
      index = "0..*",
      arity = "0..*",
      paramLabel = "STUDY.yaml",
      description =
          "study files (docs/config.md), done one after the other; without one, the bundled study")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "folder of the results, not there yet; of several studies each goes to DIR/NAME; default"
              + " out/NAME, or the first free out/NAME-N")
  private String out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of every study, e.g. --set mrio.errors=drop; may be repeated")
  private Map<String, String> set = new LinkedHashMap<>();

  @Mixin private Manners manners;

  /** How the job speaks. */
  Manners manners() {
    return manners;
  }

  /** Whether study files are named. */
  boolean named() {
    return !files.isEmpty();
  }

  /** Sets a key as if by --set. */
  void set(String key, String value) {
    set.put(key, value);
  }

  /** The folder of the results, where it is named. */
  Optional<String> out() {
    return Optional.ofNullable(out);
  }

  /**
   * The one study of a command that takes no more.
   *
   * @param keys of the study of a run that is there: all of them count where no file is named, and
   *     {@code report} where the file does not give it; options stand above them
   */
  Study only(Map<String, String> keys) {
    manners.begin();
    if (files.size() > 1) {
      throw new UserError(
          "study files " + String.join(", ", files),
          files.size() + " of them",
          "one, where --out is a finished run",
          "Extend one run at a time.");
    }
    if (named()) {
      Map<String, String> kept = new LinkedHashMap<>(keys);
      kept.keySet().retainAll(List.of(StudyFile.REPORT));
      return StudyFile.parse(text(files.get(0)), files.get(0), set, kept);
    }
    Map<String, String> all = new LinkedHashMap<>(keys);
    all.putAll(set);
    return StudyFile.parse("", "the run's study", all);
  }

  /** The studies as their files and the options say; all are read and checked here. */
  StudyBatch batch() {
    manners.begin();
    if (files.size() < 2) {
      Study study = study(files.isEmpty() ? null : files.get(0), set);
      if (out == null && !namesFolder(study)) {
        throw new UserError(
            (files.isEmpty() ? "the study" : "study " + files.get(0)) + ", key study",
            "'" + study.name() + "'",
            "a name fit for a folder: no / or \\, no dot at its start, at most 100 characters",
            "Change it, or name the folder of the results with --out.");
      }
      return StudyBatch.of(
          manners, Map.of(out == null ? freeFolder("out/" + study.name()) : out, study));
    }
    Map<String, Study> byFolder = new LinkedHashMap<>();
    for (String file : files) {
      Study study = study(file, set);
      String folder = out == null ? freeFolder("out/" + study.name()) : out + "/" + study.name();
      boolean nested = !namesFolder(study);
      if (nested || byFolder.put(folder, study) != null) {
        throw new UserError(
            "study " + file + ", key study",
            "'" + study.name() + "'" + (nested ? "" : ", the name of an earlier study too"),
            "a name of its own for each study of a command, fit to name a folder",
            "Change the key study in one of the files.");
      }
    }
    return StudyBatch.of(manners, byFolder);
  }

  /** Whether a name, put below a folder, is one folder there and no other. */
  private static boolean namesFolder(Study study) {
    String name = study.name();
    return name.length() <= LONGEST_NAME
        && !name.startsWith(".")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  /**
   * A study by its file and the keys set as well. Without a file it is the bundled study, or, where
   * other inputs are set, one of all defaults.
   */
  static Study study(String file, Map<String, String> set) {
    if (file != null) {
      return StudyFile.parse(text(file), file, set);
    }
    boolean bundled = set.getOrDefault("inputs", "sample").equals("sample");
    return StudyFile.parse(bundled ? StudyFile.BUNDLED : "", "defaults", set);
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
      Configuration conf = LocalFiles.configuration();
      org.apache.hadoop.fs.Path remote = UserPath.of("study " + file, file, conf);
      try (InputStream in = remote.getFileSystem(conf).open(remote)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw e instanceof NoSuchFileException
          ? UserError.missingFile(
              "study " + file, "a study file", "Check the path; conf/ holds examples.", e)
          : UserError.unreadable("study " + file, "", e);
    }
  }
}
