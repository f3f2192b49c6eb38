package org.tradewind.tables;

import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** From emitting sectors through final products to final demand. */
public final class TierTables {
  public static final TableSchema TIER =
      new TableSchema(
          "tier",
          "Three tiers, final-producer view: emitted by the sectors of one group, in final products made by those of another, for a category of"
              + " final demand; all regions together. Summed over categories it is the first stage, over from_group the second.",
          List.of(
              text("stressor", "stressor"),
              text("from_group", "group that emits"),
              text("to_group", "group that makes the final product"),
              text(
                  "category",
                  "category of final demand; fixed_capital and inventories together are capital"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "from_group", "to_group", "category"));

  public static final TableSchema TIER_SECTOR =
      new TableSchema(
          "tier_sector",
          "The table tier by single sectors.",
          List.of(
              text("stressor", "stressor"),
              text("from_sector", "sector that emits"),
              text("to_sector", "sector that makes the final product"),
              text(
                  "category",
                  "category of final demand; fixed_capital and inventories together are capital"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "from_sector", "to_sector", "category"));

  public static final TableSchema TIER_NODE =
      new TableSchema(
          "tier_node",
          "What passes each node of the three tiers; a node of tier 2 passes on what it takes in.",
          List.of(
              text("stressor", "stressor"),
              integer("tier", "1 emitting, 2 making the final product, 3 final demand"),
              text("node", "group (tiers 1 and 2) or category (tier 3)"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "tier", "node"));

  public static final TableSchema TIER_LINK =
      new TableSchema(
          "tier_link",
          "The links between the nodes of the three tiers: the table tier summed over categories (stage 1) and over emitting groups (stage 2). A group"
              + " passes on at stage 2 what it takes in at stage 1.",
          List.of(
              text("stressor", "stressor"),
              integer(
                  "stage",
                  "1 from the emitting group to the group that makes the final product, 2 from that group to the category of final demand"),
              text("from", "group that emits (stage 1) or makes the final product (stage 2)"),
              text(
                  "to",
                  "group that makes the final product (stage 1) or category of final demand (stage 2; fixed_capital and inventories together are capital)"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "stage", "from", "to"));

  public static final TableSchema TIER_LEAN =
      new TableSchema(
          "tier_lean",
          "How often a node of the three tiers has a larger share of CO2 than of deaths (column share of tier_node), and how often the other way round. Draws are paired: both"
              + " shares are of one draw. What never happens has no row. For studies of CO2 and deaths.",
          List.of(
              integer("tier", "1 emitting, 2 making the final product, 3 final demand"),
              text("node", "group (tiers 1 and 2) or category (tier 3)"),
              text("stressor", "stressor of which the node has the larger share; NONE where equal"),
              number("probability", "1", "share of the draws"),
              number("mc_error", "1", "its standard error, sqrt(p (1 - p) / draws)")),
          List.of("tier", "node", "stressor"));

  private TierTables() {}
}
