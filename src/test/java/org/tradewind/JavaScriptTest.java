package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tests of the report's scripts in Node, {@code src/test/js/*.test.mjs}, each a test here. */
class JavaScriptTest {
  private static final Path TESTS = Path.of("src/test/js");

  @TestFactory
  List<DynamicTest> scripts() throws Exception {
    assumeTrue(Node.present(), "no Node on the path: tests of the report's scripts are left out");
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=junit"));
    try (Stream<Path> files = Files.list(TESTS)) {
      files.map(Path::toString).filter(f -> f.endsWith(".test.mjs")).sorted().forEach(command::add);
    }
    Node.Ended ended = Node.run(command);
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

  private static void endsWell(Node.Ended ended) {
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
