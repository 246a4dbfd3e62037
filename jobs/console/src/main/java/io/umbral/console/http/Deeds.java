package io.umbral.console.http;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.console.ActionLog;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.http.Problem.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does what people ask for, once: who asks again under the same key is told the same. What was done
 * is remembered until the history has read it, which then remembers it for all consoles.
 */
final class Deeds {

  /** More than wait at any time for the history to have read them. */
  private static final int REMEMBERED = 1_000;

  /** One is written after the other; how long somebody waits for those before. */
  private static final long PATIENCE_SECONDS = 5;

  private static final int ID_BYTES = 12;

  private final AlarmQueries queries;
  private final ActionLog log;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Map<String, OperatorAction> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OperatorAction> eldest) {
          return size() > REMEMBERED;
        }
      };

  Deeds(AlarmQueries queries, ActionLog log) {
    this.queries = queries;
    this.log = log;
  }

  /** What must still hold where something is done for the first time. */
  @FunctionalInterface
  interface Condition {
    void require();
  }

  /**
   * The name of an action: the same for the same key of the same person, and of nobody else.
   *
   * @param by who
   * @param key of the request
   */
  static String idOf(String by, String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((by.length() + ":" + by + key).getBytes(StandardCharsets.UTF_8));
      return "console-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Does something that was not done yet.
   *
   * @param action what
   * @param condition asked before it is done for the first time
   * @return what was done, now or earlier under the same name
   */
  OperatorAction once(OperatorAction action, Condition condition) {
    takeTurn();
    try {
      Optional<OperatorAction> before =
          Optional.ofNullable(remembered.get(action.id())).or(() -> queries.action(action.id()));
      if (before.isPresent()) {
        requireSame(before.get(), action);
        return before.get();
      }
      condition.require();
      append(action);
      return action;
    } finally {
      turn.unlock();
    }
  }

  /**
   * Says a plan again that is known under its name, otherwise than before.
   *
   * @param plan as it holds from now on
   */
  void again(Plan plan) {
    takeTurn();
    try {
      append(plan);
    } finally {
      turn.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Problem(Kind.BUSY, "others are doing things; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(Kind.BUSY, "the console is being stopped");
    }
  }

  private void append(OperatorAction action) {
    try {
      log.append(action);
      remembered.put(action.id(), action);
    } catch (ActionLog.Unavailable e) {
      throw new Problem(
          Kind.BUSY, "Kafka does not take it; try again with the same Idempotency-Key");
    }
  }

  private static void requireSame(OperatorAction before, OperatorAction now) {
    if (!before.equals(at(before.doneAtMillis(), now))) {
      throw new Problem(
          Kind.CONFLICT, "something else was done under this Idempotency-Key; take a new one");
    }
  }

  private static OperatorAction at(long doneAtMillis, OperatorAction action) {
    if (action instanceof OnAlarm deed) {
      return new OnAlarm(
          deed.id(), deed.by(), doneAtMillis, deed.comment(), deed.alertId(), deed.deed());
    }
    Plan plan = (Plan) action;
    return new Plan(
        plan.id(),
        plan.by(),
        doneAtMillis,
        plan.comment(),
        plan.kind(),
        plan.selector(),
        plan.rules(),
        plan.fromMillis(),
        plan.untilMillis());
  }
}
