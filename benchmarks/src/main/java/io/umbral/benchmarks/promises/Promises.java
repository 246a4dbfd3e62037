package io.umbral.benchmarks.promises;

import com.sun.management.OperatingSystemMXBean;
import io.umbral.benchmarks.harness.Say;
import io.umbral.embedded.Directories;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.SloFeed;
import io.umbral.pipeline.types.EdgeTypes;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs to judge a promise of 30 days for every series once a minute. */
@Command(
    name = "promises",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges one promise of 30 days with the usual burn rate windows for many series, minute by",
      "minute: the job's own operator on RocksDB, standings encoded as for their topic. First the",
      "series grow old, with one minute heard of in each hour; then minutes follow each other, each",
      "told when it is new and again when it is final. Measured is the CPU time of the whole process",
      "over the last of these minutes."
    })
public final class Promises implements Callable<Integer> {

  private static final int SERIES_OF_A_NATION = 30_000;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Option(names = "--series", description = "Number of series (default: ${DEFAULT-VALUE}).")
  private int series = SERIES_OF_A_NATION;

  @Option(
      names = "--hours",
      description =
          "Age of the series in hours; no minute leaves a window that is longer (default: ${DEFAULT-VALUE}).")
  private int hours = 74;

  @Option(
      names = "--minutes",
      description = "Minutes that are measured, after as many more (default: ${DEFAULT-VALUE}).")
  private int minutes = 10;

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("umbral-promises-");
    try {
      Course course = new Course(series, hours, minutes);
      StreamExecutionEnvironment env =
          EmbeddedFlink.environment(1, EmbeddedFlink.settings(directory));
      SlaJobConfig config = SlaJobConfig.DEFAULT;
      DataStream<WindowResult> results =
          env.fromSequence(0, course.results() - 1)
              .map(course::result)
              .returns(EdgeTypes.WINDOW_RESULT);
      SlaJob.judge(results, SloFeed.of(List.of(Course.promise())), config)
          .map(new Encode())
          .returns(Types.INT)
          .sinkTo(new DiscardingSink<>());
      env.execute("promises");
    } finally {
      Directories.delete(directory);
    }
    return report();
  }

  private int report() {
    double seconds = (Course.endCpuNanos - Course.startCpuNanos) / 1e9;
    double micros = seconds * 1e6 / ((double) series * minutes);
    double core = micros * SERIES_OF_A_NATION / 60e6;
    Say.line("%d series, one promise of 30 days each, %d hours old", series, hours);
    Say.line("%d minutes measured: %.1f us of CPU for a series and minute", minutes, micros);
    Say.line(
        "once a minute for %d series that is %.2f %% of one core; promised are 5 %%",
        SERIES_OF_A_NATION, 100 * core);
    return core <= 0.05 ? 0 : 1;
  }

  static long cpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
