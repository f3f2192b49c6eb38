package org.tradewind.mrio;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_full;

/**
 * Loads OpenBLAS as packed by bytedeco, as private copies. Linux's loader resolves what a library
 * depends on by name: a library of that name that is in the process already is taken, wherever it
 * came from. Where a system's {@code libopenblas.so.0} was there first, the packed JNI library
 * would call that one and end the process; a system's {@code libblas.so.3} that came later would
 * call the packed one, of another version. The copies are made once, in the cache of JavaCPP, and
 * loaded by path from there.
 */
final class PackedOpenBlas {
  /** Each after what it depends on, so that nothing is looked for on the machine. */
  private static final List<String> IN_ORDER =
      List.of(
          "libgcc_s.so.1",
          "libquadmath.so.0",
          "libgfortran.so.5",
          "libopenblas.so.0",
          "libjniopenblas_full.so");

  /** Linux's list of what the process has mapped: address range, rights, ..., file. */
  private static final Path MAPPED = Path.of("/proc/self/maps");

  /** Read by bytedeco's class when it is initialised: "none" leaves the loading to us. */
  private static final String BYTEDECO = "org.bytedeco.openblas.load";

  private PackedOpenBlas() {}

  /** Loads it, on one thread, and returns its name and version. */
  static String load() throws IOException {
    String platform = Loader.getPlatform();
    String version = openblas_full.OPENBLAS_VERSION.strip();
    Path folder =
        Loader.getCacheDir()
            .toPath()
            .resolve("tradewind-" + version.replace(' ', '-') + "-" + platform);
    Files.createDirectories(folder);
    for (String name : IN_ORDER) {
      System.load(copy(name, platform, folder).toString());
    }
    initialiseBytedeco();
    refuseAnother(folder.resolve(PrivateLibrary.name("libopenblas.so.0")));
    // Several threads overflow the JVM's default stack, and their sums depend on their number.
    openblas_full.openblas_set_num_threads(1);
    return version;
  }

  /**
   * A library that is preloaded, or that other code of the process loaded for all, comes before
   * what the JNI library depends on. What answers must lie in the packed library.
   */
  private static void refuseAnother(Path library) throws IOException {
    Map<String, Pointer> answers =
        Map.of(
            "openblas_get_corename", openblas_full.openblas_get_corename(),
            "LAPACKE_dgetrf", Loader.addressof("LAPACKE_dgetrf"),
            "LAPACKE_dgetrs", Loader.addressof("LAPACKE_dgetrs"));
    // Another process may have put its copy, which is the same, in the place of what we loaded.
    List<String> mapped =
        Files.readAllLines(MAPPED).stream()
            .filter(m -> m.endsWith(library.toString()) || m.endsWith(library + " (deleted)"))
            .toList();
    answers.forEach(
        (function, answer) -> {
          if (mapped.stream().noneMatch(m -> holds(m, answer.address()))) {
            throw new UnsatisfiedLinkError("another library of the process has " + function);
          }
        });
  }

  /** Whether a line of the list, which begins with two hexadecimal numbers, covers an address. */
  private static boolean holds(String line, long address) {
    String[] range = line.substring(0, line.indexOf(' ')).split("-");
    return Long.parseUnsignedLong(range[0], 16) <= address
        && address < Long.parseUnsignedLong(range[1], 16);
  }

  private static void initialiseBytedeco() {
    String before = System.getProperty(BYTEDECO);
    System.setProperty(BYTEDECO, "none");
    try {
      Class.forName(openblas_full.class.getName());
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(e.getMessage());
    } finally {
      if (before == null) {
        System.clearProperty(BYTEDECO);
      } else {
        System.setProperty(BYTEDECO, before);
      }
    }
  }

  private static Path copy(String name, String platform, Path folder) throws IOException {
    // The name of the class does not initialise it: that would load the libraries as packed.
    URL packed = openblas_full.class.getResource("/org/bytedeco/openblas/" + platform + "/" + name);
    if (packed == null) {
      throw new FileNotFoundException("none is packed for " + platform);
    }
    Path target = folder.resolve(PrivateLibrary.name(name));
    URLConnection connection = packed.openConnection();
    try (InputStream in = connection.getInputStream()) {
      if (!Files.exists(target) || Files.size(target) != connection.getContentLengthLong()) {
        Path partial = Files.createTempFile(folder, name, ".partial");
        Files.write(partial, PrivateLibrary.of(in.readAllBytes()));
        // Another process may load what stands there: the file is replaced, never changed.
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return target;
  }
}
