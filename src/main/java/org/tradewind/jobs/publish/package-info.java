/** A finished run as report.html or in the format of another program. */
package org.tradewind.jobs.publish;
