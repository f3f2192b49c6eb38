package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradewind.importers.grid.GeneratedPolygons.feature;
import static org.tradewind.importers.grid.GeneratedPolygons.file;
import static org.tradewind.importers.grid.GeneratedPolygons.named;
import static org.tradewind.importers.grid.GeneratedPolygons.polygon;
import static org.tradewind.importers.grid.GeneratedPolygons.read;
import static org.tradewind.importers.grid.GeneratedPolygons.square;
import static org.tradewind.importers.grid.GeneratedPolygons.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Imports;
import org.tradewind.importers.china.ProvinceNames;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** How polygons are given to regions by the names that public sets of polygons have. */
class PolygonNamesTest {
  private static final String[] CHINA = {"codes", "china-provinces"};
  private static final Csv PROVINCES = Csv.fact("china/provinces");

  @TempDir Path folder;

  /**
   * Every naming names all 31 provinces; where it has no name of its own, the English one holds.
   */
  @ParameterizedTest
  @ValueSource(strings = {"full", "traditional", "gadm", "geoboundaries", "natural-earth", "iso"})
  void allProvincesAreKnownInEveryNaming(String naming) {
    Csv names = Csv.fact("china/province_names");
    Map<String, String> written = new LinkedHashMap<>();
    for (int r = 0; r < PROVINCES.rows(); r++) {
      String usual = naming.equals("traditional") ? "name_cn" : "name";
      written.put(PROVINCES.text(r, "region"), PROVINCES.text(r, usual));
    }
    for (int r = 0; r < names.rows(); r++) {
      if (names.text(r, "naming").equals(naming)) {
        written.put(names.text(r, "region"), names.text(r, "name"));
      }
    }
    assertThat(written).hasSize(31);
    written.forEach(
        (region, name) -> {
          assertThat(ProvinceNames.named(name)).as(name).contains(region);
          // GADM 4.1 joins words; shapefiles come in capitals
          assertThat(ProvinceNames.named(name.replace(" ", ""))).as(name).contains(region);
          assertThat(ProvinceNames.named(name.toUpperCase())).as(name).contains(region);
        });
  }

  @Test
  void namesOfOtherPlacesAreNotProvinces() {
    // a city of Jilin, a prefecture of Qinghai, and what lies outside the mainland's 31
    for (String other : List.of("吉林市", "海南藏族自治州", "台湾省", "Hong Kong", "China", "", "16")) {
      assertThat(ProvinceNames.named(other)).as(other).isEmpty();
    }
    assertThat(ProvinceNames.named("內蒙古自治區|内蒙古自治区")).contains("NM");
    assertThat(ProvinceNames.named("CN-15")).contains("NM");
    assertThat(ProvinceNames.named("CN015")).contains("NM");
    assertThat(ProvinceNames.named("150100")).as("a prefecture of it").contains("NM");
  }

  /** HE is Hebei in GB/T 2260, Henan in HASC and Hubei here. */
  @Test
  void setsOfLettersAreNeverConfused() {
    assertThat(letters("", "HE", "HB", "HA", "HN", "HI", "SN").region("HE")).contains("HB");
    assertThat(letters("", "HE", "HB", "HA", "HN", "HU", "SA", "XZ").region("HE")).contains("HN");
    assertThat(letters("", "HE", "HB", "HA", "HN", "HU", "SA", "TB").region("HE")).contains("HE");
    assertThat(letters("", "CN-HE", "CN-BJ").region("CN-HE")).contains("HB");
    assertThat(letters("", "CN.HE", "CN.BJ").region("CN.HE")).contains("HN");
    assertThat(letters("", "cn-he", "cn-hu", "cn-sa").region("cn-he")).contains("HN");
    assertThat(letters("", "HE", "BJ").problem())
        .isEqualTo(
            "the code HE, which is Hebei in the set national, Henan in the set hasc, Hubei in the"
                + " set tradewind");
    assertThat(letters("", "cn-he", "cn-bj").problem()).contains("Hebei", "Henan");
    assertThat(letters("", "BJ", "TJ", "XJ").region("XJ")).contains("XJ");
    assertThat(letters("national", "HE", "BJ").region("HE")).contains("HB");
    assertThat(letters("hasc", "HE", "BJ").region("HE")).contains("HN");
    assertThat(letters("national", "HE", "HU").problem())
        .isEqualTo("(HU), which the set national lacks");
    assertThat(letters("", "CN-BJ", "CN.TJ").problem()).contains("letters of two sets");
    assertThat(letters("", "HK", "TW", "Beijing").region("Beijing")).contains("BJ");
    assertThatThrownBy(() -> letters("nationel", "HE"))
        .hasMessageContaining("Did you mean 'national'?");
  }

  private static ProvinceNames letters(String given, String... written) {
    return ProvinceNames.of(List.of(written), given, "--set letters");
  }

  /** Every set of letters has 31 codes for the 31 provinces. */
  @Test
  void setsOfLettersAreWhole() {
    for (String set : ProvinceNames.LETTERS) {
      Map<String, String> codes = ProvinceNames.letters(set);
      assertThat(codes).as(set).hasSize(31);
      assertThat(codes.values()).as(set).doesNotHaveDuplicates();
    }
  }

  private static String at(int place, String... properties) {
    return feature(polygon(square(100 + 3 * place, 35, 2)), properties);
  }

  private static List<String> regions(StudyTables tables) {
    return List.of(tables.require(Inputs.REGION).strings("region"));
  }

  private static String remarks(StudyTables tables) {
    return String.join("\n", tables.provenance("cell_region").remarks());
  }

  @Test
  void gadmNamesAreReadAndThePropertyIsChosen() throws IOException {
    List<String> features = new ArrayList<>();
    for (String name : List.of("Beijing", "NeiMongol", "NingxiaHui", "XinjiangUygur", "Xizang")) {
      features.add(
          at(
              features.size(),
              "GID_1",
              text("CHN." + features.size() + "_1"),
              "NAME_1",
              text(name),
              "TYPE_1",
              text("x")));
    }
    StudyTables tables =
        read(file(folder, features.toArray(String[]::new)), new StudyTables(), CHINA);
    assertThat(regions(tables)).containsExactly("BJ", "NM", "TB", "NX", "XJ");
    assertThat(remarks(tables))
        .contains("The property 'NAME_1' was chosen")
        .contains("26 of 31 mainland provinces have no polygon: TJ Tianjin, HB Hebei, SX Shanxi");
  }

  @Test
  void aNamelessFeatureIsLeftOutAndNamed() throws IOException {
    Path file =
        file(
            folder,
            at(0, "adcode", "110000", "name", text("北京市")),
            at(1, "adcode", "120000.0", "name", text("天津市")),
            at(2, "adcode", text("100000_JD"), "name", text(""), "adchar", text("JD")));
    for (String property : List.of("", "name", "adcode")) {
      StudyTables tables =
          read(file, new StudyTables(), "codes", "china-provinces", "id_property", property);
      assertThat(regions(tables)).as(property).containsExactly("BJ", "TJ");
      assertThat(remarks(tables))
          .contains(
              property.equals("adcode")
                  ? "not regions of the study were left out: 100000_JD."
                  : "Features without a value of 'name' were left out: feature 3 with adcode"
                      + " 100000_JD, adchar JD.");
    }
  }

  @Test
  void theRightPropertyIsChosen() throws IOException {
    // childrenNum 11 looks like Beijing's code, and shapeName names both
    Path file =
        file(
            folder,
            at(0, "childrenNum", "11", "name", text("a"), "shapeName", text("Hebei Province")),
            at(1, "childrenNum", "9", "name", text("b"), "shapeName", text("Guangzhou Province")));
    assertThat(regions(read(file, new StudyTables(), CHINA))).containsExactly("HB", "GD");
    assertThat(regions(read(file, new StudyTables()))).containsExactly("a", "b");
    Path contrary =
        file(
            folder,
            at(0, "adcode", "110000", "name", text("北京")),
            at(1, "adcode", "310000", "name", text("天津")));
    refused(contrary, CHINA)
        .hasMessageContaining("feature 2: found region TJ by 'name' and SH by 'adcode'")
        .hasMessageContaining("--set id_property");
  }

  @Test
  void codesOfLettersThatMayMeanTwoProvincesAreRefused() throws IOException {
    Path file = file(folder, at(0, "code", text("HE")), at(1, "code", text("BJ")));
    refused(file, CHINA)
        .hasMessageContaining(
            "property code: found the code HE, which is Hebei in the set national")
        .hasMessageContaining("--set letters=national|hasc|tradewind");
    StudyTables tables =
        read(file, new StudyTables(), "codes", "china-provinces", "letters", "national");
    assertThat(regions(tables)).containsExactly("BJ", "HB");
    assertThat(remarks(tables))
        .contains("Letter codes of provinces were read in the set national.");
    // with names the codes do not matter
    Path both =
        file(
            folder,
            at(0, "code", text("HE"), "NAME_1", text("Henan")),
            at(1, "code", text("BJ"), "NAME_1", text("Beijing")));
    assertThat(regions(read(both, new StudyTables(), CHINA))).containsExactly("BJ", "HN");
  }

  @Test
  void hintsNeverRepeatWhatIsSet() throws IOException {
    Path gb = file(folder, at(0, "shapeName", text("Nowhere Province")));
    refused(gb, "codes", "china-provinces", "id_property", "shapeName")
        .hasMessageContaining("no polygon of a region of the study among (Nowhere Province)")
        .hasMessageNotContaining("Set id_property and codes");
    refused(gb, "codes", "china-provinces", "id_property", "shapName")
        .hasMessageContaining("no feature with the property 'shapName', only (shapeName)")
        .hasMessageContaining("Did you mean 'shapeName'?");
    refused(gb, CHINA)
        .hasMessageContaining("no property that names regions of the study among")
        .hasMessageContaining("shapeName 'Nowhere Province'");
    StudyTables existing =
        new StudyTables()
            .put(
                Table.builder(Inputs.REGION).add("BJ", "Beijing", 1.0, 1.0, Double.NaN).build(),
                Provenance.of(Provenance.Status.REAL, "census", ""));
    Path names = file(folder, at(0, "name", text("北京市")), at(1, "name", text("天津市")));
    assertThatThrownBy(() -> read(names, existing))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("give --set codes=china-provinces");
    StudyTables found = read(names, existing, CHINA);
    assertThat(regions(found)).containsExactly("BJ");
    assertThat(remarks(found)).contains("not regions of the study were left out: 天津市.");
  }

  @Test
  void severalFeaturesOfARegionAreUnited() throws IOException {
    String once = named("A", polygon(square(110, 35, 2)));
    double area = area(read(file(folder, once), new StudyTables()));
    String half = named("A", polygon(square(111, 35, 2)));
    StudyTables twice = read(file(folder, once, once), new StudyTables());
    assertThat(area(twice) / area).isBetween(1 - 1e-12, 1 + 1e-12);
    assertThat(remarks(twice))
        .contains("Regions with several features, united: A (2).")
        .contains("Parts of one region that overlap, counted once: A ");
    double both = area(read(file(folder, once, half), new StudyTables()));
    assertThat(both / area).isBetween(1.499999, 1.500001);
  }

  private static double area(StudyTables tables) {
    return tables.require(Inputs.REGION).doubles("area_km2")[0];
  }

  @Test
  void cellsAndRegionsWithoutPolygonsAreCounted() throws IOException {
    Provenance given = Provenance.of(Provenance.Status.REAL, "census", "");
    StudyTables existing =
        read(file(folder, named("A", polygon(square(110, 35, 3)))), new StudyTables());
    Table cell = existing.require(Inputs.CELL);
    Table.Builder people = Table.builder(Inputs.CELL);
    for (int r = 0; r < cell.rows(); r++) {
      Object[] row = new Object[Inputs.CELL.columns().size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = cell.value(r, c);
      }
      row[Inputs.CELL.position("population_persons")] = 10.0;
      people.add(row);
    }
    existing.put(people.build(), given);
    existing.put(
        Table.builder(Inputs.REGION)
            .add("A", "Aye", 1.0, 1.0, Double.NaN)
            .add("C", "Sea", 1.0, 1.0, Double.NaN)
            .build(),
        given);
    StudyTables smaller = read(file(folder, named("A", polygon(square(110, 35, 1)))), existing);
    int left = cell.rows() - smaller.require(Inputs.CELL_REGION).rows();
    assertThat(left).isGreaterThan(20);
    assertThat(remarks(smaller))
        .contains(left + " cells of the table cell, with " + 10 * left + " persons, lie in no")
        .contains("1 of 2 regions of the study have no polygon: C Sea.");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
      Path file, String... settings) {
    return Imports.refused(new PolygonsImporter(), file, settings);
  }
}
