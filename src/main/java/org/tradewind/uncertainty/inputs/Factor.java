package org.tradewind.uncertainty.inputs;

import java.io.Serializable;
import org.tradewind.uncertainty.distributions.Distribution;

/**
 * One uncertain factor of the inputs. Its normal number is sqrt(rho) Z + sqrt(1 - rho) z, with Z
 * shared by all factors of its correlation group and z its own.
 *
 * @param kind of the row of table uncertainty
 * @param species species it belongs to, * for all
 * @param stream name of its own stream
 * @param group its correlation group; empty where it is independent
 * @param shared rho, the correlation of two factors of the group; 0 without a group
 * @param distribution how it is spread
 */
public record Factor(
    String kind,
    String species,
    String stream,
    String group,
    double shared,
    Distribution distribution)
    implements Serializable {

  /** The same factor as another function of its normal number. */
  Factor with(Distribution other) {
    return new Factor(kind, species, stream, group, shared, other);
  }
}
