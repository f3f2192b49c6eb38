package org.tradewind.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.tradewind.axes.UserError;

/**
 * A figure as PNG, drawn with the fonts of the page. Java's fonts know no weight between plain and
 * bold, so each weight is a family of its own here.
 */
public final class FigurePicture {
  /** Pixels for one of the SVG. */
  private static final int SCALE = 2;

  private static final List<String> FONTS =
      List.of(
          "fonts/tradewind-sans.ttf",
          "fonts/tradewind-sans-semibold.ttf",
          "fonts/tradewind-serif-semibold.ttf");

  private static final Pattern TEXT = Pattern.compile("<(text|tspan)((?: [^>]*)?)>([^<]*)");
  private static final Pattern WEIGHT = Pattern.compile(" font-weight=\"(\\w+)\"");
  private static final Pattern FAMILY = Pattern.compile("font-family=\"([^\"]*)\"");

  /** Letters that the fonts of the page's latin subset lack. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "[^\\x20-\\x7e\\u00a0-\\u00ff\\u0131\\u0152\\u0153\\u2013\\u2014\\u2018-\\u201e\\u2022\\u2026\\u20ac\\u2212]+");

  /** The figures are our own, so they may have more elements than a stranger's picture. */
  private static final DocumentLimits LIMITS =
      new DocumentLimits(
          DocumentLimits.DEFAULT_MAX_NESTING_DEPTH,
          DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH,
          1_000_000);

  private static boolean registered;

  /** Makes the fonts known to Java. */
  interface Fonts {
    void register() throws IOException, FontFormatException;
  }

  private FigurePicture() {}

  /** Refuses a machine on which Java cannot draw text, before anything is drawn or written. */
  public static void requireFonts() {
    requireFonts(FigurePicture::registerFonts);
  }

  /**
   * The fonts are files of ours, which tests read: where Java cannot take them, it is because it
   * finds fonts by fontconfig and freetype alone. How it says so differs by what is absent.
   */
  static void requireFonts(Fonts fonts) {
    try {
      fonts.register();
    } catch (FontFormatException e) {
      throw new IllegalStateException("fonts of the figures", e);
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      throw new UserError(
          "figures as PNG",
          "a machine on which Java cannot use fonts (" + e.getMessage() + ")",
          "the packages fontconfig and freetype, and at least one font",
          "Install them (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core); the page"
              + " report.html needs no fonts here.",
          e);
    }
  }

  /** The bytes of a PNG of twice the SVG's size. */
  public static byte[] png(String svg) {
    requireFonts();
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(withOwnFonts(svg).getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.builder().documentLimits(LIMITS).build());
    if (document == null) {
      throw new IllegalStateException("a figure that is not SVG");
    }
    FloatSize size = document.size();
    int width = (int) Math.ceil(size.getWidth() * SCALE);
    int height = (int) Math.ceil(size.getHeight() * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.fillRect(0, 0, width, height);
      graphics.scale(SCALE, SCALE);
      document.render(null, graphics, new ViewBox((float) width / SCALE, (float) height / SCALE));
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The same SVG with the families that {@link #registerFonts} knows in place of the page's. Java
   * has no second choice of a font: what ours lack is written in the system's.
   */
  static String withOwnFonts(String svg) {
    String sans = FAMILY.matcher(svg).replaceAll(f -> "font-family=\"" + family(f.group(1)) + "\"");
    return TEXT.matcher(sans)
        .replaceAll(t -> Matcher.quoteReplacement(semibold(t) + inKnownLetters(t.group(3))));
  }

  /** A narrow no-break space is as wide as a plain one here; isolates have done their work. */
  private static String inKnownLetters(String content) {
    String plain =
        content.replace('\u202f', '\u00a0').replaceAll("[\u2066-\u2069\u200e\u200f]", "");
    return UNKNOWN
        .matcher(plain)
        .replaceAll(
            run ->
                Matcher.quoteReplacement(
                    "<tspan font-family=\"SansSerif\">" + run.group() + "</tspan>"));
  }

  private static String family(String family) {
    return family.contains("Serif") ? "Tradewind Serif Semibold" : "Tradewind Sans";
  }

  private static String semibold(java.util.regex.MatchResult text) {
    Matcher weight = WEIGHT.matcher(text.group(2));
    if (!weight.find() || weight.group(1).equals("400")) {
      return "<" + text.group(1) + text.group(2) + ">";
    }
    String attributes = weight.replaceFirst("");
    boolean given = FAMILY.matcher(attributes).find();
    return "<"
        + text.group(1)
        + (given
            ? attributes.replace("\"Tradewind Sans\"", "\"Tradewind Sans Semibold\"")
            : " font-family=\"Tradewind Sans Semibold\"" + attributes)
        + ">";
  }

  private static synchronized void registerFonts() throws IOException, FontFormatException {
    if (registered) {
      return;
    }
    for (String name : FONTS) {
      try (InputStream in = ReportFiles.open(name)) {
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
      }
    }
    registered = true;
  }
}
