package org.tradewind.axes;

import java.util.Locale;
import java.util.Optional;

/**
 * Which libraries netlib may load, the linear algebra below Spark's {@code ml.linalg}. By itself it
 * loads whatever {@code libblas.so.3} the machine has, so that the same run ends otherwise where
 * NumPy or R is installed. Here it loads what the user names, and nothing else: without a name it
 * takes its routines in Java. Netlib chooses once, when it is first used, so every door into the
 * software comes here first.
 */
public final class Netlib {
  /** A path that is nowhere a library. */
  private static final String NONE = "/dev/null";

  /** The parts of netlib, each with a library of its own. */
  public enum Part {
    BLAS,
    LAPACK,
    ARPACK;

    /** The system property that names its library by path. */
    public String pathProperty() {
      return property() + "Path";
    }

    private String property() {
      return "dev.ludovic.netlib." + name().toLowerCase(Locale.ROOT) + ".nativeLib";
    }
  }

  static {
    for (Part part : Part.values()) {
      if (named(part).isEmpty()) {
        System.setProperty(part.pathProperty(), NONE);
      }
    }
  }

  private Netlib() {}

  /** Keeps netlib from a library that the user has not named. */
  public static void pin() {
    // What is to be done, the initialiser of the class has done, once.
  }

  /** The library that the user names for a part, a path or a name for the system's loader. */
  public static Optional<String> named(Part part) {
    return property(part.pathProperty()).or(() -> property(part.property()));
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .filter(value -> !value.isBlank() && !value.equals(NONE));
  }
}
