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
  static final List<LedgerSection> ALL =
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
              Relocated.quantities()),
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
              Coordinated.quantities()));
}
