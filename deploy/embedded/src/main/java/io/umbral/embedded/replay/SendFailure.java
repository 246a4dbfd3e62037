package io.umbral.embedded.replay;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Remembers the first record that could not be sent. */
final class SendFailure implements Callback {

  private final AtomicReference<Exception> first = new AtomicReference<>();

  @Override
  public void onCompletion(RecordMetadata metadata, Exception exception) {
    if (exception != null) {
      first.compareAndSet(null, exception);
    }
  }

  void rethrow() throws IOException {
    Exception failure = first.get();
    if (failure != null) {
      throw new IOException(
          "a report could not be sent to the embedded Kafka: " + failure.getMessage(), failure);
    }
  }
}
