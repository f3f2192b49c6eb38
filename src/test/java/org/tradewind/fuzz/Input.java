package org.tradewind.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user may give: files, the one that is named on the command line, and settings. Mutations
 * change it in place.
 */
final class Input {
  /**
   * Something in the folder.
   *
   * @param bytes content of a file; null for a folder or a link
   * @param link where a symbolic link points; null for none
   */
  record Node(byte[] bytes, String link) {
    static Node file(byte[] bytes) {
      return new Node(bytes, null);
    }

    boolean isFile() {
      return bytes != null;
    }
  }

  final Map<String, Node> nodes;
  final Map<String, String> settings;
  String entry;

  /** Settings that are not at their defaults: what touches them is felt more often. */
  List<String> given = List.of();

  /** What was done to it, for the report. */
  final List<String> done = new ArrayList<>();

  Input(Map<String, Node> nodes, String entry, Map<String, String> settings) {
    this.nodes = new TreeMap<>(nodes);
    this.entry = entry;
    this.settings = new LinkedHashMap<>(settings);
  }

  /** A good input as it lies in a folder. */
  static Input of(Path folder, String entry, Map<String, String> settings) {
    Map<String, Node> nodes = new TreeMap<>();
    for (Path file : below(folder)) {
      if (Files.isRegularFile(file)) {
        try {
          nodes.put(
              folder.relativize(file).toString().replace('\\', '/'),
              Node.file(Files.readAllBytes(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return new Input(nodes, entry, settings);
  }

  Input copy() {
    Input copy = new Input(nodes, entry, settings);
    copy.given = given;
    return copy;
  }

  /** The same with the settings named that are not at their defaults. */
  Input giving(Collection<String> keys) {
    given = List.copyOf(keys);
    return this;
  }

  /** Names of files with content, in their order. */
  List<String> files() {
    return nodes.keySet().stream().filter(n -> nodes.get(n).isFile()).toList();
  }

  /** Writes it into an empty folder; a name that this system cannot spell is left out. */
  void write(Path folder) {
    nodes.forEach(
        (name, node) -> {
          try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            if (node.isFile()) {
              Files.write(file, node.bytes());
            } else if (node.link() != null) {
              Files.createSymbolicLink(file, Path.of(node.link()));
            } else {
              Files.createDirectories(file);
            }
          } catch (InvalidPathException e) {
            done.add("not writable here: " + e.getReason());
          } catch (IOException e) {
            done.add("not written: " + e);
          }
        });
  }

  /** Everything below a folder, itself left out; links are not followed. */
  static List<Path> below(Path folder) {
    List<Path> all = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              all.add(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path below, IOException e) {
              if (!below.equals(folder)) {
                all.add(below);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Deletes what is below a folder; its depth first. */
  static void empty(Path folder) {
    for (Path path : below(folder)) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Files, settings and what was done, so that a failure can be looked at by hand. */
  void save(Path folder, String failure) {
    try {
      if (Files.exists(folder)) {
        empty(folder);
      }
      Path source = Files.createDirectories(folder.resolve("source"));
      write(source);
      String text =
          "given: " + entry + "\nsettings: " + settings + "\ndone: " + done + "\n\n" + failure;
      Files.write(folder.resolve("failure.txt"), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
