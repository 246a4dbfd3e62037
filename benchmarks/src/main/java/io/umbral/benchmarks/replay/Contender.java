package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.replay.Engine.Place;

/** The engines that are compared. */
enum Contender {
  /** The loop that is written by hand: consumer, arrays, no checkpoints. */
  LOOP {
    @Override
    Engine at(Place place) {
      return new HandLoop(place);
    }
  },
  /** The SLA job with windows of one minute, on RocksDB, a checkpoint every 10 s. */
  JOB {
    @Override
    Engine at(Place place) {
      return new SlaJobEngine(place, "1m");
    }
  },
  /** The SLA job as it ships: windows of 1, 5, 15 and 60 minutes. */
  JOB_AS_SHIPPED {
    @Override
    Engine at(Place place) {
      return new SlaJobEngine(place, "1m,5m,15m,1h");
    }
  };

  abstract Engine at(Place place);
}
