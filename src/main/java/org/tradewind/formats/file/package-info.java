/**
 * A file as a source of a study: that it is there, which kind its first bytes show, and its
 * SHA-256.
 */
package org.tradewind.formats.file;
