package org.tradewind.uncertainty.draws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * What all draws say of a figure.
 *
 * @param statistics of a number; undefined where the figure is one of several kinds
 * @param counts draws of each kind; empty for a number
 */
public record Reported(Statistics statistics, int[] counts) {
  private static final int[] NONE = new int[0];

  static Reported of(Statistics statistics) {
    return new Reported(statistics, NONE);
  }

  static Reported of(int[] counts) {
    return new Reported(Statistics.undefined(), counts);
  }

  /** As bytes, to travel or to be kept: of each figure its counts, or its statistics. */
  public static byte[] bytes(List<Reported> figures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(figures.size());
      for (Reported figure : figures) {
        out.writeInt(figure.counts.length);
        if (figure.counts.length == 0) {
          write(figure.statistics, out);
        }
        for (int count : figure.counts) {
          out.writeInt(count);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Statistics s, DataOutputStream out) throws IOException {
    out.writeDouble(s.mean());
    out.writeDouble(s.sd());
    out.writeDouble(s.p2_5());
    out.writeDouble(s.p25());
    out.writeDouble(s.p50());
    out.writeDouble(s.p75());
    out.writeDouble(s.p97_5());
    out.writeDouble(s.mcError());
    out.writeInt(s.draws());
  }

  /** The figures that {@link #bytes} wrote. */
  public static List<Reported> of(byte[] bytes) {
    List<Reported> figures = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int size = in.readInt();
      for (int f = 0; f < size; f++) {
        int[] counts = new int[in.readInt()];
        for (int kind = 0; kind < counts.length; kind++) {
          counts[kind] = in.readInt();
        }
        figures.add(counts.length == 0 ? of(statistics(in)) : of(counts));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return figures;
  }

  private static Statistics statistics(DataInputStream in) throws IOException {
    double[] of = new double[8];
    for (int i = 0; i < of.length; i++) {
      of[i] = in.readDouble();
    }
    return new Statistics(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], in.readInt());
  }
}
