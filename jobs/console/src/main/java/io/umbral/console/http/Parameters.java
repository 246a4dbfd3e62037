package io.umbral.console.http;

import io.javalin.http.Context;
import io.umbral.console.Metric;
import io.umbral.console.http.Problem.Kind;
import io.umbral.model.RegionLevel;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The query parameters of a request: declared, each given once, in their range. */
final class Parameters {

  /** Longer than any identifier that a contract allows. */
  private static final int LONGEST = 256;

  private final Context context;

  private Parameters(Context context) {
    this.context = context;
  }

  static Parameters of(Context context, Set<String> declared) {
    for (Map.Entry<String, List<String>> given : given(context).entrySet()) {
      if (!declared.contains(given.getKey())) {
        throw new Problem(
            Kind.UNKNOWN_PARAMETER,
            "'" + cut(given.getKey()) + "' should be one of " + new TreeSet<>(declared));
      }
      if (given.getValue().size() > 1) {
        throw invalid(given.getKey(), "given " + given.getValue().size() + " times", "given once");
      }
      if (given.getValue().get(0).length() > LONGEST) {
        throw invalid(given.getKey(), "too long", "at most " + LONGEST + " characters");
      }
    }
    return new Parameters(context);
  }

  private static Map<String, List<String>> given(Context context) {
    try {
      return context.queryParamMap();
    } catch (IllegalArgumentException e) {
      throw new Problem(Kind.INVALID_REQUEST, "the query should be percent-encoded UTF-8");
    }
  }

  private static String cut(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "...";
  }

  private static Problem invalid(String name, String is, String should) {
    return new Problem(Kind.INVALID_PARAMETER, name + " is " + is + " and should be " + should);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> invalid(name, "missing", "there"));
  }

  OptionalLong whole(String name, long least, long most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    String should = "a whole number in " + least + ".." + most;
    try {
      long value = Long.parseLong(text.get());
      if (value < least || value > most) {
        throw invalid(name, Long.toString(value), should);
      }
      return OptionalLong.of(value);
    } catch (NumberFormatException e) {
      throw invalid(name, "'" + cut(text.get()) + "'", should);
    }
  }

  OptionalLong instantMillis(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Instant.parse(text.get()).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw invalid(
          name, "'" + cut(text.get()) + "'", "an instant in UTC, such as 2026-01-31T18:00:00Z");
    }
  }

  Set<RegionLevel> levels() {
    return symbols("level", RegionLevel.class);
  }

  /** Symbols, separated by commas; none where nothing is said. */
  <E extends Enum<E>> Set<E> symbols(String name, Class<E> type) {
    Set<E> symbols = EnumSet.noneOf(type);
    text(name)
        .ifPresent(
            text -> {
              for (String word : text.split(",", -1)) {
                symbols.add(symbol(name, word, type));
              }
            });
    return symbols;
  }

  /** Empty where nothing is said. */
  Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw invalid(name, "'" + cut(value) + "'", "true or false");
                });
  }

  private static <E extends Enum<E>> E symbol(String name, String word, Class<E> type) {
    E[] symbols = type.getEnumConstants();
    return Arrays.stream(symbols)
        .filter(symbol -> symbol.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    name,
                    "'" + cut(word) + "'",
                    "of " + Arrays.toString(symbols) + ", separated by commas"));
  }

  Optional<Metric> metric() {
    return text("metric")
        .map(
            name ->
                Metric.named(name)
                    .orElseThrow(
                        () ->
                            invalid(
                                "metric",
                                "'" + cut(name) + "'",
                                "one of "
                                    + Arrays.stream(Metric.values())
                                        .map(Metric::apiName)
                                        .toList())));
  }
}
