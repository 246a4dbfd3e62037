package io.umbral.embedded.job;

import io.umbral.embedded.Umbral;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.client.program.ProgramParametrizationException;

/**
 * {@code umbral job} as the program of a Flink cluster: its arguments are a name of a job and the
 * options of the command. It is the main class of {@code umbral-job.jar}.
 */
public final class JobMain {

  private JobMain() {}

  /**
   * Draws the job and hands it to the cluster that runs this program.
   *
   * @param arguments a name of a job and options
   */
  public static void main(String... arguments) throws Exception {
    StringWriter errors = new StringWriter();
    AtomicReference<Exception> fault = new AtomicReference<>();
    int code =
        Umbral.commandLine(new JobCommand(new ClusterHost()))
            .setErr(new PrintWriter(errors, true))
            .setExecutionExceptionHandler(
                (met, command, parsed) -> {
                  fault.set(met);
                  return Umbral.CHECK_FAILED;
                })
            .execute(arguments);
    if (fault.get() != null) {
      throw fault.get();
    }
    if (code != Umbral.GOOD) {
      // Flink prints its message and nothing else.
      throw new ProgramParametrizationException(errors.toString().strip());
    }
  }
}
