package io.umbral.embedded.demo;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as 500ms, 90s, 5m or 1h. */
final class DurationOption implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    int unit = 0;
    while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
      unit++;
    }
    try {
      long amount = Long.parseLong(text.substring(0, unit));
      Duration duration =
          switch (text.substring(unit)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new NumberFormatException(text);
          };
      if (!duration.isZero()) {
        return duration;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new TypeConversionException(refusal(text));
    }
    throw new TypeConversionException(refusal(text));
  }

  private static String refusal(String text) {
    return "'" + text + "' should be a duration above 0 such as 500ms, 90s, 5m or 1h";
  }
}
