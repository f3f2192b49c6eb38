package org.tradewind.transport;

/**
 * One of the two layers through which a tracer is mixed: first the mixing layer, then, once air has
 * been vented from it, the deep column that reaches from the ground to the lower free troposphere.
 *
 * @param depthM by cell of the grid, m: the concentration near the ground is the column mass over
 *     it
 * @param ventedPerS rate at which what is in it passes to the deep column, 1/s
 */
record Layer(double[] depthM, double ventedPerS) {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double UG_PER_TONNE = 1e12;

  /** The mixing layer of a month. */
  static Layer mixing(TransportParameters parameters, Meteorology weather, int month) {
    return new Layer(
        weather.mixingHeightM(month),
        1 / (parameters.ventingHours().get(month) * SECONDS_PER_HOUR));
  }

  /** The deep column of a month, nowhere shallower than the mixing layer; nothing leaves it. */
  static Layer deep(TransportParameters parameters, Meteorology weather, int month) {
    double[] depth = weather.mixingHeightM(month).clone();
    for (int g = 0; g < depth.length; g++) {
      depth[g] = Math.max(depth[g], parameters.deepMixingM().get(month));
    }
    return new Layer(depth, 0);
  }

  /** Column masses, t/m2, as concentrations near the ground, ug/m3; it is its own transpose. */
  double[] nearGround(double[] columns) {
    double[] concentrations = new double[columns.length];
    for (int g = 0; g < concentrations.length; g++) {
      concentrations[g] = UG_PER_TONNE * columns[g] / depthM[g];
    }
    return concentrations;
  }
}
