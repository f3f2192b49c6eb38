package org.tradewind.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.UserError;

/**
 * Which draw of each age makes draw k of a cause. Draws of a cause are ranked by its J, so that
 * rank k means the same draw whatever is summed with it. Aligned, the draw of rank k is that of
 * rank k in every age; independent, the ages share the number of the draw.
 */
final class DrawOrder {
  private final List<Endpoint> endpoints;
  private final DrawnAges ages;
  private final CauseSums.OfEndpoint burden;
  private final Map<String, List<Integer>> ofCause = new LinkedHashMap<>();
  private final Map<String, Map<Integer, int[]>> ranked = new HashMap<>();

  /**
   * @param burden J of an endpoint with one of its draws
   */
  DrawOrder(List<Endpoint> endpoints, DrawnAges ages, CauseSums.OfEndpoint burden) {
    this.endpoints = endpoints;
    this.ages = ages;
    this.burden = burden;
    for (int e = 0; e < endpoints.size(); e++) {
      ofCause.computeIfAbsent(endpoints.get(e).cause(), c -> new ArrayList<>()).add(e);
    }
  }

  List<String> causes() {
    return List.copyOf(ofCause.keySet());
  }

  /** Positions of the endpoints of a cause. */
  List<Integer> endpoints(String cause) {
    return ofCause.get(cause);
  }

  /** Number of draws of a cause; 0 where it has none. */
  int draws(String cause) {
    int draws = 0;
    for (int e : endpoints(cause)) {
      int here = endpoints.get(e).draws().size();
      if (draws != 0 && here != 0 && here != draws) {
        throw new UserError(
            "the draws of the exposure-response, cause " + cause,
            here + " draws of age " + endpoints.get(e).age(),
            draws + " draws as other ages have, or none",
            "Give all ages of a cause the same number of draws.");
      }
      draws = Math.max(draws, here);
    }
    return draws;
  }

  /** The draw of an endpoint, counted from 0, that belongs to a rank of its cause. */
  int draw(String cause, int endpoint, int rank) {
    return ranked.computeIfAbsent(cause, this::rank).get(endpoint)[rank];
  }

  private Map<Integer, int[]> rank(String cause) {
    int n = draws(cause);
    Map<Integer, int[]> order = new HashMap<>();
    double[] together = new double[n];
    for (int e : endpoints(cause)) {
      if (endpoints.get(e).draws().isEmpty()) {
        continue;
      }
      double[] j = new double[n];
      for (int d = 0; d < n; d++) {
        j[d] = burden.sum(e, endpoints.get(e).draw(d));
        together[d] += j[d];
      }
      order.put(e, ascending(j));
    }
    if (ages == DrawnAges.INDEPENDENT) {
      int[] same = ascending(together);
      order.replaceAll((e, byAge) -> same);
    }
    return order;
  }

  /** Positions from the smallest value to the largest; equal ones in their order. */
  private static int[] ascending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(d -> values[d]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
