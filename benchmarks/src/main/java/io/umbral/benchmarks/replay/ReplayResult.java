package io.umbral.benchmarks.replay;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.benchmarks.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that is needed to trust a replay, or to repeat it.
 *
 * @param workload what was replayed
 * @param filled what the topic held
 * @param partitions partitions of the topic, and threads of an engine
 * @param command how it was asked for
 * @param rounds what was measured
 */
record ReplayResult(
    Workload workload, Fill.Filled filled, int partitions, String command, List<Round> rounds) {

  static final String CPU_MICROS = "cpuMicrosPerReading";
  static final String COMPILER_MICROS = "compilerMicrosPerReading";
  static final String RATE = "readingsPerSecond";

  /** Whether every run of every engine came to the same windows. */
  boolean isAgreed() {
    Set<Verifier.Verdict> verdicts = new TreeSet<>((a, b) -> a.digest().compareTo(b.digest()));
    rounds.forEach(round -> round.runs().forEach(run -> verdicts.add(run.verdict())));
    return verdicts.size() == 1;
  }

  Statistics statistics(Contender contender, String figure) {
    double[] values =
        rounds.stream()
            .flatMap(round -> round.runs().stream())
            .filter(run -> run.contender() == contender)
            .mapToDouble(run -> run.figure(figure))
            .toArray();
    return Statistics.of(values, workload.seed());
  }

  /** CPU of the loop over CPU of another: its throughput per core as a share of the loop's. */
  double shareOfLoop(Contender contender) {
    return statistics(Contender.LOOP, CPU_MICROS).median()
        / statistics(contender, CPU_MICROS).median();
  }

  void write(Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      writeCircumstances(json);
      writeWorkload(json);
      json.writeBooleanField("digestsAgree", isAgreed());
      writeSummary(json);
      json.writeArrayFieldStart("rounds");
      for (Round round : rounds) {
        writeRound(json, round);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    Files.writeString(file, Files.readString(file) + '\n');
  }

  private void writeCircumstances(JsonGenerator json) throws IOException {
    json.writeStringField("commit", System.getProperty("umbral.commit", "unknown"));
    json.writeStringField("command", command);
    json.writeStringField("cpu", Machine.cpu());
    json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
    json.writeStringField("jdk", Runtime.version().toString());
    json.writeStringField("engineJvm", String.join(" ", Jvm.engineOptions()));
    json.writeStringField("engineHeap", Replay.ENGINE_HEAP);
  }

  private void writeWorkload(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("workload");
    json.writeNumberField("seed", workload.seed());
    json.writeNumberField("cells", workload.cells());
    json.writeNumberField("municipalities", workload.municipalities());
    json.writeNumberField("readingsPerRecord", workload.readingsPerRecord());
    json.writeNumberField("periodMillis", Workload.PERIOD_MILLIS);
    json.writeNumberField("partitions", partitions);
    json.writeNumberField("records", filled.records());
    json.writeNumberField("readings", filled.readings());
    json.writeNumberField("valueBytes", filled.bytes());
    json.writeEndObject();
  }

  private void writeSummary(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    for (Contender contender : contenders()) {
      json.writeObjectFieldStart(contender.name());
      writeStatistics(json, CPU_MICROS, statistics(contender, CPU_MICROS));
      writeStatistics(json, RATE, statistics(contender, RATE));
      if (contenders().contains(Contender.LOOP)) {
        json.writeNumberField("shareOfLoopPerCore", shareOfLoop(contender));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  List<Contender> contenders() {
    return rounds.stream()
        .flatMap(round -> round.runs().stream())
        .map(Run::contender)
        .distinct()
        .sorted()
        .toList();
  }

  private static void writeStatistics(JsonGenerator json, String name, Statistics statistics)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("median", statistics.median());
    json.writeNumberField("low95", statistics.low());
    json.writeNumberField("high95", statistics.high());
    json.writeEndObject();
  }

  private static void writeRound(JsonGenerator json, Round round) throws IOException {
    json.writeStartObject();
    json.writeNumberField("canaryBeforeMillis", round.canaryBeforeMillis());
    json.writeNumberField("canaryAfterMillis", round.canaryAfterMillis());
    json.writeBooleanField("disturbed", round.isDisturbed());
    json.writeArrayFieldStart("runs");
    for (Run run : round.runs()) {
      json.writeStartObject();
      json.writeStringField("engine", run.contender().name());
      json.writeStringField("digest", run.verdict().digest());
      json.writeNumberField("windows", run.verdict().windows());
      for (String name : new TreeSet<>(run.figures().stringPropertyNames())) {
        json.writeNumberField(name, run.figure(name));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
