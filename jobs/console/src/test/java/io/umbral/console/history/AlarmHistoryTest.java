package io.umbral.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.desk.Suppression;
import io.umbral.console.Alarms;
import io.umbral.console.Windows;
import io.umbral.console.history.AlarmNews.Deed;
import io.umbral.console.history.AlarmNews.Told;
import io.umbral.console.history.AlarmQueries.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlarmHistoryTest {

  private static final AlarmFilter EVERY =
      new AlarmFilter(
          Set.of(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @TempDir private Path folder;

  private History open(String name) throws IOException {
    return History.open(folder.resolve(name), Duration.ofDays(1), 128);
  }

  private static Batch batch(AlarmNews news, long next) {
    return new Batch(List.of(), List.of(), news, 0, List.of(new Offset("alerts", "id", 0, next)));
  }

  private static AlarmNews events(List<Told> events) {
    return new AlarmNews(events, List.of(), List.of(), List.of(), List.of());
  }

  private static List<String> ids(AlarmQueries queries, AlarmFilter filter) {
    return queries.list(filter, Optional.empty(), 100).stream().map(Alarm::alertId).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyOrderAndRepetitionOfEventsAndStatesGivesTheSameAlarms(long seed) throws IOException {
    Random random = new Random(seed);
    List<Told> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "%016x-1".formatted(i % 7);
      Severity severity = i % 2 == 0 ? Severity.MAJOR : Severity.CRITICAL;
      events.add(
          Alarms.told(
              EventType.CHANGED,
              Alarms.alarm(id, i, severity, "19", "ATT", Suppression.NONE),
              Optional.empty(),
              ""));
    }
    List<Told> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, 20));
    Collections.shuffle(shuffled, random);
    try (History one = open("one");
        History other = open("other")) {
      one.apply(batch(events(events), 40));
      for (int from = 0; from < shuffled.size(); from += 7) {
        List<Told> part = shuffled.subList(from, Math.min(shuffled.size(), from + 7));
        other.apply(batch(events(part), from));
      }
      AlarmQueries first = new AlarmQueries(one);
      AlarmQueries second = new AlarmQueries(other);
      assertEquals(
          first.list(EVERY, Optional.empty(), 100), second.list(EVERY, Optional.empty(), 100));
      for (String id : ids(first, EVERY)) {
        assertEquals(first.events(id, 100), second.events(id, 100), "seed " + seed);
      }
      assertEquals(7, ids(first, EVERY).size());
    }
  }

  @Test
  void alarmsAndTheirOffsetsAreThereTogetherWhenItIsOpenedAgain() throws IOException {
    try (History history = open("h")) {
      history.apply(batch(Alarms.news(), 5));
    }
    try (History history = open("h")) {
      assertEquals(4, ids(new AlarmQueries(history), EVERY).size());
      assertEquals(List.of(new Offset("alerts", "id", 0, 5)), history.offsets());
    }
  }

  @Test
  void filtersNarrowAndARegionMeansItsParts() throws IOException {
    try (History history = open("h")) {
      history.apply(batch(Alarms.news(), 5));
      AlarmQueries queries = new AlarmQueries(history);
      assertEquals(
          List.of(Alarms.CRITICAL, Alarms.OWNED, Alarms.CHILD, Alarms.OVER).stream()
              .sorted()
              .toList(),
          ids(queries, EVERY).stream().sorted().toList());
      assertEquals(Alarms.CRITICAL, ids(queries, EVERY).get(0), "the worst first");
      assertEquals(Alarms.OVER, ids(queries, EVERY).get(3), "what is over last");
      assertEquals(
          List.of(Alarms.CHILD), ids(queries, filter(Optional.of("19039"), Optional.empty())));
      assertEquals(
          List.of(Alarms.CRITICAL, Alarms.OWNED),
          ids(queries, filter(Optional.of("19"), Optional.of(false))).subList(0, 2));
      assertEquals(List.of(), ids(queries, filter(Optional.of("9"), Optional.empty())));
      assertEquals(
          List.of(Alarms.CHILD), ids(queries, filter(Optional.empty(), Optional.of(true))));
    }
  }

  private static AlarmFilter filter(Optional<String> region, Optional<Boolean> isSuppressed) {
    return new AlarmFilter(
        EnumSet.of(Alarm.State.FIRING),
        Set.of(),
        region,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        isSuppressed);
  }

  @Test
  void pagesJoinToTheWholeListWithoutGapOrRepetition() throws IOException {
    try (History history = open("h")) {
      List<Told> events = new ArrayList<>();
      Severity[] severities = {Severity.MINOR, Severity.MAJOR, Severity.CRITICAL};
      for (int i = 0; i < 50; i++) {
        events.add(
            Alarms.told(
                EventType.RAISED,
                Alarms.alarm(
                    "%016x-1".formatted(i),
                    1,
                    severities[i % 3],
                    "19",
                    "ATT",
                    Suppression.NONE,
                    Windows.NOON + i % 4),
                Optional.empty(),
                ""));
      }
      history.apply(batch(events(events), 50));
      AlarmQueries queries = new AlarmQueries(history);
      List<Alarm> joined = new ArrayList<>();
      Optional<Place> after = Optional.empty();
      for (int page = 0; page < 8; page++) {
        List<Alarm> part = queries.list(EVERY, after, 7);
        joined.addAll(part);
        after = part.isEmpty() ? after : Optional.of(Place.of(part.get(part.size() - 1)));
      }
      assertEquals(queries.list(EVERY, Optional.empty(), 100), joined);
      assertEquals(50, joined.size());
    }
  }

  @Test
  void onlyWhatLastsAndIsToldIsCountedAsSuch() throws IOException {
    try (History history = open("h")) {
      history.apply(batch(Alarms.news(), 5));
      assertEquals(new AlarmCounts(1, 1, 0, 1, 1, 1), new AlarmQueries(history).counts());
    }
  }

  @Test
  void ofAPlanThatIsSaidAgainTheLastHolds() throws IOException {
    try (History history = open("h")) {
      Plan first = Alarms.SILENCE;
      Plan shorter =
          new Plan(
              first.id(),
              "luis",
              first.doneAtMillis() + 1,
              first.comment(),
              first.kind(),
              first.selector(),
              first.rules(),
              first.fromMillis(),
              first.fromMillis() + 1_000);
      history.apply(
          batch(
              new AlarmNews(
                  List.of(),
                  List.of(),
                  List.of(new Deed(first, 0, 3), new Deed(shorter, 0, 4)),
                  List.of(),
                  List.of()),
              5));
      assertEquals(List.of(shorter), new AlarmQueries(history).plans(10));
    }
  }

  @Test
  void whatIsOverForLongerThanTheRetentionIsLetGo() throws IOException {
    long later = Windows.NOON + Duration.ofDays(2).toMillis();
    try (History history = open("h")) {
      history.apply(batch(Alarms.news(), 5));
      history.apply(
          new Batch(
              List.of(Windows.of("19", "ATT", later, 5, 40)),
              List.of(),
              AlarmNews.NONE,
              0,
              List.of()));
      history.expire();
      AlarmQueries queries = new AlarmQueries(history);
      assertTrue(queries.alarm(Alarms.CRITICAL).isPresent(), "what lasts stays");
      assertEquals(1, queries.events(Alarms.CRITICAL, 10).size());
      assertTrue(queries.alarm(Alarms.OVER).isEmpty());
      assertEquals(List.of(), queries.events(Alarms.OVER, 10));
    }
  }

  @Test
  void aTopicOfAlarmsThatWasMadeAnewIsForgottenWithItsTwin() throws IOException {
    try (History history = open("h")) {
      history.apply(batch(Alarms.news(), 5));
      assertEquals(EnumSet.of(Topic.ALERTS, Topic.ALERT_STATE), history.forget(Topic.ALERT_STATE));
      assertEquals(List.of(), ids(new AlarmQueries(history), EVERY));
      assertEquals(List.of(), history.offsets());
    }
  }
}
