package org.tradewind.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.LambertGrid;
import org.tradewind.importers.grid.RegionShapes;
import org.tradewind.tables.Table;

/** The outlines of the bundled study's provinces fit the land that its cells have. */
class ShapesTest {
  private static final Provinces PROVINCES = new Provinces();
  private static final LambertGrid GRID = SampleStudy.grid(36);
  private static final Cities CITIES = new Cities(PROVINCES.axis(), GRID);
  private static final RegionShapes SHAPES = Shapes.of(GRID, PROVINCES.axis(), CITIES);

  /** Rings of each region, points as lon, lat. */
  private static Map<String, Map<Integer, List<double[]>>> rings() {
    Table table = SHAPES.table();
    Map<String, Map<Integer, List<double[]>>> rings = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      List<double[]> ring =
          rings
              .computeIfAbsent(table.strings("region")[row], r -> new LinkedHashMap<>())
              .computeIfAbsent(table.ints("ring")[row], k -> new ArrayList<>());
      assertThat(table.ints("point")[row]).isEqualTo(ring.size());
      ring.add(new double[] {table.doubles("lon")[row], table.doubles("lat")[row]});
    }
    return rings;
  }

  /** Whether a point lies within a region by the even-odd rule over all its rings. */
  private static boolean contains(Iterable<List<double[]>> rings, double lon, double lat) {
    boolean inside = false;
    for (List<double[]> ring : rings) {
      for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        double[] a = ring.get(i);
        double[] b = ring.get(j);
        inside ^=
            a[1] > lat != b[1] > lat && lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0];
      }
    }
    return inside;
  }

  @Test
  void everyProvinceHasAnOutlineAndThereAreFewPoints() {
    assertThat(rings().keySet()).containsExactlyElementsOf(PROVINCES.axis().labels());
    assertThat(SHAPES.table().rows()).isBetween(500, 4_000);
    assertThat(SHAPES.note()).contains("0.1 degrees", SHAPES.table().rows() + " of ");
    assertThat(SHAPES.table().booleans("hole")[0]).isFalse();
  }

  /** Nine in ten sampled points of the land lie in the outline of the province that Land gives. */
  @Test
  void theyAgreeWithTheLandOfTheCells() {
    Map<String, Map<Integer, List<double[]>>> rings = rings();
    Table cellRegion = new Land(GRID, PROVINCES.axis(), CITIES).cellRegion();
    int whole = 0;
    int agree = 0;
    Map<String, Integer> elsewhere = new HashMap<>();
    for (int row = 0; row < cellRegion.rows(); row++) {
      if (cellRegion.doubles("share")[row] < 1) {
        continue;
      }
      double[] centre = GRID.centre(cellRegion.ints("cell")[row]);
      String region = cellRegion.strings("region")[row];
      whole++;
      for (String r : rings.keySet()) {
        if (contains(rings.get(r).values(), centre[0], centre[1])) {
          if (r.equals(region)) {
            agree++;
          } else {
            elsewhere.merge(region + " " + r, 1, Integer::sum);
          }
        }
      }
    }
    assertThat(whole).isGreaterThan(5_000);
    assertThat(agree / (double) whole).as(elsewhere.toString()).isGreaterThan(.99);
    assertThat(elsewhere.values().stream().mapToInt(n -> n).sum() / (double) whole)
        .isLessThan(.003);
  }

  /** Provinces share their borders to the digit: no sliver lies between two of them. */
  @Test
  void nearlyAllPointsInlandBelongToSeveralProvinces() {
    Table table = SHAPES.table();
    Map<String, Integer> uses = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      uses.merge(table.doubles("lon")[row] + " " + table.doubles("lat")[row], 1, Integer::sum);
    }
    double[] lon = table.doubles("lon");
    double[] lat = table.doubles("lat");
    // a province without a coast or a foreign neighbour
    int shared = 0;
    int all = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (List.of("SX", "HN", "CQ", "GZ", "NX").contains(table.strings("region")[row])) {
        all++;
        shared += uses.get(lon[row] + " " + lat[row]) > 1 ? 1 : 0;
      }
    }
    assertThat(all).isGreaterThan(100);
    assertThat(shared / (double) all).isGreaterThan(.98);
    assertThat(Arrays.stream(lon).map(x -> Math.abs(x * 1e4 - Math.rint(x * 1e4))).max())
        .hasValueCloseTo(0.0, within(1e-6));
  }
}
