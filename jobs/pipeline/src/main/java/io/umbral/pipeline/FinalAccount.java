package io.umbral.pipeline;

import io.umbral.sla.Account;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.functions.RuntimeContext;

/** The account of a job that came to its end, in the accumulators of its result. */
public final class FinalAccount {

  private static final String RECEIVED = "umbral.readings.received";
  private static final String AGGREGATED = "umbral.readings.aggregated";
  private static final String DUPLICATE = "umbral.readings.duplicate";
  private static final String LATE = "umbral.readings.late";
  private static final String REJECTED = "umbral.readings.rejected";

  private FinalAccount() {}

  /**
   * The account over all subtasks.
   *
   * @param result of a bounded run of the SLA job
   * @return the account since the job's first start
   */
  public static Account of(JobExecutionResult result) {
    return new Account(
        result.<Long>getAccumulatorResult(RECEIVED),
        result.<Long>getAccumulatorResult(AGGREGATED),
        result.<Long>getAccumulatorResult(DUPLICATE),
        result.<Long>getAccumulatorResult(LATE),
        result.<Long>getAccumulatorResult(REJECTED));
  }

  /** Tells the account of one subtask, once, when its input has ended. */
  static void tell(Account account, RuntimeContext context) {
    context.getLongCounter(RECEIVED).add(account.received());
    context.getLongCounter(AGGREGATED).add(account.aggregated());
    context.getLongCounter(DUPLICATE).add(account.duplicate());
    context.getLongCounter(LATE).add(account.late());
    context.getLongCounter(REJECTED).add(account.rejected());
  }
}
