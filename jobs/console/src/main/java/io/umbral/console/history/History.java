package io.umbral.console.history;

import io.umbral.console.Metric;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the topics said, in one file. One thread writes; any number read, a few at a time, and each
 * sees what was there when it began.
 *
 * <p>The file holds nothing that the topics do not: one that is missing, of another version or
 * damaged is made anew, empty, and the offsets with it.
 */
public final class History implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(History.class);

  /** Another number, another layout: files with an older one are made anew. */
  private static final String VERSION = "2";

  /** Readers at once: more would only wait for the same cores. */
  private static final int READERS = 4;

  /** How long a reader waits for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Refusals that are kept: what a person looks at; their numbers are kept for all. */
  private static final int KEPT_REFUSALS = 10_000;

  /** How a reader asks. */
  @FunctionalInterface
  interface Query<T> {
    T of(Connection connection) throws SQLException;
  }

  private final Path file;
  private final Duration retention;
  private final CoverageThreshold threshold;
  private final DuckDBConnection writer;
  private final Semaphore readers = new Semaphore(READERS, true);
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong alarmCommits = new AtomicLong();
  private final AlarmTables alarms = new AlarmTables();

  private History(
      Path file, Duration retention, CoverageThreshold threshold, DuckDBConnection writer) {
    this.file = file;
    this.retention = retention;
    this.threshold = threshold;
    this.writer = writer;
  }

  /**
   * Opens a history, or begins one.
   *
   * @param file of DuckDB; its folder is made where it is missing
   * @param retention for how long before the newest window results are kept
   * @param memoryMebibytes what DuckDB may use
   * @throws IOException where the file cannot be written
   */
  public static History open(Path file, Duration retention, int memoryMebibytes)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Optional<History> found = tryOpen(file, retention, memoryMebibytes);
    if (found.isEmpty()) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder.resolve(file.getFileName() + ".wal"));
      found = tryOpen(file, retention, memoryMebibytes);
    }
    return found.orElseThrow(() -> new IOException(file + " cannot be made a history"));
  }

  private static Optional<History> tryOpen(Path file, Duration retention, int memoryMebibytes)
      throws IOException {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", memoryMebibytes + "MiB");
    settings.setProperty("threads", "2");
    // Nothing outside of this file is read or written, whatever a query says.
    settings.setProperty("enable_external_access", "false");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    DuckDBConnection connection = null;
    try {
      connection =
          DriverManager.getConnection("jdbc:duckdb:" + file, settings)
              .unwrap(DuckDBConnection.class);
      createTables(connection);
      if (!versionOf(connection).equals(VERSION)) {
        LOG.warn("{} has another layout; it is made anew from the topics", file);
        connection.close();
        return Optional.empty();
      }
      return Optional.of(
          new History(file, retention, CoverageThreshold.ENGINEERING_DEFAULT, connection));
    } catch (SQLException e) {
      closeQuietly(connection);
      if (e.getMessage() != null && e.getMessage().contains("lock")) {
        throw new IOException(
            file + " is in use by another process; a console needs a file of its own", e);
      }
      LOG.warn("{} cannot be read; it is made anew from the topics", file, e);
      return Optional.empty();
    }
  }

  private static void closeQuietly(DuckDBConnection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("closing a damaged history", e);
    }
  }

  private static void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS layout (version VARCHAR NOT NULL)");
      statement.execute(
          "INSERT INTO layout SELECT '" + VERSION + "' WHERE NOT EXISTS (SELECT 1 FROM layout)");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS readOffset (
            topic VARCHAR NOT NULL, topicId VARCHAR NOT NULL, partition INTEGER NOT NULL,
            next BIGINT NOT NULL)
          """);
      statement.execute("CREATE TABLE IF NOT EXISTS unreadable (records BIGINT NOT NULL)");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS refusal (
            partition INTEGER NOT NULL, "offset" BIGINT NOT NULL, recorded BIGINT NOT NULL,
            cause VARCHAR NOT NULL, readings BIGINT NOT NULL, size BIGINT NOT NULL,
            origin VARCHAR NOT NULL, position BIGINT NOT NULL, detail VARCHAR NOT NULL)
          """);
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS refusalCount (
            cause VARCHAR NOT NULL, records BIGINT NOT NULL, readings BIGINT NOT NULL)
          """);
      statement.execute(
          "CREATE TABLE IF NOT EXISTS slaWindow (" + WindowColumns.definitions() + ")");
      statement.execute(
          "CREATE TEMP TABLE IF NOT EXISTS staged (" + WindowColumns.definitions() + ")");
      AlarmTables.create(statement);
    }
  }

  private static String versionOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version FROM layout")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /** How far each partition was read; the reader goes on from there. */
  public List<Offset> offsets() {
    return read(
        connection -> {
          List<Offset> offsets = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "SELECT topic, topicId, partition, next FROM readOffset ORDER BY ALL")) {
            while (rows.next()) {
              offsets.add(
                  new Offset(
                      rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4)));
            }
          }
          return offsets;
        });
  }

  /** Number of batches since it was opened: whoever has seen this number has seen everything. */
  public long commits() {
    return commits.get();
  }

  /** Number of batches since it was opened that said something of alarms. */
  public long alarmCommits() {
    return alarmCommits.get();
  }

  /** Size in bytes of the file, and of the log of what is not in it yet. */
  public long bytes() {
    return sizeOf(file) + sizeOf(file.resolveSibling(file.getFileName() + ".wal"));
  }

  private static long sizeOf(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Takes a batch and its offsets, both or neither.
   *
   * @param batch what was read
   * @throws HistoryException where it cannot be written; nothing of it is then there
   */
  public synchronized void apply(Batch batch) {
    inTransaction(
        "writing " + batch.windows().size() + " windows",
        () -> {
          writeWindows(batch.windows());
          writeRefusals(batch.refusals());
          alarms.write(batch.alarms(), writer);
          countUnreadable(batch.unreadable());
          for (Offset offset : batch.offsets()) {
            writeOffset(offset);
          }
        });
    if (!batch.alarms().isEmpty()) {
      alarmCommits.incrementAndGet();
    }
    commits.incrementAndGet();
  }

  /**
   * Forgets all that a topic said, because it is another one now under the same name, and what
   * other topics said of the same things.
   *
   * @param topic which one
   * @return the topics that must be read from their beginning
   */
  public synchronized Set<Topic> forget(Topic topic) {
    Set<Topic> forgotten = topic.together();
    inTransaction(
        "forgetting " + topic,
        () -> {
          for (Topic one : forgotten) {
            try (PreparedStatement statement =
                writer.prepareStatement("DELETE FROM readOffset WHERE topic = ?")) {
              statement.setString(1, one.topicName());
              statement.executeUpdate();
            }
            for (String table : tablesOf(one)) {
              execute("DELETE FROM " + table);
            }
          }
        });
    alarmCommits.incrementAndGet();
    commits.incrementAndGet();
    return forgotten;
  }

  private static List<String> tablesOf(Topic topic) {
    return switch (topic) {
      case WINDOWS -> List.of("slaWindow");
      case REJECTED -> List.of("refusal", "refusalCount");
      case ALERTS -> List.of("alarmEvent", "alarm");
      case ALERT_STATE -> List.of("alarm");
      case ALERT_RULES -> List.of("rule");
      case OPERATOR_ACTIONS -> List.of("operatorAction");
      case ALERT_DEAD_LETTERS -> List.of("undelivered");
    };
  }

  /** Lets go of what is older than the retention, counted back from the newest window. */
  public synchronized void expire() {
    inTransaction(
        "expiring old windows and alarms",
        () -> {
          OptionalLong oldest = oldestKeptMillis();
          if (oldest.isPresent()) {
            execute(
                "DELETE FROM slaWindow WHERE windowStart + windowMillis <= " + oldest.getAsLong());
            AlarmTables.expire(oldest.getAsLong(), writer);
          }
          execute(
              "DELETE FROM refusal WHERE recorded < (SELECT min(recorded) FROM (SELECT recorded"
                  + " FROM refusal ORDER BY recorded DESC LIMIT "
                  + KEPT_REFUSALS
                  + "))");
        });
    commits.incrementAndGet();
  }

  private OptionalLong oldestKeptMillis() throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT max(windowStart + windowMillis) FROM slaWindow")) {
      long newest = rows.next() ? rows.getLong(1) : 0;
      return newest == 0 ? OptionalLong.empty() : OptionalLong.of(newest - retention.toMillis());
    }
  }

  /** What a transaction does. */
  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private void inTransaction(String what, Work work) {
    try {
      writer.setAutoCommit(false);
      try {
        work.run();
        writer.commit();
      } catch (SQLException | RuntimeException e) {
        writer.rollback();
        throw e;
      } finally {
        writer.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new HistoryException(what + " in " + file, e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
  }

  private void writeWindows(List<WindowResult> windows) throws SQLException {
    if (windows.isEmpty()) {
      return;
    }
    execute("DELETE FROM staged");
    try (DuckDBAppender appender = writer.createAppender("temp", "main", "staged")) {
      for (WindowResult window : windows) {
        append(window, appender);
      }
    }
    // Of what came at once one row of each name is left; then it stands against what is there. The
    // bounds of the starts let DuckDB pass over all blocks that hold other times.
    execute(
        """
        MERGE INTO slaWindow AS kept USING (
          SELECT * FROM staged QUALIFY row_number() OVER (
            PARTITION BY region, operator, technology, windowMillis, windowStart
            ORDER BY revision DESC, isFinal DESC) = 1) AS come
        ON %s AND kept.windowStart BETWEEN %d AND %d
        WHEN MATCHED AND (come.revision > kept.revision
            OR (come.revision = kept.revision AND come.isFinal AND NOT kept.isFinal))
          THEN UPDATE
        WHEN NOT MATCHED THEN INSERT
        """
            .formatted(
                WindowColumns.sameName("kept", "come"),
                windows.stream().mapToLong(WindowResult::windowStartMillis).min().orElseThrow(),
                windows.stream().mapToLong(WindowResult::windowStartMillis).max().orElseThrow()));
  }

  private void append(WindowResult window, DuckDBAppender row) throws SQLException {
    row.beginRow()
        .append(window.key().region())
        .append(window.key().operator())
        .append(window.key().technology())
        .append(window.windowMillis())
        .append(window.windowStartMillis())
        .append(window.level().name())
        .append(window.revision())
        .append(window.status() == WindowResult.Status.FINAL)
        .append(window.totals().get(Total.READINGS))
        .append(window.totals().get(Total.SUSPECT))
        .append(window.totals().get(Total.LATE))
        .append(window.totals().get(Total.REPORTING_CELLS));
    if (window.expected().isPresent()) {
      row.append(window.expected().get().cells()).append(window.expected().get().periods());
    } else {
      row.appendNull().appendNull();
    }
    for (Metric metric : Metric.values()) {
      OptionalDouble value = metric.valueOf(window.totals(), threshold);
      if (value.isPresent()) {
        row.append(value.getAsDouble());
      } else {
        row.appendNull();
      }
    }
    row.endRow();
  }

  private void writeRefusals(List<Refusal> refusals) throws SQLException {
    if (refusals.isEmpty()) {
      return;
    }
    try (DuckDBAppender row = writer.createAppender("refusal")) {
      for (Refusal refusal : refusals) {
        row.beginRow()
            .append(refusal.partition())
            .append(refusal.offset())
            .append(refusal.recordedMillis())
            .append(refusal.rejected().cause().name())
            .append((long) refusal.rejected().readings())
            .append((long) refusal.rejected().size())
            .append(refusal.rejected().where().origin())
            .append(refusal.rejected().where().position())
            .append(refusal.rejected().detail())
            .endRow();
      }
    }
    for (Refusal refusal : refusals) {
      count(refusal);
    }
  }

  private void count(Refusal refusal) throws SQLException {
    String cause = refusal.rejected().cause().name();
    try (PreparedStatement update =
        writer.prepareStatement(
            "UPDATE refusalCount SET records = records + 1, readings = readings + ?"
                + " WHERE cause = ?")) {
      update.setLong(1, refusal.rejected().readings());
      update.setString(2, cause);
      if (update.executeUpdate() > 0) {
        return;
      }
    }
    try (PreparedStatement insert =
        writer.prepareStatement("INSERT INTO refusalCount VALUES (?, 1, ?)")) {
      insert.setString(1, cause);
      insert.setLong(2, refusal.rejected().readings());
      insert.executeUpdate();
    }
  }

  private void countUnreadable(long records) throws SQLException {
    if (records > 0) {
      execute("INSERT INTO unreadable VALUES (" + records + ")");
    }
  }

  private void writeOffset(Offset offset) throws SQLException {
    try (PreparedStatement delete =
        writer.prepareStatement("DELETE FROM readOffset WHERE topic = ? AND partition = ?")) {
      delete.setString(1, offset.topic());
      delete.setInt(2, offset.partition());
      delete.executeUpdate();
    }
    try (PreparedStatement insert =
        writer.prepareStatement("INSERT INTO readOffset VALUES (?, ?, ?, ?)")) {
      insert.setString(1, offset.topic());
      insert.setString(2, offset.topicId());
      insert.setInt(3, offset.partition());
      insert.setLong(4, offset.next());
      insert.executeUpdate();
    }
  }

  /**
   * Reads, on a connection of its own.
   *
   * @throws HistoryException where it cannot be read, or too many others read
   */
  <T> T read(Query<T> query) {
    boolean hasTurn = false;
    try {
      hasTurn = readers.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!hasTurn) {
        throw new HistoryException("too many readers of " + file, null);
      }
      try (Connection connection = writer.duplicate()) {
        return query.of(connection);
      }
    } catch (SQLException e) {
      throw new HistoryException("reading " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryException("interrupted while reading " + file, e);
    } finally {
      if (hasTurn) {
        readers.release();
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (SQLException e) {
      throw new HistoryException("closing " + file, e);
    }
  }
}
