package io.umbral.embedded.job;

import io.umbral.embedded.UsageException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a job runs. */
interface JobHost {

  /**
   * The Flink that it runs in.
   *
   * @param given settings of Flink that were given to the job
   * @return where it can be drawn and run
   * @throws UsageException where this Flink cannot run it
   */
  StreamExecutionEnvironment environment(Configuration given);

  /**
   * Takes note that Kafka could not be asked for the topics.
   *
   * @param fault what was met
   * @throws UsageException where the job is better not started
   */
  void kafkaIsSilent(UsageException fault);
}
