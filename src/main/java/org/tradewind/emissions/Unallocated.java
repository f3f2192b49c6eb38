package org.tradewind.emissions;

/**
 * Mass that no subsector or cell has.
 *
 * @param species species
 * @param category coarse category
 * @param region region, OUTSIDE for cells in none, * for all together
 * @param inventory whose mass it is
 * @param tonnes t/yr
 * @param reason why
 */
record Unallocated(
    String species,
    String category,
    String region,
    Inventory inventory,
    double tonnes,
    String reason) {

  /** The two inventories. */
  enum Inventory {
    GRIDDED,
    DETAILED;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What the ledger calls it. */
  String what() {
    return Harmonised.UNALLOCATED
        + species
        + " of "
        + category
        + " in "
        + region
        + " ("
        + inventory.code()
        + " inventory): "
        + reason;
  }
}
