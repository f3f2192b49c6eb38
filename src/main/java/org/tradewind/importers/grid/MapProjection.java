package org.tradewind.importers.grid;

import java.util.Locale;
import java.util.Set;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;
import org.tradewind.axes.UserError;

/**
 * A map projection given in the words of PROJ, such as {@code +proj=lcc +lat_1=33 ...} or {@code
 * +proj=longlat}. Longitude and latitude are taken as they are: nothing is shifted between spheres,
 * ellipsoids or datums, as is usual among air quality models.
 */
public final class MapProjection {
  private static final Set<String> GEOGRAPHIC = Set.of("longlat", "lonlat", "latlong", "latlon");

  private final String words;
  private final Projection projection;

  private MapProjection(String words, Projection projection) {
    this.words = words;
    this.projection = projection;
  }

  /**
   * Reads the words.
   *
   * @param where setting named in errors
   */
  public static MapProjection of(String words, String where) {
    String text = words.strip();
    for (String word : text.split("\\s+")) {
      if (word.startsWith("+proj=")
          && GEOGRAPHIC.contains(word.substring("+proj=".length()).toLowerCase(Locale.ROOT))) {
        return new MapProjection(text, null);
      }
    }
    if (!text.contains("+proj=")) {
      throw wrong(where, text, null);
    }
    try {
      return new MapProjection(
          text, new CRSFactory().createFromParameters("inmap", text).getProjection());
    } catch (Proj4jException | NumberFormatException e) {
      throw wrong(where, text + " (" + e.getMessage() + ")", e);
    }
  }

  private static UserError wrong(String where, String found, Exception cause) {
    return new UserError(
        where,
        found,
        "a projection in the words of PROJ",
        "Copy GridProj from InMAP's configuration. InMAP's example for the USA has +proj=lcc"
            + " +lat_1=33 +lat_2=45 +lat_0=40 +lon_0=-97 +x_0=0 +y_0=0 +a=6370997 +b=6370997"
            + " +to_meter=1; GEOS-Chem's grids have +proj=longlat.",
        cause);
  }

  /** Whether the map's coordinates are degrees of longitude and latitude. */
  public boolean geographic() {
    return projection == null;
  }

  /** Map coordinates of a point in degrees; not finite where the projection has none. */
  public double[] project(double lon, double lat) {
    if (projection == null) {
      return new double[] {lon, lat};
    }
    try {
      ProjCoordinate p = projection.project(new ProjCoordinate(lon, lat), new ProjCoordinate());
      return new double[] {p.x, p.y};
    } catch (Proj4jException e) {
      return new double[] {Double.NaN, Double.NaN};
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
