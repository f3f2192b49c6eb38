package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stage makes of sources: output tables with intervals, and figures with probabilities. A
 * stage joins the draws by declaring them; nothing else knows of it.
 */
public record SourceFigures(List<SourceOutput> outputs, List<SourceKinds> kinds)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public SourceFigures {
    outputs = List.copyOf(outputs);
    kinds = List.copyOf(kinds);
  }

  /** Nothing so far. */
  public static final SourceFigures NONE = new SourceFigures(List.of(), List.of());

  /** Output tables alone. */
  public static SourceFigures of(List<SourceOutput> outputs) {
    return new SourceFigures(outputs, List.of());
  }

  /** Both one after the other. */
  public SourceFigures and(SourceFigures other) {
    List<SourceOutput> all = new ArrayList<>(outputs);
    all.addAll(other.outputs);
    List<SourceKinds> ofKinds = new ArrayList<>(kinds);
    ofKinds.addAll(other.kinds);
    return new SourceFigures(all, ofKinds);
  }
}
