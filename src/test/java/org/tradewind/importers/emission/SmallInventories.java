package org.tradewind.importers.emission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.importers.SmallSources;

/** The small good sources of gridded and detailed inventories. */
public final class SmallInventories {
  private SmallInventories() {}

  public static void write(SmallSources all) {
    gridded(all);
    detailed(all);
  }

  private static final String PROFILE =
      "month,power\n1,.1\n2,.1\n3,.1\n4,.1\n5,.1\n6,.1\n7,.1\n8,.1\n9,.1\n10,.05\n11,.05\n12,.09\n";

  private static void gridded(SmallSources all) {
    all.add(
        "gridded-inventory",
        "annual",
        "e.nc",
        f -> {
          GeneratedGridded.fourCells(0)
              .variable("SO2", "t/yr", 1, 2, 3, 4)
              .variable("nox", "mol/s", 1, 0, Double.NaN, 4)
              .write(f.resolve("e.nc"));
          Files.writeString(f.resolve("p.csv"), PROFILE);
          lonLatCells(f);
        },
        "category",
        "power",
        "profile",
        SmallSources.FOLDER + "/p.csv",
        "year",
        "2017",
        "molar_mass",
        "NOX=46.0055");
    all.add(
        "gridded-inventory",
        "months",
        "",
        f -> {
          double[] data = new double[48];
          Arrays.setAll(data, i -> i);
          GeneratedGridded.fourCells(12)
              .times(
                  "days since 2017-01-01", 5, 40, 70, 100, 130, 160, 190, 220, 250, 280, 310, 340)
              .variable("e", "kg m-2 s-1", data)
              .write(f.resolve("e.nc"));
          lonLatCells(f);
        },
        "subsector",
        "coal",
        "variables",
        "SO2=e");
    all.add(
        "gridded-inventory",
        "ioapi",
        "still.nc",
        f -> {
          GeneratedIoapi.still("g/s", new double[6], new double[] {1, 2, 3, 4, 5, 6})
              .write(f.resolve("still.nc"));
          Files.writeString(
              Files.createDirectories(f.resolve(SmallSources.BEFORE)).resolve("grid.csv"),
              "kind,alp,bet,gam,xcent,ycent,xorig,yorig,xcell,ycell,ncols,nrows,radius_m\n"
                  + "lambert,25,40,110,110,34,-36000,-72000,36000,36000,2,2,6370000\n");
          Files.writeString(f.resolve(SmallSources.BEFORE + "/cell.csv"), CELLS);
        },
        "category",
        "power",
        "variables",
        "PM_OTHER=PM25",
        "year",
        "2017");
  }

  private static void detailed(SmallSources all) {
    all.add(
        "inventory",
        "long",
        "i.csv",
        f -> {
          Files.writeString(
              f.resolve("i.csv"),
              "region,subsector,species,value,unit\nA,coal,SO2,2,kt\nB,coal,NOX,500,t\n*,coal,CO2,1,Mt\n");
          Files.writeString(
              Files.createDirectories(f.resolve(SmallSources.BEFORE)).resolve("region.csv"),
              "region,name\nA,North\nB,South\n");
          Files.writeString(
              f.resolve(SmallSources.BEFORE + "/subsector.csv"),
              "subsector,category,fuel_or_process,synergistic,household\ncoal,power,coal,true,false\n");
        });
    all.add(
        "inventory",
        "wide",
        "i.csv",
        SmallSources.text("i.csv", "region,subsector,SO2 (kt),CO2\nA,coal,2,3\nnational,oil,,4\n"),
        "unit",
        "Mt");
    all.add("inventory", "xlsx", "i.xlsx", f -> Files.write(f.resolve("i.xlsx"), workbook()));
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("i");
      String[] header = {"region", "subsector", "SO2 (t)"};
      for (int c = 0; c < header.length; c++) {
        sheet.value(1, c, header[c]);
      }
      sheet.value(2, 0, "A");
      sheet.value(2, 1, "coal");
      sheet.value(2, 2, 2.5);
    }
    return bytes.toByteArray();
  }

  private static final String CELLS =
      "cell,col,row,lon,lat,area_km2,population_persons,pm25_ugm3\n"
          + "0,0,0,110,30,1000,5,40\n3,1,1,111,31,1000,5,40\n";

  private static void lonLatCells(Path folder) throws IOException {
    Path before = Files.createDirectories(folder.resolve(SmallSources.BEFORE));
    Files.writeString(
        before.resolve("grid.csv"),
        "kind,xorig,yorig,xcell,ycell,ncols,nrows,radius_m\nlonlat,110,30,1,1,2,2,6370000\n");
    Files.writeString(before.resolve("cell.csv"), CELLS);
  }
}
