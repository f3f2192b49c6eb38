package org.tradewind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.scenarios.WhatifParameters;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.scenarios.WhatifParameters.Step;
import org.tradewind.scenarios.WhatifParameters.Whatif;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class WhatifKeyTest {
  private static WhatifParameters parse(String yaml) {
    return StudyFile.parse(yaml, "my.yaml", Map.of()).whatif();
  }

  private static void refused(String whatif, String... parts) {
    assertThatThrownBy(() -> parse("whatif: " + whatif))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void namedStepsWithFiltersAndAScale() {
    assertThat(parse("")).isEqualTo(WhatifParameters.NONE);
    String yaml =
        "{coal off: {category: energy, fuel: [coal, lignite], scale: 0}, gas: [{sector: [13, 24],"
            + " scale: 0}, {species: SO2, scale: 1e1}]}";
    WhatifParameters expected =
        new WhatifParameters(
            List.of(
                new Whatif(
                    "coal off",
                    List.of(
                        new Step(
                            Map.of(
                                Filter.CATEGORY, List.of("energy"),
                                Filter.FUEL, List.of("coal", "lignite")),
                            0))),
                new Whatif(
                    "gas",
                    List.of(
                        new Step(Map.of(Filter.SECTOR, List.of("13", "24")), 0),
                        new Step(Map.of(Filter.SPECIES, List.of("SO2")), 10)))));
    assertThat(parse("whatif: " + yaml)).isEqualTo(expected);
    Study set = StudyFile.parse("whatif: {x: {scale: 0}}", "my.yaml", Map.of("whatif", yaml));
    assertThat(set.whatif()).isEqualTo(expected);
    String written = set.values().get("whatif");
    assertThat(parse("whatif: " + written)).as("from a manifest").isEqualTo(expected);
  }

  @Test
  void mistakesAreRefusedWithTheirPlace() {
    refused("[coal]", "key whatif", "a map of NAME");
    refused("{x: 0}", "key whatif.x", "'0'", "filters and a scale");
    refused("{x: []}", "key whatif.x", "no step");
    refused("{x: {category: energy}}", "key whatif.x", "no scale");
    refused("{x: [{scale: 0}, {scale: -1}]}", "key whatif.x, step 2, scale", "'-1'");
    refused("{x: {scale: .inf}}", "'.inf'");
    refused("{x: {scale: 1e999}}", "scale", "Infinity");
    refused("{x: {scale: [1]}}", "scale");
    refused("{x: {subsectors: a, scale: 0}}", "filter 'subsectors'", "'subsector'?");
    refused("{x: {fuel: [], scale: 0}}", "key whatif.x, fuel", "an empty list");
    refused("{x: {fuel: [a, a], scale: 0}}", "duplicate 'a'");
    refused("{x: {fuel: {a: b}, scale: 0}}", "key whatif.x, fuel", "a name");
    refused("{x: {fuel: , scale: 0}}", "key whatif.x, fuel", "a name");
    refused("{x: {scale: 0}, x: {scale: 1}}", "Duplicate field 'x'");
    refused("{' x': {scale: 0}, x: {scale: 1}}", "duplicate what-if 'x'");
  }

  /** Names in the shipped study files and in the documentation are those of the facts. */
  @Test
  void whatifsThatAreShippedAndDocumentedNameWhatThereIs() throws IOException {
    Table subsectors = CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors");
    StudyTables inputs = new StudyTables();
    inputs.put(subsectors, Provenance.of(Provenance.Status.ESTIMATED, "facts", ""));
    SourceAxis axis =
        new SourceAxis(
            Axis.of("region", "BJ", "TJ"),
            Axis.of("subsector", subsectors.strings("subsector")),
            Species.POLLUTANTS);
    String section = Files.readString(Path.of("docs/config.md")).split("## What-ifs\n")[1];
    String documented =
        section
            .split("\n## ")[0]
            .lines()
            .filter(line -> line.startsWith("    "))
            .map(line -> line.substring(4))
            .collect(Collectors.joining("\n"));
    assertThat(parse(documented).whatifs())
        .extracting(Whatif::name)
        .containsExactly("coal_power_off", "homes_to_gas");
    Whatifs.check(parse(documented), axis, inputs);
    for (String file : List.of("sample", "china-2017-open")) {
      WhatifParameters shipped = parse(Files.readString(Path.of("conf/" + file + ".yaml")));
      assertThat(shipped.whatifs()).hasSize(2);
      Whatifs.check(shipped, axis, inputs);
    }
  }
}
