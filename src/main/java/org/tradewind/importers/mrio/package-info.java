/**
 * Multi-regional input-output tables (CEADs, WIOD, pymrio and EXIOBASE) as Z, Y and x with {@code x
 * = Z e + Y e}, and their stressors.
 */
package org.tradewind.importers.mrio;
