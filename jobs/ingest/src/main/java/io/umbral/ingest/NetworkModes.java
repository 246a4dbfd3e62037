package io.umbral.ingest;

import io.umbral.model.Technology;

/** What G-NetTrack calls radio access technologies. */
final class NetworkModes {

  private NetworkModes() {}

  static Technology technologyOf(String networkMode) {
    return switch (networkMode) {
      case "5G" -> Technology.NR;
      case "LTE", "LTE+" -> Technology.LTE;
      case "UMTS", "HSPA", "HSPA+", "HSDPA", "HSUPA" -> Technology.UMTS;
      case "GSM", "GPRS", "EDGE" -> Technology.GSM;
      default -> Technology.UNKNOWN;
    };
  }
}
