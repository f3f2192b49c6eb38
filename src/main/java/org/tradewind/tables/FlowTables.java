package org.tradewind.tables;

import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Flows between regions, the largest of them, and trade in embodied stressors. */
public final class FlowTables {
  public static final TableSchema FLOW =
      new TableSchema(
          "flow",
          "Stressor emitted by a region's sector for final products made in (final_producer) or bought by (final_consumer) another region.",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("stressor", "stressor"),
              text("region", "emitting region"),
              text("sector", "emitting sector"),
              text("to_region", "final producer, or consumer (ROW and ERR among them)"),
              number("value", "unit of the stressor", "amount")),
          List.of("view", "stressor", "region", "sector", "to_region"));

  public static final TableSchema FLOW_PAIR =
      new TableSchema(
          "flow_pair",
          "The flows summed over sectors: one number per pair of regions.",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("stressor", "stressor"),
              text("region", "emitting region"),
              text("to_region", "final producer, or consumer (ROW and ERR among them)"),
              number("value", "unit of the stressor", "amount")),
          List.of("view", "stressor", "region", "to_region"));

  public static final TableSchema EMBODIED_TRADE =
      new TableSchema(
          "embodied_trade",
          "Embodied imports and exports between the study's regions, and their index (imports - exports) / (imports + exports): TCI for CO2, THI"
              + " for deaths.",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("stressor", "stressor"),
              text("region", "region"),
              number("imports", "unit of the stressor", "emitted elsewhere for this region"),
              number("exports", "unit of the stressor", "emitted here for other regions"),
              number("index", "1", "+1 outsources, -1 receives, 0 where there is no trade")),
          List.of("view", "stressor", "region"));

  public static final TableSchema FLOW_GROUP_PAIR =
      new TableSchema(
          "flow_group_pair",
          "Relocation by group (or the groups and sectors of indices.relocation): emitted by a group's sectors in one region for final products made"
              + " in another. Final-producer view, different regions only.",
          List.of(
              text("stressor", "stressor"),
              text("group", "group, or code of a sector"),
              text("region", "emitting region"),
              text("to_region", "final producer"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all flows of the group between different regions")),
          List.of("stressor", "group", "region", "to_region"));

  public static final TableSchema CONCENTRATION =
      new TableSchema(
          "concentration",
          "The smallest share of the flows from a sector of a region to another region (final-producer view) that carries 10, 20 ... 90 % of their total.",
          List.of(
              text("stressor", "stressor"),
              number("share_of_flows", "1", "flows / counted"),
              number("share_of_total", "1", "share of the sum of all these flows"),
              integer("flows", "how many of the largest flows carry that share"),
              integer("counted", "all such flows, or those that are not 0 (indices.count)")),
          List.of("stressor", "share_of_total"));

  public static final TableSchema TOP_FLOW =
      new TableSchema(
          "top_flow",
          "The largest flows from a sector of a region to another region, final-producer view: as many as carry half of their total.",
          List.of(
              text("stressor", "stressor"),
              integer("rank", "1 for the largest"),
              text("region", "emitting region"),
              text("sector", "emitting sector"),
              text("to_region", "final producer"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all flows between different regions"),
              number("cumulative_share", "1", "the same up to this rank")),
          List.of("stressor", "rank"));

  public static final TableSchema STRUCTURAL_PATH =
      new TableSchema(
          "structural_path",
          "The supply paths behind the largest flows between different regions, final-producer view, of CO2 and deaths (of every stressor where there is neither), largest"
              + " first.",
          List.of(
              text("stressor", "stressor"),
              text("region", "emitting region"),
              text("to_region", "region of the final product"),
              integer("rank", "1 for the largest path of the flow"),
              text("path", "region/sector of the emitter > ... > of the final product"),
              integer("steps", "deliveries on the way; 0 where the final product's maker emits"),
              number("value", "unit of the stressor", "emitted along the path"),
              number("share", "1", "value over the flow"),
              number("cumulative_share", "1", "of this path and the larger ones")),
          List.of("stressor", "region", "to_region", "rank"));

  private FlowTables() {}
}
