package io.umbral.pipeline;

import io.umbral.model.Rejected.Place;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.SloCodec;
import io.umbral.wire.WireException;
import java.util.List;

/**
 * Promises that do not change, shipped with the job in the form of the {@code slos} topic.
 *
 * @param values values of the topic
 */
record FixedSlos(List<byte[]> values) implements SloFeed {

  static FixedSlos of(List<Slo> slos) {
    SloCodec codec = new SloCodec();
    return new FixedSlos(slos.stream().map(codec::encode).toList());
  }

  @Override
  public SloFeed.Reader open() {
    return new SloFeed.Reader() {

      @Override
      public void catchUp(Receiver receiver) {
        SloCodec codec = new SloCodec();
        for (int i = 0; i < values.size(); i++) {
          try {
            receiver.accept(codec.decode(values.get(i)), Place.line("slos of the job", i + 1));
          } catch (WireException e) {
            throw new IllegalStateException("a promise that this job wrote cannot be read back", e);
          }
        }
      }

      @Override
      public void poll(Receiver receiver) {
        // nothing is ever added
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }
}
