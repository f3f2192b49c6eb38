package org.tradewind.uncertainty.inputs;

import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tradewind.uncertainty.distributions.Covariance;
import org.tradewind.uncertainty.kernels.Combination;
import org.tradewind.uncertainty.random.Normals;
import org.tradewind.uncertainty.random.SobolStreams;
import org.tradewind.uncertainty.random.Streams;

/** All uncertain factors of a study, and their values in any draws. */
public final class Factors implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String GROUP = "group/";
  private static final String OTHERS = "/b";

  /** A store takes up this part of the memory, at most. */
  private static final int PART_OF_MEMORY = 8;

  private final Factor[] factors;
  private final Map<String, Map<String, Double>> mixtures;
  private final Normals normals;
  private transient SoftReference<Store> last;

  private Factors(
      List<Factor> factors, Map<String, Map<String, Double>> mixtures, Normals normals) {
    this.factors = factors.toArray(Factor[]::new);
    this.mixtures = new TreeMap<>(mixtures);
    this.normals = normals;
  }

  /** Factors whose normal numbers come from the sampler asked for. */
  public static Factors of(
      List<Factor> factors, Correlations correlations, UncertaintyParameters how) {
    Map<String, Map<String, Double>> mixtures = correlations.mixtures();
    Streams streams = new Streams(how.seed());
    return new Factors(
        factors,
        mixtures,
        switch (how.sampler()) {
          case RANDOM -> streams;
          case SOBOL -> new SobolStreams(streams, order(factors, mixtures));
        });
  }

  /**
   * The streams that factors use, what many share first: the shared components, then what the
   * factors have for themselves, of the exposure-response before all others; within that in the
   * order of the factors.
   */
  static List<String> order(List<Factor> factors, Map<String, Map<String, Double>> mixtures) {
    Set<String> order = new LinkedHashSet<>();
    for (Factor factor : factors) {
      if (factor.shared() > 0) {
        components(mixtures, factor.group()).forEach(g -> order.add(GROUP + g));
      }
    }
    List<String> others = new ArrayList<>();
    for (Factor factor : factors) {
      if (factor.shared() < 1) {
        boolean response = factor.kind().equals(UncertainInputs.EXPOSURE_RESPONSE);
        (response ? order : others).add(factor.stream());
      }
    }
    order.addAll(others);
    return List.copyOf(order);
  }

  private static Collection<String> components(
      Map<String, Map<String, Double>> mixtures, String group) {
    return mixtures.containsKey(group) ? mixtures.get(group).keySet() : List.of(group);
  }

  public int size() {
    return factors.length;
  }

  public Factor get(int factor) {
    return factors[factor];
  }

  /** Correlation of the normal numbers of two factors. */
  public double correlation(int one, int other) {
    if (one == other) {
      return 1;
    }
    Factor a = factors[one];
    Factor b = factors[other];
    if (a.shared() == 0 || b.shared() == 0) {
      return 0;
    }
    return Math.sqrt(a.shared() * b.shared()) * between(a.group(), b.group());
  }

  /** Correlation of the shared components of two groups. */
  private double between(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    Map<String, Double> b = mixtures.getOrDefault(other, Map.of());
    double sum = 0;
    for (Map.Entry<String, Double> part : mixtures.getOrDefault(one, Map.of()).entrySet()) {
      sum += part.getValue() * b.getOrDefault(part.getKey(), 0.0);
    }
    return sum;
  }

  /** Covariance of two factors. */
  public Covariance covariance(int one, int other) {
    return Covariance.of(
        factors[one].distribution(), factors[other].distribution(), correlation(one, other));
  }

  /**
   * The factors minus 1, factors x draws.
   *
   * @param first first draw
   * @param n number of draws
   */
  public double[][] deviations(long first, int n) {
    return deviations(normals, first, n, all());
  }

  private boolean[] all() {
    boolean[] all = new boolean[factors.length];
    Arrays.fill(all, true);
    return all;
  }

  /** A second set of numbers, independent of the first: of streams named NAME/b. */
  public double[][] others(long first, int n) {
    Normals second =
        (stream, from, out, count) -> normals.normals(stream + OTHERS, from, out, count);
    return deviations(second, first, n, all());
  }

  /** The same of some factors; the others have empty rows. */
  double[][] deviations(long first, int n, boolean[] wanted) {
    return deviations(normals, first, n, wanted);
  }

  private double[][] deviations(Normals normals, long first, int n, boolean[] wanted) {
    Sampled sampled = new Sampled(normals, first, n);
    double[][] out = new double[factors.length][];
    for (int f = 0; f < factors.length; f++) {
      out[f] = new double[wanted[f] ? n : 0];
      if (wanted[f]) {
        sampled.fill(f, out[f]);
      }
    }
    return out;
  }

  /**
   * The same, each factor when it is asked for: those that are used once never leave the
   * processor's cache.
   *
   * @param n number of draws
   * @param uses how often each factor will be asked for
   */
  public Asked asked(int n, int[] uses) {
    return new Asked(n, uses, new Store(n, 0));
  }

  /**
   * The same with a store of the first draws, which other threads share.
   *
   * @param store of this number of draws at once
   */
  public Asked asked(Store store) {
    int[] often = new int[factors.length];
    Arrays.fill(often, 2);
    return new Asked(store.n, often, store);
  }

  /** The store of this process: the one of before if it is of as many draws. */
  public synchronized Store store(int n, int draws) {
    Store known = last == null ? null : last.get();
    if (known == null || known.n != n || known.draws != draws) {
      known = new Store(n, draws);
      last = new SoftReference<>(known);
    }
    return known;
  }

  /** All of the first draws, each factor when it is asked for. */
  public Asked asked(int draws) {
    return asked(store(draws, draws));
  }

  /** Room for the factors in the first draws, as many as there is memory for. */
  public final class Store {
    private final int n;
    private final int draws;
    private final int tiles;
    private final AtomicReferenceArray<double[]> kept;

    /**
     * @param n draws at once
     * @param draws that are wanted, at most
     */
    private Store(int n, int draws) {
      this.n = n;
      this.draws = draws;
      long bytes = (long) Double.BYTES * Math.max(1, n) * Math.max(1, factors.length);
      long most = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / bytes;
      this.tiles = (int) Math.min(most, (draws + n - 1) / Math.max(1, n));
      this.kept = new AtomicReferenceArray<>(tiles * factors.length);
    }

    /** Draws at once. */
    public int draws() {
      return n;
    }

    private boolean has(long first) {
      return first % n == 0 && first / n < tiles;
    }

    private double[] of(int f, Sampled sampled) {
      int at = (int) (sampled.first / n) * factors.length + f;
      double[] there = kept.get(at);
      if (there == null) {
        there = sampled.fill(f, new double[n]);
        kept.set(at, there);
      }
      return there;
    }
  }

  /** Factors when they are asked for, of some draws, then of others in the same arrays. */
  public final class Asked implements Deviations {
    private final Sampled sampled;
    private final int[] uses;
    private final double[][] kept = new double[factors.length][];
    private final boolean[] known = new boolean[factors.length];
    private final double[][] once;
    private final Store store;
    private int turn;

    private Asked(int n, int[] uses, Store store) {
      this.sampled = new Sampled(normals, 0, n);
      this.uses = uses;
      this.store = store;
      this.once = new double[2][n];
    }

    @Override
    public void to(long first) {
      sampled.to(first);
      Arrays.fill(known, false);
    }

    @Override
    public double[] of(int f) {
      if (store.has(sampled.first)) {
        return store.of(f, sampled);
      }
      if (uses[f] <= 1) {
        turn = 1 - turn;
        return sampled.fill(f, once[turn]);
      }
      if (!known[f]) {
        kept[f] = kept[f] == null ? new double[sampled.n] : kept[f];
        sampled.fill(f, kept[f]);
        known[f] = true;
      }
      return kept[f];
    }
  }

  /** Some draws of all factors. */
  private final class Sampled {
    private final Normals source;
    private final int n;
    private final double[] z;
    private final Normals.Stream[] own = new Normals.Stream[factors.length];
    private final Map<String, double[]> components = new HashMap<>();
    private final Map<String, double[]> groups = new HashMap<>();
    private long first;

    Sampled(Normals source, long first, int n) {
      this.source = source;
      this.first = first;
      this.n = n;
      this.z = new double[n];
    }

    void to(long draw) {
      first = draw;
      components.clear();
      groups.clear();
    }

    /** Fills {@code out} with a factor minus 1 and gives it back. */
    double[] fill(int f, double[] out) {
      Factor factor = factors[f];
      double[] normal = z;
      if (factor.shared() < 1) {
        own(f).normals(first, z, n);
      }
      if (factor.shared() > 0) {
        double[] common = groups.computeIfAbsent(factor.group(), this::shared);
        if (factor.shared() == 1) {
          normal = common;
        } else {
          double ofGroup = Math.sqrt(factor.shared());
          double own = Math.sqrt(1 - factor.shared());
          for (int i = 0; i < n; i++) {
            z[i] = ofGroup * common[i] + own * z[i];
          }
        }
      }
      factor.distribution().deviations(normal, out, n);
      return out;
    }

    /** The stream of a factor, known from the draws before. */
    private Normals.Stream own(int f) {
      own[f] = own[f] == null ? source.stream(factors[f].stream()) : own[f];
      return own[f];
    }

    /** The shared component of a group. */
    private double[] shared(String group) {
      if (!mixtures.containsKey(group)) {
        return component(group);
      }
      double[] sum = new double[n];
      mixtures.get(group).forEach((g, weight) -> Combination.add(sum, weight, component(g), n));
      return sum;
    }

    private double[] component(String group) {
      return components.computeIfAbsent(
          group,
          g -> {
            double[] common = new double[n];
            source.normals(GROUP + g, first, common, n);
            return common;
          });
    }
  }
}
