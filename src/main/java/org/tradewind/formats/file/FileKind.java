package org.tradewind.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What kind of file the first bytes show, whatever its name. */
public enum FileKind {
  EMPTY("an empty file", "Fetch or write it again."),
  NETCDF("classic NetCDF", "", "434446"),
  HDF5("HDF5", "", "894844460d0a1a0a"),
  HDF4("HDF4", "Convert it to NetCDF.", "0e031301"),
  GRIB("GRIB", "Convert it to NetCDF.", "47524942"),
  GZIP("a gzip archive", "Unpack it first (gunzip).", "1f8b"),
  BZIP2("a bzip2 archive", "Unpack it first (bunzip2).", "425a68"),
  XZ("an xz archive", "Unpack it first (unxz).", "fd377a585a00"),
  ZSTD("a zstd archive", "Unpack it first (unzstd).", "28b52ffd"),
  SEVEN_ZIP("a 7z archive", "Unpack it first.", "377abcaf271c"),
  RAR("a RAR archive", "Unpack it first.", "526172211a07"),
  ZIP("a zip archive, such as .zip or .xlsx", "If it is an archive, unpack it first.", "504b"),
  XLS("a document of old Microsoft Office, such as .xls", "Save it as .xlsx.", "d0cf11e0a1b11ae1"),
  PDF("PDF", "Fetch the data themselves.", "25504446"),
  PARQUET("Parquet", "", "50415231"),
  GIT_POINTER(
      "a pointer of Git LFS",
      "Fetch the file itself (git lfs pull).",
      hex("version https://git-lfs")),
  HTML("an HTML page", "The link may lead to a page about the file: fetch the file itself."),
  XML("XML", ""),
  JSON("JSON", ""),
  TEXT("text", ""),
  OTHER("a file of an unknown kind", "");

  private static final int BYTES = 512;

  private final String description;
  private final String remedy;
  private final List<byte[]> starts;

  FileKind(String description, String remedy, String... starts) {
    this.description = description;
    this.remedy = remedy;
    this.starts = Arrays.stream(starts).map(HexFormat.of()::parseHex).toList();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Looks at the first bytes of a file; one that cannot be read is a UserError. */
  public static FileKind of(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return of(stream.readNBytes(BYTES));
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  static FileKind of(byte[] first) {
    if (first.length == 0) {
      return EMPTY;
    }
    for (FileKind kind : values()) {
      if (kind.starts.stream().anyMatch(start -> begins(first, start))) {
        return kind;
      }
    }
    String text = new String(first, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.contains("<head")) {
      return HTML;
    }
    if (text.startsWith("<")) {
      return XML;
    }
    for (byte b : first) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return OTHER;
      }
    }
    return text.startsWith("{") || text.startsWith("[") ? JSON : TEXT;
  }

  private static boolean begins(byte[] first, byte[] start) {
    return first.length >= start.length
        && Arrays.equals(first, 0, start.length, start, 0, start.length);
  }

  /** What was found, for a message: what it looks like, and what it is not. */
  public String found(String not) {
    return this == EMPTY ? description : description + ", " + not;
  }

  /** What to do about a file of this kind, or a general advice. */
  public String remedy(String general) {
    return remedy.isEmpty() ? general : remedy;
  }
}
