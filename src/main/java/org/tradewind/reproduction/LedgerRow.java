package org.tradewind.reproduction;

/**
 * One printed number beside what a run gives.
 *
 * @param number as printed
 * @param quantity how a run gives it
 * @param answer what the run gives
 * @param meaning what the comparison can mean
 * @param fromAllSpecies whether the answer is that of the run of all seven species
 */
record LedgerRow(
    PublishedNumber number,
    Quantity quantity,
    Answer answer,
    Meaning meaning,
    boolean fromAllSpecies) {

  /**
   * The run's own 95 % interval, where the paper prints one. Runs hold no draws yet; where they do,
   * their percentiles belong here.
   */
  String interval() {
    return number.interval().isPresent() && answer instanceof Answer.Given
        ? "no draws in this run"
        : "";
  }
}
