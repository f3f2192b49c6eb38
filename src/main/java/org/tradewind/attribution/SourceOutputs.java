package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stage makes of sources: output tables with intervals, and figures with probabilities. A
 * stage joins the draws by declaring them; nothing else knows of it.
 */
public record SourceOutputs(List<SourceOutput> outputs, List<SourceKinds> kinds)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public SourceOutputs {
    outputs = List.copyOf(outputs);
    kinds = List.copyOf(kinds);
  }

  /** Nothing so far. */
  public static final SourceOutputs NONE = new SourceOutputs(List.of(), List.of());

  /** Output tables alone. */
  public static SourceOutputs of(List<SourceOutput> outputs) {
    return new SourceOutputs(outputs, List.of());
  }

  /** Both one after the other. */
  public SourceOutputs and(SourceOutputs other) {
    List<SourceOutput> all = new ArrayList<>(outputs);
    all.addAll(other.outputs);
    List<SourceKinds> ofKinds = new ArrayList<>(kinds);
    ofKinds.addAll(other.kinds);
    return new SourceOutputs(all, ofKinds);
  }
}
