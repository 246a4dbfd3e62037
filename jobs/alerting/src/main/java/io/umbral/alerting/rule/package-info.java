/**
 * Rules: what a person wants to be told of. {@link io.umbral.alerting.rule.AlertRule} is one
 * version of a rule, {@link io.umbral.alerting.rule.RuleHistory} all versions of it by the event
 * time from which they hold, {@link io.umbral.alerting.rule.RuleBook} all rules, {@link
 * io.umbral.alerting.rule.AlertRuleReader} reads them from YAML.
 *
 * <p>What it promises: a rule that was made can be evaluated; it judges a sample from the sample,
 * and from the severity before, alone.
 */
package io.umbral.alerting.rule;
