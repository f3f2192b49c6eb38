package org.tradewind.formats.ioapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/**
 * A GRIDDESC file of the Models-3 I/O API: named coordinate systems and the named grids on them, in
 * Fortran's free format. It holds a title, then for each coordinate system its name and
 *
 * <pre>  type, P_ALP, P_BET, P_GAM, XCENT, YCENT</pre>
 *
 * a blank name, then for each grid its name and
 *
 * <pre>  coordinate system, XORIG, YORIG, XCELL, YCELL, NCOLS, NROWS, NTHIK</pre>
 *
 * and a blank name at the end.
 */
public final class GriddescFile {
  private static final int LAMBERT = 2;

  private final Path file;
  private final Map<String, CoordinateSystem> systems = new LinkedHashMap<>();
  private final Map<String, Grid> grids = new LinkedHashMap<>();

  private record CoordinateSystem(
      int type, double alp, double bet, double gam, double xcent, double ycent) {}

  private record Grid(
      String system,
      double xorig,
      double yorig,
      double xcell,
      double ycell,
      int ncols,
      int nrows) {}

  private GriddescFile(Path file, FortranTokens tokens) {
    this.file = file;
    tokens.text("the title");
    for (String name = tokens.text("a coordinate system"); !name.isEmpty(); ) {
      systems.put(
          name,
          new CoordinateSystem(
              tokens.whole("type of " + name),
              tokens.number("P_ALP of " + name),
              tokens.number("P_BET of " + name),
              tokens.number("P_GAM of " + name),
              tokens.number("XCENT of " + name),
              tokens.number("YCENT of " + name)));
      name = tokens.text("a coordinate system or the blank name that ends them");
    }
    for (String name = tokens.text("a grid"); !name.isEmpty(); ) {
      grids.put(
          name,
          new Grid(
              tokens.text("coordinate system of " + name),
              tokens.number("XORIG of " + name),
              tokens.number("YORIG of " + name),
              tokens.number("XCELL of " + name),
              tokens.number("YCELL of " + name),
              tokens.whole("NCOLS of " + name),
              tokens.whole("NROWS of " + name)));
      // the width of a boundary, which gridded data have no use for
      tokens.whole("NTHIK of " + name);
      name = tokens.text("a grid or the blank name that ends the file");
    }
  }

  /** Reads a file. */
  public static GriddescFile read(Path file) {
    try {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      return new GriddescFile(file, new FortranTokens(file.toString(), content));
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  /** Names of the grids, in the order of the file. */
  public List<String> names() {
    return List.copyOf(grids.keySet());
  }

  /** The grid of a name; one that is unknown or not on a Lambert projection is refused. */
  public LambertGrid grid(String name) {
    Grid grid = grids.get(name);
    if (grid == null) {
      throw UserError.unknown(file.toString(), "grid", name, names());
    }
    String where = file + ", grid " + name;
    CoordinateSystem system = systems.get(grid.system);
    if (system == null) {
      throw UserError.unknown(where, "coordinate system", grid.system, systems.keySet());
    }
    if (system.type != LAMBERT) {
      throw new UserError(
          where,
          "projection " + IoapiHeader.projection(system.type),
          "projection " + IoapiHeader.projection(LAMBERT),
          "Choose a grid on a Lambert projection.");
    }
    return LambertGrid.of(
        new LambertGrid.Definition(
            system.alp,
            system.bet,
            system.gam,
            system.xcent,
            system.ycent,
            grid.xorig,
            grid.yorig,
            grid.xcell,
            grid.ycell,
            grid.ncols,
            grid.nrows),
        where);
  }
}
