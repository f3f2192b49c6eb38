package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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
    return run(command, Map.of());
  }

  /** Runs a command to its end, with these variables of the environment as well. */
  public static Ended run(List<String> command, Map<String, String> environment)
      throws IOException {
    Path err = Files.createTempFile("node", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), out, Files.readString(err));
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(err);
    }
  }

  /** Runs files of Node's own tests; each test in them is a test here. */
  public static List<DynamicTest> tests(List<Path> files, Map<String, String> environment)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=junit"));
    files.stream().map(Path::toString).sorted().forEach(command::add);
    Ended ended = run(command, environment);
    List<DynamicTest> tests = new ArrayList<>();
    NodeList cases = cases(ended.out());
    for (int c = 0; c < cases.getLength(); c++) {
      Element test = (Element) cases.item(c);
      tests.add(DynamicTest.dynamicTest(test.getAttribute("name"), () -> verdict(test)));
    }
    assertThat(tests).as(ended.out() + ended.err()).isNotEmpty();
    // a file that does not even load is no test case
    tests.add(DynamicTest.dynamicTest("node ends well", () -> endsWell(ended)));
    return tests;
  }

  private static void endsWell(Ended ended) {
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
  }

  private static void verdict(Element test) {
    assumeTrue(test.getElementsByTagName("skipped").getLength() == 0, "skipped");
    NodeList failures = test.getElementsByTagName("failure");
    if (failures.getLength() > 0) {
      fail(failures.item(0).getTextContent());
    }
  }

  private static NodeList cases(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getElementsByTagName("testcase");
  }
}
