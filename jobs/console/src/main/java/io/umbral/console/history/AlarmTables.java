package io.umbral.console.history;

import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.Suppression;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.console.history.AlarmNews.Deed;
import io.umbral.console.history.AlarmNews.Told;
import io.umbral.console.history.AlarmNews.Undelivered;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import io.umbral.wire.OperatorActionCodec;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Alarms, their events, and what people did. A row has the columns that are asked by, and the whole
 * record, so that what is shown is what the topic said.
 */
final class AlarmTables {

  /** Stands before and after each place of a lineage, and in no identifier. */
  static final char DIVIDER = '\u001f';

  private static final String ALARM =
      """
      alertId VARCHAR NOT NULL, seq BIGINT NOT NULL, ruleId VARCHAR NOT NULL,
      lineage VARCHAR NOT NULL, operator VARCHAR NOT NULL, technology VARCHAR NOT NULL,
      state VARCHAR NOT NULL, severity VARCHAR NOT NULL, urgency INTEGER NOT NULL,
      startsAt BIGINT NOT NULL, endsAt BIGINT, isShadow BOOLEAN NOT NULL,
      isAcknowledged BOOLEAN NOT NULL, isSuppressed BOOLEAN NOT NULL, parent VARCHAR,
      record BLOB NOT NULL
      """;

  private static final String EVENT =
      """
      alertId VARCHAR NOT NULL, seq BIGINT NOT NULL, happened BIGINT NOT NULL,
      recorded BIGINT NOT NULL,
      record BLOB NOT NULL
      """;

  private static final String ACTION =
      """
      actionId VARCHAR NOT NULL, partition INTEGER NOT NULL, "offset" BIGINT NOT NULL,
      doneAt BIGINT NOT NULL, alertId VARCHAR, record BLOB NOT NULL
      """;

  private final AlarmCodec alarms = new AlarmCodec();
  private final OperatorActionCodec actions = new OperatorActionCodec();

  static void create(Statement statement) throws SQLException {
    statement.execute("CREATE TABLE IF NOT EXISTS alarm (" + ALARM + ")");
    statement.execute("CREATE TEMP TABLE IF NOT EXISTS stagedAlarm (" + ALARM + ")");
    statement.execute("CREATE TABLE IF NOT EXISTS alarmEvent (" + EVENT + ")");
    statement.execute("CREATE TEMP TABLE IF NOT EXISTS stagedEvent (" + EVENT + ")");
    statement.execute("CREATE TABLE IF NOT EXISTS operatorAction (" + ACTION + ")");
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS rule (
          ruleId VARCHAR NOT NULL, version INTEGER NOT NULL, title VARCHAR NOT NULL,
          runbook VARCHAR NOT NULL, source VARCHAR NOT NULL, document VARCHAR NOT NULL,
          isEnabled BOOLEAN NOT NULL, isShadow BOOLEAN NOT NULL)
        """);
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS undelivered (
          eventId VARCHAR NOT NULL, sink VARCHAR NOT NULL, reason VARCHAR NOT NULL,
          attempts INTEGER NOT NULL, recorded BIGINT NOT NULL)
        """);
  }

  void write(AlarmNews news, DuckDBConnection writer) throws SQLException {
    writeAlarms(news, writer);
    writeEvents(news.events(), writer);
    writeActions(news.actions(), writer);
    for (Written rule : news.rules()) {
      writeRule(rule, writer);
    }
    writeUndelivered(news.undelivered(), writer);
  }

  /** An event says what is known of its alarm after it: the states may have been compacted. */
  private void writeAlarms(AlarmNews news, DuckDBConnection writer) throws SQLException {
    List<Alarm> known = new ArrayList<>(news.states());
    news.events().forEach(told -> known.add(told.event().alarm()));
    if (known.isEmpty()) {
      return;
    }
    execute("DELETE FROM stagedAlarm", writer);
    try (DuckDBAppender row = writer.createAppender("temp", "main", "stagedAlarm")) {
      for (Alarm alarm : known) {
        append(alarm, row);
      }
    }
    execute(
        """
        MERGE INTO alarm AS kept USING (
          SELECT * FROM stagedAlarm QUALIFY row_number() OVER (
            PARTITION BY alertId ORDER BY seq DESC) = 1) AS come
        ON kept.alertId = come.alertId
        WHEN MATCHED AND come.seq > kept.seq THEN UPDATE
        WHEN NOT MATCHED THEN INSERT
        """,
        writer);
  }

  private void append(Alarm alarm, DuckDBAppender row) throws SQLException {
    row.beginRow()
        .append(alarm.alertId())
        .append(alarm.seq())
        .append(alarm.name().ruleId())
        .append(lineage(alarm.subject()))
        .append(alarm.subject().operator())
        .append(alarm.subject().technology())
        .append(alarm.state().name())
        .append(alarm.severity().name())
        .append(alarm.severity().ordinal())
        .append(alarm.startsAtMillis());
    if (alarm.endsAtMillis().isPresent()) {
      row.append(alarm.endsAtMillis().getAsLong());
    } else {
      row.appendNull();
    }
    row.append(alarm.isShadow())
        .append(alarm.attention().acknowledgement().isPresent())
        .append(isSuppressed(alarm.suppression()));
    if (alarm.suppression().inhibitedBy().isPresent()) {
      row.append(alarm.suppression().inhibitedBy().get());
    } else {
      row.appendNull();
    }
    row.append(alarms.encode(alarm)).endRow();
  }

  private static boolean isSuppressed(Suppression suppression) {
    return suppression.inhibitedBy().isPresent()
        || suppression.isPlannedOutage()
        || suppression.isSilenced();
  }

  private static String lineage(Subject subject) {
    return DIVIDER + String.join(String.valueOf(DIVIDER), subject.lineage()) + DIVIDER;
  }

  private void writeEvents(List<Told> events, DuckDBConnection writer) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    execute("DELETE FROM stagedEvent", writer);
    try (DuckDBAppender row = writer.createAppender("temp", "main", "stagedEvent")) {
      for (Told told : events) {
        row.beginRow()
            .append(told.event().alarm().alertId())
            .append(told.event().alarm().seq())
            .append(told.event().atMillis())
            .append(told.recordedMillis())
            .append(alarms.encode(told.event()))
            .endRow();
      }
    }
    // Told twice, it happened once.
    execute(
        """
        INSERT INTO alarmEvent
        SELECT come.* FROM (SELECT * FROM stagedEvent QUALIFY row_number() OVER (
          PARTITION BY alertId, seq ORDER BY recorded) = 1) AS come
        ANTI JOIN alarmEvent AS kept ON kept.alertId = come.alertId AND kept.seq = come.seq
        """,
        writer);
  }

  private void writeActions(List<Deed> deeds, DuckDBConnection writer) throws SQLException {
    if (deeds.isEmpty()) {
      return;
    }
    try (DuckDBAppender row = writer.createAppender("operatorAction")) {
      for (Deed deed : deeds) {
        OperatorAction action = deed.action();
        row.beginRow()
            .append(action.id())
            .append(deed.partition())
            .append(deed.offset())
            .append(action.doneAtMillis());
        if (action instanceof OnAlarm onAlarm) {
          row.append(onAlarm.alertId());
        } else {
          row.appendNull();
        }
        row.append(actions.encode(action)).endRow();
      }
    }
  }

  private static void writeRule(Written written, DuckDBConnection writer) throws SQLException {
    AlertRule.Head head = written.rule().head();
    try (PreparedStatement delete =
        writer.prepareStatement("DELETE FROM rule WHERE ruleId = ? AND version = ?")) {
      delete.setString(1, head.id());
      delete.setInt(2, head.version());
      delete.executeUpdate();
    }
    try (PreparedStatement insert =
        writer.prepareStatement("INSERT INTO rule VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, head.id());
      insert.setInt(2, head.version());
      insert.setString(3, head.title());
      insert.setString(4, head.runbook());
      insert.setString(5, head.source());
      insert.setString(6, written.document());
      insert.setBoolean(7, head.isEnabled());
      insert.setBoolean(8, head.isShadow());
      insert.executeUpdate();
    }
  }

  private static void writeUndelivered(List<Undelivered> undelivered, DuckDBConnection writer)
      throws SQLException {
    if (undelivered.isEmpty()) {
      return;
    }
    try (DuckDBAppender row = writer.createAppender("undelivered")) {
      for (Undelivered one : undelivered) {
        row.beginRow()
            .append(one.eventId())
            .append(one.sink())
            .append(one.reason())
            .append(one.attempts())
            .append(one.recordedMillis())
            .endRow();
      }
    }
  }

  /** Lets go of alarms that were over before an instant, with what happened to them. */
  static void expire(long beforeMillis, DuckDBConnection writer) throws SQLException {
    execute("DELETE FROM alarm WHERE state <> 'FIRING' AND endsAt < " + beforeMillis, writer);
    execute(
        "DELETE FROM alarmEvent WHERE happened < "
            + beforeMillis
            + " AND alertId NOT IN (SELECT alertId FROM alarm)",
        writer);
    execute(
        "DELETE FROM operatorAction WHERE alertId IS NOT NULL AND doneAt < "
            + beforeMillis
            + " AND alertId NOT IN (SELECT alertId FROM alarm)",
        writer);
  }

  private static void execute(String sql, DuckDBConnection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
  }
}
