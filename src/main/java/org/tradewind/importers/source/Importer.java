package org.tradewind.importers.source;

import java.nio.file.Path;
import java.util.List;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TextEncoding;

/** Turns one source, a file or a folder, into study tables. */
public interface Importer {
  /**
   * A setting that the user may give with --set.
   *
   * @param key name
   * @param defaultValue value where it is not given; empty for none
   * @param meaning one line for the help
   */
  record Setting(String key, String defaultValue, String meaning) {}

  /** Encoding of text files; declared by the importers that read such files. */
  Setting ENCODING =
      new Setting(
          TextEncoding.KEY,
          TextEncoding.DEFAULT,
          "encoding of text files, such as gb18030 or windows-1252; a byte-order mark in a file goes before it");

  /** Name of the format on the command line. */
  String format();

  /** One line for the help: what is read, which tables come out. */
  String describes();

  /** The settings it takes. */
  List<Setting> settings();

  /**
   * The month-wide tables over cells that it completes. They are big: other importers do not get
   * them among the tables of the folder.
   */
  default List<TableSchema> completes(ImportSettings settings) {
    return List.of();
  }

  /**
   * Reads the source whole and checks it; a mistake in it is a {@link
   * org.tradewind.axes.UserError}.
   *
   * @param source file or folder
   * @param settings values of the declared settings, defaults filled in
   * @param existing tables already in the target folder, which the importer may complete (a grid's
   *     cells, say); not changed
   * @return the new or completed tables
   */
  StudyTables read(Path source, ImportSettings settings, StudyTables existing);
}
