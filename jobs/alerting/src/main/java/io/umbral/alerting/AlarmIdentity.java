package io.umbral.alerting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The names of alarms. A fingerprint is made of the rule, what it says and the identity dimensions;
 * start, value, severity and the version of the rule are no part of it, so that a replay gives the
 * same names.
 */
public final class AlarmIdentity {

  /** 64 bits: among a million alarms two are alike with a chance of 1 in 37 million. */
  private static final int FINGERPRINT_BYTES = 8;

  private AlarmIdentity() {}

  /**
   * The fingerprint of an alarm.
   *
   * @param ruleId identifier of the rule
   * @param signal what the alarm says
   * @param dimensions which parts of the subject tell alarms of the rule apart
   * @param subject what it is about
   * @return 16 hexadecimal digits
   */
  public static String fingerprint(
      String ruleId, Signal signal, Collection<Dimension> dimensions, Subject subject) {
    StringBuilder name = new StringBuilder();
    part(name, ruleId);
    part(name, signal.name());
    for (Dimension dimension : Dimension.values()) {
      if (dimensions.contains(dimension)) {
        part(name, dimension.name());
        part(name, subject.get(dimension));
      }
    }
    byte[] digest = sha256().digest(name.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
  }

  /** Each part with its length, so that no two lists of parts run together into one text. */
  private static void part(StringBuilder name, String part) {
    name.append(part.length()).append(':').append(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }

  /**
   * The name of one episode of an alarm.
   *
   * @param fingerprint of the alarm
   * @param episode 1 or more
   * @return fingerprint and episode
   */
  public static String alertId(String fingerprint, int episode) {
    return fingerprint + "-" + episode;
  }
}
