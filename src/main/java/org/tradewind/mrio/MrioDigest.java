package org.tradewind.mrio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.tables.MrioInputs;

/**
 * Identifies what a supply chain was solved from: SHA-256 of Z, Y and x as they are used, after
 * rounding was taken in and errors were treated, each with the labels of its axes. Equal numbers
 * have equal digests whatever the form of the tables.
 */
public final class MrioDigest {
  private final MessageDigest sha;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

  private MrioDigest() {
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Digests in hexadecimal by table: transactions, final_demand, output. */
  public static Map<String, String> of(Mrio mrio) {
    Map<String, String> digests = new LinkedHashMap<>();
    FinalDemand demand = mrio.finalDemand();
    digests.put(MrioInputs.TRANSACTIONS.name(), of(mrio, mrio.z()));
    MrioDigest ofDemand = of(mrio, List.of(demand.categories(), demand.destinations()));
    for (int k = 0; k < demand.categories().size(); k++) {
      for (int d = 0; d < demand.destinations().size(); d++) {
        for (int i = 0; i < mrio.size(); i++) {
          ofDemand.add(demand.at(i, k, d));
        }
      }
    }
    digests.put(MrioInputs.FINAL_DEMAND.name(), ofDemand.hex());
    digests.put(MrioInputs.OUTPUT.name(), of(mrio, mrio.output()));
    return digests;
  }

  private static String of(Mrio mrio, double[] values) {
    MrioDigest digest = of(mrio, List.of());
    for (double value : values) {
      digest.add(value);
    }
    return digest.hex();
  }

  private static MrioDigest of(Mrio mrio, List<Axis> others) {
    MrioDigest digest = new MrioDigest();
    digest.add(mrio.regions());
    digest.add(mrio.sectors());
    others.forEach(digest::add);
    return digest;
  }

  private void add(Axis axis) {
    flush();
    for (String label : axis.labels()) {
      sha.update(label.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
    }
    sha.update((byte) 1);
  }

  private void add(double value) {
    if (buffer.remaining() < Double.BYTES) {
      flush();
    }
    // -0 and 0 are one number
    buffer.putDouble(value + 0.0);
  }

  private void flush() {
    sha.update(buffer.flip());
    buffer.clear();
  }

  private String hex() {
    flush();
    return HexFormat.of().formatHex(sha.digest());
  }
}
