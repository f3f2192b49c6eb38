package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * The cities of a study and the cells in which they lie: of tables city and cell_city, or those
 * that the column city of table cell names, each of which has its cells whole. What the table city
 * does not say follows from the cells, c of share s(c) with people P, area A and solid fuels f:
 *
 * <pre>
 *   area = sum s A     people = sum s P     solid_fuel_share = sum s P f / sum s P
 * </pre>
 */
public final class StudyCities implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Sums of a cell's shares beyond 1 by less are taken for rounding. */
  private static final double TOLERANCE = 1e-6;

  /**
   * A city.
   *
   * @param region code, or empty where all its cells are outside every region
   * @param solidFuelShare NaN where it is not known
   */
  public record City(
      String code,
      String name,
      String region,
      double areaKm2,
      double persons,
      double solidFuelShare)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** People per km2, NaN where the area is 0. */
    public double personsPerKm2() {
      return areaKm2 > 0 ? persons / areaKm2 : Double.NaN;
    }
  }

  private final List<City> cities;
  private final CityCells cells;
  private final List<String> remarks;

  private StudyCities(List<City> cities, CityCells cells, List<String> remarks) {
    this.cities = List.copyOf(cities);
    this.cells = cells;
    this.remarks = List.copyOf(remarks);
  }

  /**
   * The cities of a study, if it has any.
   *
   * @param cell table cell
   * @param city table city, if there is one
   * @param cellCity table cell_city, if there is one
   */
  public static Optional<StudyCities> of(
      Table cell,
      Optional<Table> city,
      Optional<Table> cellCity,
      CellRegions cellRegions,
      Axis regions) {
    Reading reading = new Reading(cell, city, cellCity, cellRegions, regions);
    return reading.codes.isEmpty() ? Optional.empty() : Optional.of(reading.cities());
  }

  /** The cities of a study, if it has any; what the tables say of them is checked. */
  public static Optional<StudyCities> of(
      StudyTables tables, CellRegions cellRegions, Axis regions) {
    return of(
        tables.require(Inputs.CELL),
        optional(tables, CityTables.CITY),
        optional(tables, CityTables.CELL_CITY),
        cellRegions,
        regions);
  }

  private static Optional<Table> optional(StudyTables tables, TableSchema schema) {
    return tables.has(schema) ? Optional.of(tables.require(schema)) : Optional.empty();
  }

  /** The cities, in the order of table city or of the cells. */
  public List<City> cities() {
    return cities;
  }

  /** Where they lie. */
  public CityCells cells() {
    return cells;
  }

  /** What was assumed, a sentence each. */
  public List<String> remarks() {
    return remarks;
  }

  /** One reading of the tables. */
  private static final class Reading {
    private final Table cell;
    private final Optional<Table> city;
    private final CellRegions cellRegions;
    private final Axis regions;
    private final Map<Integer, Integer> rowOf = new TreeMap<>();
    private final Map<String, Integer> codes = new java.util.LinkedHashMap<>();
    private final Map<Integer, Map<Integer, Double>> shares = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();

    Reading(
        Table cell,
        Optional<Table> city,
        Optional<Table> cellCity,
        CellRegions cellRegions,
        Axis regions) {
      this.cell = cell;
      this.city = city;
      this.cellRegions = cellRegions;
      this.regions = regions;
      for (int row = 0; row < cell.rows(); row++) {
        rowOf.put(cell.ints("cell")[row], row);
      }
      city.ifPresent(
          t -> {
            for (String code : t.strings("city")) {
              codes.put(code, codes.size());
            }
          });
      if (cellCity.isPresent()) {
        readShares(cellCity.get());
      } else {
        readNames();
      }
      requireCells();
    }

    private int position(String code, String where) {
      if (city.isEmpty()) {
        return codes.computeIfAbsent(code, c -> codes.size());
      }
      Integer position = codes.get(code);
      if (position == null) {
        throw UserError.unknown(where, "city", code, codes.keySet());
      }
      return position;
    }

    private void readShares(Table table) {
      for (int row = 0; row < table.rows(); row++) {
        String where = "table " + CityTables.CELL_CITY.name() + ", row " + (row + 1);
        int number = table.ints("cell")[row];
        if (!rowOf.containsKey(number)) {
          throw new UserError(
              where,
              "cell " + number + ", which is not in table cell",
              "a cell of table cell",
              "Import the cities again after the cells, or add the cell.");
        }
        add(number, position(table.strings("city")[row], where), table.doubles("share")[row]);
      }
      shares.forEach(this::requireAtMostOne);
    }

    private void requireAtMostOne(int number, Map<Integer, Double> byCity) {
      double sum = byCity.values().stream().mapToDouble(Double::doubleValue).sum();
      if (!(sum <= 1 + TOLERANCE)) {
        throw new UserError(
            "table " + CityTables.CELL_CITY.name() + ", cell " + number,
            "shares that sum to " + sum + " (" + named(byCity) + ")",
            "a sum of at most 1 (to " + TOLERANCE + ")",
            "Give the share of the cell in each city; cities may not overlap.");
      }
      if (sum > 1) {
        byCity.replaceAll((c, share) -> share / sum);
      }
    }

    private String named(Map<Integer, Double> byCity) {
      List<String> all = List.copyOf(codes.keySet());
      return String.join(
          ", ",
          byCity.entrySet().stream().map(e -> all.get(e.getKey()) + " " + e.getValue()).toList());
    }

    private void readNames() {
      for (int row = 0; row < cell.rows(); row++) {
        String name = cell.strings("city")[row];
        if (!name.isBlank()) {
          add(cell.ints("cell")[row], position(name, "table cell, row " + (row + 1)), 1);
        }
      }
    }

    private void add(int number, int position, double share) {
      if (share > 0) {
        shares.computeIfAbsent(number, c -> new TreeMap<>()).put(position, share);
      }
    }

    private void requireCells() {
      if (!codes.isEmpty() && shares.isEmpty()) {
        throw new UserError(
            "table " + CityTables.CITY.name(),
            codes.size() + " cities and no cell in any of them",
            "the cells of each city",
            "Add the table cell_city, or name the cities in column city of table cell.");
      }
    }

    private StudyCities cities() {
      List<List<Integer>> cellsOf = new ArrayList<>();
      codes.keySet().forEach(c -> cellsOf.add(new ArrayList<>()));
      shares.forEach((number, byCity) -> byCity.keySet().forEach(c -> cellsOf.get(c).add(number)));
      List<City> cities = new ArrayList<>();
      int[] own = new int[codes.size()];
      Said said = new Said();
      codes.forEach(
          (code, c) -> {
            own[c] = region(c, cellsOf.get(c));
            cities.add(city(code, c, own[c], cellsOf.get(c), said));
          });
      said.into(remarks);
      return new StudyCities(cities, new CityCells(shares, own, cellRegions), remarks);
    }

    /** What follows from cells, and is said. */
    private static final class Said {
      private int persons;
      private int solid;
      private final List<String> withoutSolid = new ArrayList<>();
      private final List<String> withoutCells = new ArrayList<>();

      private void into(List<String> remarks) {
        if (persons > 0) {
          remarks.add("Cities whose people are those of their cells: " + persons + ".");
        }
        if (solid > 0) {
          remarks.add(
              "Cities whose share of solid fuels is the mean of cell.solid_fuel_share, weighted by"
                  + " people: "
                  + solid
                  + ".");
        }
        if (!withoutSolid.isEmpty()) {
          remarks.add(
              "Cities whose share of solid fuels is not known, so in neither group of the"
                  + " regression ("
                  + withoutSolid.size()
                  + "): "
                  + Names.some(withoutSolid)
                  + ".");
        }
        if (!withoutCells.isEmpty()) {
          remarks.add(
              "Cities without a cell ("
                  + withoutCells.size()
                  + "): "
                  + Names.some(withoutCells)
                  + ".");
        }
      }
    }

    private City city(String code, int c, int region, List<Integer> numbers, Said said) {
      CompensatedSum area = new CompensatedSum();
      CompensatedSum persons = new CompensatedSum();
      CompensatedSum knownPersons = new CompensatedSum();
      CompensatedSum solid = new CompensatedSum();
      for (int number : numbers) {
        int row = rowOf.get(number);
        double share = shares.get(number).get(c);
        double there = share * cell.doubles("population_persons")[row];
        double fuel = cell.doubles("solid_fuel_share")[row];
        area.add(share * cell.doubles("area_km2")[row]);
        persons.add(there);
        if (!Double.isNaN(fuel)) {
          knownPersons.add(there);
          solid.add(there * fuel);
        }
      }
      double ofCells = knownPersons.value() > 0 ? solid.value() / knownPersons.value() : Double.NaN;
      double givenPersons = given("population_persons", c);
      double givenSolid = given("solid_fuel_share", c);
      double fuels = Double.isNaN(givenSolid) ? ofCells : givenSolid;
      said.persons += Double.isNaN(givenPersons) ? 1 : 0;
      said.solid += Double.isNaN(givenSolid) && !Double.isNaN(fuels) ? 1 : 0;
      if (Double.isNaN(fuels)) {
        said.withoutSolid.add(code);
      }
      if (numbers.isEmpty()) {
        said.withoutCells.add(code);
      }
      double givenArea = given("area_km2", c);
      return new City(
          code,
          text("name", c).isBlank() ? code : text("name", c),
          region < 0 ? "" : regions.label(region),
          Double.isNaN(givenArea) ? area.value() : givenArea,
          Double.isNaN(givenPersons) ? persons.value() : givenPersons,
          fuels);
    }

    private double given(String column, int c) {
      return city.map(t -> t.doubles(column)[c]).orElse(Double.NaN);
    }

    private String text(String column, int c) {
      return city.map(t -> t.strings(column)[c]).orElse("");
    }

    /** The region that the table names, or that with most of the city's area; -1 for none. */
    private int region(int c, List<Integer> numbers) {
      String named = text("region", c).strip();
      if (!named.isEmpty()) {
        return regions.require(named, "table " + CityTables.CITY.name() + ", row " + (c + 1));
      }
      double[] area = new double[regions.size()];
      for (int number : numbers) {
        int slot = cellRegions.slot(number);
        for (int at = slot < 0 ? 0 : cellRegions.from(slot);
            slot >= 0 && at < cellRegions.to(slot);
            at++) {
          area[cellRegions.region(at)] +=
              shares.get(number).get(c)
                  * cellRegions.share(at)
                  * cell.doubles("area_km2")[rowOf.get(number)];
        }
      }
      int most = -1;
      for (int r = 0; r < area.length; r++) {
        if (area[r] > 0 && (most < 0 || area[r] > area[most])) {
          most = r;
        }
      }
      return most;
    }
  }
}
