package io.umbral.embedded.actions;

import io.umbral.embedded.UsageException;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Who does something, where, and with what remark. */
final class Actor {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9092",
      description = "Kafka with the topics of alarms (default: ${DEFAULT-VALUE})")
  private String bootstrap;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "who does it (default: ${DEFAULT-VALUE})")
  private String by;

  @Option(names = "--comment", paramLabel = "TEXT", description = "why, for who reads it later")
  private String comment = "";

  ActionTopics topics() {
    return new ActionTopics(bootstrap);
  }

  /** Who does it; never blank. */
  String by() {
    if (by.isBlank()) {
      throw new UsageException("--by should say who does it");
    }
    return by.strip();
  }

  String comment() {
    return comment.strip();
  }

  /** The remark, where one is needed. */
  String requiredComment(String what) {
    if (comment.isBlank()) {
      throw new UsageException(what + " needs --comment: others will ask why");
    }
    return comment.strip();
  }

  /** A name that no other action has. */
  static String newActionId() {
    return UUID.randomUUID().toString();
  }
}
