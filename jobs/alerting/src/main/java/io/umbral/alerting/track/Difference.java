package io.umbral.alerting.track;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Signal;
import io.umbral.alerting.track.Transition.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Between what was said of episodes and what follows from the samples now. An episode keeps its
 * number as long as the two have an instant in common; where several have, the latest of each
 * belong together, so that of an alarm that lasts neither a clear nor a second raise is said.
 */
final class Difference {

  private final List<Said> said;
  private final Sample newest;
  private int episodes;

  Difference(List<Said> said, int episodes, Sample newest) {
    this.said = new ArrayList<>(said);
    this.episodes = episodes;
    this.newest = newest;
  }

  List<Said> said() {
    return said;
  }

  int episodes() {
    return episodes;
  }

  /** Adds what is to be said, and takes it as said: withdrawals first, then in order of time. */
  void with(List<Episode> derived, List<Transition> transitions) {
    Map<Episode, Said> partners = partnersOf(derived);
    for (Said old : List.copyOf(said)) {
      if (!partners.containsValue(old)) {
        said.remove(old);
        transitions.add(withdrawn(old));
      }
    }
    for (Episode now : derived) {
      Said old = partners.get(now);
      if (old == null) {
        episodes++;
        said.add(Said.of(episodes, now));
        begin(episodes, now, transitions);
      } else {
        said.set(said.indexOf(old), Said.of(old.episode(), now));
        compare(old, now, transitions);
      }
    }
  }

  private Map<Episode, Said> partnersOf(List<Episode> derived) {
    Map<Episode, Said> partners = new HashMap<>();
    List<Said> free = new ArrayList<>(said);
    for (int i = derived.size() - 1; i >= 0; i--) {
      Episode now = derived.get(i);
      for (int k = free.size() - 1; k >= 0 && !partners.containsKey(now); k--) {
        Said candidate = free.get(k);
        if (now.overlaps(candidate.startsAtMillis(), candidate.endsAtMillis())) {
          partners.put(now, free.remove(k));
        }
      }
    }
    return partners;
  }

  private void begin(int episode, Episode now, List<Transition> transitions) {
    transitions.add(transition(Kind.RAISED, episode, now, now.raisedAtMillis(), now.isOver()));
    if (now.isOver()) {
      transitions.add(cleared(episode, now, true));
    }
  }

  private void compare(Said old, Episode now, List<Transition> transitions) {
    if (old.isOver() && !now.isOver()) {
      transitions.add(transition(Kind.RAISED, old.episode(), now, now.raisedAtMillis(), false));
      return;
    }
    if (old.startsAtMillis() != now.startsAtMillis() || old.severity() != now.severity()) {
      transitions.add(
          transition(Kind.CHANGED, old.episode(), now, now.sample().endMillis(), now.isOver()));
    }
    if (!old.isOver() && now.isOver()) {
      transitions.add(cleared(old.episode(), now, false));
    } else if (!old.endsAtMillis().equals(now.endsAtMillis())) {
      transitions.add(
          transition(Kind.MOVED, old.episode(), now, now.clearedAtMillis().orElseThrow(), true));
    }
  }

  private Transition cleared(int episode, Episode now, boolean isOver) {
    return transition(Kind.CLEARED, episode, now, now.clearedAtMillis().orElseThrow(), isOver);
  }

  private Transition transition(
      Kind kind, int episode, Episode now, long momentMillis, boolean isOver) {
    boolean isLate = kind == Kind.MOVED || momentMillis < newest.endMillis();
    return new Transition(
        Signal.BREACH,
        kind,
        episode,
        newest.endMillis(),
        now.startsAtMillis(),
        now.raisedAtMillis(),
        kind == Kind.RAISED ? OptionalLong.empty() : now.endsAtMillis(),
        now.severity(),
        isLate && now.reason() == Reason.MEASURED ? Reason.LATE_DATA : now.reason(),
        isLate,
        isOver,
        now.ruleVersion(),
        now.sample());
  }

  private Transition withdrawn(Said old) {
    return new Transition(
        Signal.BREACH,
        Kind.WITHDRAWN,
        old.episode(),
        newest.endMillis(),
        old.startsAtMillis(),
        old.raisedAtMillis(),
        old.endsAtMillis(),
        old.severity(),
        Reason.LATE_DATA,
        true,
        old.isOver(),
        0,
        newest);
  }
}
