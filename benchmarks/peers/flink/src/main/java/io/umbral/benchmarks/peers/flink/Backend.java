package io.umbral.benchmarks.peers.flink;

import java.util.Locale;

/** Where Flink keeps the state of windows. */
enum Backend {
  /** Objects on the heap. */
  HEAP("hashmap"),
  /** RocksDB in managed memory. */
  ROCKSDB("rocksdb");

  private final String option;

  Backend(String option) {
    this.option = option;
  }

  /** The backend of a variant of the benchmark: {@code heap} or {@code rocksdb}. */
  static Backend of(String variant) {
    return valueOf(variant.toUpperCase(Locale.ROOT));
  }

  /** Its name in Flink's configuration. */
  String option() {
    return option;
  }
}
