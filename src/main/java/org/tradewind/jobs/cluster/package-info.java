/**
 * What works beside the main thread: Spark, whose one context starts when it is first needed, and
 * writers in the background; and the local file system of a JVM.
 */
package org.tradewind.jobs.cluster;
