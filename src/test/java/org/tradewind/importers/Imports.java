package org.tradewind.importers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Assumptions;
import org.tradewind.axes.UserError;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.StudyTables;

/** How tests call importers, and where the real files lie. */
public final class Imports {
  private Imports() {}

  /** Reads a source with settings given as key, value, key, value. */
  public static StudyTables read(Importer importer, Path source, String... keysAndValues) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      given.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Importers.read(importer, source, ImportSettings.of(importer, given), new StudyTables());
  }

  /** Starts an assertion on the {@link UserError} that reading a source must end in. */
  public static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Importer importer, Path source, String... keysAndValues) {
    return assertThatThrownBy(() -> read(importer, source, keysAndValues))
        .isInstanceOf(UserError.class);
  }

  /** A real file beside the working tree; the test is skipped where it is absent. */
  public static Path real(String path) {
    Path file = Path.of("../shared/data").resolve(path);
    Assumptions.assumeTrue(Files.exists(file), "needs " + file);
    return file;
  }
}
