package org.tradewind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Node, where the machine has it. */
public final class Node {
  /** What a script said, and its exit code. */
  public record Ended(int code, String out, String err) {}

  private Node() {}

  /** Whether there is one. */
  public static boolean present() {
    try {
      return run(List.of("node", "--version")).code() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs a command to its end. */
  public static Ended run(List<String> command) throws IOException {
    Path err = Files.createTempFile("node", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), out, Files.readString(err));
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(err);
    }
  }
}
