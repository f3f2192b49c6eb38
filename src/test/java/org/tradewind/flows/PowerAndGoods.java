package org.tradewind.flows;

import java.util.List;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.World;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A world of three regions, worked by hand. Power P buys nothing, goods Q buy power only and all go
 * to final demand, so L = I + A.
 *
 * <pre>
 * power for goods of   A  B  C | final demand of power      x   f CO2  f deaths
 * P/A                  2  4  0 | 4 urban in A              10   2      1
 * P/B                  1  2  8 | 1 government in B         12   1      4
 * P/C                  5  0  4 | 1 others                  10   1      0
 * goods                10 20 40: A 4 rural, 6 urban; B 15 fixed capital, 5 inventories; C 40 export
 * Q/A alone emits CO2 of its own, f = 1/2; so F = 20 12 10 and 5, 47 in all; deaths 10 48 0
 *
 * flows of P, CO2  A  B  C      deaths  A  B  C       (final power of a region stays in it)
 * from A          12  8  0              6  4  0
 * from B           1  3  8              4 12 32
 * from C           5  0  5              0  0  0       Q/A to A: 5
 *
 * between regions: CO2 8 + 1 + 8 + 5 = 22, deaths 4 + 4 + 32 = 40
 * TCI = (6-8)/14, (8-9)/17, (8-5)/13; THI = 0/8, (4-36)/40, 32/32: zones Z5, Z4, Z1
 * </pre>
 */
final class PowerAndGoods {
  private PowerAndGoods() {}

  static StudyTables tables() {
    StudyTables tables =
        new World(List.of("A", "B", "C"), List.of("P", "Q"))
            .row("A", "P", 0, 2, 0, 4, 0, 0)
            .row("A", "Q", 0, 0, 0, 0, 0, 0)
            .row("B", "P", 0, 1, 0, 2, 0, 8)
            .row("B", "Q", 0, 0, 0, 0, 0, 0)
            .row("C", "P", 0, 5, 0, 0, 0, 4)
            .row("C", "Q", 0, 0, 0, 0, 0, 0)
            .buys("A", "P", "A", "urban", 4)
            .buys("B", "P", "B", "government", 1)
            .buys("C", "P", "ERR", "others", 1)
            .buys("A", "Q", "A", "rural", 4)
            .buys("A", "Q", "C", "urban", 6)
            .buys("B", "Q", "B", "fixed_capital", 15)
            .buys("B", "Q", "A", "inventories", 5)
            .buys("C", "Q", "ROW", "export", 40)
            .makes("A", "P", 10)
            .makes("A", "Q", 10)
            .makes("B", "P", 12)
            .makes("B", "Q", 20)
            .makes("C", "P", 10)
            .makes("C", "Q", 40)
            .emits("A", "P", "CO2", 20)
            .emits("B", "P", "CO2", 12)
            .emits("C", "P", "CO2", 10)
            .emits("A", "Q", "CO2", 5)
            .emits("A", "P", "deaths", 10)
            .emits("B", "P", "deaths", 48)
            .tables();
    put(
        tables,
        Table.builder(Inputs.SECTOR).add("P", "Power", "energy").add("Q", "Goods", "goods"));
    put(
        tables,
        Table.builder(Inputs.REGION)
            .add("A", "Aland", 100, 5, 50)
            .add("B", "Bland", 300, 6, 0)
            .add("C", "Cland", 200, Double.NaN, 400));
    return tables;
  }

  static void put(StudyTables tables, Table.Builder rows) {
    tables.put(
        rows.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made by hand"));
  }

  static FlowEngine engine(StudyTables tables, MrioParameters parameters) {
    Mrio mrio = Mrio.of(tables, parameters);
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, Backend.AUTO),
        Stressors.of(tables, mrio.regions(), mrio.sectors()));
  }

  static FlowEngine engine(StudyTables tables) {
    return engine(tables, MrioParameters.DEFAULT);
  }
}
