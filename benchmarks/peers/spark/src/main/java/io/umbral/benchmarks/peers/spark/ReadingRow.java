package io.umbral.benchmarks.peers.spark;

import io.umbral.benchmarks.engine.Reading;

/**
 * A reading as a bean, whose columns are the fields of {@link Reading}: Spark generates the code
 * between a bean and a row.
 */
public final class ReadingRow {

  private Reading reading = new Reading();

  Reading reading() {
    return reading;
  }

  void show(Reading other) {
    reading = other;
  }

  public int getLeaf() {
    return reading.leaf;
  }

  public void setLeaf(int leaf) {
    reading.leaf = leaf;
  }

  public long getEventTimeMillis() {
    return reading.eventTimeMillis;
  }

  public void setEventTimeMillis(long eventTimeMillis) {
    reading.eventTimeMillis = eventTimeMillis;
  }

  public boolean isSuspect() {
    return reading.suspect;
  }

  public void setSuspect(boolean suspect) {
    reading.suspect = suspect;
  }

  public int[] getRttMicros() {
    return reading.rttMicros;
  }

  public void setRttMicros(int[] rttMicros) {
    reading.rttMicros = rttMicros;
  }

  public int getCoverageGood() {
    return reading.coverageGood;
  }

  public void setCoverageGood(int coverageGood) {
    reading.coverageGood = coverageGood;
  }

  public int getCoverageTotal() {
    return reading.coverageTotal;
  }

  public void setCoverageTotal(int coverageTotal) {
    reading.coverageTotal = coverageTotal;
  }

  public long getDownlinkBytes() {
    return reading.downlinkBytes;
  }

  public void setDownlinkBytes(long downlinkBytes) {
    reading.downlinkBytes = downlinkBytes;
  }

  public long getDownlinkActiveMillis() {
    return reading.downlinkActiveMillis;
  }

  public void setDownlinkActiveMillis(long downlinkActiveMillis) {
    reading.downlinkActiveMillis = downlinkActiveMillis;
  }

  public long getUplinkBytes() {
    return reading.uplinkBytes;
  }

  public void setUplinkBytes(long uplinkBytes) {
    reading.uplinkBytes = uplinkBytes;
  }

  public long getUplinkActiveMillis() {
    return reading.uplinkActiveMillis;
  }

  public void setUplinkActiveMillis(long uplinkActiveMillis) {
    reading.uplinkActiveMillis = uplinkActiveMillis;
  }

  public long getProbesSent() {
    return reading.probesSent;
  }

  public void setProbesSent(long probesSent) {
    reading.probesSent = probesSent;
  }

  public long getProbesLost() {
    return reading.probesLost;
  }

  public void setProbesLost(long probesLost) {
    reading.probesLost = probesLost;
  }
}
