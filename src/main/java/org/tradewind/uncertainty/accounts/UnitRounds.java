package org.tradewind.uncertainty.accounts;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What units emit in the rounds of draws that the slices of a process are at. A round is drawn
 * once, tile by tile, by all slices that come to it, and is let go a few rounds later. A slice that
 * is ahead waits for one that is a few rounds behind, so that both need the same rounds. Nothing
 * else depends on others: what is missing of a round, because a task was stopped or came late, the
 * slice that needs it draws itself, with the same bits.
 */
public final class UnitRounds {
  /** Rounds that one slice may be ahead of another. */
  private static final int AHEAD = 2;

  /** Rounds that are held at once. */
  public static final int HELD = AHEAD + 2;

  /** A slice that is further behind began later, and is not waited for. */
  private static final int NEAR = 3 * AHEAD;

  /** How long a slice waits for another at most. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private final int round;
  private final int tile;
  private final TreeMap<Long, Round> held = new TreeMap<>();
  private final Set<Place> places = new HashSet<>();

  /**
   * @param round draws of a round
   * @param tile draws of a tile
   */
  public UnitRounds(int round, int tile) {
    this.round = round;
    this.tile = tile;
  }

  /** The tiles of a round that are drawn, and the next one to draw. */
  private static final class Round {
    private final Map<DrawnAccounts.Tile, double[][]> tiles = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
  }

  /**
   * A slice begins.
   *
   * @param stressors those that it needs
   */
  public synchronized Place enter(BitSet stressors) {
    Place place = new Place(stressors);
    places.add(place);
    return place;
  }

  /** Where a slice is. */
  public final class Place implements AutoCloseable {
    private final BitSet stressors;
    private long first;

    private Place(BitSet stressors) {
      this.stressors = stressors;
    }

    /**
     * Goes to a round, and draws what it needs and nobody has begun.
     *
     * @param first its first draw
     * @param n how many of its draws are needed
     * @param draws which draws tiles, and reads these from now on
     */
    public void to(long first, int n, AccountDraws draws) {
      BitSet wanted = new BitSet();
      Round at = arrive(this, first, wanted);
      int tiles = (n + tile - 1) / tile;
      for (int t = at.next.getAndIncrement(); t < tiles; t = at.next.getAndIncrement()) {
        draws.units(first + (long) t * tile, at.tiles, wanted);
      }
      draws.to(first, at.tiles);
    }

    @Override
    public void close() {
      synchronized (UnitRounds.this) {
        places.remove(this);
        UnitRounds.this.notifyAll();
      }
    }
  }

  private synchronized Round arrive(Place place, long first, BitSet wanted) {
    place.first = first;
    notifyAll();
    await(place);
    Round at = held.computeIfAbsent(first, key -> new Round());
    places.stream().filter(p -> near(p, first)).forEach(p -> wanted.or(p.stressors));
    for (Iterator<Long> least = held.keySet().iterator(); held.size() > HELD; ) {
      if (least.next() != first) {
        least.remove();
      }
    }
    return at;
  }

  /** Waits as long as another slice is a little too far behind. */
  private void await(Place place) {
    long end = System.nanoTime() + PATIENCE;
    try {
      while (places.stream()
          .anyMatch(p -> near(p, place.first) && p.first < place.first - AHEAD * (long) round)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      // a task that is stopped: what it does from now on is not waited for
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a slice needs a round soon: one that began later does not. */
  private boolean near(Place place, long first) {
    return place.first <= first && place.first >= first - (long) NEAR * round;
  }
}
