package org.tradewind.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.tradewind.axes.UserError;

/**
 * The report's scripts in this JVM: the same files, on the same data, that draw in the page. They
 * reach nothing of the machine. Needs GraalJS, which lies beside the application jar.
 */
public final class FigureScripts implements AutoCloseable {
  /** Width of a figure that stands alone, px; that of a download (download.js). */
  static final int WIDTH = 1224;

  /** The data are read once; a figure is then drawn by its name. */
  static final String OPEN =
      """
      (function (json) {
        const D = tw.open(JSON.parse(json));
        const o = (f) => Object.assign({theme: 'light', follow: ''}, tw.initial(f, D));
        const ordered = tw.SECTIONS.flatMap((s) => tw.inSection(s[0]));
        return {
          ids: ordered.map((f) => f.id),
          missing: (i) => ordered[i].missing(D) || '',
          draw: (i, width) => tw.alone(ordered[i], D, width, o(ordered[i])),
        };
      })
      """;

  /**
   * A figure.
   *
   * @param id name of its files
   * @param svg the picture, or empty where it is left out
   * @param missing why it is left out
   */
  public record Figure(String id, Optional<String> svg, String missing) {}

  private final Context context;
  private final Value figures;

  private FigureScripts(Context context, Value figures) {
    this.context = context;
    this.figures = figures;
  }

  /** Whether what the scripts run in is on the class path. */
  static boolean available() {
    try {
      Class.forName("org.graalvm.polyglot.Context", false, FigureScripts.class.getClassLoader());
      Class.forName(
          "com.github.weisj.jsvg.SVGDocument", false, FigureScripts.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Refuses to draw figures where the libraries for it are not on the class path. */
  public static void requireAvailable() {
    if (!available()) {
      throw new UserError(
          "figures",
          "no GraalJS or JSVG on the class path",
          "the jars that draw figures outside a browser; they are not in tradewind.jar",
          "Start by jobs/report --figures, jobs/export svg or jobs/run --set report=figures, or put the jars"
              + " of target/figures.classpath on the driver's class path.");
    }
  }

  /** Opens the scripts on a page's data. */
  public static FigureScripts open(PageData data) {
    requireAvailable();
    Engine engine =
        Engine.newBuilder("js")
            // that it interprets is known, and no fault of the user's
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    Context context =
        Context.newBuilder("js")
            .engine(engine)
            .allowHostAccess(HostAccess.NONE)
            .allowAllAccess(false)
            .build();
    for (ReportFiles.Script script : ReportFiles.pure()) {
      context.eval(Source.newBuilder("js", script.text(), script.name()).buildLiteral());
    }
    Value open = context.eval(Source.newBuilder("js", OPEN, "figures").buildLiteral());
    return new FigureScripts(context, open.execute(data.json()));
  }

  /** Names of all figures, in the order of the page. */
  public List<String> ids() {
    Value ids = figures.getMember("ids");
    List<String> all = new ArrayList<>();
    for (long i = 0; i < ids.getArraySize(); i++) {
      all.add(ids.getArrayElement(i).asString());
    }
    return all;
  }

  /** Draws a figure to stand alone: title, units, source and status are in it. */
  public Figure draw(int figure) {
    String id = ids().get(figure);
    String missing = figures.invokeMember("missing", figure).asString();
    return missing.isEmpty()
        ? new Figure(
            id, Optional.of(figures.invokeMember("draw", figure, WIDTH).asString()), missing)
        : new Figure(id, Optional.empty(), missing);
  }

  @Override
  public void close() {
    context.close();
    context.getEngine().close();
  }
}
