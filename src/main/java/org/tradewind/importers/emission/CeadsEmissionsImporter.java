package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A CEADs provincial CO2 inventory workbook as the stressor CO2 of the 42 sectors, in tonnes:
 * F_{r,i} = sum over inventory rows h and fuels of E_{r,h,fuel} share_{h,i}, with the shares of
 * {@link CeadsSectors}; households go to stressor_household. Completes the stressor tables of the
 * target folder and leaves region and sector there as they are.
 */
public final class CeadsEmissionsImporter implements Importer {
  private static final String SOURCE =
      "CEADs provincial CO2 emission inventory (Shan et al. 2018, 2020; Guan et al. 2021)";

  @Override
  public String format() {
    return "ceads-emissions";
  }

  @Override
  public String describes() {
    return "CEADs provincial CO2 inventory workbook -> region, sector, stressor,"
        + " stressor_household (CO2 in tonnes, 42 sectors)";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            "sum_tolerance",
            "1e-6",
            "largest gap between a sum of fuels or rows and the published total, relative"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    CeadsInventory inventory = CeadsInventory.read(source, settings.number("sum_tolerance"));
    StudyTables tables = new StudyTables();
    Provenance real = provenance(Provenance.Status.REAL, inventory, hashed, "");
    if (existing.has(Inputs.REGION)) {
      requireRegions(existing.require(Inputs.REGION), inventory, source);
    } else {
      tables.put(ChinaFacts.regionTable(inventory.provinces()), real);
    }
    if (existing.has(Inputs.SECTOR)) {
      requireSectors(existing.require(Inputs.SECTOR), source);
    } else {
      tables.put(ChinaFacts.sectorTable(), real);
    }
    Sums sums = new Sums(inventory);
    Provenance estimated =
        provenance(Provenance.Status.ESTIMATED, inventory, hashed, sums.splitNote());
    tables.put(sums.stressor().validated(source.toString()), estimated);
    tables.put(sums.household().validated(source.toString()), real);
    Table info = Table.builder(NameTables.STRESSOR_INFO).add(Species.CO2, "CO2", "t").build();
    return tables.put(info, real);
  }

  private static void requireRegions(Table region, CeadsInventory inventory, Path source) {
    Axis known = Axis.of("region", List.of(region.strings("region")));
    inventory.provinces().forEach(p -> known.require(p, source + " against table region"));
  }

  private static void requireSectors(Table sector, Path source) {
    Axis known = Axis.of("sector", List.of(sector.strings("sector")));
    ChinaFacts.sectors().labels().forEach(s -> known.require(s, source + " against table sector"));
  }

  private static Provenance provenance(
      Provenance.Status status,
      CeadsInventory inventory,
      Provenance.SourceFile file,
      String extra) {
    return new Provenance(
        status,
        SOURCE + ", " + inventory.year(),
        "Direct (scope 1) CO2, Mt converted to tonnes; indirect columns left out. Absent: "
            + (inventory.absent().isEmpty() ? "no province" : String.join(", ", inventory.absent()))
            + ". "
            + extra
            + inventory.checks(),
        List.of(file));
  }

  /** The inventory summed to sectors. */
  private static final class Sums {
    private final CeadsInventory inventory;
    private final Axis sectors = ChinaFacts.sectors();
    private final double[][] bySector;
    private final double[] households;
    private double assumed;
    private double total;

    private Sums(CeadsInventory inventory) {
      this.inventory = inventory;
      List<String> provinces = inventory.provinces();
      this.bySector = new double[provinces.size()][sectors.size()];
      this.households = new double[provinces.size()];
      CeadsSectors mapping = CeadsSectors.shipped();
      for (int p = 0; p < provinces.size(); p++) {
        for (String row : inventory.rows()) {
          double tonnes = inventory.total(provinces.get(p), row);
          for (CeadsSectors.Share part : mapping.of(row)) {
            add(p, part, tonnes * part.share());
          }
        }
      }
    }

    private void add(int province, CeadsSectors.Share part, double tonnes) {
      total += tonnes;
      assumed += part.assumed() ? tonnes : 0;
      if (part.sector().equals(Inputs.HOUSEHOLD)) {
        households[province] += tonnes;
      } else {
        bySector[province][sectors.require(part.sector(), "facts/china/ceads_sectors.csv")] +=
            tonnes;
      }
    }

    private Table stressor() {
      Table.Builder builder = Table.builder(MrioInputs.STRESSOR);
      for (int p = 0; p < bySector.length; p++) {
        for (int s = 0; s < sectors.size(); s++) {
          builder.add(inventory.provinces().get(p), sectors.label(s), Species.CO2, bySector[p][s]);
        }
      }
      return builder.build();
    }

    private Table household() {
      Table.Builder builder = Table.builder(MrioInputs.STRESSOR_HOUSEHOLD);
      for (int p = 0; p < households.length; p++) {
        builder.add(inventory.provinces().get(p), Species.CO2, households[p]);
      }
      return builder.build();
    }

    private String splitNote() {
      return String.format(
          Locale.ROOT,
          "ESTIMATED in part: %.1f %% of all CO2 stands in rows that cover several of the 42"
              + " sectors (transport with telecommunication, trade with catering, other services)"
              + " and is split by sectoral energy use of the national table 2017"
              + " (facts/china/ceads_sectors.csv); the rest is mapped by name. Sector 23 has no row and"
              + " gets nothing. ",
          100 * assumed / total);
    }
  }
}
