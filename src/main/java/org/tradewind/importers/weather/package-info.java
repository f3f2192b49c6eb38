/** A weather model's output (IOAPI files, such as MCIP's) as monthly means by cell. */
package org.tradewind.importers.weather;
