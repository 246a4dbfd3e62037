package io.umbral.pipeline;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Log64;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A nation whose probes report every minute, in any order and often late; with what a plain count
 * of every raw reading gives for each series and minute.
 */
final class PromisedNation {

  /** 2026-03-01 00:00 UTC, in minutes. */
  static final long FIRST = 29_538_720;

  static final int LATENESS = 5;
  static final int SLOW_MICROS = 50_000;

  private static final String[] HOSTS = {"Telcel", "Altan"};
  private static final Technology[] TECHNOLOGIES = {Technology.LTE, Technology.NR};

  /** What was heard of one series, by minute since the first. */
  static final class Heard {
    final RegionLevel level;
    final int[] sent;
    final int[] lost;
    final int[] slow;
    final int[] answered;
    final byte[] readings;

    Heard(RegionLevel level, int minutes) {
      this.level = level;
      sent = new int[minutes];
      lost = new int[minutes];
      slow = new int[minutes];
      answered = new int[minutes];
      readings = new byte[minutes];
    }
  }

  final List<Region> regions = new ArrayList<>();
  final List<Cell> cells = new ArrayList<>();
  final Map<SeriesKey, Heard> heard = new HashMap<>();
  private final Map<String, String> stateOf = new HashMap<>();
  private final List<List<CellReport>> late = new ArrayList<>();
  private final Random random;
  private final int minutes;

  PromisedNation(long seed, int states, int municipalities, int minutes) {
    this.random = new Random(seed);
    this.minutes = minutes;
    for (int i = 0; i <= LATENESS; i++) {
      late.add(new ArrayList<>());
    }
    add("MX", RegionLevel.COUNTRY, null);
    for (int state = 0; state < states; state++) {
      add("S" + state, RegionLevel.STATE, "MX");
      for (int i = 0; i < municipalities; i++) {
        String municipality = "S" + state + "M" + i;
        add(municipality, RegionLevel.MUNICIPALITY, "S" + state);
        stateOf.put(municipality, "S" + state);
        addCells(municipality);
      }
    }
  }

  private void add(String id, RegionLevel level, String parent) {
    regions.add(new Region(id, id, level, Optional.ofNullable(parent), OptionalLong.empty()));
    for (String host : List.of(HOSTS[0], HOSTS[1], SeriesKey.ALL)) {
      for (String technology : List.of("LTE", "NR", SeriesKey.ALL)) {
        heard.put(new SeriesKey(id, host, technology), new Heard(level, minutes));
      }
    }
  }

  private void addCells(String municipality) {
    for (int host = 0; host < HOSTS.length; host++) {
      for (Technology technology : TECHNOLOGIES) {
        cells.add(
            new Cell(
                new CellKey(plmn(host), cells.size()),
                "site",
                municipality,
                HOSTS[host],
                technology,
                60_000,
                false,
                0));
      }
    }
  }

  private static String plmn(int host) {
    return "33402" + host;
  }

  /** The reports that arrive with the end of a minute: its own, and some of earlier ones. */
  List<CellReport> arriving(int minute) {
    List<CellReport> arriving = late.remove(0);
    late.add(new ArrayList<>());
    if (minute < minutes) {
      int cell = 0;
      for (String municipality : stateOf.keySet().stream().sorted().toList()) {
        for (int host = 0; host < HOSTS.length; host++) {
          send(minute, municipality, host, cell, arriving);
          cell += TECHNOLOGIES.length;
        }
      }
    }
    Collections.shuffle(arriving, random);
    return arriving;
  }

  private void send(int minute, String municipality, int host, int cell, List<CellReport> now) {
    boolean isFirst = minute == 0;
    boolean isOut = minute / 97 % 11 == (municipality.hashCode() & 7) && host == 0;
    if (!isFirst && (isOut || random.nextInt(15) == 0)) {
      return;
    }
    List<CellReading> readings = new ArrayList<>();
    for (int i = 0; i < TECHNOLOGIES.length; i++) {
      readings.add(measure(minute, municipality, HOSTS[host], TECHNOLOGIES[i], cell + i));
    }
    CellReport report =
        new CellReport(
            new Origin(
                municipality + HOSTS[host],
                HOSTS[host],
                Optional.of(plmn(host)),
                Optional.empty(),
                Optional.empty()),
            (FIRST + minute) * 60_000,
            60_000,
            readings);
    if (isFirst || random.nextInt(8) > 0) {
      now.add(report);
    } else {
      late.get(random.nextInt(LATENESS)).add(report);
    }
  }

  private CellReading measure(
      int minute, String municipality, String host, Technology technology, long cell) {
    boolean isBad = (minute / 150 + municipality.hashCode()) % 4 == 0;
    long[] rtt = new long[random.nextInt(5)];
    Arrays.setAll(rtt, i -> (isBad ? 40_000 : 20_000) + random.nextInt(30_000));
    int lost = random.nextInt(isBad ? 2 : 9) == 0 ? 1 : 0;
    count(minute, municipality, host, technology, rtt, lost);
    CellReading reading = CellReading.of(technology, cell);
    if (rtt.length > 0) {
      reading.withRttMicros(new Values.Samples(rtt));
    }
    return rtt.length + lost > 0
        ? reading.withLostProbes(new Ratio(lost, rtt.length + lost))
        : reading;
  }

  private void count(
      int minute, String municipality, String host, Technology technology, long[] rtt, int lost) {
    for (String region : List.of(municipality, stateOf.get(municipality), "MX")) {
      for (String operator : List.of(host, SeriesKey.ALL)) {
        for (String radio : List.of(technology.name(), SeriesKey.ALL)) {
          Heard of = heard.get(new SeriesKey(region, operator, radio));
          of.readings[minute]++;
          of.sent[minute] += rtt.length + lost;
          of.lost[minute] += lost;
          of.answered[minute] += rtt.length;
          for (long micros : rtt) {
            int known = Log64.representativeOf(Log64.bucketOf((int) micros));
            of.slow[minute] += known > SLOW_MICROS ? 1 : 0;
          }
        }
      }
    }
  }
}
