/** The text of summary.txt and of the terminal, a class for each subject. */
package org.tradewind.jobs.pages;
