package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Compared;
import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.own.LoopVariant;
import io.umbral.benchmarks.workload.Workload;
import io.umbral.pipeline.SlaJobConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A variant of the job as a person writes it: a name, then settings with blanks between, for
 * example {@code sliding sla.slice=1s sla.windows=1m/1s}. Settings are those of the job, {@code
 * checkpoints} (milliseconds or {@code none}), and of what it reads {@code sites}, {@code
 * municipalities}, {@code skewed}, {@code batched}, {@code readings} and {@code heap} (MiB).
 */
final class Variant {

  private Variant() {}

  /**
   * Reads one.
   *
   * @param text a name and settings
   * @param base what holds where nothing is said
   * @throws IllegalArgumentException where the text is anything else
   */
  static Entry parse(String text, Entry base) {
    List<String> words = List.of(text.strip().split(" +", -1));
    Map<String, String> settings = new HashMap<>();
    Workload workload = base.workload();
    long readings = base.readings();
    int heapMebibytes = 0;
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'%s' in the variant '%s' should be a key, '=' and a value".formatted(word, text));
      }
      String key = word.substring(0, equals);
      String value = word.substring(equals + 1);
      switch (key) {
        case "sites" ->
            workload = workload.sized(Integer.parseInt(value), workload.municipalities());
        case "municipalities" ->
            workload = workload.sized(workload.sites(), Integer.parseInt(value));
        case "skewed" -> workload = workload.skewed(Boolean.parseBoolean(value));
        case "batched" -> workload = workload.batched(Boolean.parseBoolean(value));
        case "readings" -> readings = Long.parseLong(value);
        case "heap" -> heapMebibytes = Integer.parseInt(value);
        default -> settings.put(key, value);
      }
    }
    Entry entry = of(words.get(0), JobVariant.MINUTES.with(settings), workload, readings);
    return heapMebibytes == 0 ? entry : entry.heap(heapMebibytes);
  }

  /**
   * A variant of the job whose shortest windows are compared.
   *
   * @param name of it
   * @param job how the job is set
   * @param workload what it reads
   * @param readings at least how many
   */
  static Entry of(String name, JobVariant job, Workload workload, long readings) {
    SlaJobConfig.Window shortest =
        job.config().windows().stream().min((a, b) -> a.size().compareTo(b.size())).orElseThrow();
    Duration slide = shortest.slide();
    Compared compared =
        new Compared(shortest.size().toMillis(), slide.toMillis(), Long.MAX_VALUE, true);
    LoopVariant count = LoopVariant.MINUTES.slices((int) slide.toMillis(), workload.periodMillis());
    return Entry.of(name, job, workload, readings).comparing(compared, count);
  }
}
