package org.tradewind.jobs.pages;

import java.util.List;
import java.util.Optional;
import org.tradewind.attribution.SectorAccounts;
import org.tradewind.config.Study;
import org.tradewind.emissions.CellPlaces;
import org.tradewind.flows.StressorInfo;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;

/**
 * What things are called in a run, and the units of its stressors.
 *
 * @param study title, year, currency and the word for a region
 * @param stressors name and unit of every stressor of its outputs
 */
public record RunNames(StudyInfo study, StressorInfo stressors) {

  /**
   * Names of a run.
   *
   * @param withDamage whether it works CO2 and deaths of the grid
   * @param withFlows whether it has accounts of the stressors given
   */
  public static RunNames of(
      Study study, StudyTables tables, boolean withDamage, boolean withFlows) {
    StudyInfo info = study.info().over(StudyInfo.of(tables)).completed(study.name());
    List<String> ofGrid = withDamage ? SectorAccounts.names(study.species()) : List.of();
    return new RunNames(info, StressorInfo.of(tables, ofGrid, withFlows, info));
  }

  /** What is to be said where the study file names another currency than the inputs do. */
  public static Optional<String> otherCurrency(Study study, StudyTables tables) {
    Optional<String> ofFile = study.info().currency();
    Optional<String> ofInputs = StudyInfo.of(tables).currency();
    return ofFile.isPresent() && ofInputs.isPresent() && !ofFile.equals(ofInputs)
        ? Optional.of(
            "study_info: the inputs are in "
                + ofInputs.get()
                + ", the study file calls the currency "
                + ofFile.get()
                + "; it is shown so, and nothing is converted.")
        : Optional.empty();
  }

  /** Writes the tables of {@link org.tradewind.tables.Outputs#NAMES} and where cells lie. */
  public void write(StudyTables tables, OutputFolder out, Manifest manifest) {
    out.write(study.table());
    out.write(stressors.table());
    for (var schema :
        List.of(
            Inputs.REGION, Inputs.SECTOR, Inputs.SUBSECTOR, Inputs.GRID, NameTables.REGION_SHAPE)) {
      if (tables.has(schema)) {
        out.write(tables.require(schema));
      }
    }
    CellPlaces.of(tables).ifPresent(out::write);
    manifest.say(NameTables.STUDY_INFO.name(), study.values());
  }
}
