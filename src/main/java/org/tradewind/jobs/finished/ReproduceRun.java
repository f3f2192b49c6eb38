package org.tradewind.jobs.finished;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.reproduction.FinishedRun;
import org.tradewind.reproduction.ReproductionLedger;
import org.tradewind.reproduction.ReproductionLine;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Csv;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.EvaluationTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.Vocabulary;

/**
 * Writes the reproduction ledger of a finished run. Needs no Spark session: its tables are small.
 */
public final class ReproduceRun {
  private static final List<TableSchema> OUTPUTS =
      List.of(
          AccountTables.NATIONAL_TOTAL,
          TierTables.TIER,
          TierTables.TIER_NODE,
          DamageTables.BURDEN,
          FlowTables.CONCENTRATION,
          DisparityTables.RELOCATION,
          DisparityTables.RELOCATION_CONTRAST,
          DamageTables.DAMAGE_REGION,
          DisparityTables.ZONE,
          DisparityTables.ZONE_FLOW,
          ScenarioTables.SCENARIO_TOTAL,
          ScenarioTables.SCENARIO_SUM,
          EvaluationTables.EVALUATION,
          ContributionTables.CONTRIBUTION_RATIO,
          ContributionTables.DAMAGE_SUBSECTOR,
          CostTables.VALUATION_USED,
          CostTables.COST_SECTOR,
          CityTables.CITY_POINT,
          CityTables.CITY_REGRESSION,
          CellTables.COST_CELL,
          CellTables.COST_THRESHOLD);
  private static final List<TableSchema> INPUTS =
      List.of(
          Inputs.REGION,
          MrioInputs.ENERGY_INTENSITY,
          Inputs.SUBSECTOR,
          Inputs.CELL,
          Inputs.CELL_REGION);

  private static final String SIX = "OC, EC, PM_OTHER, SO2, NOX, NH3";
  private static final String SEVEN = SIX + ", VOC";

  private final Configuration conf = LocalFiles.configuration();

  /**
   * The page of a run.
   *
   * @param folder folder of the run
   * @param allSpecies folder of a run of the same study with all seven species, if there is one
   * @param paperB folder of a run of the same study with the six species of paper B, if there is
   *     one
   */
  public String page(String folder, Optional<String> allSpecies, Optional<String> paperB) {
    FinishedRun run = china(folder);
    return ReproductionLedger.of(
            new ReproductionLedger.Runs(
                run,
                allSpecies.map(other -> same(run, "--all-species", other, SEVEN)),
                paperB.map(other -> same(run, "--paper-b", other, SIX))))
        .markdown();
  }

  /**
   * What a run and the papers have, in words; nothing where no paper is of its study.
   *
   * @param known tables of the run that have been read before, by name
   */
  List<ReproductionLine> lines(RunFolder run, Map<String, Table> known) {
    return refusal(run, run.folder()).isPresent()
        ? List.of()
        : ReproductionLedger.of(ReproductionLedger.Runs.of(read(run, known))).lines();
  }

  /** Writes a page in place of the one that is there, as a whole or not at all. */
  public void write(String page, Path file) {
    Path absolute = file.toAbsolutePath();
    Path partial = absolute.resolveSibling("." + absolute.getFileName() + ".partial");
    try {
      Files.createDirectories(absolute.getParent());
      if (Files.isDirectory(absolute)) {
        throw unwritable(file, "a folder of that name", null);
      }
      try {
        Files.write(partial, page.getBytes(StandardCharsets.UTF_8));
        move(partial, absolute);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw unwritable(file, "that it cannot be written: " + e.getMessage(), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static UserError unwritable(Path file, String found, IOException cause) {
    return new UserError(
        "--to " + file, found, "a file that can be written", "Choose another file.", cause);
  }

  /**
   * A run whose accounts hold China's provinces with CO2 and deaths; others have no such ledger.
   */
  private FinishedRun china(String folder) {
    RunFolder run = new RunFolder(folder, conf);
    refusal(run, folder)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return read(run, Map.of());
  }

  private static FinishedRun read(RunFolder run, Map<String, Table> known) {
    List<TableSchema> outputs = new ArrayList<>(OUTPUTS);
    outputs.addAll(ReproductionLedger.intervals());
    return run.read(outputs, INPUTS, known);
  }

  /** Why a run has no such ledger, if it has none. */
  private static Optional<UserError> refusal(RunFolder run, String folder) {
    if (!run.has(AccountTables.ACCOUNT)) {
      return Optional.of(other(folder, "no table 'account'"));
    }
    Table account = run.table(AccountTables.ACCOUNT);
    Set<String> regions = new TreeSet<>(Arrays.asList(account.strings("region")));
    if (!regions.containsAll(Csv.fact("china/provinces").column("region"))) {
      return Optional.of(other(folder, "the regions " + Names.some(List.copyOf(regions))));
    }
    Set<String> stressors = new TreeSet<>(Arrays.asList(account.strings("stressor")));
    return stressors.containsAll(List.of("CO2", Vocabulary.DEATHS))
        ? Optional.empty()
        : Optional.of(other(folder, "the stressors " + Names.some(List.copyOf(stressors))));
  }

  private static UserError other(String folder, String found) {
    return new UserError(
        "run " + folder,
        found,
        "accounts of China's 31 provinces with CO2 and deaths",
        "Run a study of China's provinces whole, such as conf/china-2017-open.yaml or the bundled one.");
  }

  private FinishedRun same(FinishedRun run, String option, String folder, String species) {
    FinishedRun other = china(folder);
    if (!run.manifest().study().equals(other.manifest().study())) {
      throw new UserError(
          option + " " + folder,
          "the study " + other.manifest().study(),
          "a run of the study " + run.manifest().study(),
          "Run that study with species=[" + species + "].");
    }
    return other;
  }
}
