package org.tradewind.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.cli.StudyDoor;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.recipes.Recipes;

/**
 * The study file with --set, up to the folder of inputs that it names.
 *
 * @param name of the target
 * @param good study files
 */
record StudyTarget(String name, List<Input> good) implements Target {
  static StudyTarget of(Path conf) {
    String folder = conf.resolve("two-regions").toAbsolutePath().toString();
    Map<String, String> some =
        new LinkedHashMap<>(Map.of("inputs", folder, "study", "x", "paths.most", "100"));
    return new StudyTarget(
        "study",
        List.of(
            file(everyKey(), Map.of("inputs", folder, "study", "y")),
            file("study: a\nmrio: {errors: drop}\nspecies: [SO2, NOX]\n", some),
            file("", everySetting(folder))));
  }

  private static Input file(String text, Map<String, String> settings) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Input(Map.of("s.yaml", Input.Node.file(bytes)), "s.yaml", settings)
        .giving(List.of("inputs", "study"));
  }

  /** Every key at its default. */
  static Map<String, String> keys() {
    return new LinkedHashMap<>(StudyFile.parse("", "defaults", Map.of()).values());
  }

  private static String everyKey() {
    StringBuilder text = new StringBuilder("# every key at its default\n");
    keys().forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
    return text.toString();
  }

  private static Map<String, String> everySetting(String folder) {
    Map<String, String> all = keys();
    all.put("inputs", folder);
    return all;
  }

  @Override
  public void read(Input input, Path source, Path to) {
    String file = source.resolve(input.entry).toString();
    Study study = StudyDoor.study(file, input.settings);
    StudyDoor.requireFolder(file, input.settings);
    if (!Recipes.has(study.inputs())) {
      new InputFolder(study.inputs(), LocalFiles.configuration());
    }
  }
}
