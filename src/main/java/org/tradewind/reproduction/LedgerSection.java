package org.tradewind.reproduction;

import java.util.List;

/**
 * A section of the page.
 *
 * @param title its heading
 * @param note how the paper's words were read there
 * @param quantities whose numbers stand in it, in the order of the facts
 */
record LedgerSection(String title, String note, List<Quantity> quantities) {
  static final String ZONES = "Polarisation and zones";
  static final List<LedgerSection> A =
      List.of(
          new LedgerSection(
              "National totals and supply chains",
              "National: sectors and households together. Deaths of rows 9 to 11 take all seven species.",
              Totals.quantities()),
          new LedgerSection(
              "Sectors along the chain",
              "Groups are those of the table `sector`, our reading of the paper's Figure 1: Power holds electricity,"
                  + " heat, gas and water, Metal smelting and metal products. Row 17 is read as the 23 of"
                  + " \"approximately 11% and 23%, respectively\", row 16 as the 11.",
              Tiers.quantities()),
          new LedgerSection(
              "Trade between provinces",
              "Emitted in one province for final products made in another. The paper does not say what its 20 % of"
                  + " row 27 is a share of, so two bases are shown.",
              Trade.quantities()),
          new LedgerSection(
              "Relocation in three sectors",
              "The four eastern provinces are Hebei, Henan, Shandong and Jiangsu (the paper: \"including Hebei, Henan,"
                  + " Shandong, and Jiangsu\"), the three north-western ones Inner Mongolia, Xinjiang and Ningxia.",
              RelocationQuantities.quantities()),
          new LedgerSection(
              ZONES,
              "Zones are this run's own, by its own indices. The paper names Beijing, Shanghai, Zhejiang, Guangdong,"
                  + " Hainan, Yunnan and Tibet in zone 1, Chongqing in 2, Henan and Anhui in 4, and the sparsely"
                  + " populated north-west in 5. Where this run's zones differ, so does what flows between them. Where a province"
                  + " changes its zone from draw to draw, an interval of a flow need not lie around the central value.",
              Zones.quantities()),
          new LedgerSection(
              "Coordination, and evaluation of the model",
              "Sectors 13 (nonmetal), 14 (metal) and 24 (power). The paper gives its 17 and 19 % of the three sectors'"
                  + " trade in section 3.4, of trade as a whole in the abstract: both bases are shown. Row 55 takes"
                  + " `jobs/evaluate` and annual means at the paper's 1,504 sites, which were not available.",
              ScenarioQuantities.quantities()));

  /**
   * What deaths cost enters raw and closed: only shares of deaths and of CO2 are the same for both.
   */
  static final List<LedgerSection> B =
      List.of(
          new LedgerSection(
              "Sectors, fuels and processes (B)",
              "Sectors of paper B are the categories of the table `subsector`. Its 53 subsectors are known by name in part;"
                  + " the others of our list are a reconstruction (`facts/china/subsectors.csv`). Coal is bituminous coal,"
                  + " anthracite, lignite, briquettes, and coke that is burnt; solid fuels of stoves are these and crop"
                  + " residue, brush wood and fuel wood, without burning in the open.",
              PrintedContributions.quantities()),
          new LedgerSection(
              "Provinces and cities (B), and evaluation of its model",
              "Ratio is the share of the nation's deaths over the share of its CO2. Cities above 1 % are those where domestic"
                  + " solid fuels have more than 1 % of energy. Evaluation takes `jobs/evaluate` and annual means at the"
                  + " paper's 1,504 sites, which were not available.",
              Places.quantities()),
          new LedgerSection(
              "Value of a death and of a tonne of CO2 (B)",
              "Not all inputs of these formulas are printed: the two incomes per person that are not, the EPA's base value"
                  + " and the elasticity of 0.5 in place of the printed 0.566 were chosen so that the printed results come"
                  + " out (`facts/china/valuation_2017.csv`). Agreement shows that the formula is that of the paper, not that"
                  + " these inputs are.",
              Prices.quantities()),
          new LedgerSection(
              "Integrated costs of subsectors and sectors (B)",
              "Integrated cost is VSL x deaths + SCC x CO2, with the VSL and SCC that the run used. Costs do not grow in"
                  + " proportion to deaths, so they are worked twice, from raw and from closed deaths.",
              IntegratedCosts.quantities()),
          new LedgerSection(
              "Integrated costs of provinces, cities and cells (B)",
              "The paper says that bituminous coal and five processes (iron and steel, coke, brick, cement, lime) \"dominated\""
                  + " in 26 provinces, and not what that means: three readings are shown. Nor does it say of which deaths coal"
                  + " power is 5 %.",
              ProvinceCosts.quantities()));
}
