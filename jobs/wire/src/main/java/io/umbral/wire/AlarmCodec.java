package io.umbral.wire;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.Reason;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.Attention.Acknowledgement;
import io.umbral.alerting.desk.Change;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.Suppression;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.AlarmBurn;
import io.umbral.schemas.AlarmChange;
import io.umbral.schemas.AlarmContributor;
import io.umbral.schemas.AlarmContributors;
import io.umbral.schemas.AlarmEventType;
import io.umbral.schemas.AlarmEvidence;
import io.umbral.schemas.AlarmLifecycle;
import io.umbral.schemas.AlarmReason;
import io.umbral.schemas.AlarmSignal;
import io.umbral.schemas.AlarmState;
import io.umbral.schemas.BurdenKind;
import io.umbral.schemas.PerceivedSeverity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Keys and values of the {@code alerts} and {@code alert-state} topics. Not safe for use by several
 * threads.
 */
public final class AlarmCodec {

  private final ValueWriter<AlarmState> stateWriter =
      new ValueWriter<>(AlarmState.getClassSchema());
  private final ValueReader<AlarmState> stateReader =
      new ValueReader<>("alert-state", AlarmState.getClassSchema());
  private final ValueWriter<io.umbral.schemas.AlarmEvent> eventWriter =
      new ValueWriter<>(io.umbral.schemas.AlarmEvent.getClassSchema());
  private final ValueReader<io.umbral.schemas.AlarmEvent> eventReader =
      new ValueReader<>("alerts", io.umbral.schemas.AlarmEvent.getClassSchema());

  /**
   * Key of an alarm on both topics.
   *
   * @param alertId name of the alarm
   * @return UTF-8 text
   */
  public static byte[] encodeKey(String alertId) {
    return alertId.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes what is known of an alarm.
   *
   * @param alarm the alarm
   * @return value of {@code alert-state}
   */
  public byte[] encode(Alarm alarm) {
    return stateWriter.write(recordOf(alarm));
  }

  /**
   * Writes what happened to an alarm.
   *
   * @param event the event
   * @return value of {@code alerts}
   */
  public byte[] encode(AlarmEvent event) {
    return eventWriter.write(
        io.umbral.schemas.AlarmEvent.newBuilder()
            .setEventType(AlarmEventType.valueOf(event.type().name()))
            .setAlarm(recordOf(event.alarm()))
            .setAt(Instant.ofEpochMilli(event.atMillis()))
            .setNotify(event.isNotify())
            .setLate(event.isLate())
            .setStorm(event.isStorm())
            .setReason(AlarmReason.valueOf(event.reason().name()))
            .setChanges(
                event.changes().stream().map(one -> AlarmChange.valueOf(one.name())).toList())
            .setBy(event.by().orElse(null))
            .setComment(event.comment())
            .build());
  }

  private static AlarmState recordOf(Alarm alarm) {
    Subject subject = alarm.subject();
    Attention attention = alarm.attention();
    Suppression suppression = alarm.suppression();
    Optional<Acknowledgement> acknowledgement = attention.acknowledgement();
    return AlarmState.newBuilder()
        .setAlertId(alarm.alertId())
        .setFingerprint(alarm.name().fingerprint())
        .setEpisode(alarm.name().episode())
        .setSeq(alarm.seq())
        .setRuleId(alarm.name().ruleId())
        .setRuleVersion(alarm.ruleVersion())
        .setSignal(AlarmSignal.valueOf(alarm.name().signal().name()))
        .setRegion(subject.region())
        .setLineage(subject.lineage())
        .setOperator(subject.operator())
        .setTechnology(subject.technology())
        .setSite(subject.site().orElse(null))
        .setCell(subject.cell().orElse(null))
        .setTags(new TreeMap<>(subject.tags()))
        .setShadow(alarm.isShadow())
        .setState(AlarmLifecycle.valueOf(alarm.state().name()))
        .setSeverity(PerceivedSeverity.valueOf(alarm.severity().name()))
        .setStartsAt(Instant.ofEpochMilli(alarm.startsAtMillis()))
        .setRaisedAt(Instant.ofEpochMilli(alarm.raisedAtMillis()))
        .setEndsAt(instantOrNull(alarm.endsAtMillis()))
        .setNotified(attention.isNotified())
        .setNotifiedAt(instantOrNull(attention.notifiedAtMillis()))
        .setRemindedAt(instantOrNull(attention.remindedAtMillis()))
        .setEscalationLevel(attention.escalationLevel())
        .setAcknowledgedBy(acknowledgement.map(Acknowledgement::by).orElse(null))
        .setAcknowledgedAt(
            acknowledgement.map(by -> Instant.ofEpochMilli(by.atMillis())).orElse(null))
        .setInhibitedBy(suppression.inhibitedBy().orElse(null))
        .setReleasesAt(instantOrNull(suppression.releasesAtMillis()))
        .setPlannedOutage(suppression.isPlannedOutage())
        .setSilenced(suppression.isSilenced())
        .setEvidence(recordOf(alarm.evidence()))
        .setChildren(alarm.children())
        .setChildCount(alarm.childCount())
        .build();
  }

  private static AlarmEvidence recordOf(Evidence evidence) {
    return AlarmEvidence.newBuilder()
        .setWatched(evidence.watched())
        .setValue(numberOrNull(evidence.value()))
        .setLevel(numberOrNull(evidence.level()))
        .setWindowEnd(Instant.ofEpochMilli(evidence.windowEndMillis()))
        .setWindowMillis(evidence.windowMillis())
        .setN(evidence.n())
        .setCompleteness(numberOrNull(evidence.completeness()))
        .setBudgetLeft(numberOrNull(evidence.budgetLeft()))
        .setBurns(
            evidence.burns().stream()
                .map(
                    burn ->
                        new AlarmBurn(burn.windowMinutes(), burn.rate(), burn.bad(), burn.total()))
                .toList())
        .setContributors(evidence.contributors().map(AlarmCodec::recordOf).orElse(null))
        .build();
  }

  private static AlarmContributors recordOf(Contributors contributors) {
    Burden burden = contributors.burden();
    return new AlarmContributors(
        BurdenKind.valueOf(burden.kind().name()),
        burden.bound(),
        contributors.total(),
        contributors.top().stream()
            .map(one -> new AlarmContributor(one.site(), one.cell().orElse(null), one.amount()))
            .toList());
  }

  private static Instant instantOrNull(OptionalLong millis) {
    return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
  }

  private static Double numberOrNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /**
   * Reads what is known of an alarm.
   *
   * @param bytes value of {@code alert-state}
   * @return the alarm
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public Alarm decodeState(byte[] bytes) throws WireException {
    AlarmState read = stateReader.read(bytes);
    try {
      return alarmOf(read);
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }

  /**
   * Reads what happened to an alarm.
   *
   * @param bytes value of {@code alerts}
   * @return the event
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public AlarmEvent decodeEvent(byte[] bytes) throws WireException {
    io.umbral.schemas.AlarmEvent read = eventReader.read(bytes);
    try {
      return new AlarmEvent(
          EventType.valueOf(read.getEventType().name()),
          alarmOf(read.getAlarm()),
          read.getAt().toEpochMilli(),
          read.getNotify(),
          read.getLate(),
          read.getStorm(),
          Reason.valueOf(read.getReason().name()),
          read.getChanges().stream().map(change -> Change.valueOf(change.name())).toList(),
          Optional.ofNullable(read.getBy()),
          read.getComment());
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }

  private static Alarm alarmOf(AlarmState read) {
    return new Alarm(
        new Alarm.Name(
            read.getFingerprint(),
            read.getEpisode(),
            read.getRuleId(),
            Signal.valueOf(read.getSignal().name())),
        read.getSeq(),
        new Subject(
            read.getLineage(),
            read.getOperator(),
            read.getTechnology(),
            Optional.ofNullable(read.getSite()),
            Optional.ofNullable(read.getCell()),
            read.getTags()),
        read.getRuleVersion(),
        read.getShadow(),
        Alarm.State.valueOf(read.getState().name()),
        Severity.valueOf(read.getSeverity().name()),
        read.getStartsAt().toEpochMilli(),
        read.getRaisedAt().toEpochMilli(),
        millis(read.getEndsAt()),
        attentionOf(read),
        new Suppression(
            Optional.ofNullable(read.getInhibitedBy()),
            millis(read.getReleasesAt()),
            read.getPlannedOutage(),
            read.getSilenced()),
        evidenceOf(read.getEvidence()),
        read.getChildren(),
        read.getChildCount());
  }

  private static Attention attentionOf(AlarmState read) {
    Optional<Acknowledgement> acknowledgement =
        Optional.ofNullable(read.getAcknowledgedBy())
            .map(by -> new Acknowledgement(by, millis(read.getAcknowledgedAt()).orElse(0)));
    return new Attention(
        read.getNotified(),
        millis(read.getNotifiedAt()),
        millis(read.getRemindedAt()),
        read.getEscalationLevel(),
        acknowledgement);
  }

  private static Evidence evidenceOf(AlarmEvidence read) {
    return new Evidence(
        read.getWatched(),
        number(read.getValue()),
        number(read.getLevel()),
        read.getWindowEnd().toEpochMilli(),
        read.getWindowMillis(),
        read.getN(),
        number(read.getCompleteness()),
        number(read.getBudgetLeft()),
        read.getBurns().stream()
            .map(
                burn ->
                    new Evidence.BurnFigure(
                        burn.getWindowMinutes(), burn.getRate(), burn.getBad(), burn.getTotal()))
            .toList(),
        contributorsOf(read.getContributors()));
  }

  private static Optional<Contributors> contributorsOf(AlarmContributors read) {
    return read == null || read.getBurden() == BurdenKind.OTHER
        ? Optional.empty()
        : Optional.of(
            new Contributors(
                new Burden(Burden.Kind.valueOf(read.getBurden().name()), read.getBound()),
                read.getTotal(),
                read.getTop().stream()
                    .map(
                        one ->
                            new Contributor(
                                one.getSite(), Optional.ofNullable(one.getCell()), one.getAmount()))
                    .toList()));
  }

  private static OptionalLong millis(Instant instant) {
    return instant == null ? OptionalLong.empty() : OptionalLong.of(instant.toEpochMilli());
  }

  private static OptionalDouble number(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
