package io.umbral.console.history;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.console.history.AlarmNews.Told;
import io.umbral.console.history.AlarmNews.Undelivered;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.OperatorActionCodec;
import io.umbral.wire.WireException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked of alarms. */
public final class AlarmQueries {

  /** Making a codec reads the released contracts; a thread that answers keeps its own. */
  private static final ThreadLocal<AlarmCodec> ALARMS = ThreadLocal.withInitial(AlarmCodec::new);

  private static final ThreadLocal<OperatorActionCodec> ACTIONS =
      ThreadLocal.withInitial(OperatorActionCodec::new);

  private final History history;

  /**
   * Asks a history.
   *
   * @param history the history
   */
  public AlarmQueries(History history) {
    this.history = history;
  }

  /**
   * Where a list was left: the place of an alarm in the order of {@link #list}.
   *
   * @param isOver whether it is over
   * @param urgency how bad, as the order of severities has it
   * @param startsAtMillis first breaching instant
   * @param alertId its name
   */
  public record Place(boolean isOver, int urgency, long startsAtMillis, String alertId) {

    /** The place of an alarm. */
    public static Place of(Alarm alarm) {
      return new Place(
          !alarm.isFiring(), alarm.severity().ordinal(), alarm.startsAtMillis(), alarm.alertId());
    }
  }

  /**
   * Alarms: those that last first, then the worst, then the newest.
   *
   * @param filter which ones
   * @param after the place after which the list goes on; empty for its beginning
   * @param most number of alarms at most
   */
  public List<Alarm> list(AlarmFilter filter, Optional<Place> after, int most) {
    List<Object> arguments = new ArrayList<>(filter.arguments());
    String goesOn =
        """
         AND ((state <> 'FIRING')::INTEGER, -urgency, -startsAt, alertId)
           > (?::INTEGER, ?::INTEGER, ?::BIGINT, ?)
        """;
    after.ifPresent(
        place ->
            arguments.addAll(
                List.of(
                    place.isOver() ? 1 : 0,
                    -place.urgency(),
                    -place.startsAtMillis(),
                    place.alertId())));
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record FROM alarm WHERE "
                    + filter.condition()
                    + (after.isPresent() ? goesOn : "")
                    + " ORDER BY (state <> 'FIRING')::INTEGER, -urgency, -startsAt, alertId LIMIT "
                    + most,
                arguments,
                AlarmQueries::alarmOf));
  }

  /** One alarm. */
  public Optional<Alarm> alarm(String alertId) {
    return alarms("alertId = ?", alertId, 1).stream().findFirst();
  }

  /**
   * The alarms that another one explains, the worst first.
   *
   * @param most how many at most
   */
  public List<Alarm> children(String alertId, int most) {
    return alarms("parent = ?", alertId, most);
  }

  private List<Alarm> alarms(String condition, String argument, int most) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record FROM alarm WHERE "
                    + condition
                    + " ORDER BY (state <> 'FIRING'), urgency DESC, alertId LIMIT "
                    + most,
                List.of(argument),
                AlarmQueries::alarmOf));
  }

  /**
   * What happened to an alarm, the newest first.
   *
   * @param most how many at most
   */
  public List<Told> events(String alertId, int most) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record, recorded FROM alarmEvent WHERE alertId = ? ORDER BY seq DESC LIMIT "
                    + most,
                List.of(alertId),
                row -> {
                  try {
                    return new Told(ALARMS.get().decodeEvent(row.getBytes(1)), row.getLong(2));
                  } catch (WireException e) {
                    throw new SQLException("an event of the history cannot be read", e);
                  }
                }));
  }

  /** What people did to an alarm, the newest first. */
  public List<OperatorAction> actionsOn(String alertId, int most) {
    return actions("alertId = ?", List.of(alertId), most);
  }

  /**
   * What somebody did under an identifier, the last that was said under it.
   *
   * @param actionId identifier of the action
   */
  public Optional<OperatorAction> action(String actionId) {
    return actions("actionId = ?", List.of(actionId), 1).stream().findFirst();
  }

  /** Silences and times of maintenance, those that end last first. */
  public List<Plan> plans(int most) {
    return actions("alertId IS NULL", List.of(), Integer.MAX_VALUE).stream()
        .map(Plan.class::cast)
        .sorted(
            java.util.Comparator.comparingLong(Plan::untilMillis)
                .reversed()
                .thenComparing(Plan::id))
        .limit(most)
        .toList();
  }

  private List<OperatorAction> actions(String condition, List<Object> arguments, int most) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record FROM operatorAction WHERE "
                    + condition
                    + " QUALIFY row_number() OVER (PARTITION BY actionId"
                    + " ORDER BY \"offset\" DESC) = 1"
                    + " ORDER BY doneAt DESC, actionId LIMIT "
                    + most,
                arguments,
                row -> {
                  try {
                    return ACTIONS.get().decode(row.getBytes(1));
                  } catch (WireException e) {
                    throw new SQLException("an action of the history cannot be read", e);
                  }
                }));
  }

  /** Events of an alarm that a receiver did not take, the newest first. */
  public List<Undelivered> undelivered(String alertId) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT eventId, sink, reason, attempts, recorded FROM undelivered"
                    + " WHERE starts_with(eventId, ?) ORDER BY recorded DESC LIMIT 100",
                List.of(alertId + "-"),
                row ->
                    new Undelivered(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getLong(5))));
  }

  /**
   * A version of a rule, as it is shown.
   *
   * @param ruleId identifier, the same for all versions
   * @param version 1 or more
   * @param title one line for people
   * @param runbook what to do
   * @param source where its levels come from
   * @param document YAML that says it
   * @param isEnabled whether it judges
   * @param isShadow whether it is on trial
   */
  public record Rule(
      String ruleId,
      int version,
      String title,
      String runbook,
      String source,
      String document,
      boolean isEnabled,
      boolean isShadow) {}

  /** Every version of every rule, the newest of each first. */
  public List<Rule> rules() {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT ruleId, version, title, runbook, source, document, isEnabled, isShadow"
                    + " FROM rule ORDER BY ruleId, version DESC",
                List.of(),
                row ->
                    new Rule(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBoolean(7),
                        row.getBoolean(8))));
  }

  /** Titles of rules by identifier, as the newest version has them. */
  public Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    rules().forEach(rule -> titles.putIfAbsent(rule.ruleId(), rule.title()));
    return titles;
  }

  /** How many alarms last. */
  public AlarmCounts counts() {
    return history
        .read(
            connection ->
                Rows.list(
                    connection,
                    """
                    SELECT
                      count(*) FILTER (NOT isSuppressed AND severity = 'CRITICAL'),
                      count(*) FILTER (NOT isSuppressed AND severity = 'MAJOR'),
                      count(*) FILTER (NOT isSuppressed AND severity NOT IN ('CRITICAL', 'MAJOR')),
                      count(*) FILTER (NOT isSuppressed AND NOT isAcknowledged),
                      count(*) FILTER (isSuppressed),
                      (SELECT count(*) FROM (SELECT isEnabled AND NOT isShadow AS holds FROM rule
                        QUALIFY row_number() OVER (PARTITION BY ruleId ORDER BY version DESC) = 1)
                        WHERE holds)
                    FROM alarm WHERE state = 'FIRING' AND NOT isShadow
                    """,
                    List.of(),
                    row ->
                        new AlarmCounts(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6))))
        .get(0);
  }

  private static Alarm alarmOf(ResultSet row) throws SQLException {
    try {
      return ALARMS.get().decodeState(row.getBytes(1));
    } catch (WireException e) {
      throw new SQLException("an alarm of the history cannot be read", e);
    }
  }
}
