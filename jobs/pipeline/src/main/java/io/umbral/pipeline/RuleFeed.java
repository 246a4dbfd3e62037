package io.umbral.pipeline;

import io.umbral.alerting.rule.RuleBook;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import io.umbral.wire.WireException;
import java.io.Serializable;
import java.util.List;

/**
 * Where an operator gets the rules from: all that are there when it opens, and what is added while
 * it runs. A version carries the event time from which it holds.
 */
@FunctionalInterface
public interface RuleFeed extends Serializable {

  /** A feed that was opened by one subtask. */
  interface Reader extends AutoCloseable {

    /**
     * Adds all that is there now; returns when it has caught up.
     *
     * @param rules what they are added to
     */
    void catchUp(RuleBook rules);

    /**
     * Adds what came since, without waiting.
     *
     * @param rules what they are added to
     */
    void poll(RuleBook rules);

    @Override
    void close();
  }

  /**
   * Opens the feed.
   *
   * @return a reader of its own for the caller
   */
  Reader open();

  /**
   * A feed without rules.
   *
   * @return the feed
   */
  static RuleFeed none() {
    return of(List.of());
  }

  /**
   * A feed of rules that are known beforehand and do not change.
   *
   * @param rules with their documents
   * @return the feed
   */
  static RuleFeed of(List<Written> rules) {
    AlertRuleCodec codec = new AlertRuleCodec();
    List<byte[]> values = rules.stream().map(codec::encode).toList();
    return () -> new FixedRules(values);
  }

  /**
   * Rules that do not change, in the form of the {@code alert-rules} topic.
   *
   * @param values values of the topic
   */
  record FixedRules(List<byte[]> values) implements Reader {

    @Override
    public void catchUp(RuleBook rules) {
      AlertRuleCodec codec = new AlertRuleCodec();
      for (byte[] value : values) {
        try {
          rules.add(codec.decode(value).rule());
        } catch (WireException e) {
          throw new IllegalStateException("a rule that this job wrote cannot be read back", e);
        }
      }
    }

    @Override
    public void poll(RuleBook rules) {
      // nothing is ever added
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
