package io.umbral.pipeline.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** Leaves keys unread: a report says itself who it is of. */
public final class NoKeys implements Deserializer<byte[]> {

  /** For Kafka. */
  public NoKeys() {}

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    return null;
  }

  @Override
  public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
    return null;
  }
}
