package io.umbral.alerting.desk;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm.State;
import io.umbral.alerting.desk.Attention.Acknowledgement;
import io.umbral.alerting.desk.Explanations.Cause;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.Escalation;
import io.umbral.alerting.rule.NoData;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All alarms together. Transitions, instants and what people do go in, in order; events come out.
 * What it knows can be taken out and put back: the alarms, the plans and the clock.
 *
 * <p>Not safe for use by several threads.
 */
public final class Desk {

  /** Parents before children, so that a child is never told of first; silence before breaches. */
  private static final Comparator<Judged> ORDER =
      Comparator.comparingInt((Judged judged) -> judged.subject().depth())
          .thenComparing(Judged::ruleId)
          .thenComparing(judged -> judged.transition().signal(), Comparator.reverseOrder())
          .thenComparing(Judged::fingerprint);

  private final DeskConfig config;
  private final RuleBook rules;
  private final Map<String, Alarm> alarms = new HashMap<>();
  private final Explanations explanations = new Explanations();
  private final Plans plans = new Plans();
  private final TreeMap<Long, TreeSet<String>> releases = new TreeMap<>();
  private final TreeMap<Long, TreeSet<String>> closed = new TreeMap<>();
  private final TreeSet<String> unattended = new TreeSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private DeskClock clock = DeskClock.BEGIN;

  /**
   * An empty desk.
   *
   * @param config what can be set
   * @param rules all rules; read whenever one is needed, so it may grow
   */
  public Desk(DeskConfig config, RuleBook rules) {
    this.config = config;
    this.rules = rules;
  }

  /**
   * Puts back what was taken out.
   *
   * @param known alarms
   * @param planned planned outages and silences
   * @param time what was known of time
   */
  public void restore(Collection<Alarm> known, Collection<Plan> planned, DeskClock time) {
    planned.forEach(plans::put);
    clock = time;
    for (Alarm alarm : known) {
      alarms.put(alarm.alertId(), alarm);
      index(alarm);
    }
  }

  private void index(Alarm alarm) {
    String id = alarm.alertId();
    if (!alarm.isFiring()) {
      closed.computeIfAbsent(endOf(alarm), any -> new TreeSet<>()).add(id);
      return;
    }
    explanations.addFiring(id, alarm.subject());
    asCause(alarm).ifPresent(explanations::addCause);
    alarm.suppression().inhibitedBy().ifPresent(parent -> explanations.link(parent, id));
    alarm.suppression().releasesAtMillis().ifPresent(at -> release(id, at));
    watch(alarm);
  }

  private static long endOf(Alarm alarm) {
    return Math.max(alarm.raisedAtMillis(), alarm.endsAtMillis().orElse(Long.MIN_VALUE));
  }

  /** What is known of time. */
  public DeskClock clock() {
    return clock;
  }

  /** Planned outages and silences that are not long over. */
  public Collection<Plan> plans() {
    return List.copyOf(plans.all());
  }

  /** All alarms that are kept. */
  public Collection<Alarm> alarms() {
    return List.copyOf(alarms.values());
  }

  /**
   * Whether there is, or lately was, such an alarm.
   *
   * @param alertId its name
   * @return true if it is kept
   */
  public boolean knows(String alertId) {
    return alarms.containsKey(alertId);
  }

  /**
   * The alarms that are otherwise since this was last asked.
   *
   * @return by alertId; empty for one that is no longer kept
   */
  public Map<String, Optional<Alarm>> takeChanged() {
    Map<String, Optional<Alarm>> taken = new LinkedHashMap<>();
    for (String id : changed) {
      Alarm alarm = alarms.get(id);
      taken.put(id, Optional.ofNullable(alarm).map(this::listed));
    }
    changed.clear();
    return taken;
  }

  private Alarm listed(Alarm alarm) {
    Set<String> children = explanations.childrenOf(alarm.alertId());
    return children.isEmpty()
        ? alarm
        : alarm.withChildren(
            children.stream().limit(Alarm.MOST_CHILDREN).toList(), children.size());
  }

  /**
   * Takes what was judged at one instant.
   *
   * @param batch transitions of that instant, of one alarm in order
   * @param nowMillis processing time, milliseconds since the epoch; empty in a replay
   * @return what happened
   */
  public List<AlarmEvent> apply(List<Judged> batch, OptionalLong nowMillis) {
    List<Judged> ordered = batch.stream().sorted(ORDER).toList();
    List<String> begun = new ArrayList<>();
    List<String> over = new ArrayList<>();
    ordered.forEach(judged -> foresee(judged, begun, over));
    List<AlarmEvent> events = new ArrayList<>();
    for (Judged judged : ordered) {
      apply(judged, nowMillis, events);
    }
    long atMillis = ordered.stream().mapToLong(one -> one.transition().atMillis()).max().orElse(0);
    begun.forEach(id -> explain(id, atMillis, events));
    over.forEach(id -> unexplain(id, atMillis));
    return markStorm(events);
  }

  /** A cause is known before what it explains is looked at, wherever it stands in the batch. */
  private void foresee(Judged judged, List<String> begun, List<String> over) {
    String id = nameOf(judged).alertId();
    switch (judged.transition().kind()) {
      case RAISED -> {
        if (!judged.transition().isOver()) {
          ruleOf(judged)
              .flatMap(rule -> causeOf(nameOf(judged), judged.subject(), rule))
              .ifPresent(
                  cause -> {
                    explanations.addCause(cause);
                    begun.add(id);
                  });
        }
      }
      case CLEARED, WITHDRAWN -> {
        explanations.removeCause(id, judged.subject());
        over.add(id);
      }
      case CHANGED, MOVED -> {}
    }
  }

  private static Alarm.Name nameOf(Judged judged) {
    Transition what = judged.transition();
    return new Alarm.Name(judged.fingerprint(), what.episode(), judged.ruleId(), what.signal());
  }

  private Optional<AlertRule> ruleOf(Judged judged) {
    return rules
        .get(judged.ruleId())
        .map(
            history ->
                history.version(judged.transition().ruleVersion()).orElseGet(history::latest));
  }

  private Optional<AlertRule> ruleOf(Alarm alarm) {
    return rules
        .get(alarm.name().ruleId())
        .map(history -> history.version(alarm.ruleVersion()).orElseGet(history::latest));
  }

  private Optional<Cause> asCause(Alarm alarm) {
    return ruleOf(alarm).flatMap(rule -> causeOf(alarm.name(), alarm.subject(), rule));
  }

  private static Optional<Cause> causeOf(Alarm.Name name, Subject subject, AlertRule rule) {
    Set<String> inhibits = rule.handling().inhibits();
    return inhibits.isEmpty() || rule.head().isShadow()
        ? Optional.empty()
        : Optional.of(new Cause(name, subject, inhibits));
  }

  private void apply(Judged judged, OptionalLong nowMillis, List<AlarmEvent> events) {
    Alarm known = alarms.get(nameOf(judged).alertId());
    switch (judged.transition().kind()) {
      case RAISED -> raise(judged, known, nowMillis, events);
      case CHANGED -> change(judged, known, nowMillis, events);
      case CLEARED -> clear(judged, known, events);
      case MOVED -> move(judged, known, events);
      case WITHDRAWN -> withdraw(judged, known, events);
    }
  }

  private void raise(Judged judged, Alarm known, OptionalLong nowMillis, List<AlarmEvent> events) {
    Transition what = judged.transition();
    Alarm raised = alarmOf(judged, known, State.FIRING);
    if (known != null) {
      closed.getOrDefault(endOf(known), new TreeSet<>()).remove(known.alertId());
    }
    raised = suppressed(raised, what.atMillis());
    boolean isNotify = !what.isOver() && !isQuiet(raised);
    if (isNotify) {
      raised = raised.with(raised.attention().notified(nowMillis));
    }
    if (!what.isOver()) {
      index(raised);
    }
    say(EventType.RAISED, raised, what, isNotify, List.of(), events);
  }

  private Alarm alarmOf(Judged judged, Alarm known, State state) {
    Transition what = judged.transition();
    AlertRule rule = ruleOf(judged).orElseThrow(() -> unknownRule(judged.ruleId()));
    return new Alarm(
        nameOf(judged),
        known == null ? 0 : known.seq(),
        judged.subject(),
        rule.head().version(),
        rule.head().isShadow(),
        state,
        what.severity(),
        what.startsAtMillis(),
        what.raisedAtMillis(),
        what.endsAtMillis(),
        known == null ? Attention.NONE : known.attention(),
        known == null ? Suppression.NONE : known.suppression(),
        Evidence.of(rule, what.severity(), what.sample()),
        known == null ? List.of() : known.children(),
        known == null ? 0 : known.childCount());
  }

  private static IllegalArgumentException unknownRule(String ruleId) {
    return new IllegalArgumentException("rule " + ruleId + " should be known to the desk");
  }

  private Alarm suppressed(Alarm alarm, long atMillis) {
    Optional<String> parent = parentOf(alarm);
    parent.ifPresent(id -> linkTo(id, alarm.alertId()));
    long planMillis = Math.max(atMillis, clock.reviewedMillis());
    return alarm.with(planned(alarm, planMillis).inhibitedBy(parent));
  }

  private Optional<String> parentOf(Alarm alarm) {
    Set<String> inhibits = ruleOf(alarm).map(rule -> rule.handling().inhibits()).orElse(Set.of());
    return explanations.causeOf(alarm.name(), alarm.subject(), inhibits).map(Cause::alertId);
  }

  private void linkTo(String parent, String child) {
    explanations.link(parent, child);
    changed.add(parent);
  }

  private Suppression planned(Alarm alarm, long atMillis) {
    String ruleId = alarm.name().ruleId();
    return alarm
        .suppression()
        .with(
            plans.isAny(Plan.Kind.MAINTENANCE, ruleId, alarm.subject(), atMillis),
            plans.isAny(Plan.Kind.SILENCE, ruleId, alarm.subject(), atMillis));
  }

  /** Whether no one is to be told of it now. */
  private boolean isQuiet(Alarm alarm) {
    Suppression suppression = alarm.suppression();
    boolean isPlanned =
        suppression.isPlannedOutage()
            && ruleOf(alarm).map(rule -> rule.handling().isQuietInMaintenance()).orElse(true);
    return alarm.isShadow()
        || suppression.inhibitedBy().isPresent()
        || isPlanned
        || suppression.isSilenced();
  }

  private void change(Judged judged, Alarm known, OptionalLong nowMillis, List<AlarmEvent> events) {
    if (known == null) {
      return;
    }
    Transition what = judged.transition();
    boolean isWorse = what.severity().isAbove(known.severity());
    if (!known.isFiring()) {
      // Someone said that it was over. That it became worse says that it is not.
      if (isWorse && !what.isOver()) {
        raise(judged, known, nowMillis, events);
      }
      return;
    }
    List<Change> changes = new ArrayList<>();
    if (what.severity() != known.severity()) {
      changes.add(Change.SEVERITY);
    }
    if (what.startsAtMillis() != known.startsAtMillis()) {
      changes.add(Change.STARTS_AT);
    }
    Alarm now = alarmOf(judged, known, State.FIRING);
    if (isWorse && now.attention().acknowledgement().isPresent()) {
      now = now.with(now.attention().acknowledged(Optional.empty()));
      changes.add(Change.ACKNOWLEDGEMENT);
    }
    boolean isNotify = isWorse && !what.isOver() && !isQuiet(now);
    if (isNotify) {
      now = now.with(now.attention().notified(nowMillis));
    }
    watch(now);
    say(EventType.CHANGED, now, what, isNotify, changes, events);
  }

  private void clear(Judged judged, Alarm known, List<AlarmEvent> events) {
    if (known == null || !known.isFiring()) {
      return;
    }
    Transition what = judged.transition();
    Alarm over = alarmOf(judged, known, State.CLEARED);
    close(over);
    say(EventType.CLEARED, over, what, over.attention().isNotified(), List.of(), events);
  }

  private void move(Judged judged, Alarm known, List<AlarmEvent> events) {
    if (known == null || known.isFiring()) {
      return;
    }
    Alarm moved = alarmOf(judged, known, State.CLEARED);
    closed.getOrDefault(endOf(known), new TreeSet<>()).remove(known.alertId());
    index(moved);
    say(EventType.CORRECTED, moved, judged.transition(), false, List.of(Change.ENDS_AT), events);
  }

  private void withdraw(Judged judged, Alarm known, List<AlarmEvent> events) {
    if (known == null) {
      return;
    }
    boolean isNotify = known.isFiring() && known.attention().isNotified();
    Alarm never = known.ended(State.WITHDRAWN, known.endsAtMillis());
    close(never);
    say(EventType.CORRECTED, never, judged.transition(), isNotify, List.of(), events);
  }

  /** No longer lasts: explains nothing, waits for nothing, is kept for a while. */
  private void close(Alarm over) {
    String id = over.alertId();
    explanations.removeFiring(id, over.subject());
    explanations.removeCause(id, over.subject());
    over.suppression().inhibitedBy().ifPresent(parent -> explanations.unlink(parent, id));
    over.suppression().releasesAtMillis().ifPresent(at -> unrelease(id, at));
    unattended.remove(id);
    closed.computeIfAbsent(endOf(over), any -> new TreeSet<>()).add(id);
  }

  private void say(
      EventType type,
      Alarm alarm,
      Transition what,
      boolean isNotify,
      List<Change> changes,
      List<AlarmEvent> events) {
    say(
        new AlarmEvent(
            type,
            alarm,
            what.atMillis(),
            isNotify,
            what.isLate(),
            false,
            what.reason(),
            changes,
            Optional.empty(),
            ""),
        events);
  }

  /** Numbers an event and remembers what is known after it. */
  private void say(AlarmEvent event, List<AlarmEvent> events) {
    Alarm numbered = listed(event.alarm()).next();
    alarms.put(numbered.alertId(), numbered);
    changed.add(numbered.alertId());
    events.add(
        new AlarmEvent(
            event.type(),
            numbered,
            event.atMillis(),
            event.isNotify(),
            event.isLate(),
            event.isStorm(),
            event.reason(),
            event.changes(),
            event.by(),
            event.comment()));
  }

  /** A new cause explains alarms that were there before it. */
  private void explain(String parentId, long atMillis, List<AlarmEvent> events) {
    Alarm parent = alarms.get(parentId);
    for (String id : explanations.firingIn(parent.subject())) {
      Alarm child = alarms.get(id);
      Optional<String> found = parentOf(child);
      if (found.isEmpty() || found.equals(child.suppression().inhibitedBy())) {
        if (found.isPresent() && child.suppression().releasesAtMillis().isPresent()) {
          keepInhibited(child, found);
        }
        continue;
      }
      child.suppression().inhibitedBy().ifPresent(old -> explanations.unlink(old, id));
      linkTo(found.get(), id);
      child.suppression().releasesAtMillis().ifPresent(at -> unrelease(id, at));
      sayChange(
          child.with(child.suppression().inhibitedBy(found)),
          atMillis,
          false,
          Change.INHIBITED_BY,
          events);
    }
  }

  /** The same cause is back before what it explained was let go. */
  private void keepInhibited(Alarm child, Optional<String> parent) {
    child.suppression().releasesAtMillis().ifPresent(at -> unrelease(child.alertId(), at));
    alarms.put(child.alertId(), child.with(child.suppression().inhibitedBy(parent)));
    changed.add(child.alertId());
  }

  /** What a cause explained is looked at anew a little after it is over. */
  private void unexplain(String parentId, long atMillis) {
    long dueMillis = atMillis + config.releaseDelayMillis();
    for (String id : List.copyOf(explanations.childrenOf(parentId))) {
      Alarm child = alarms.get(id);
      if (child.suppression().releasesAtMillis().isEmpty()) {
        alarms.put(id, child.with(child.suppression().releasesAt(dueMillis)));
        changed.add(id);
        release(id, dueMillis);
      }
    }
  }

  private void release(String id, long atMillis) {
    releases.computeIfAbsent(atMillis, any -> new TreeSet<>()).add(id);
  }

  private void unrelease(String id, long atMillis) {
    TreeSet<String> due = releases.get(atMillis);
    if (due != null && due.remove(id) && due.isEmpty()) {
      releases.remove(atMillis);
    }
  }

  private void sayChange(
      Alarm alarm, long atMillis, boolean isNotify, Change what, List<AlarmEvent> events) {
    say(
        new AlarmEvent(
            EventType.CHANGED,
            alarm,
            atMillis,
            isNotify,
            false,
            false,
            Reason.MEASURED,
            List.of(what),
            Optional.empty(),
            ""),
        events);
  }

  private List<AlarmEvent> markStorm(List<AlarmEvent> events) {
    long raises = events.stream().filter(Desk::isNotifiedRaise).count();
    return raises < config.stormRaises()
        ? events
        : events.stream().map(event -> isNotifiedRaise(event) ? event.inStorm() : event).toList();
  }

  private static boolean isNotifiedRaise(AlarmEvent event) {
    return event.type() == EventType.RAISED && event.isNotify();
  }

  /**
   * Lets event time pass.
   *
   * @param eventTimeMillis all of it up to here has been applied, milliseconds since the epoch
   * @param nowMillis processing time; empty in a replay
   * @return what happened
   */
  public List<AlarmEvent> advance(long eventTimeMillis, OptionalLong nowMillis) {
    List<AlarmEvent> events = new ArrayList<>();
    if (eventTimeMillis <= clock.eventTimeMillis()) {
      return events;
    }
    clock = clock.advanced(eventTimeMillis, nowMillis, config.caughtUpMillis());
    endPipelineSilence(eventTimeMillis, events);
    while (!releases.isEmpty() && releases.firstKey() <= eventTimeMillis) {
      Map.Entry<Long, TreeSet<String>> due = releases.pollFirstEntry();
      review(due.getKey(), nowMillis, events);
      due.getValue().forEach(id -> reconsider(id, due.getKey(), nowMillis, events));
    }
    review(eventTimeMillis, nowMillis, events);
    forget(eventTimeMillis);
    return events;
  }

  private void reconsider(
      String id, long atMillis, OptionalLong nowMillis, List<AlarmEvent> events) {
    Alarm alarm = alarms.get(id);
    alarm.suppression().inhibitedBy().ifPresent(old -> explanations.unlink(old, id));
    Optional<String> parent = parentOf(alarm);
    parent.ifPresent(other -> linkTo(other, id));
    tellIfNew(
        alarm.with(alarm.suppression().inhibitedBy(parent)),
        atMillis,
        Change.INHIBITED_BY,
        nowMillis,
        events);
  }

  /** What kept an alarm quiet is otherwise: people are told where they were not before. */
  private void tellIfNew(
      Alarm alarm, long atMillis, Change what, OptionalLong nowMillis, List<AlarmEvent> events) {
    boolean isNotify = !alarm.attention().isNotified() && !isQuiet(alarm);
    Alarm told = isNotify ? alarm.with(alarm.attention().notified(nowMillis)) : alarm;
    watch(told);
    sayChange(told, atMillis, isNotify, what, events);
  }

  /** Plans that began or ended up to an instant, one after the other. */
  private void review(long toMillis, OptionalLong nowMillis, List<AlarmEvent> events) {
    OptionalLong edge = plans.nextEdge(clock.reviewedMillis(), toMillis);
    while (edge.isPresent()) {
      clock = clock.reviewed(edge.getAsLong());
      reviewAll(edge.getAsLong(), nowMillis, events);
      edge = plans.nextEdge(edge.getAsLong(), toMillis);
    }
    clock = clock.reviewed(Math.max(toMillis, clock.reviewedMillis()));
  }

  private void reviewAll(long atMillis, OptionalLong nowMillis, List<AlarmEvent> events) {
    for (String id : new TreeSet<>(alarms.keySet())) {
      Alarm alarm = alarms.get(id);
      Suppression now = planned(alarm, atMillis);
      if (alarm.isFiring() && !now.equals(alarm.suppression())) {
        Change what =
            now.isPlannedOutage() != alarm.suppression().isPlannedOutage()
                ? Change.PLANNED_OUTAGE
                : Change.SILENCED;
        tellIfNew(alarm.with(now), atMillis, what, nowMillis, events);
      }
    }
  }

  private void forget(long eventTimeMillis) {
    long before = eventTimeMillis - config.retentionMillis();
    while (!closed.isEmpty() && closed.firstKey() < before) {
      for (String id : closed.pollFirstEntry().getValue()) {
        alarms.remove(id);
        changed.add(id);
      }
    }
    plans.forgetBefore(before);
  }

  /**
   * Lets processing time pass: escalation, reminders, the silence of everything, plans.
   *
   * @param nowMillis processing time, milliseconds since the epoch
   * @return what happened
   */
  public List<AlarmEvent> tick(long nowMillis) {
    List<AlarmEvent> events = new ArrayList<>();
    for (String id : List.copyOf(unattended)) {
      remind(alarms.get(id), nowMillis, events);
    }
    review(nowMillis, OptionalLong.of(nowMillis), events);
    for (RuleHistory history : rules.rules()) {
      history.at(nowMillis).ifPresent(rule -> watchPipeline(rule, nowMillis, events));
    }
    return events;
  }

  /** Remembers whom to tell again, and forgets where nobody needs to be. */
  private void watch(Alarm alarm) {
    Attention attention = alarm.attention();
    boolean isUnattended =
        alarm.isFiring()
            && attention.notifiedAtMillis().isPresent()
            && attention.acknowledgement().isEmpty()
            && ruleOf(alarm)
                .filter(rule -> !rule.handling().escalation().equals(Escalation.NONE))
                .isPresent();
    if (isUnattended) {
      unattended.add(alarm.alertId());
    } else {
      unattended.remove(alarm.alertId());
    }
  }

  private void remind(Alarm alarm, long nowMillis, List<AlarmEvent> events) {
    Optional<AlertRule> rule = ruleOf(alarm);
    if (rule.isEmpty() || isQuiet(alarm)) {
      return;
    }
    Escalation escalation = rule.get().handling().escalation();
    Attention attention = alarm.attention();
    long sinceMillis = nowMillis - attention.notifiedAtMillis().orElseThrow();
    List<Long> after = escalation.afterMillis();
    if (attention.escalationLevel() < after.size()
        && sinceMillis >= after.get(attention.escalationLevel())) {
      sayByClock(EventType.ESCALATED, alarm.with(attention.escalated()), events);
      return;
    }
    if (escalation.renotifyMillis().isPresent()
        && nowMillis - attention.remindedAtMillis().orElseThrow()
            >= escalation.renotifyMillis().getAsLong()) {
      sayByClock(EventType.RENOTIFIED, alarm.with(attention.reminded(nowMillis)), events);
    }
  }

  private void sayByClock(EventType type, Alarm alarm, List<AlarmEvent> events) {
    say(
        new AlarmEvent(
            type,
            alarm,
            clock.eventTimeMillis(),
            true,
            false,
            false,
            Reason.MEASURED,
            List.of(),
            Optional.empty(),
            ""),
        events);
  }

  private void watchPipeline(AlertRule rule, long nowMillis, List<AlarmEvent> events) {
    Optional<NoData> noData = rule.timing().noData();
    if (!(rule.condition() instanceof Condition.Silence silence)
        || silence.scope() != Condition.Silence.Scope.PIPELINE
        || noData.isEmpty()
        || !rule.head().isEnabled()
        || !clock.isCaughtUp()
        || nowMillis - clock.advancedAtMillis() < noData.get().afterMillis()) {
      return;
    }
    Subject everything = pipelineOf(rule);
    String fingerprint = rule.fingerprint(Signal.PIPELINE_SILENT, everything);
    int episodes = clock.pipelineEpisodes().getOrDefault(rule.id(), 0);
    Alarm last = alarms.get(fingerprint + "-" + episodes);
    if (last != null && last.isFiring()) {
      return;
    }
    clock = clock.counted(rule.id());
    Transition what =
        ofPipeline(
            Transition.Kind.RAISED,
            episodes + 1,
            clock.eventTimeMillis(),
            OptionalLong.empty(),
            rule);
    events.addAll(
        apply(
            List.of(new Judged(rule.id(), fingerprint, everything, what)),
            OptionalLong.of(nowMillis)));
  }

  private static Subject pipelineOf(AlertRule rule) {
    String region =
        rule.selector().regions().stream().sorted().findFirst().orElse(Subject.EVERYWHERE);
    return new Subject(List.of(region), "ALL", "ALL", Optional.empty(), Optional.empty(), Map.of());
  }

  private Transition ofPipeline(
      Transition.Kind kind, int episode, long startsAtMillis, OptionalLong end, AlertRule rule) {
    return new Transition(
        Signal.PIPELINE_SILENT,
        kind,
        episode,
        clock.eventTimeMillis(),
        startsAtMillis,
        startsAtMillis,
        end,
        rule.timing().noData().map(NoData::severity).orElse(Severity.INDETERMINATE),
        Reason.MEASURED,
        false,
        false,
        rule.head().version(),
        Sample.lost(clock.eventTimeMillis()));
  }

  private void endPipelineSilence(long eventTimeMillis, List<AlarmEvent> events) {
    for (String ruleId : new TreeSet<>(clock.pipelineEpisodes().keySet())) {
      Optional<AlertRule> rule = rules.get(ruleId).map(RuleHistory::latest);
      if (rule.isEmpty()) {
        continue;
      }
      Subject everything = pipelineOf(rule.get());
      String fingerprint = rule.get().fingerprint(Signal.PIPELINE_SILENT, everything);
      int episode = clock.pipelineEpisodes().get(ruleId);
      Alarm last = alarms.get(fingerprint + "-" + episode);
      if (last != null && last.isFiring()) {
        Transition what =
            ofPipeline(
                Transition.Kind.CLEARED,
                episode,
                last.startsAtMillis(),
                OptionalLong.of(eventTimeMillis),
                rule.get());
        Judged judged = new Judged(ruleId, fingerprint, everything, what);
        events.addAll(apply(List.of(judged), OptionalLong.empty()));
      }
    }
  }

  /**
   * Takes what a person did.
   *
   * @param action what
   * @param nowMillis processing time; empty in a replay
   * @return what happened; nothing where the alarm is not known, or is so already
   */
  public List<AlarmEvent> act(OperatorAction action, OptionalLong nowMillis) {
    List<AlarmEvent> events = new ArrayList<>();
    if (action instanceof OnAlarm deed && alarms.containsKey(deed.alertId())) {
      act(deed, alarms.get(deed.alertId()), events);
    }
    if (action instanceof Plan plan) {
      plans.put(plan);
      reviewAll(clock.reviewedMillis(), nowMillis, events);
      if (plan.kind() == Plan.Kind.MAINTENANCE) {
        correctPast(plan, events);
      }
    }
    return events;
  }

  private void act(OnAlarm deed, Alarm alarm, List<AlarmEvent> events) {
    Attention attention = alarm.attention();
    boolean isAcked = attention.acknowledgement().isPresent();
    switch (deed.deed()) {
      case ACKNOWLEDGE -> {
        if (!isAcked && alarm.isFiring()) {
          Acknowledgement by = new Acknowledgement(deed.by(), deed.doneAtMillis());
          attend(EventType.ACKED, deed, alarm, Optional.of(by), events);
        }
      }
      case UNACKNOWLEDGE -> {
        if (isAcked && alarm.isFiring()) {
          attend(EventType.UNACKED, deed, alarm, Optional.empty(), events);
        }
      }
      case COMMENT -> sayDeed(EventType.COMMENTED, deed, alarm, false, List.of(), events);
      case CLEAR -> {
        if (alarm.isFiring()) {
          long end = Math.max(alarm.raisedAtMillis(), clock.eventTimeMillis());
          Alarm over = alarm.ended(State.CLEARED, OptionalLong.of(end));
          close(over);
          sayDeed(EventType.CLEARED, deed, over, over.attention().isNotified(), List.of(), events);
          unexplain(over.alertId(), end);
        }
      }
    }
  }

  private void attend(
      EventType type,
      OnAlarm deed,
      Alarm alarm,
      Optional<Acknowledgement> by,
      List<AlarmEvent> events) {
    Alarm attended = alarm.with(alarm.attention().acknowledged(by));
    watch(attended);
    sayDeed(type, deed, attended, false, List.of(Change.ACKNOWLEDGEMENT), events);
  }

  private void sayDeed(
      EventType type,
      OnAlarm deed,
      Alarm alarm,
      boolean isNotify,
      List<Change> changes,
      List<AlarmEvent> events) {
    say(
        new AlarmEvent(
            type,
            alarm,
            Math.max(alarm.raisedAtMillis(), clock.eventTimeMillis()),
            isNotify,
            false,
            false,
            Reason.MANUAL,
            changes,
            Optional.of(deed.by()),
            deed.comment()),
        events);
  }

  /** Alarms that were over before it became known that they fell into a planned outage. */
  private void correctPast(Plan plan, List<AlarmEvent> events) {
    for (String id : new TreeSet<>(alarms.keySet())) {
      Alarm alarm = alarms.get(id);
      boolean isMeant =
          alarm.state() == State.CLEARED
              && !alarm.suppression().isPlannedOutage()
              && plan.fromMillis() <= alarm.startsAtMillis()
              && alarm.endsAtMillis().orElse(Long.MAX_VALUE) <= plan.untilMillis()
              && plan.means(alarm.name().ruleId(), alarm.subject());
      if (isMeant) {
        Suppression planned = alarm.suppression().with(true, alarm.suppression().isSilenced());
        say(
            new AlarmEvent(
                EventType.CORRECTED,
                alarm.with(planned),
                clock.eventTimeMillis(),
                false,
                true,
                false,
                Reason.MANUAL,
                List.of(Change.PLANNED_OUTAGE),
                Optional.of(plan.by()),
                plan.comment()),
            events);
      }
    }
  }
}
