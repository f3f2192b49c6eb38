package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.openblas.global.openblas_full;

/** Files with the names of an installed BLAS and LAPACK, for the path of the system's loader. */
public final class DecoyLibraries {
  /** What NumPy and R bring on Debian. */
  public static final List<String> NAMES =
      List.of("libblas.so.3", "libopenblas.so.0", "liblapack.so.3");

  private DecoyLibraries() {}

  /** Libraries that load under those names and have not one function of a BLAS. */
  public static Path hollow(Path folder) throws IOException {
    for (String name : NAMES) {
      Files.write(folder.resolve(name), named(name));
    }
    return folder;
  }

  /** Files that are no libraries. */
  public static Path text(Path folder) throws IOException {
    for (String name : NAMES) {
      Files.writeString(folder.resolve(name), "not a library");
    }
    return folder;
  }

  /** The packed libquadmath, whose own name has room for each of the others. */
  private static byte[] named(String name) throws IOException {
    try (InputStream in =
        openblas_full.class.getResourceAsStream(
            "/org/bytedeco/openblas/linux-x86_64/libquadmath.so.0")) {
      String own = "\0libquadmath.so.0\0";
      String other = "\0" + name + "\0".repeat(own.length() - 1 - name.length());
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(text.split(own, -1)).hasSize(2);
      return text.replace(own, other).getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
