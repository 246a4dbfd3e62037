package io.umbral.delivery;

import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one member of an Alertmanager cluster has to be told, and when (API v2; the behaviour is
 * that of 0.25).
 *
 * <p>An Alertmanager forgets an alert that nobody repeats, and says that it is resolved. So every
 * alarm that people were told of is repeated while it lasts, whatever suppresses it meanwhile, with
 * an end that lies four repetitions ahead; when it is over that is repeated for a while too, for a
 * member that was down or restarts in between. An alarm that people were never told of is not sent,
 * and neither is its end.
 *
 * <p>Labels are what an alert is called there: rule, dimensions, fingerprint, severity. Whatever
 * else is known, first of all what was measured, stands in annotations. An alarm that becomes worse
 * is another alert there; the one before is ended, and says why.
 *
 * <p>Times are processing time in milliseconds since the epoch. Not safe for use by several
 * threads.
 */
public final class AlertmanagerBook {

  /** The end of an alert lies so many repetitions ahead. */
  private static final int REPETITIONS_AHEAD = 4;

  /** As long as Prometheus does: long enough for a restart, and for a group to be told. */
  static final long REPEAT_END_MILLIS = 15 * 60_000;

  private static final long OLD_NEWS_MILLIS = 24 * 3_600_000L;

  /**
   * Something to be sent.
   *
   * @param alertId of the alarm
   * @param seq of its last event
   * @param severity that stands in the labels
   * @param isFiring whether it lasts, under these labels
   * @param alert as the API wants it: labels, annotations, startsAt, endsAt
   */
  public record Posting(
      String alertId, long seq, Severity severity, boolean isFiring, Map<String, Object> alert) {}

  /** What is known of an alarm, and what the member knows of it. */
  private static final class Entry {
    private Alarm alarm;
    private final long startsAtMillis;
    private long endsAtMillis;
    private long sentMillis = Long.MIN_VALUE;
    private boolean isNews = true;
    private boolean isRefused;

    /** Under which severities the member believes that it lasts. */
    private final Set<Severity> believed = EnumSet.noneOf(Severity.class);

    private Entry(Alarm alarm, long startsAtMillis) {
      this.alarm = alarm;
      this.startsAtMillis = startsAtMillis;
    }
  }

  private final long repeatMillis;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Makes an empty one.
   *
   * @param repeatMillis how often what lasts is repeated, 1 or more
   */
  public AlertmanagerBook(long repeatMillis) {
    if (repeatMillis < 1) {
      throw new IllegalArgumentException(
          "repetition every " + repeatMillis + " ms should be 1 or more");
    }
    this.repeatMillis = repeatMillis;
  }

  /**
   * Takes the state of an alarm.
   *
   * @param alarm what is known of it; one that is older than what is known already is passed over
   * @param nowMillis processing time
   */
  public void know(Alarm alarm, long nowMillis) {
    if (alarm.isShadow() || !alarm.attention().isNotified() || isOldNews(alarm, nowMillis)) {
      return;
    }
    Entry entry = entries.get(alarm.alertId());
    if (entry == null) {
      entry = new Entry(alarm, alarm.attention().notifiedAtMillis().orElse(nowMillis));
      entries.put(alarm.alertId(), entry);
      end(entry, nowMillis);
    } else if (alarm.seq() > entry.alarm.seq()) {
      boolean wasFiring = entry.alarm.isFiring();
      entry.alarm = alarm;
      entry.isNews = true;
      entry.isRefused = false;
      if (wasFiring) {
        end(entry, nowMillis);
      }
    }
  }

  /** An end never lies before the start: that would be refused. */
  private static void end(Entry entry, long nowMillis) {
    if (!entry.alarm.isFiring()) {
      entry.endsAtMillis = Math.max(nowMillis, entry.startsAtMillis);
    }
  }

  /** Over for long when it is heard of first, as after a start: the member forgot it by itself. */
  private boolean isOldNews(Alarm alarm, long nowMillis) {
    return !entries.containsKey(alarm.alertId())
        && alarm.endsAtMillis().isPresent()
        && alarm.endsAtMillis().getAsLong() < nowMillis - OLD_NEWS_MILLIS;
  }

  /**
   * What has to be sent now.
   *
   * @param nowMillis processing time
   * @return in the order in which the alarms became known
   */
  public List<Posting> due(long nowMillis) {
    entries.values().removeIf(entry -> isPast(entry, nowMillis));
    List<Posting> due = new ArrayList<>();
    for (Entry entry : entries.values()) {
      boolean isTime = entry.isNews || nowMillis - entry.sentMillis >= repeatMillis;
      if (isTime && !entry.isRefused) {
        due.add(posting(entry, entry.alarm.severity(), entry.alarm.isFiring(), nowMillis));
        for (Severity severity : entry.believed) {
          if (severity != entry.alarm.severity()) {
            due.add(posting(entry, severity, false, nowMillis));
          }
        }
      }
    }
    return due;
  }

  /** What is over was repeated long enough, and at least once with success. */
  private static boolean isPast(Entry entry, long nowMillis) {
    return !entry.alarm.isFiring()
        && !entry.isNews
        && entry.believed.isEmpty()
        && nowMillis - entry.endsAtMillis >= REPEAT_END_MILLIS;
  }

  private Posting posting(Entry entry, Severity severity, boolean isFiring, long nowMillis) {
    Alarm alarm = entry.alarm;
    boolean isSuperseded = alarm.isFiring() && severity != alarm.severity();
    long endsAtMillis;
    if (isFiring) {
      endsAtMillis = nowMillis + REPETITIONS_AHEAD * repeatMillis;
    } else {
      endsAtMillis = isSuperseded ? Math.max(nowMillis, entry.startsAtMillis) : entry.endsAtMillis;
    }
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("labels", labels(alarm, severity));
    alert.put("annotations", annotations(alarm, isSuperseded));
    alert.put("startsAt", AlarmText.time(entry.startsAtMillis));
    alert.put("endsAt", AlarmText.time(endsAtMillis));
    return new Posting(alarm.alertId(), alarm.seq(), severity, isFiring, alert);
  }

  private static Map<String, Object> labels(Alarm alarm, Severity severity) {
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("alertname", alarm.name().ruleId());
    labels.put("severity", severity.name().toLowerCase(Locale.ROOT));
    labels.putAll(AlarmText.dimensions(alarm));
    labels.put("fingerprint", alarm.name().fingerprint());
    return labels;
  }

  private static Map<String, Object> annotations(Alarm alarm, boolean isSuperseded) {
    Map<String, Object> annotations = new LinkedHashMap<>();
    String summary = AlarmText.summary(alarm);
    annotations.put(
        "summary",
        isSuperseded
            ? "goes on as " + alarm.severity().name().toLowerCase(Locale.ROOT) + ": " + summary
            : summary);
    annotations.put("alert_id", alarm.alertId());
    annotations.put("state", alarm.state().name().toLowerCase(Locale.ROOT));
    annotations.put("event_started_at", AlarmText.time(alarm.startsAtMillis()));
    alarm.endsAtMillis().ifPresent(end -> annotations.put("event_ended_at", AlarmText.time(end)));
    alarm
        .evidence()
        .value()
        .ifPresent(value -> annotations.put("value", AlarmText.number(alarm.evidence().value())));
    alarm
        .evidence()
        .level()
        .ifPresent(level -> annotations.put("level", AlarmText.number(alarm.evidence().level())));
    alarm
        .evidence()
        .contributors()
        .ifPresent(found -> annotations.put("contributors", AlarmText.contributorsInWords(found)));
    annotations.put("measurements", Long.toString(alarm.evidence().n()));
    annotations.put("rule_version", Integer.toString(alarm.ruleVersion()));
    if (alarm.childCount() > 0) {
      annotations.put("explains", Integer.toString(alarm.childCount()));
    }
    alarm
        .attention()
        .acknowledgement()
        .ifPresent(acknowledgement -> annotations.put("acknowledged_by", acknowledgement.by()));
    return annotations;
  }

  /**
   * The member has taken something.
   *
   * @param posting of {@link #due}
   * @param nowMillis processing time
   */
  public void taken(Posting posting, long nowMillis) {
    Entry entry = entries.get(posting.alertId());
    if (entry == null) {
      return;
    }
    entry.sentMillis = nowMillis;
    if (posting.isFiring()) {
      entry.believed.add(posting.severity());
    } else {
      entry.believed.remove(posting.severity());
    }
    // What became known while this was on its way is still news.
    boolean isWhole = posting.seq() == entry.alarm.seq();
    entry.isNews &= !(isWhole && posting.severity() == entry.alarm.severity());
  }

  /**
   * The member refuses something for what it is: it is not sent again until the alarm changes.
   *
   * @param posting of {@link #due}
   */
  public void refused(Posting posting) {
    Entry entry = entries.get(posting.alertId());
    if (entry != null && entry.alarm.seq() == posting.seq()) {
      entry.isRefused = true;
    }
  }

  /**
   * When something has to be sent next.
   *
   * @param nowMillis processing time
   * @return milliseconds from now, 0 or more; at most the time of a repetition
   */
  public long millisToNext(long nowMillis) {
    long next = repeatMillis;
    for (Entry entry : entries.values()) {
      if (!entry.isRefused) {
        long due = entry.isNews ? 0 : entry.sentMillis + repeatMillis - nowMillis;
        next = Math.min(next, Math.max(0, due));
      }
    }
    return next;
  }

  /** Alarms that the member has to know of. */
  public int size() {
    return entries.size();
  }
}
