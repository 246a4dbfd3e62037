package io.umbral.pipeline.types;

import io.umbral.sla.Account;

/**
 * The account of one subtask since the job's first start; a later one of the same subtask replaces
 * it.
 *
 * @param operator name of the operator
 * @param subtask index of the subtask
 * @param account its account; a correction may be negative
 */
public record SubtaskAccount(String operator, int subtask, Account account) {}
