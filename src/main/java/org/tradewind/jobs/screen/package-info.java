/** What a person sees while a job works: steps, tasks and the time that is left. */
package org.tradewind.jobs.screen;
