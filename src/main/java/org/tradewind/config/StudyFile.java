package org.tradewind.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.adjoint.AdjointParameters;
import org.tradewind.adjoint.ForcingParameters;
import org.tradewind.adjoint.InmapParameters;
import org.tradewind.attribution.CityParameters;
import org.tradewind.attribution.Closure;
import org.tradewind.emissions.InventoryParameters;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.formats.ioapi.IoapiHeader;
import org.tradewind.health.DrawnAges;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.IerReading;
import org.tradewind.health.Receptors;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.TradeParameters;
import org.tradewind.plausibility.PlausibilityParameters;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.report.ReportParts;
import org.tradewind.scenarios.PercentileMethod;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.TextEncoding;
import org.tradewind.uncertainty.inputs.AnalysisParameters;
import org.tradewind.uncertainty.inputs.CoefficientParameters;
import org.tradewind.uncertainty.inputs.SensitivityRows;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;

/**
 * Reads a study file: YAML, every key known, every value of its type; --set overrides stand above
 * the file.
 */
public final class StudyFile {
  /** The key that says what is made of the report at the end of a run. */
  public static final String REPORT = "report";

  /** What conf/sample.yaml has besides the defaults: the bundled study, where no file is named. */
  public static final String BUNDLED =
      """
      receptors: [each]
      whatif:
        coal_power_off: {category: energy, fuel: [coal, lignite], scale: 0}
        household_solid_fuels_off:
          subsector: [dom_bituminous, dom_anthracite, dom_lignite, dom_briquette, dom_coke, dom_crop_residue, dom_brush_wood, dom_fuel_wood]
          scale: 0
      """;

  private final KeyValues keys;

  private StudyFile(KeyValues keys) {
    this.keys = keys;
  }

  /**
   * A study from the text of its file.
   *
   * @param text YAML; empty for all defaults
   * @param source file name, for errors
   * @param overrides key -> YAML value, from the command line
   */
  public static Study parse(String text, String source, Map<String, String> overrides) {
    return parse(text, source, overrides, Map.of());
  }

  /**
   * A study from the text of its file, where keys that it leaves out have other values than the
   * defaults.
   *
   * @param others key -> YAML value of keys that neither the file nor the command line gives
   */
  public static Study parse(
      String text, String source, Map<String, String> overrides, Map<String, String> others) {
    return new StudyFile(KeyValues.of(text, source, overrides, others)).study();
  }

  private Study study() {
    HealthParameters health =
        new HealthParameters(
            keys.text("health.form"),
            keys.choice("health.reading", IerReading.class),
            keys.positive("health.floor"),
            keys.list("health.causes"),
            keys.text("health.release"),
            keys.choice("uncertainty.ages", DrawnAges.class));
    return new Study(
        keys.text("study"),
        info(),
        keys.text("data"),
        keys.text("inputs"),
        encoding(),
        keys.list("species"),
        health,
        new RecipeParameters(keys.positive("sample.cell_km")),
        keys.choice("health.closure", Closure.Rule.class),
        new Receptors(keys.list("receptors")),
        new MrioParameters(
            keys.choice("mrio.errors", MrioParameters.Errors.class),
            keys.positive("mrio.balance_tolerance"),
            keys.numberOrAuto("mrio.balance_absolute"),
            keys.choice("mrio.backend", MrioParameters.Backend.class),
            new TradeParameters(
                keys.number("mrio.trade_distance_decay"),
                keys.choice("mrio.trade_total", TradeParameters.Total.class))),
        keys.isGiven("mrio.requirements")
            ? Optional.of(keys.text("mrio.requirements"))
            : Optional.empty(),
        indices(),
        new CityParameters(keys.fraction("cities.solid_fuel_split")),
        new PathParameters(
            keys.count(0, "paths.flows"),
            keys.positive("paths.coverage"),
            keys.count(1, "paths.most")),
        adjoint(),
        inmap(),
        new InventoryParameters(
            keys.choice("emissions.rule", InventoryParameters.Rule.class),
            keys.text("emissions.co2_by")),
        keys.count(1, "attribution.blocks"),
        keys.atLeast(1, "output.csv_max_rows"),
        forcing(),
        new Study.Evaluation(
            keys.text("evaluation.observations"), keys.text("evaluation.concentrations")),
        scenarios(),
        WhatifKey.of(keys.value("whatif"), keys.where("whatif")),
        uncertainty(),
        analysis(),
        coefficients(),
        new CostKeys(keys).parameters(),
        PlausibilityParameters.of(
            keys.choice("plausibility.beyond", PlausibilityParameters.Beyond.class),
            keys.list("plausibility.ranges")),
        keys.choice("report", ReportParts.class),
        keys.all());
  }

  /** What the file says of the study; items that it leaves to the inputs are not there. */
  private StudyInfo info() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String item : List.of(StudyInfo.TITLE, StudyInfo.YEAR, StudyInfo.CURRENCY)) {
      String value = keys.text(item).strip();
      if (!value.equals(StudyKeys.NONE)) {
        given.put(item, value);
      }
    }
    if (given.containsKey(StudyInfo.YEAR) && !StudyInfo.isYear(given.get(StudyInfo.YEAR))) {
      throw keys.wrong(StudyInfo.YEAR, "a year such as 2017");
    }
    List<String> words = keys.list(StudyInfo.REGION_WORD);
    if (words.size() == 2 && words.stream().noneMatch(String::isBlank)) {
      given.put(StudyInfo.REGION_WORD, words.get(0).strip());
      given.put(StudyInfo.REGION_WORD_PLURAL, words.get(1).strip());
    } else if (!words.isEmpty()) {
      throw keys.wrong(
          StudyInfo.REGION_WORD,
          "two words, for one and for several, such as [province, provinces]");
    }
    return new StudyInfo(given);
  }

  private String encoding() {
    return TextEncoding.of(keys.text(TextEncoding.KEY), keys.where(TextEncoding.KEY)).name();
  }

  private UncertaintyParameters uncertainty() {
    return new UncertaintyParameters(
        keys.choice("uncertainty.mode", UncertaintyParameters.Mode.class),
        keys.count(0, "uncertainty.draws"),
        keys.atLeast(0, "uncertainty.seed"),
        keys.count(1, "uncertainty.block"),
        keys.list("uncertainty.stressors"),
        keys.choice("uncertainty.sampler", UncertaintyParameters.Sampler.class),
        keys.choice("uncertainty.sensitivity", SensitivityRows.Use.class));
  }

  private AnalysisParameters analysis() {
    return new AnalysisParameters(
        keys.fraction("uncertainty.stop_at"),
        keys.choice("uncertainty.shares_by", AnalysisParameters.SharesBy.class),
        keys.count(0, "uncertainty.share_draws"),
        keys.count(0, "uncertainty.grid_draws"),
        keys.choice("uncertainty.keep", AnalysisParameters.Keep.class));
  }

  private CoefficientParameters coefficients() {
    return new CoefficientParameters(
        keys.count(0, "uncertainty.mrio_draws"),
        keys.number("uncertainty.mrio_cv"),
        keys.fraction("uncertainty.mrio_cv_power"),
        keys.number("uncertainty.mrio_cv_most"));
  }

  private IndexParameters indices() {
    return new IndexParameters(
        keys.fraction("indices.line_tolerance"),
        keys.fraction("indices.axis_tolerance"),
        keys.choice("indices.count", IndexParameters.Count.class),
        keys.list("indices.relocation"));
  }

  private ScenarioParameters scenarios() {
    return new ScenarioParameters(
        keys.list("scenarios.sectors"),
        keys.numbers("scenarios.levels"),
        keys.choice("scenarios.percentile", PercentileMethod.class),
        keys.choice("scenarios.rule", ScenarioParameters.Rule.class));
  }

  private ForcingParameters forcing() {
    return new ForcingParameters(
        keys.day("forcing.from"),
        keys.day("forcing.to"),
        keys.choice("forcing.label", ForcingParameters.Label.class),
        keys.list("forcing.species"),
        keys.text("forcing.grid_name"),
        new IoapiHeader.Vertical(
            keys.count(1, "forcing.level_type"),
            keys.positive("forcing.top_pa"),
            keys.numbers("forcing.levels")));
  }

  /** The files of an adjoint model; half of their keys is a mistake. */
  private Optional<AdjointParameters> adjoint() {
    if (!keys.isGiven("adjoint.sensitivities") && !keys.isGiven("adjoint.emissions")) {
      return Optional.empty();
    }
    return Optional.of(
        new AdjointParameters(
            keys.datedPath("adjoint.sensitivities"),
            keys.datedPath("adjoint.emissions"),
            keys.date("adjoint.from"),
            keys.date("adjoint.to"),
            keys.text("adjoint.variables"),
            keys.choice("adjoint.label", AdjointParameters.Label.class),
            keys.count(0, "adjoint.allow_missing")));
  }

  /** A source-receptor file of InMAP; its projection must be given, since no file names it. */
  private Optional<InmapParameters> inmap() {
    if (!keys.isGiven("inmap.file")) {
      return Optional.empty();
    }
    if (keys.isGiven("adjoint.sensitivities")) {
      throw keys.wrong(
          "adjoint.sensitivities", "none, where inmap.file is given: one source of them");
    }
    return Optional.of(
        new InmapParameters(
            keys.path("inmap.file"),
            keys.text("inmap.projection"),
            keys.count(0, "inmap.layer"),
            keys.fraction("inmap.outside")));
  }
}
