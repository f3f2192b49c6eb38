package org.tradewind.config;

import java.util.List;
import org.tradewind.adjoint.AdjointVariables;
import org.tradewind.adjoint.ForcingParameters;
import org.tradewind.axes.Species;
import org.tradewind.config.Key.Kind;
import org.tradewind.costs.CostParameters;
import org.tradewind.health.ExposureResponse;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.IerReading;
import org.tradewind.report.ReportParts;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.TextEncoding;

/** All keys a study file may have, in the order of the documentation. */
final class StudyKeys {
  static final String STUDY = "study";
  static final String TITLE = StudyInfo.TITLE;
  static final String YEAR = StudyInfo.YEAR;
  static final String CURRENCY = StudyInfo.CURRENCY;
  static final String REGION_WORD = StudyInfo.REGION_WORD;
  static final String DATA = "data";
  static final String INPUTS = "inputs";
  static final String ENCODING = TextEncoding.KEY;
  static final String SPECIES = "species";
  static final String RECEPTORS = "receptors";
  static final String HEALTH_FORM = "health.form";
  static final String HEALTH_READING = "health.reading";
  static final String HEALTH_FLOOR = "health.floor";
  static final String HEALTH_CAUSES = "health.causes";
  static final String HEALTH_RELEASE = "health.release";
  static final String HEALTH_CLOSURE = "health.closure";
  static final String MRIO_ERRORS = "mrio.errors";
  static final String MRIO_TOLERANCE = "mrio.balance_tolerance";
  static final String MRIO_ABSOLUTE = "mrio.balance_absolute";
  static final String MRIO_BACKEND = "mrio.backend";
  static final String MRIO_REQUIREMENTS = "mrio.requirements";
  static final String MRIO_TRADE_TOTAL = "mrio.trade_total";
  static final String MRIO_TRADE_DECAY = "mrio.trade_distance_decay";
  static final String INDICES_LINE = "indices.line_tolerance";
  static final String INDICES_AXIS = "indices.axis_tolerance";
  static final String INDICES_COUNT = "indices.count";
  static final String INDICES_RELOCATION = "indices.relocation";
  static final String CITIES_SPLIT = "cities.solid_fuel_split";
  static final String PATHS_FLOWS = "paths.flows";
  static final String PATHS_COVERAGE = "paths.coverage";
  static final String PATHS_MOST = "paths.most";
  static final String SCENARIO_SECTORS = "scenarios.sectors";
  static final String SCENARIO_LEVELS = "scenarios.levels";
  static final String SCENARIO_PERCENTILE = "scenarios.percentile";
  static final String SCENARIO_RULE = "scenarios.rule";
  static final String WHATIF = "whatif";
  static final String UNCERTAINTY_MODE = "uncertainty.mode";
  static final String UNCERTAINTY_DRAWS = "uncertainty.draws";
  static final String UNCERTAINTY_SEED = "uncertainty.seed";
  static final String UNCERTAINTY_BLOCK = "uncertainty.block";
  static final String UNCERTAINTY_SAMPLER = "uncertainty.sampler";
  static final String UNCERTAINTY_AGES = "uncertainty.ages";
  static final String UNCERTAINTY_SENSITIVITY = "uncertainty.sensitivity";
  static final String UNCERTAINTY_STRESSORS = "uncertainty.stressors";
  static final String UNCERTAINTY_STOP_AT = "uncertainty.stop_at";
  static final String UNCERTAINTY_SHARES_BY = "uncertainty.shares_by";
  static final String UNCERTAINTY_SHARE_DRAWS = "uncertainty.share_draws";
  static final String UNCERTAINTY_GRID_DRAWS = "uncertainty.grid_draws";
  static final String UNCERTAINTY_KEEP = "uncertainty.keep";
  static final String UNCERTAINTY_MRIO_DRAWS = "uncertainty.mrio_draws";
  static final String UNCERTAINTY_MRIO_CV = "uncertainty.mrio_cv";
  static final String UNCERTAINTY_MRIO_POWER = "uncertainty.mrio_cv_power";
  static final String UNCERTAINTY_MRIO_MOST = "uncertainty.mrio_cv_most";
  static final String PLAUSIBILITY_BEYOND = "plausibility.beyond";
  static final String PLAUSIBILITY_RANGES = "plausibility.ranges";
  static final String SAMPLE_CELL_KM = "sample.cell_km";
  static final String ADJOINT_SENSITIVITIES = "adjoint.sensitivities";
  static final String ADJOINT_EMISSIONS = "adjoint.emissions";
  static final String ADJOINT_FROM = "adjoint.from";
  static final String ADJOINT_TO = "adjoint.to";
  static final String ADJOINT_VARIABLES = "adjoint.variables";
  static final String ADJOINT_LABEL = "adjoint.label";
  static final String ADJOINT_ALLOW_MISSING = "adjoint.allow_missing";
  static final String INMAP_FILE = "inmap.file";
  static final String INMAP_PROJECTION = "inmap.projection";
  static final String INMAP_LAYER = "inmap.layer";
  static final String INMAP_OUTSIDE = "inmap.outside";
  static final String EMISSIONS_RULE = "emissions.rule";
  static final String EMISSIONS_CO2_BY = "emissions.co2_by";
  static final String COSTS_VSL = "costs.vsl";
  static final String COSTS_VSL_BASE = "costs.vsl_base";
  static final String COSTS_VSL_BASE_INCOME = "costs.vsl_base_income";
  static final String COSTS_VSL_INCOME = "costs.vsl_income";
  static final String COSTS_VSL_ELASTICITY = "costs.vsl_elasticity";
  static final String COSTS_SCC = "costs.scc";
  static final String COSTS_SCC_LOW = "costs.scc_low";
  static final String COSTS_SCC_HIGH = "costs.scc_high";
  static final String COSTS_DISCOUNT_RATE = "costs.discount_rate";
  static final String COSTS_CURRENCY = "costs.currency";
  static final String COSTS_PRICE_YEAR = "costs.price_year";
  static final String COSTS_MRIO_PER_CURRENCY = "costs.mrio_per_currency";
  static final String COSTS_THRESHOLD = "costs.threshold";
  static final String COSTS_SUBSECTOR_THRESHOLD = "costs.subsector_threshold";
  static final String BLOCKS = "attribution.blocks";
  static final String CSV_ROWS = "output.csv_max_rows";
  static final String REPORT = "report";

  static final String FORCING_FROM = "forcing.from";
  static final String FORCING_TO = "forcing.to";
  static final String FORCING_LABEL = "forcing.label";
  static final String FORCING_SPECIES = "forcing.species";
  static final String FORCING_GRID_NAME = "forcing.grid_name";
  static final String FORCING_LEVELS = "forcing.levels";
  static final String FORCING_LEVEL_TYPE = "forcing.level_type";
  static final String FORCING_TOP = "forcing.top_pa";
  static final String OBSERVATIONS = "evaluation.observations";
  static final String CONCENTRATIONS = "evaluation.concentrations";

  /** Stands for a path or date that is not given. */
  static final String NONE = "none";

  /** Stands for a value that the inputs have. */
  static final String AUTO = "auto";

  static final List<Key> ALL =
      List.of(
          new Key(
              STUDY,
              Kind.TEXT,
              "sample",
              List.of(),
              "Name of the study; the default output folder is out/NAME."),
          new Key(
              TITLE,
              Kind.TEXT,
              NONE,
              List.of(),
              "Title for people, such as China 2017; with none, that of the inputs (table study_info), else the name."),
          new Key(
              YEAR,
              Kind.TEXT,
              NONE,
              List.of(),
              "Year of the study, four digits; with none, that of the inputs, where they give it."),
          new Key(
              CURRENCY,
              Kind.TEXT,
              NONE,
              List.of(),
              "Currency and scale of the MRIO, such as 10^4 CNY; with none, that of the inputs, where they give it. No number is converted."),
          new Key(
              REGION_WORD,
              Kind.TEXT_LIST,
              "[]",
              List.of(),
              "What one region and several regions are called, such as [province, provinces]; empty: as the inputs have it, else region, regions."),
          new Key(
              DATA,
              Kind.TEXT,
              "data",
              List.of(),
              "Folder of the raw public files that recipes read (docs/data-sources.md)."),
          new Key(
              INPUTS,
              Kind.TEXT,
              "sample",
              List.of(),
              "A recipe (sample, wiod-2000, china-2017-open), or a folder of input tables (docs/tables.md)."),
          new Key(
              ENCODING,
              Kind.TEXT,
              TextEncoding.DEFAULT,
              List.of(),
              "Encoding of the CSV tables of that folder, such as gb18030, gbk or windows-1252; a byte-order mark of UTF-8 or UTF-16 in a file goes before it."),
          new Key(
              SPECIES,
              Kind.TEXT_LIST,
              "[OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]",
              Species.POLLUTANTS,
              "Pollutants whose deaths count. CO2 is always carried along."),
          new Key(
              RECEPTORS,
              Kind.TEXT_LIST,
              "[]",
              List.of(),
              "Regions whose people's deaths count; empty: everyone in the domain. With receptors, table death_pair says whose emissions cause them; [each] tells all regions apart, and the people in none. Only where the run computes the sensitivities itself."),
          new Key(
              HEALTH_FORM,
              Kind.TEXT,
              "gemm",
              ExposureResponse.FORMS,
              "Exposure-response function of J and of the sensitivities that a run computes itself; the recipes have parameters of gemm and ier. tabulated reads the table relative_risk, the others exposure_response."),
          new Key(
              HEALTH_READING,
              Kind.TEXT,
              "r1",
              IerReading.NAMES,
              "How the IER is read: r1 is RR = 1 + a(1 - exp(-b u^c)), r2 is 1/RR = 1 - a(1 - exp(-b u^c)) with a below 1 and parameters fitted to it."),
          new Key(
              HEALTH_FLOOR,
              Kind.NUMBER,
              "0.1",
              List.of(),
              "Floor of u, the PM2.5 above the counterfactual, in slopes of an IER with c below 1, where dJ/dz diverges, ug/m3."),
          new Key(
              HEALTH_CAUSES,
              Kind.TEXT_LIST,
              "[]",
              List.of(),
              "Causes of death that count. Empty: NCD+LRI where the form has functions of it, as the GEMM does, otherwise all causes of the form. NCD+LRI holds the others and stands alone."),
          new Key(
              HEALTH_RELEASE,
              Kind.TEXT,
              HealthParameters.AUTO,
              List.of(),
              "Release of death rates and age shares (column release of mortality_rate and age_share). auto: the only one there is, otherwise GBD 2017 for the ier and GBD 2019 for other forms. Rates and shares of different releases are refused."),
          new Key(
              HEALTH_CLOSURE,
              Kind.TEXT,
              "raw",
              List.of("raw", "closure"),
              "Deaths as first-order attribution gives them, or rescaled so that those of all cells and of the study's species sum to J. Every run states sum(lambda E)/J."),
          new Key(
              MRIO_ERRORS,
              Kind.TEXT,
              "others",
              List.of("others", "drop", "rescale"),
              "The errors/others column: a destination ERR of its own, left out (the lost share is named), or spread over the row's final demand."),
          new Key(
              MRIO_TOLERANCE,
              Kind.NUMBER,
              "1e-6",
              List.of(),
              "Largest relative gap between a row of the MRIO and its gross output."),
          new Key(
              MRIO_ABSOLUTE,
              Kind.TEXT,
              "auto",
              List.of(),
              "Largest gap between a row of a given MRIO and its gross output in the currency of the table, where the relative gap is larger. auto: half a unit of the table's last decimal for each number of a row, at most 1e-3 of the largest output. What passes by it is on the page."),
          new Key(
              MRIO_BACKEND,
              Kind.TEXT,
              "auto",
              List.of("auto", "native", "java"),
              "LAPACK of the Leontief solve: packed OpenBLAS where it loads, only native, or only Java. Results agree to 1e-12."),
          new Key(
              MRIO_REQUIREMENTS,
              Kind.TEXT,
              NONE,
              List.of(),
              "Folder of a finished run on the same MRIO, whose table requirement is read instead of solved again; every number is the same. A run that was solved from other transactions, final_demand or output is refused."),
          new Key(
              MRIO_TRADE_TOTAL,
              Kind.TEXT,
              "mean",
              List.of("mean", "outflow", "inflow", "smaller", "larger"),
              "Where the MRIO is built from regional tables: the national total of a product's trade to which outflow and inflow, which differ, are scaled."),
          new Key(
              MRIO_TRADE_DECAY,
              Kind.NUMBER,
              "0.9",
              List.of(),
              "Power by which trade falls with distance there, from 0 to 10."),
          new Key(
              INDICES_LINE,
              Kind.NUMBER,
              "0.1",
              List.of(),
              "How far THI may lie below TCI for a region to count as Z1, not Z2; from 0 to 1."),
          new Key(
              INDICES_AXIS,
              Kind.NUMBER,
              "0.1",
              List.of(),
              "Below which TCI a region that receives deaths counts as Z4, not Z3, though its TCI is above 0; from 0 to 1."),
          new Key(
              INDICES_COUNT,
              Kind.TEXT,
              "all",
              List.of("all", "nonzero"),
              "Which flows between regions the table concentration counts: all of them, or those that are not 0."),
          new Key(
              INDICES_RELOCATION,
              Kind.TEXT_LIST,
              "[]",
              List.of(),
              "Groups or sectors (of table sector; a group where both bear the name) whose relocation is told, such as [\"13\", \"14\", \"24\"]; empty for every group."),
          new Key(
              CITIES_SPLIT,
              Kind.NUMBER,
              "0.01",
              List.of(),
              "Share of solid fuels from which on a city counts in the group above of city_regression; cities with less are below. From 0 to 1."),
          new Key(
              PATHS_FLOWS,
              Kind.INTEGER,
              "10",
              List.of(),
              "How many of the largest flows between regions are told by their supply paths, of CO2 and of deaths; 0 for none."),
          new Key(
              PATHS_COVERAGE,
              Kind.NUMBER,
              "0.5",
              List.of(),
              "Share of a flow at which its list of supply paths ends."),
          new Key(PATHS_MOST, Kind.INTEGER, "100", List.of(), "Supply paths of a flow at most."),
          new Key(
              SCENARIO_SECTORS,
              Kind.TEXT_LIST,
              "[\"13\", \"14\", \"24\"]",
              List.of(),
              "Sectors of the coordination scenarios, each with its own intensities in the table energy_intensity or energy_use. Without such a table there are no scenarios."),
          new Key(
              SCENARIO_LEVELS,
              Kind.NUMBER_LIST,
              "[100, 75, 50]",
              List.of(),
              "Degrees of coordination, %: 100 lets suppliers reach the intensity of the region they supply, level L not below percentile 100 - L of all regions. In tables: full, partial75, partial50, percentileNN for others."),
          new Key(
              SCENARIO_PERCENTILE,
              Kind.TEXT,
              "hazen",
              List.of("hazen", "type7"),
              "How that percentile is read: (i - 0.5)/n, or (i - 1)/(n - 1)."),
          new Key(
              SCENARIO_RULE,
              Kind.TEXT,
              "clamped",
              List.of("clamped", "as-printed"),
              "What becomes of suppliers that are better than the percentile but worse than whom they supply: they stay as they are, or rise to the percentile, as equation 5 of Du et al. is printed."),
          new Key(
              WHATIF,
              Kind.MAP,
              "{}",
              List.of(),
              "What-ifs on sources, by name ([below](#what-ifs)): what scaling or removing them would avoid, at first order. {} for none."),
          new Key(
              UNCERTAINTY_MODE,
              Kind.TEXT,
              "bottom-up",
              List.of("published", "species", "bottom-up"),
              "Which rows of the table uncertainty are drawn: one factor per quantity (published), one per species times sensitivities and exposure-response (species), or common, activity and emission factors times sensitivities and exposure-response (bottom-up)."),
          new Key(
              UNCERTAINTY_DRAWS,
              Kind.INTEGER,
              "10000",
              List.of(),
              "Monte Carlo draws, where the study has a table uncertainty; 0 for none."),
          new Key(UNCERTAINTY_SEED, Kind.INTEGER, "2017", List.of(), "Seed of all random streams."),
          new Key(
              UNCERTAINTY_BLOCK,
              Kind.INTEGER,
              "500",
              List.of(),
              "Draws that are worked and stored together."),
          new Key(
              UNCERTAINTY_SAMPLER,
              Kind.TEXT,
              "random",
              List.of("random", "sobol"),
              "Where draws come from: pseudo-random numbers, or scrambled points of Sobol's sequence for the first 1,000 inputs."),
          new Key(
              UNCERTAINTY_AGES,
              Kind.TEXT,
              "aligned",
              List.of("aligned", "independent"),
              "How finite draws of the ages of one cause go together: by rank of J (aligned), or by the number of the draw as published (independent), which lets the errors of ages cancel."),
          new Key(
              UNCERTAINTY_SENSITIVITY,
              Kind.TEXT,
              "auto",
              List.of("auto", "always", "never"),
              "Whether deaths per tonne are uncertain, a factor by species: auto where the run computes them by transport, with the rows of kind sensitivity in table uncertainty or else the shipped ones; always also where they are given, with the table's rows; or never. Mode published covers them in its factor of deaths."),
          new Key(
              UNCERTAINTY_STRESSORS,
              Kind.TEXT_LIST,
              "[CO2, deaths]",
              List.of(),
              "Stressors whose figures are drawn; those that the study lacks are passed over."),
          new Key(
              UNCERTAINTY_STOP_AT,
              Kind.NUMBER,
              "0",
              List.of(),
              "Drawing stops after 1, 2, 4, 8 ... blocks once the Monte Carlo error of the mean, the 2.5 and the 97.5 % quantile of each drawn stressor's national total is at most this share of the mean; 0 draws all."),
          new Key(
              UNCERTAINTY_SHARES_BY,
              Kind.TEXT,
              "species",
              List.of("none", "species", "kind", "category", "region"),
              "Groups of inputs among which variance is shared out: common factors, activity, emission factors and sensitivities of each species, and exposure-response (species), the same without telling species apart (kind), or activity and emission factors by category of subsector or by region; none leaves shares out. Correlated inputs make one group."),
          new Key(
              UNCERTAINTY_SHARE_DRAWS,
              Kind.INTEGER,
              "1000",
              List.of(),
              "Draws for shares of variance by draws, each worth 2 + groups ordinary ones; 0 for the exact shares alone."),
          new Key(
              UNCERTAINTY_GRID_DRAWS,
              Kind.INTEGER,
              "1000",
              List.of(),
              "Of how many draws at most, the first ones, damage and savings by cell have their intervals; 0 for none."),
          new Key(
              UNCERTAINTY_KEEP,
              Kind.TEXT,
              "totals",
              List.of("none", "totals", "accounts"),
              "Whose draws table draw holds, a row for each number and draw: national totals, embodied trade and totals of scenarios (totals); also producer accounts, accounts of households and flows between regions (accounts); none for no such table."),
          new Key(
              UNCERTAINTY_MRIO_DRAWS,
              Kind.INTEGER,
              "0",
              List.of(),
              "Of how many draws at most, the first ones, the transactions of the MRIO are drawn too, for the tables NAME_mrio_ci; 0 for none. Each is one solve of the whole table."),
          new Key(
              UNCERTAINTY_MRIO_CV,
              Kind.NUMBER,
              "0.3",
              List.of(),
              "Coefficient of variation of a transaction of one millionth of the table's gross output, all sectors together; of s millionths it is this times s^-power. ILLUSTRATIVE."),
          new Key(
              UNCERTAINTY_MRIO_POWER,
              Kind.NUMBER,
              "0.3",
              List.of(),
              "Power, from 0 to 1, by which the coefficient of variation of transactions falls with their size. ILLUSTRATIVE."),
          new Key(
              UNCERTAINTY_MRIO_MOST,
              Kind.NUMBER,
              "1",
              List.of(),
              "The largest coefficient of variation of a transaction, at most 5."),
          new Key(
              COSTS_VSL,
              Kind.TEXT,
              CostParameters.CENTRAL,
              List.of(),
              "Value of a statistical life: a variant of table valuation (the recipes for China have central, epa and low), own for the next four keys alone, or none for no costs."),
          new Key(
              COSTS_VSL_BASE,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Its base value, where income is costs.vsl_base_income; the value is base (income / base income)^elasticity, or the base itself without incomes. auto, here and below: as the variant has it."),
          new Key(
              COSTS_VSL_BASE_INCOME,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Income per person where the base value holds."),
          new Key(
              COSTS_VSL_INCOME,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Income per person of the study, in the money of the base income."),
          new Key(
              COSTS_VSL_ELASTICITY,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Income elasticity of the value of a statistical life, from 0 to 3."),
          new Key(
              COSTS_SCC,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Social cost of carbon, per t of CO2. auto: the variant central of table valuation (100 USD of 2011 in the recipes for China)."),
          new Key(
              COSTS_SCC_LOW,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Lower end of its range, in valuation_used and rank_grid. auto: the variant low (10 there)."),
          new Key(
              COSTS_SCC_HIGH,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Upper end of its range. auto: the variant high (1000 there)."),
          new Key(
              COSTS_DISCOUNT_RATE,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Label of the discount rate of the social cost of carbon, such as 2.5 %; nothing is computed with it."),
          new Key(
              COSTS_CURRENCY,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Currency of all costs, such as USD. auto: that of table valuation, to which the key must agree."),
          new Key(COSTS_PRICE_YEAR, Kind.TEXT, AUTO, List.of(), "Year of its prices; likewise."),
          new Key(
              COSTS_MRIO_PER_CURRENCY,
              Kind.TEXT,
              AUTO,
              List.of(),
              "Units of the MRIO's money for one of that currency, by which GDP of sectors is converted. auto: row EXCHANGE of table valuation and the key currency."),
          new Key(
              COSTS_THRESHOLD,
              Kind.NUMBER,
              "1e9",
              List.of(),
              "Integrated cost a year above which a cell counts as costly, in that currency."),
          new Key(
              COSTS_SUBSECTOR_THRESHOLD,
              Kind.NUMBER,
              "1e11",
              List.of(),
              "The same of a subsector in the nation, for table cost_count."),
          new Key(
              PLAUSIBILITY_BEYOND,
              Kind.TEXT,
              "listed",
              List.of("listed", "refuse", "warn", "ignore"),
              "What happens to inputs far from what is known of the world: as docs/plausibility.md lists it, all refused, all said on the page, or nothing is checked."),
          new Key(
              PLAUSIBILITY_RANGES,
              Kind.TEXT_LIST,
              "[]",
              List.of(),
              "Other plausible ranges of quantities (docs/plausibility.md), QUANTITY=LOWER..UPPER, such as [pm25=0..1500]; a bound that is left out is infinite."),
          new Key(
              SAMPLE_CELL_KM,
              Kind.NUMBER,
              "36",
              List.of(),
              "Cell size of the bundled study, km; coarser is faster."),
          new Key(
              ADJOINT_SENSITIVITIES,
              Kind.TEXT,
              NONE,
              List.of(),
              "Daily IOAPI files of emission sensitivities of CMAQ Adjoint, the date in braces: adj/{yyyy}/EM.LGRID.case.{yyyyMMdd}; DDD is the day of the year. With none, there are no such files."),
          new Key(
              ADJOINT_EMISSIONS,
              Kind.TEXT,
              NONE,
              List.of(),
              "Daily IOAPI files of the emissions they belong to, in g/s and mol/s, written in the same way."),
          new Key(
              ADJOINT_FROM,
              Kind.TEXT,
              NONE,
              List.of(),
              "First day, YYYY-MM-DD. Each of the twelve months must have a day that can be read; months of several years are pooled."),
          new Key(ADJOINT_TO, Kind.TEXT, NONE, List.of(), "Last day, YYYY-MM-DD."),
          new Key(
              ADJOINT_VARIABLES,
              Kind.TEXT,
              AdjointVariables.BUNDLED,
              List.of(),
              "Which variable of the files is part of which species: a CSV with the columns of facts/cmaq/adjoint_variables.csv, which is the one bundled, and where wished emission_variable (its name in the emission files) and sensitivity_units (the label to accept)."),
          new Key(
              ADJOINT_LABEL,
              Kind.TEXT,
              "start",
              List.of("start", "end"),
              "Whether a sensitivity record is stamped with the start or the end of its step. Emission records are stamped with the start."),
          new Key(
              ADJOINT_ALLOW_MISSING,
              Kind.INTEGER,
              "0",
              List.of(),
              "How many days may be missing or damaged; more are an error that lists them."),
          new Key(
              INMAP_FILE,
              Kind.TEXT,
              NONE,
              List.of(),
              "Source-receptor file of InMAP (NetCDF, as inmap sr writes it) from which jobs/sensitivities makes deaths per tonne. With none, there is no such file."),
          new Key(
              INMAP_PROJECTION,
              Kind.TEXT,
              NONE,
              List.of(),
              "Map projection of its grid in the words of PROJ, which the file does not hold: GridProj of the configuration it was made with."),
          new Key(
              INMAP_LAYER,
              Kind.INTEGER,
              "0",
              List.of(),
              "Model layer of InMAP into which all emissions go; 0 is the ground. The file has some layers only."),
          new Key(
              INMAP_OUTSIDE,
              Kind.NUMBER,
              "0.05",
              List.of(),
              "Largest share of the study's people that may live outside the grid of that file, where no deaths are counted; from 0 to 1."),
          new Key(
              EMISSIONS_RULE,
              Kind.TEXT,
              "gridded",
              List.of("gridded", "detailed"),
              "How inventory_grid and inventory make the table emission: a category's gridded mass shared out by national totals of its subsectors, or by those of the cell's region."),
          new Key(
              EMISSIONS_CO2_BY,
              Kind.TEXT,
              Species.NOX,
              Species.POLLUTANTS,
              "Pollutant whose cells and months the CO2 of inventory takes, where inventory_grid has no CO2 of the category. Where the subsector, then the category, does not emit it in the region: the next of NOX, SO2, EC, OC, PM_OTHER, VOC, NH3; then people."),
          new Key(
              BLOCKS,
              Kind.INTEGER,
              "64",
              List.of(),
              "Into how many blocks of consecutive cells the grid is cut at most. It fixes the order of sums, and bounds how many tasks can share them; changing it may change last bits."),
          new Key(
              CSV_ROWS,
              Kind.INTEGER,
              "200000",
              List.of(),
              "Output tables of up to so many rows also stand as csv/TABLE.csv."),
          new Key(
              REPORT,
              Kind.TEXT,
              "page",
              ReportParts.names(),
              "Report at the end of a run: the page report.html, the page and its figures as SVG and PNG, or none; false is off."),
          new Key(
              FORCING_FROM,
              Kind.TEXT,
              "2017-01-01",
              List.of(),
              "First day of the adjoint forcing. A day of the default species on the 36 km grid of China takes 76 MB."),
          new Key(
              FORCING_TO, Kind.TEXT, "2017-01-01", List.of(), "Last day of the adjoint forcing."),
          new Key(
              FORCING_LABEL,
              Kind.TEXT,
              "start",
              List.of("start", "end"),
              "Whether the model labels an hour by its start or its end: of a day's 25 records, 0:00 to 23:00 or 1:00 to 24:00 are forced, the other is 0."),
          new Key(
              FORCING_SPECIES,
              Kind.TEXT_LIST,
              "[" + String.join(", ", ForcingParameters.AERO5_PM25) + "]",
              List.of(),
              "Variables of the adjoint model that make its PM2.5; by default those of CMAQ's AERO5, without water."),
          new Key(
              FORCING_GRID_NAME,
              Kind.TEXT,
              "STUDY",
              List.of(),
              "Name of the grid in the adjoint model (GDNAM)."),
          new Key(
              FORCING_LEVELS,
              Kind.NUMBER_LIST,
              "[1, 0]",
              List.of(),
              "Boundaries of the forcing's layers from the ground upwards (VGLVLS); one more than layers. Layer 1 alone is forced."),
          new Key(
              FORCING_LEVEL_TYPE,
              Kind.INTEGER,
              "7",
              List.of(),
              "Vertical coordinate of the adjoint model (VGTYP): 7 for WRF's, 2 for sigma-p, ..."),
          new Key(
              FORCING_TOP, Kind.NUMBER, "5000", List.of(), "Top of the adjoint model (VGTOP), Pa."),
          new Key(
              OBSERVATIONS,
              Kind.TEXT,
              "inputs",
              List.of(),
              "Folder of the table observation for an evaluation; 'inputs' for the study's own."),
          new Key(
              CONCENTRATIONS,
              Kind.TEXT,
              "inputs",
              List.of(),
              "Folder of the table air_concentration for an evaluation, such as that of a run; 'inputs' for the study's own, where it has one."));

  private StudyKeys() {}
}
