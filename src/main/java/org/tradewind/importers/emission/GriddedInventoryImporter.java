package org.tradewind.importers.emission;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tradewind.axes.Amounts;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.netcdf.NetcdfAttributes;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;

/**
 * Emissions on a grid (NetCDF, in longitude and latitude or IOAPI on a Lambert grid) -> the cells
 * of the study, in tonnes a month, with mass conserved ({@link GridOverlap}). Units are those that
 * the file declares ({@link EmissionUnit}).
 */
public final class GriddedInventoryImporter implements Importer {
  @Override
  public String format() {
    return GriddedSettings.FORMAT;
  }

  @Override
  public String describes() {
    return "emissions on a grid in NetCDF (lon/lat, or IOAPI on a Lambert grid), a file or a folder,"
        + " of one category -> inventory_grid (of one subsector -> emission), regridded to the cells"
        + " of the folder with mass conserved; units as the file declares them";
  }

  @Override
  public List<Setting> settings() {
    return GriddedSettings.SETTINGS;
  }

  @Override
  public List<TableSchema> completes(ImportSettings settings) {
    return List.of(GriddedSettings.read(settings).schema());
  }

  @Override
  public StudyTables read(Path source, ImportSettings given, StudyTables existing) {
    GriddedSettings settings = GriddedSettings.read(given);
    StudyCells study = StudyCells.of(settings, existing);
    List<GriddedFile> open = new ArrayList<>();
    try {
      List<Provenance.SourceFile> hashes = new ArrayList<>();
      for (Path path : files(source)) {
        open.add(GriddedFile.open(path, settings.radiusM()));
        hashes.add(SourceFiles.hashed(path));
      }
      if (settings.profile().isPresent()) {
        hashes.add(SourceFiles.hashed(Path.of(given.text("profile"))));
      }
      return new Reading(settings, study, open).tables(existing, given.text("source"), hashes);
    } finally {
      open.forEach(GriddedFile::close);
    }
  }

  private static List<Path> files(Path source) {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    List<Path> files =
        SourceFiles.within(source).stream()
            .filter(f -> f.getFileName().toString().matches("(?i).+\\.(nc|nc4|cdf|ncf)"))
            .toList();
    if (files.isEmpty()) {
      throw new UserError(
          source.toString(),
          "a folder without a file *.nc, *.nc4, *.cdf or *.ncf",
          "NetCDF files",
          "Give one NetCDF file, or a folder of them.");
    }
    return files;
  }

  /** One reading of some files. */
  private static final class Reading {
    private final GriddedSettings settings;
    private final StudyCells study;
    private final List<GriddedFile> files;
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> coverages = new TreeSet<>();
    private final Set<String> used = new HashSet<>();
    private GridOverlap overlap;

    Reading(GriddedSettings settings, StudyCells study, List<GriddedFile> files) {
      this.settings = settings;
      this.study = study;
      this.files = files;
    }

    StudyTables tables(StudyTables existing, String publisher, List<Provenance.SourceFile> hashes) {
      Map<String, List<String>> variables = variables();
      GriddedRows rows = new GriddedRows(settings, existing, List.copyOf(variables.keySet()));
      List<String> notes = new ArrayList<>();
      variables.forEach(
          (species, names) -> {
            GriddedSum sum = new GriddedSum(study.cells().length);
            names.forEach(name -> add(sum, species, name));
            rows.add(species, study.cells(), sum.months());
            notes.add(String.join("+", names) + " read as " + settings.of(species));
            tell(species, sum);
          });
      remarks.addAll(unused());
      noSubsector(existing).ifPresent(remarks::add);
      Provenance now =
          new Provenance(
              Provenance.Status.ESTIMATED,
              publisher,
              String.join("; ", notes) + "; " + String.join("; ", coverages),
              hashes,
              remarks);
      return new StudyTables().put(rows.table(), rows.origin(existing, now));
    }

    /** Names of variables by species, in the order of the vocabulary where none are given. */
    private Map<String, List<String>> variables() {
      Map<String, List<String>> variables = new LinkedHashMap<>(settings.variables());
      Set<String> known = new TreeSet<>();
      files.forEach(file -> known.addAll(file.variables()));
      for (String species : Species.ALL) {
        List<String> named =
            known.stream().filter(n -> n.toUpperCase(Locale.ROOT).equals(species)).toList();
        if (settings.variables().isEmpty() && !named.isEmpty()) {
          variables.put(species, named);
        }
      }
      if (variables.isEmpty()) {
        throw new UserError(
            files.get(0).path().toString(),
            "no variable that is named as a species among " + Names.some(List.copyOf(known)),
            "one of " + Names.some(Species.ALL),
            "Say which variable is which species: --set variables=NOX=...,SO2=...");
      }
      return variables;
    }

    private void add(GriddedSum sum, String species, String name) {
      List<GriddedFile> having = files.stream().filter(f -> f.variables().contains(name)).toList();
      if (having.isEmpty()) {
        files.stream()
            .filter(f -> f.unfit().containsKey(name))
            .findFirst()
            .ifPresent(
                f -> {
                  throw LonLatFile.refused(f, name);
                });
        Set<String> known = new TreeSet<>();
        files.forEach(file -> known.addAll(file.variables()));
        throw UserError.unknown(
            files.get(0).path().toString(), "variable", name, List.copyOf(known));
      }
      used.add(name);
      GriddedFile first = having.get(0);
      EmissionUnit unit = unit(having, species, name);
      StepPlan plan = StepPlan.of(having, name, settings.year());
      double tonnes =
          sum.add(name, plan, unit, overlap(first, having), shares(plan, settings.of(species)));
      StatedTotal.find(first, name, species, settings.total())
          .flatMap(stated -> stated.compare(first.where(name), tonnes, settings.total()))
          .ifPresent(text -> say(species, first.where(name) + " has " + text));
      Stream.of(first.remark(name)).filter(r -> !r.isEmpty()).forEach(r -> say(species, r));
    }

    private void say(String species, String sentence) {
      remarks.add(settings.of(species) + ": " + sentence);
    }

    private EmissionUnit unit(List<GriddedFile> having, String species, String name) {
      GriddedFile first = having.get(0);
      String where = first.where(name);
      String declared = NetcdfAttributes.unpadded(first.units(name));
      for (GriddedFile file : having) {
        if (!NetcdfAttributes.unpadded(file.units(name)).equals(declared)) {
          throw new UserError(
              file.where(name),
              "the unit '" + file.units(name) + "'",
              "'" + declared + "', as in " + first.path(),
              "Import files of different units one by one, or correct the unit.");
        }
      }
      if (settings.unit().isEmpty() && declared.isEmpty()) {
        throw new UserError(
            where,
            "emissions of " + species + " without a unit",
            "the attribute units, such as kg m-2 s-1",
            "If you know the unit, give it: --set unit=...");
      }
      if (settings.unit().isEmpty()) {
        return EmissionUnit.of(where, declared, species, settings.molarMasses());
      }
      if (!settings.unit().equals(declared)) {
        String says = declared.isEmpty() ? " declares no unit" : " declares '" + declared + "'";
        say(species, where + says + ": taken as " + settings.unit() + " (unit).");
      }
      return EmissionUnit.of("--set unit", settings.unit(), species, settings.molarMasses());
    }

    private GriddedSum.Shares shares(StepPlan plan, String what) {
      if (plan.monthly() || settings.profile().isEmpty()) {
        if (settings.profile().isPresent()) {
          remarks.add(what + ": the profile is not used, because the file has months.");
        }
        return GriddedSum.Shares.byDays(plan.year());
      }
      MonthlyProfiles profile = settings.profile().get();
      return new GriddedSum.Shares(
          profile.shares(settings.profileColumn()), profile.remark(settings.profileColumn()));
    }

    private GridOverlap overlap(GriddedFile first, List<GriddedFile> having) {
      for (GriddedFile file : having) {
        if (!file.cells().same(first.cells())) {
          throw new UserError(
              file.path().toString(),
              "another grid (" + file.cells() + ")",
              "that of " + first.path() + " (" + first.cells() + ")",
              "Import files of different grids one by one.");
        }
      }
      if (overlap == null || !overlap.source().same(first.cells())) {
        overlap = GridOverlap.of(study.grid(), study.cells(), first.cells());
        requireCoverage(first);
      }
      return overlap;
    }

    private void requireCoverage(GriddedFile file) {
      double coverage = overlap.coverage(study.counts());
      String told =
          Amounts.percent(coverage, 1)
              + " of the area of "
              + study.domain()
              + " is covered by the source";
      if (coverage < settings.coverage()) {
        throw new UserError(
            file.path() + " (" + file.cells() + ")",
            told,
            Amounts.percent(settings.coverage(), 1) + " at least",
            "Take a file of the whole domain; --set coverage=... accepts less, and what is not covered"
                + " has no emission.");
      }
      coverages.add(told);
      if (coverage < 1 - 1e-6) {
        remarks.add(told + ": the rest has no emission.");
      }
    }

    /** States where the mass of the source went. */
    private void tell(String species, GriddedSum sum) {
      sum.remarks().forEach(r -> say(species, r));
      say(
          species,
          String.format(
              Locale.ROOT,
              "%s t of the source's %s t are in the study's cells; %s t (%s) lie outside the study's"
                  + " grid, and %s t (%s) in cells of it that the table cell lacks.",
              Amounts.shown(sum.inside()),
              Amounts.shown(sum.source()),
              Amounts.shown(sum.outside()),
              Amounts.percent(sum.outside(), sum.source()),
              Amounts.shown(sum.elsewhere()),
              Amounts.percent(sum.elsewhere(), sum.source())));
    }

    private List<String> unused() {
      List<String> told = new ArrayList<>();
      for (GriddedFile file : files) {
        List<String> left = new ArrayList<>(file.variables());
        left.addAll(file.unfit().keySet());
        left.removeAll(used);
        if (!left.isEmpty()) {
          told.add(
              "Variables of "
                  + file.path().getFileName()
                  + " that are not used: "
                  + Names.some(left)
                  + ".");
        }
      }
      return told;
    }

    private Optional<String> noSubsector(StudyTables existing) {
      boolean known =
          settings.ofSubsector()
              || !existing.has(Inputs.SUBSECTOR)
              || Arrays.asList(existing.require(Inputs.SUBSECTOR).strings("category"))
                  .contains(settings.label());
      return known
          ? Optional.empty()
          : Optional.of(
              "No subsector of the table subsector is of category "
                  + settings.label()
                  + ": its emissions cannot be shared out.");
    }
  }
}
