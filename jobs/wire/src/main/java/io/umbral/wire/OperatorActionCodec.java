package io.umbral.wire;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.Selector;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.AlarmDeed;
import io.umbral.schemas.DeedKind;
import io.umbral.schemas.OperatorActionRecord;
import io.umbral.schemas.PlanKind;
import io.umbral.schemas.QuietPlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keys and values of the {@code operator-actions} topic. Not safe for use by several threads. */
public final class OperatorActionCodec {

  private final ValueWriter<OperatorActionRecord> writer =
      new ValueWriter<>(OperatorActionRecord.getClassSchema());
  private final ValueReader<OperatorActionRecord> reader =
      new ValueReader<>("operator-actions", OperatorActionRecord.getClassSchema());

  /**
   * Key of an action.
   *
   * @param action the action
   * @return UTF-8 text
   */
  public static byte[] encodeKey(OperatorAction action) {
    return action.id().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes an action.
   *
   * @param action the action
   * @return value of the record, single-object encoding
   */
  public byte[] encode(OperatorAction action) {
    return writer.write(
        new OperatorActionRecord(
            action.id(),
            action.by(),
            Instant.ofEpochMilli(action.doneAtMillis()),
            action.comment(),
            recordOf(action)));
  }

  private static Object recordOf(OperatorAction action) {
    if (action instanceof OnAlarm deed) {
      return new AlarmDeed(deed.alertId(), DeedKind.valueOf(deed.deed().name()));
    }
    Plan plan = (Plan) action;
    Selector selector = plan.selector();
    return new QuietPlan(
        PlanKind.valueOf(plan.kind().name()),
        sorted(selector.regions()),
        sorted(selector.operators()),
        sorted(selector.technologies()),
        new TreeMap<>(
            selector.tags().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, tag -> sorted(tag.getValue())))),
        sorted(plan.rules()),
        Instant.ofEpochMilli(plan.fromMillis()),
        Instant.ofEpochMilli(plan.untilMillis()));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /**
   * Reads an action.
   *
   * @param bytes value of the record
   * @return the action
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public OperatorAction decode(byte[] bytes) throws WireException {
    OperatorActionRecord read = reader.read(bytes);
    try {
      return actionOf(read);
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }

  private static OperatorAction actionOf(OperatorActionRecord read) {
    long doneAtMillis = read.getDoneAt().toEpochMilli();
    if (read.getAction() instanceof AlarmDeed deed) {
      return new OnAlarm(
          read.getActionId(),
          read.getBy(),
          doneAtMillis,
          read.getComment(),
          deed.getAlertId(),
          OnAlarm.Deed.valueOf(deed.getDeed().name()));
    }
    QuietPlan plan = (QuietPlan) read.getAction();
    return new Plan(
        read.getActionId(),
        read.getBy(),
        doneAtMillis,
        read.getComment(),
        Plan.Kind.valueOf(plan.getKind().name()),
        new Selector(
            new HashSet<>(plan.getRegions()),
            new HashSet<>(plan.getOperators()),
            new HashSet<>(plan.getTechnologies()),
            plan.getTags().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, tag -> Set.copyOf(tag.getValue()))),
            Optional.empty()),
        new HashSet<>(plan.getRules()),
        plan.getFrom().toEpochMilli(),
        plan.getUntil().toEpochMilli());
  }
}
