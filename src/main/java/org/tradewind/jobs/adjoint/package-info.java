/**
 * Around an adjoint model: daily sensitivities summed to months, its forcing, and matrices of
 * InMAP.
 */
package org.tradewind.jobs.adjoint;
