package org.tradewind;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests of the report's scripts in Node, {@code src/test/js/*.test.mjs}, each a test here. */
class JavaScriptTest {
  private static final Path TESTS = Path.of("src/test/js");

  @TestFactory
  List<DynamicTest> scripts() throws Exception {
    assumeTrue(Node.present(), "no Node on the path: tests of the report's scripts are left out");
    try (Stream<Path> files = Files.list(TESTS)) {
      return Node.tests(files.filter(f -> f.toString().endsWith(".test.mjs")).toList(), Map.of());
    }
  }
}
