package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.MRIO;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.in;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.List;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.Inputs;

/**
 * Relocation by nonmetal, metal and power (section 3.2). The groups are those of the table sector:
 * metal holds smelting and metal products, power electricity, heat, gas and water. The paper names
 * the four eastern provinces as Hebei, Henan, Shandong and Jiangsu, after "including", and the
 * three north-western ones as Inner Mongolia, Xinjiang and Ningxia.
 */
final class RelocationQuantities {
  static final String[] EAST = {"HB", "HN", "SD", "JS"};
  static final String[] NORTH_WEST = {"NM", "XJ", "NX"};

  private static final String POWER = "Power";
  private static final String METAL = "Metal";
  private static final String FROM_EAST = "`relocation`, Power, exports of HB, HN, SD, JS";
  private static final String FROM_NORTH_WEST = "`relocation`, Power, exports of NM, XJ, NX";
  private static final String FROM = "`relocation`, Metal, origin_share";
  private static final String HUBS = "`relocation`, Metal, destination_share of ZJ + GD";
  private static final String EXCESS = "`relocation_contrast`, Nonmetal, ratio - 1";
  private static final Set<InputKind> TONNES = Set.of(EMISSION, MAPPING, MRIO);
  private static final Set<InputKind> KILLED = Set.of(EMISSION, MAPPING, MRIO, SENSITIVITY);
  private static final Set<InputKind> KILLED_HERE = Set.of(EMISSION, SENSITIVITY);

  private RelocationQuantities() {}

  static List<Quantity> quantities() {
    return List.of(
        Quantity.of("nonmetal_ah", EXCESS, KILLED, excess("AH")),
        Quantity.of("nonmetal_hb", EXCESS, KILLED, excess("HB")),
        Quantity.of("nonmetal_zj", EXCESS, KILLED, excess("ZJ")),
        Quantity.of("metal_hubs_co2", HUBS, TONNES, run -> hubs(run, Species.CO2)),
        Quantity.of("metal_hubs_deaths", HUBS, KILLED, run -> hubs(run, DEATHS)),
        Quantity.of("metal_hb_co2", FROM, TONNES, originOfMetal(Species.CO2, "HB")),
        Quantity.of("metal_hb_deaths", FROM, KILLED, originOfMetal(DEATHS, "HB")),
        Quantity.of("metal_hn_deaths", FROM, KILLED, originOfMetal(DEATHS, "HN")),
        Quantity.of("metal_hn_co2", FROM, TONNES, originOfMetal(Species.CO2, "HN")),
        Quantity.of(
            "power_east_co2",
            FROM_EAST,
            TONNES,
            run -> exports(run, Species.CO2, EAST) / Totals.TONNES_PER_MT),
        Quantity.of(
            "power_east_co2_share",
            FROM_EAST + ", origin_share",
            TONNES,
            run -> originOfPower(run, Species.CO2, EAST)),
        Quantity.of("power_east_deaths", FROM_EAST, KILLED, run -> exports(run, DEATHS, EAST)),
        Quantity.of(
            "power_east_deaths_share",
            FROM_EAST + ", origin_share",
            KILLED,
            run -> originOfPower(run, DEATHS, EAST)),
        Quantity.of(
            "power_nw_co2_share",
            FROM_NORTH_WEST + ", origin_share",
            TONNES,
            run -> originOfPower(run, Species.CO2, NORTH_WEST)),
        Quantity.of(
            "power_nw_deaths", FROM_NORTH_WEST, KILLED, run -> exports(run, DEATHS, NORTH_WEST)),
        Quantity.of(
            "density_ratio",
            "input `region`: people over area, pooled, HB HN SD JS over NM XJ NX",
            Set.of(InputKind.REGION),
            run -> density(run, EAST) / density(run, NORTH_WEST)),
        Quantity.of("sensitivity_nm", weighted("NM"), KILLED_HERE, run -> sensitivity(run, "NM")),
        Quantity.of("sensitivity_xj", weighted("XJ"), KILLED_HERE, run -> sensitivity(run, "XJ")));
  }

  private static String weighted(String region) {
    return "`damage_region`, deaths over tonnes of primary PM2.5, SO2 and NOx, HN over "
        + region
        + ", - 1";
  }

  private static Reading excess(String region) {
    return Reading.of(
            DisparityTables.RELOCATION_CONTRAST,
            "ratio",
            is("group", "Nonmetal"),
            is("region", region))
        .plus(-1)
        .times(PERCENT);
  }

  private static double hubs(FinishedRun run, String stressor) {
    return PERCENT
        * run.sum(
            DisparityTables.RELOCATION,
            "destination_share",
            is("stressor", stressor),
            is("group", METAL),
            in("region", "ZJ", "GD"));
  }

  private static Reading originOfMetal(String stressor, String region) {
    return Reading.of(
            DisparityTables.RELOCATION,
            "origin_share",
            is("stressor", stressor),
            is("group", METAL),
            is("region", region))
        .times(PERCENT);
  }

  private static double originOfPower(FinishedRun run, String stressor, String... regions) {
    return PERCENT
        * run.sum(
            DisparityTables.RELOCATION,
            "origin_share",
            is("stressor", stressor),
            is("group", POWER),
            in("region", regions));
  }

  private static double exports(FinishedRun run, String stressor, String... regions) {
    return run.sum(
        DisparityTables.RELOCATION,
        "exports",
        is("stressor", stressor),
        is("group", POWER),
        in("region", regions));
  }

  private static double density(FinishedRun run, String... regions) {
    return run.sum(Inputs.REGION, "population_persons", in("region", regions))
        / run.sum(Inputs.REGION, "area_km2", in("region", regions));
  }

  private static double sensitivity(FinishedRun run, String other) {
    return PERCENT * (deathsPerTonne(run, "HN") / deathsPerTonne(run, other) - 1);
  }

  private static double deathsPerTonne(FinishedRun run, String region) {
    double deaths = 0;
    double tonnes = 0;
    for (String species :
        List.of(Species.OC, Species.EC, Species.PM_OTHER, Species.SO2, Species.NOX)) {
      RowFilter[] there = {is("region", region), is("species", species)};
      deaths += run.sum(DamageTables.DAMAGE_REGION, "deaths", there);
      tonnes += run.sum(DamageTables.DAMAGE_REGION, "tonnes", there);
    }
    return deaths / tonnes;
  }
}
