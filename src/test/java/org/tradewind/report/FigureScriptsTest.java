package org.tradewind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.Node;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;

/** Figures drawn in this JVM. */
class FigureScriptsTest {
  /** A run of which one figure at least can be drawn, with a name that would be markup. */
  private static PageData data() {
    Table.Builder regions = Table.builder(AccountTables.NATIONAL_TOTAL);
    Table.Builder convergence = Table.builder(DrawTables.CONVERGENCE);
    for (String stressor : List.of("CO2", "deaths")) {
      for (String total : List.of("supply_chain", "household", "all")) {
        regions.add(stressor, total, 12.5, 1.0);
      }
      for (int draws = 10; draws <= 1000; draws *= 10) {
        double error = 1 / Math.sqrt(draws);
        convergence.add(
            draws,
            stressor,
            "supply_chain",
            12.5 + error,
            1.0,
            10.0,
            11.5,
            12.5,
            13.5,
            15.0,
            error,
            error,
            error);
      }
    }
    return PageData.of(new HandMadeRun().put(regions.build()).put(convergence.build()));
  }

  private static List<FigureScripts.Figure> drawn() {
    List<FigureScripts.Figure> figures = new ArrayList<>();
    try (FigureScripts scripts = FigureScripts.open(data())) {
      for (int f = 0; f < scripts.ids().size(); f++) {
        figures.add(scripts.draw(f));
      }
    }
    return figures;
  }

  @Test
  void eachFigureIsDrawnOrSaysWhyNot() throws Exception {
    List<FigureScripts.Figure> figures = drawn();
    assertThat(figures).hasSizeGreaterThan(8);
    assertThat(figures).anyMatch(f -> f.svg().isPresent());
    for (FigureScripts.Figure figure : figures) {
      if (figure.svg().isEmpty()) {
        assertThat(figure.missing()).as(figure.id()).isNotBlank();
        continue;
      }
      String svg = figure.svg().get();
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
      assertThat(svg).doesNotContain("NaN", "undefined", "<script");
    }
  }

  @Test
  void aPictureIsTwiceAsLargeAndNotBlank() throws Exception {
    String svg = drawn().stream().flatMap(f -> f.svg().stream()).findFirst().orElseThrow();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigurePicture.png(svg)));
    assertThat(image.getWidth()).isEqualTo(2 * FigureScripts.WIDTH);
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertThat(colours).hasSizeGreaterThan(20);
  }

  /** Two letters of which our fonts have one: the other is asked of the system's. */
  @Test
  void aPictureAsksForFontsThatJavaKnows() {
    String svg =
        "<svg font-family=\"'Source Sans 3', Arial\"><text x=\"1\" font-weight=\"600\">CO\u2082 95\u202f%</text>"
            + "<text font-weight=\"600\" font-family=\"'Source Serif 4', serif\">A</text><text>\u2068\u05d0\u2069</text></svg>";
    assertThat(FigurePicture.withOwnFonts(svg))
        .isEqualTo(
            "<svg font-family=\"Tradewind Sans\"><text font-family=\"Tradewind Sans Semibold\" x=\"1\">CO"
                + "<tspan font-family=\"SansSerif\">\u2082</tspan> 95\u00a0%</text>"
                + "<text font-family=\"Tradewind Serif Semibold\">A</text>"
                + "<text><tspan font-family=\"SansSerif\">\u05d0</tspan></text></svg>");
  }

  @Test
  void nodeDrawsTheSameBytes(@TempDir Path folder) throws Exception {
    assumeTrue(Node.present(), "no Node on the path: its figures are not compared");
    Path data = Files.writeString(folder.resolve("data.json"), data().json());
    Path script = folder.resolve("draw.js");
    StringBuilder text = new StringBuilder("const vm = require('vm'), fs = require('fs');\n");
    for (ReportFiles.Script s : ReportFiles.pure()) {
      Path file = Files.writeString(folder.resolve(s.name().replace('/', '-')), s.text());
      text.append("vm.runInThisContext(fs.readFileSync('").append(file).append("', 'utf8'));\n");
    }
    text.append("const figures = ")
        .append(FigureScripts.OPEN)
        .append("(fs.readFileSync('")
        .append(data)
        .append("', 'utf8'));\n")
        .append("fs.writeFileSync('")
        .append(folder.resolve("out.json"))
        .append(
            "', JSON.stringify(figures.ids.map((id, i) => figures.missing(i) || figures.draw(i, "
                + FigureScripts.WIDTH
                + "))));\n");
    Files.writeString(script, text);
    Node.Ended ended = Node.run(List.of("node", script.toString()));
    assertThat(ended.code()).as(ended.err()).isZero();
    List<String> ofNode = new ArrayList<>();
    HandMadeRun.read(Files.readString(folder.resolve("out.json")))
        .forEach(s -> ofNode.add(s.asText()));
    assertThat(drawn().stream().map(f -> f.svg().orElse(f.missing())).toList()).isEqualTo(ofNode);
  }
}
