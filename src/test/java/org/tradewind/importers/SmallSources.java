package org.tradewind.importers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.formats.ioapi.IoapiFileTest;
import org.tradewind.formats.netcdf.GeneratedNetcdf;
import org.tradewind.importers.emission.GeneratedInventory;
import org.tradewind.importers.emission.SmallInventories;
import org.tradewind.importers.mrio.GeneratedMrio;
import org.tradewind.importers.mrio.SavedSystem;
import org.tradewind.importers.regional.GeneratedProvinces;

/**
 * The smallest good sources of every format, for those who spoil them: each is read without an
 * error.
 */
public final class SmallSources {
  /**
   * A source that lies in a folder.
   *
   * @param format format of the importer that reads it
   * @param form short name among the format's sources
   * @param entry file that the importer is given; empty for the folder
   * @param settings settings that it needs; {@link #FOLDER} stands for the folder
   */
  public record Source(String format, String form, String entry, Map<String, String> settings) {}

  /** Folder within that of a source: tables that lie in the target before the import. */
  public static final String BEFORE = "before";

  /** Stands in settings for the folder of the source. */
  public static final String FOLDER = "{folder}";

  public interface Content {
    void write(Path folder) throws IOException;
  }

  /** Two countries, two sectors, worked by hand; the margins row closes the columns. */
  public static final String WIOD =
      """
      IndustryCode_isic3,IndustryDescription,Country,Year,AAA_AtB,AAA_C,xROW_AtB,xROW_C,AAA_xCONS_h,AAA_xCONS_g,AAA_xGFCF,AAA_xINV,xROW_xCONS_h,xROW_xCONS_g,xROW_xGFCF,xROW_xINV,xTOT_xX,xTOT_xGO
      AtB,"Agriculture, Hunting",AAA,2000,10,20,5,5,40,10,5,-5,10,0,0,0,20,100
      C,Mining,AAA,2000,30,20,10,20,50,0,20,0,10,0,0,0,40,160
      AtB,"Agriculture, Hunting",xROW,2000,5,10,20,30,5,0,0,0,60,10,10,0,20,150
      C,Mining,xROW,2000,10,10,40,40,0,0,0,0,80,10,10,0,20,200
      xII,Total Intermediate Inputs,xTOT,2000,55,60,75,95,0,0,0,0,0,0,0,0,0,0
      xVA,Total Value Added,xTOT,2000,44,98,75,102,0,0,0,0,0,0,0,0,0,0
      xTXSP,Taxes,xTOT,2000,0,0,0,0,3,0,0,0,0,0,0,0,0,0
      xSD,Discrepancy,xTOT,2000,0,0,0,0,0,0,0,0,0,0,0,0,0,0
      xPURNR,Non-residents,xTOT,2000,0,0,0,0,0,0,0,0,0,0,0,0,0,0
      xPURR,Abroad,xTOT,2000,0,0,0,0,0,0,0,0,0,0,0,0,0,0
      xMRG_int,Margins,xTOT,2000,1,2,0,3,0,0,0,0,0,0,0,0,0,0
      xGO,Total Gross Output,xTOT,2000,100,160,150,200,0,0,0,0,0,0,0,0,0,0
      """;

  /** A national table of two sectors. */
  public static final String NATION =
      """
      "Code","Description","DescriptionInChinese","Origin","01","02","TIU","TC","FU201","FU202","EX","TFU","GO"
      "01","Farms, fish","农","Domestic",10,20,30,40,5,-5,30,70,100
      "02","Mines","矿","Domestic",30,40,70,10,60,5,5,80,150
      "01","Farms, fish","农","Imports",2,3,5,1,0,0,0,1,6
      "02","Mines","矿","Imports",8,7,15,0,2,0,0,2,17
      "TII","Total intermediate input","","TOT",50,70,120,51,67,0,35,153,273
      "VA001","Wages","","TOT",30,50,80,,,,,,
      "VA002","Taxes","","TOT",20,30,50,,,,,,
      "TVA","Total value-added","","TOT",50,80,130,,,,,,
      "TI","Total inputs","","TOT",100,150,250,,,,,,
      """;

  private static final String GBD =
      """
      measure,location,sex,age,cause,metric,year,val,upper,lower
      Deaths,China,Both,<5 years,Lower respiratory infections,Rate,2019,20,9,1
      Deaths,China,Both,25-29 years,Ischemic heart disease,Rate,2019,3,9,1
      Deaths,China,Both,25-29 years,Ischemic heart disease,Number,2019,300,9,1
      Deaths,China,Both,80 plus,Ischemic heart disease,Rate,2019,2000,9,1
      Deaths,China,Both,80 plus,Ischemic heart disease,Number,2019,60000,9,1
      Deaths,China,Both,All ages,Ischemic heart disease,Rate,2019,130,9,1
      """;

  private static final String[] GRID = {
    "xorig", "-200000", "yorig", "-200000", "xcell", "100000", "ycell", "100000", "ncols", "4",
    "nrows", "4"
  };

  private static final String GRIDDESC =
      """
      ' '
      'LAM'
        2 25.0 40.0 110.0 110.0 34.0
      ' '
      'TINY'
      'LAM' -200000.0 -200000.0 100000.0 100000.0 4 4 1
      ' '
      """;

  private final Path root;
  private final List<Source> sources = new ArrayList<>();

  private SmallSources(Path root) {
    this.root = root;
  }

  /** Folder of a source below the root. */
  public static Path folder(Path root, Source source) {
    return root.resolve(source.format + "-" + source.form);
  }

  /** Writes every source into a folder of its own. */
  public static List<Source> write(Path root) {
    SmallSources all = new SmallSources(root);
    all.tables();
    all.workbooks();
    all.grids();
    SmallInventories.write(all);
    all.health();
    return all.sources;
  }

  public void add(String format, String form, String entry, Content content, String... settings) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    Source source = new Source(format, form, entry, given);
    try {
      content.write(Files.createDirectories(folder(root, source)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sources.add(source);
  }

  public static Content text(String name, String text) {
    return folder -> Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void zipped(Path folder) throws IOException {
    Path saved = new SavedSystem(Files.createTempDirectory(folder, "saved"), false).write();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("s.zip")));
        Stream<Path> files = Files.walk(saved)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isRegularFile(file)) {
          zip.putNextEntry(new ZipEntry("s/" + saved.relativize(file)));
          Files.copy(file, zip);
        }
        Files.delete(file);
      }
    }
  }

  private void tables() {
    add("pymrio", "text", "", f -> new SavedSystem(f, false).write());
    add("pymrio", "parquet", "", f -> new SavedSystem(f, true).write());
    add("pymrio", "zip", "s.zip", SmallSources::zipped);
    add("wiod", "csv", "w.csv", text("w.csv", WIOD));
    add("wiod", "gzip", "w.csv.gz", f -> Files.write(f.resolve("w.csv.gz"), gzip(WIOD)));
    add("national-io", "csv", "n.csv", text("n.csv", NATION));
    add(
        "electricity-trade",
        "matrix",
        "trade.csv",
        f -> {
          Files.writeString(
              f.resolve("trade.csv"),
              "from\\to,HE,HB,HA,HN,HI,Export\nHE,0,5,5,0,0,0\nHB,0,1.5,7,2,0,3\nHI,0,0,0,0,0,0\n");
          Files.writeString(
              f.resolve("g.csv"),
              "province,coal_1e8kWh,wind_1e8kWh\nHebei,1,.5\nHubei,2,0\nTibet,.1,0\n");
        },
        "generation",
        "g.csv");
    add(
        "electricity-trade",
        "list",
        "trade.csv",
        text(
            "trade.csv",
            "# Title: trade, in GWh\n# Units: GWh\nfrom.region,to.region,value,year,units\n"
                + "HE,HB,4,2016,GWh\nHE,HB,5,2017,GWh\nSN,HA,6,2017,GWh\nSN,Export,2,2017,GWh\n"),
        "year",
        "2017");
  }

  private void workbooks() {
    add(
        "ceads-mrio",
        "xlsx",
        "m.xlsx",
        f -> new GeneratedMrio(3, "Beijing", "InnerMongolia").withCo2().write(f.resolve("m.xlsx")));
    add(
        "ceads-emissions",
        "xlsx",
        "e.xlsx",
        f -> new GeneratedInventory().sheet("Beijing2017").write(f.resolve("e.xlsx")));
    add(
        "china-io-provinces",
        "csv",
        "",
        f -> GeneratedProvinces.of("HE").csv(f),
        "provinces",
        "some");
    add(
        "china-io-provinces",
        "xls",
        "",
        f -> GeneratedProvinces.of("HB").workbook(f.resolve("h.xls"), "河北省2017年投入产出表", "单位：万元"),
        "provinces",
        "some");
  }

  private void grids() {
    add("polygons", "geojson", "r.geojson", text("r.geojson", squares()), GRID);
    add("cities", "geojson", "c.geojson", text("c.geojson", squares()), GRID);
    add(
        "cities",
        "csv",
        "c.csv",
        text(
            "c.csv",
            "city,name,lon,lat,radius_km,population_persons\nX,Ex,110,34,40,500\nY,,111,34.5,30,\n"),
        GRID);
    add(
        "grid-csv",
        "one",
        "p.csv",
        text("p.csv", "lon,lat,people,pm\n110,34,300,40\n110.5,34.2,100,80\n109.5,33.9,7,\n"),
        with(GRID, "population_column", "people", "pm25_column", "pm"));
    add(
        "grid-csv",
        "joined",
        "",
        f -> {
          Files.writeString(f.resolve("points.csv"), "id,lon,lat\n1,110,34\n2,111,34.5\n");
          Files.writeString(f.resolve("pop.csv"), "id,people\n1,5\n2,3\n");
          Files.writeString(f.resolve("GRIDDESC"), GRIDDESC);
        },
        "id",
        "id",
        "population_file",
        "pop.csv",
        "population_column",
        "people",
        "griddesc",
        FOLDER + "/GRIDDESC",
        "grid",
        "TINY");
    double[] people = {10, 0, -9.999e36, 40.25, 50, 60};
    double[] pm25 = {1, 2, 3, 4, -9.0e36, 6};
    add(
        "ioapi",
        "classic",
        "still.nc",
        f -> GeneratedIoapi.still("ug/m3", people, pm25).write(f.resolve("still.nc")),
        "variable",
        "POP",
        "pm25_variable",
        "PM25");
    add(
        "ioapi",
        "netcdf4",
        "h.nc",
        f -> IoapiFileTest.writeHdf5(f.resolve("h.nc")),
        "variable",
        "PEOPLE");
    add("meteorology", "classic", "w.nc", f -> weather().write(f.resolve("w.nc")), WINDS);
  }

  private static final String[] WINDS = {
    "wind_speed",
    "WSPD10",
    "wind_direction",
    "WDIR10",
    "mixing_height",
    "PBL",
    "precipitation",
    "RN"
  };

  private static GeneratedNetcdf weather() {
    GeneratedNetcdf file = GeneratedIoapi.empty(1);
    List<String> shape = List.of("TSTEP", "LAY", "ROW", "COL");
    file.variable(
        "TFLAG",
        GeneratedNetcdf.INT,
        List.of("TSTEP", "VAR", "DATE-TIME"),
        Map.of("units", "<YYYYDDD,HHMMSS>"),
        GeneratedIoapi.flags());
    String[] names = {"WSPD10", "WDIR10", "PBL", "RN"};
    String[] units = {"M/S", "DEGREES", "M", "CM"};
    for (int v = 0; v < names.length; v++) {
      double[] values = new double[GeneratedIoapi.values().length];
      java.util.Arrays.setAll(values, i -> 1 + i % 7);
      file.variable(
          names[v],
          GeneratedNetcdf.FLOAT,
          shape,
          Map.of("units", String.format("%-16s", units[v]), "var_desc", names[v]),
          values);
    }
    return file;
  }

  private static String squares() {
    return "{\"type\":\"FeatureCollection\",\"features\":["
        + square("A", "Polygon", "[[[108.5,32.5],[110,32.5],[110,35],[108.5,35],[108.5,32.5]]]")
        + ","
        + square(
            "B",
            "MultiPolygon",
            "[[[[110,32.5],[112,32.5],[112,35],[110,35],[110,32.5]],"
                + "[[110.5,33],[111,33],[111,33.5],[110.5,33]]]]")
        + "]}";
  }

  private static String square(String name, String type, String coordinates) {
    return String.format(
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},"
            + "\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}",
        name, type, coordinates);
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void health() {
    add(
        "exposure-response",
        "ier",
        "i.csv",
        text(
            "i.csv",
            "cause,age,alpha,beta,gamma,tmrel\nLRI,ALL,3,.3,.9,4\nIHD,25,1,.1,.5,2.5\n"
                + "IHD,25,2,.2,.6,3\nIHD,30,7,.1,.5,2.5\n"),
        "causes",
        "IHD,LRI");
    add(
        "exposure-response",
        "gemm",
        "g.csv",
        text(
            "g.csv",
            "Causes,Age,theta,SE.theta,alpha,mu,gama\nStroke,ALL,.27,.08,6.2,16.7,23.7\n"
                + "Stroke,25,.45,.1,6.2,16.7,23.7\nCOPD,ALL,.25,.07,6.5,2.5,32\n"),
        "causes",
        "STROKE,COPD");
    add(
        "gbd-rates",
        "csv",
        "",
        f -> {
          Files.writeString(
              f.resolve("r.csv"),
              "year,endpoint,0,20,25,80,85\n2014,IHD,9,9,9,9,9\n2015,IHD,0,1,10,100,500\n"
                  + "2015,Stroke,1,1,2,3,4\n");
          Files.writeString(
              f.resolve("a.csv"), "year,0,20,25,80,85\n2014,1,1,1,1,1\n2015,100,300,400,150,50\n");
        },
        "year",
        "2015",
        "rates",
        "r.csv",
        "ages",
        "a.csv");
    add("gbd-results", "csv", "IHME-GBD_2019_DATA-1.csv", text("IHME-GBD_2019_DATA-1.csv", GBD));
    add(
        "gbd-results",
        "zip",
        "IHME-GBD_2019_DATA-1.zip",
        f -> {
          try (ZipOutputStream zip =
              new ZipOutputStream(Files.newOutputStream(f.resolve("IHME-GBD_2019_DATA-1.zip")))) {
            zip.putNextEntry(new ZipEntry("IHME-GBD_2019_DATA-1.csv"));
            zip.write(GBD.getBytes(StandardCharsets.UTF_8));
          }
        });
    add(
        "stations",
        "csv",
        "s.csv",
        text("s.csv", "site,lon,lat,value\nA,116.5,39.5,80\nB,-100,-30.25,\nC,0,0,-\n"),
        "missing",
        "-");
  }
}
