package org.tradewind.importers;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.TextEncoding;

/** The settings of one import, checked against those the importer declares, defaults filled in. */
public final class ImportSettings {
  private final String format;
  private final Map<String, String> values = new HashMap<>();

  private ImportSettings(String format) {
    this.format = format;
  }

  /** Fills in defaults; an undeclared key is refused with the nearest declared one. */
  public static ImportSettings of(Importer importer, Map<String, String> given) {
    ImportSettings settings = new ImportSettings(importer.format());
    List<String> known = importer.settings().stream().map(Importer.Setting::key).toList();
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        throw new UserError(
            "import " + importer.format() + " --set " + key,
            "an unknown setting",
            "one of " + Names.some(known),
            Names.didYouMean(key, known));
      }
    }
    for (Importer.Setting setting : importer.settings()) {
      settings.values.put(setting.key(), given.getOrDefault(setting.key(), setting.defaultValue()));
    }
    return settings;
  }

  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(format + " declares no setting " + key);
    }
    return value;
  }

  /** The encoding of text files that {@link Importer#ENCODING} names. */
  public Charset encoding() {
    String key = Importer.ENCODING.key();
    return TextEncoding.of(text(key), "import " + format + " --set " + key);
  }

  /** A setting as a finite number. */
  public double number(String key) {
    try {
      double value = Double.parseDouble(text(key));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, with the key
    }
    throw new UserError(
        "import " + format + " --set " + key, "'" + text(key) + "'", "a number", "Correct it.");
  }
}
