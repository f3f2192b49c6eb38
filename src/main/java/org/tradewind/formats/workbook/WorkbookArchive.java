package org.tradewind.formats.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.FileKind;

/**
 * The zip archive that a workbook (.xlsx) is. The reader of sheets does not compare checksums,
 * holds all shared strings and as many cells of a row as the largest column says; so the archive is
 * read once before, whole but a piece at a time.
 */
final class WorkbookArchive {
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String SHEETS = "xl/worksheets/";
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final int BUFFER_BYTES = 1 << 16;

  /** Sheets of numbers are packed 10 to 50 times smaller; small files are not looked at. */
  private static final long MOST_TIMES_PACKED = 200;

  private static final long SMALL_BYTES = 64L << 20;
  private static final long MOST_BYTES = 4L << 30;

  private final Path file;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final long packedBytes;
  private long bytes;

  private WorkbookArchive(Path file, long packedBytes) {
    this.file = file;
    this.packedBytes = packedBytes;
  }

  /**
   * Refuses a file that is not a workbook, was cut short, is damaged, or unpacks to more than is
   * sound.
   */
  static void requireSound(Path file) {
    FileKind kind = FileKind.of(file);
    if (kind != FileKind.ZIP) {
      throw new UserError(
          file.toString(),
          kind.found("not an Excel workbook (.xlsx)"),
          "an Excel workbook (.xlsx)",
          kind.remedy("Check that this is the file meant, and fetch it again."));
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry(CONTENT_TYPES) == null) {
        throw new UserError(
            file.toString(),
            "a zip archive that is not a workbook",
            "an Excel workbook (.xlsx)",
            "If the workbook is in the archive, unpack it first.");
      }
      WorkbookArchive archive = new WorkbookArchive(file, file.toFile().length());
      for (ZipEntry entry : Collections.list(zip.entries())) {
        archive.check(zip, entry);
      }
    } catch (IOException | IllegalArgumentException e) {
      // names that cannot be decoded are reported as illegal arguments
      throw damaged(
          file, "a workbook that was cut short or is damaged (" + e.getMessage() + ")", e);
    }
  }

  private void check(ZipFile zip, ZipEntry entry) throws IOException {
    CRC32 sum = new CRC32();
    CellAddresses addresses = new CellAddresses();
    long before = bytes;
    try (InputStream stream = zip.getInputStream(entry)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        sum.update(buffer, 0, read);
        bytes += read;
        requireWithinReason(entry, bytes - before);
        if (entry.getName().startsWith(SHEETS)) {
          addresses.accept(buffer, read);
        }
      }
    }
    if (sum.getValue() != entry.getCrc()) {
      throw damaged(file, "a checksum (CRC) that does not fit " + entry.getName(), null);
    }
    if (addresses.beyond()) {
      throw damaged(
          file,
          "a cell beyond column XFD or row 1048576 in " + entry.getName() + ", the last of Excel",
          null);
    }
  }

  private void requireWithinReason(ZipEntry entry, long ofEntry) {
    boolean bomb = bytes > SMALL_BYTES && bytes > MOST_TIMES_PACKED * packedBytes;
    boolean strings =
        entry.getName().equals(STRINGS) && ofEntry > Runtime.getRuntime().maxMemory() / 4;
    if (bomb || strings || bytes > MOST_BYTES) {
      throw new UserError(
          file.toString(),
          String.format(
              "%d bytes that unpack to more than %d, in %s", packedBytes, bytes, entry.getName()),
          "a workbook of an ordinary size",
          "Save it again without the sheets that are not needed.");
    }
  }

  private static UserError damaged(Path file, String found, Exception cause) {
    return new UserError(
        file.toString(), found, "a whole Excel workbook (.xlsx)", "Fetch or save it again.", cause);
  }

  /** Looks for attributes r="..." that are addresses of cells or rows beyond those of Excel. */
  private static final class CellAddresses {
    private static final int LAST_COLUMN = 16_384;
    private static final int LAST_ROW = 1_048_576;

    private int matched;
    private long column;
    private long row;
    private boolean beyond;

    void accept(byte[] bytes, int length) {
      for (int i = 0; i < length && !beyond; i++) {
        accept(bytes[i]);
      }
    }

    /** Moves on by one character: blank, r, =, quote, then letters and digits. */
    private void accept(byte c) {
      if (matched == 4 && c >= 'A' && c <= 'Z') {
        column = Math.min(column * 26 + c - 'A' + 1, LAST_COLUMN + 1);
      } else if (matched == 4 && c >= '0' && c <= '9') {
        row = Math.min(row * 10 + c - '0', LAST_ROW + 1);
      } else {
        column = 0;
        row = 0;
        boolean next =
            matched == 1 && c == 'r'
                || matched == 2 && c == '='
                || matched == 3 && (c == '"' || c == '\'');
        matched = next ? matched + 1 : c == ' ' || c == '\n' || c == '\t' || c == '\r' ? 1 : 0;
      }
      beyond |= column > LAST_COLUMN || row > LAST_ROW;
    }

    boolean beyond() {
      return beyond;
    }
  }
}
