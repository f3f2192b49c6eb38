package org.tradewind.importers.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.tables.TextEncoding;

/**
 * The settings of one import, checked against those the importer declares and those that every
 * importer takes, defaults filled in.
 */
public final class ImportSettings {
  private final String format;
  private final Map<String, String> values = new HashMap<>();
  private StatedOrigin stated;
  private SourceTexts texts;

  private ImportSettings(String format) {
    this.format = format;
  }

  /** Fills in defaults; an undeclared key is refused with the nearest declared one. */
  public static ImportSettings of(Importer importer, Map<String, String> given) {
    ImportSettings settings = new ImportSettings(importer.format());
    List<String> known =
        Stream.concat(importer.settings().stream(), StatedOrigin.SETTINGS.stream())
            .map(Importer.Setting::key)
            .distinct()
            .toList();
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        throw UserError.unknown("import " + importer.format() + " --set", "setting", key, known);
      }
    }
    for (Importer.Setting setting : importer.settings()) {
      settings.values.put(setting.key(), given.getOrDefault(setting.key(), setting.defaultValue()));
    }
    settings.stated =
        StatedOrigin.of(
            importer.format(),
            given.getOrDefault(StatedOrigin.STATUS, ""),
            given.getOrDefault(StatedOrigin.SOURCE, ""));
    return settings;
  }

  /** The settings that every importer takes; it need not declare them. */
  public static List<Importer.Setting> common() {
    return StatedOrigin.SETTINGS;
  }

  /** The settings of an importer that the help lists with its format. */
  public static List<Importer.Setting> own(Importer importer) {
    List<String> common = common().stream().map(Importer.Setting::key).toList();
    return importer.settings().stream().filter(s -> !common.contains(s.key())).toList();
  }

  /** What the user states of the origin. */
  public StatedOrigin stated() {
    return stated;
  }

  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(format + " declares no setting " + key);
    }
    return value;
  }

  /**
   * The text files of this import, in the encoding that {@link Importer#ENCODING} names where the
   * importer declares it, else in UTF-8.
   */
  public SourceTexts texts() {
    if (texts == null) {
      String key = Importer.ENCODING.key();
      String encoding = values.getOrDefault(key, TextEncoding.DEFAULT);
      texts = new SourceTexts(TextEncoding.of(encoding, "import " + format + " --set " + key));
    }
    return texts;
  }

  /** A setting as a finite number. */
  public double number(String key) {
    try {
      double value = Double.parseDouble(text(key));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, with the key
    }
    throw new UserError(
        "import " + format + " --set " + key,
        "'" + text(key) + "'",
        "a number",
        "Give a number with a point before its decimals, such as 0.5.");
  }
}
