package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links of the pages lead somewhere, and docs/index.md lists every page. */
class PagesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
  private static final Path INDEX = Path.of("docs/index.md");

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    pages.add(Path.of("CHANGELOG.md"));
    for (String folder : List.of("docs", "docs/decisions", "notebooks", "deploy")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  /** Lines that are neither in a fenced block nor indented as code. */
  private static List<String> prose(Path page) {
    List<String> lines = new ArrayList<>();
    boolean code = false;
    try {
      for (String line : Files.readAllLines(page)) {
        if (line.startsWith("```")) {
          code = !code;
        } else if (!code && !line.startsWith("    ")) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static List<String> links(Path page) {
    return prose(page).stream()
        .map(line -> line.replaceAll("`[^`]*`", "code"))
        .flatMap(line -> LINK.matcher(line).results().map(m -> m.group(1)))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** Anchors of a page's headings, as GitHub makes them. */
  static List<String> anchors(Path page) {
    Map<String, Integer> seen = new TreeMap<>();
    List<String> anchors = new ArrayList<>();
    for (String line : prose(page)) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        String slug =
            heading
                .group(1)
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
        int before = seen.merge(slug, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? slug : slug + "-" + before);
      }
    }
    return anchors;
  }

  private static boolean leadsNowhere(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : resolve(page, parts[0]);
    return !Files.exists(target) || parts.length == 2 && !anchors(target).contains(parts[1]);
  }

  private static Path resolve(Path page, String link) {
    Path folder = page.getParent();
    return (folder == null ? Path.of(link) : folder.resolve(link)).normalize();
  }

  @Test
  void everyLinkAndAnchorIsThere() throws IOException {
    List<String> nowhere = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      for (String link : links(page)) {
        links++;
        if (leadsNowhere(page, link)) {
          nowhere.add(page + " -> " + link);
        }
      }
    }
    assertThat(nowhere).isEmpty();
    assertThat(links).isGreaterThan(100);
  }

  @Test
  void theIndexListsEveryPage() throws IOException {
    List<Path> listed =
        links(INDEX).stream().map(l -> resolve(INDEX, l.split("#", 2)[0])).distinct().toList();
    List<Path> expected =
        pages().stream()
            .filter(p -> !p.equals(INDEX) && !p.equals(Path.of("README.md")))
            .filter(p -> !p.startsWith("docs/decisions") || p.endsWith("README.md"))
            .toList();
    assertThat(listed).containsAll(expected);
  }

  @Test
  void theFirstScreenHasAFigureAndTheReadmeIsShort() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    assertThat(readme.size()).isLessThanOrEqualTo(125);
    assertThat(readme.subList(0, 12)).anyMatch(l -> l.contains("](docs/figures/"));
    assertThat(readme)
        .contains("## I have data", "## I read results", "## I run it every week")
        .contains("jobs/run", "mvn verify");
  }

  @Test
  void anchorsAreThoseOfGitHub() throws IOException {
    Path page = Files.createTempFile("page", ".md");
    Files.writeString(
        page, "# A `code`, of [B](b.md)\n\n```sh\n# no heading\n```\n## Two words\n## Two words\n");
    assertThat(anchors(page)).containsExactly("a-code-of-b", "two-words", "two-words-1");
    Files.delete(page);
  }
}
