package io.umbral.console.http;

import io.umbral.console.http.Problem.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition on a label, as Alertmanager writes it. Of regular expressions only alternatives of
 * plain texts are taken ({@code a|b}), and {@code .+} and {@code .*} for any text: nothing that
 * others write is run as a pattern here.
 *
 * @param name of the label; one that an alert does not have is the empty text
 * @param values any of them; empty for any text
 * @param needsText whether the empty text does not match, where any text does
 * @param isEqual false turns the condition round
 */
record Matcher(String name, Set<String> values, boolean needsText, boolean isEqual) {

  /** Name, operator, and the value with or without quotes; the value is looked at by hand. */
  private static final Pattern WRITTEN =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]{0,63})[ \\t]*(=~|!~|!=|=)(.*)", Pattern.DOTALL);

  private static final int MOST_VALUES = 200;
  private static final String META = ".+*?()[]{}^$\\";

  /** Keeps its own set. */
  Matcher {
    values = Set.copyOf(values);
  }

  /**
   * Reads one as clients write it in an address.
   *
   * @param text for example {@code alertname="loss"}
   */
  static Matcher of(String text) {
    java.util.regex.Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches()) {
      throw invalid(
          "'" + text + "'", "NAME=\"VALUE\", with one of the operators = != =~ !~ between them");
    }
    String operator = parts.group(2);
    return of(
        parts.group(1),
        unquoted(parts.group(3).strip()),
        operator.endsWith("~"),
        operator.startsWith("="));
  }

  /**
   * Makes one of what Alertmanager keeps.
   *
   * @param value text, or the alternatives of a regular expression
   */
  static Matcher of(String name, String value, boolean isRegex, boolean isEqual) {
    if (!isRegex) {
      return new Matcher(name, Set.of(value), false, isEqual);
    }
    String inner = withoutAnchors(value);
    if (inner.equals(".*") || inner.equals(".+")) {
      return new Matcher(name, Set.of(), inner.equals(".+"), isEqual);
    }
    return new Matcher(name, alternatives(name, inner), false, isEqual);
  }

  private static String withoutAnchors(String value) {
    String inner = value;
    if (inner.startsWith("^") && inner.endsWith("$") && inner.length() > 1) {
      inner = inner.substring(1, inner.length() - 1);
    }
    if (inner.startsWith("(?:") && inner.endsWith(")")) {
      return inner.substring(3, inner.length() - 1);
    }
    return inner.startsWith("(") && inner.endsWith(")")
        ? inner.substring(1, inner.length() - 1)
        : inner;
  }

  private static Set<String> alternatives(String name, String expression) {
    Set<String> values = new LinkedHashSet<>();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '|') {
        values.add(value.toString());
        value.setLength(0);
      } else if (c == '\\'
          && i + 1 < expression.length()
          && isPunctuation(expression.charAt(i + 1))) {
        value.append(expression.charAt(++i));
      } else if (META.indexOf(c) >= 0) {
        throw invalid(
            name + "=~\"" + expression + "\"", "alternatives of plain texts, such as a|b, or .+");
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    if (values.size() > MOST_VALUES) {
      throw invalid(name, "at most " + MOST_VALUES + " alternatives");
    }
    return values;
  }

  private static boolean isPunctuation(char c) {
    return !Character.isLetterOrDigit(c);
  }

  private static String unquoted(String text) {
    boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    if (!isQuoted) {
      return text;
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      boolean isEscape = c == '\\' && i + 1 < text.length() - 1;
      value.append(isEscape ? (text.charAt(++i) == 'n' ? '\n' : text.charAt(i)) : c);
    }
    return value.toString();
  }

  static Problem invalid(String is, String should) {
    return new Problem(Kind.INVALID_PARAMETER, is + " should be " + should);
  }

  /** Whether labels meet it. */
  boolean matches(Map<String, String> labels) {
    String value = labels.getOrDefault(name, "");
    boolean isMet = values.isEmpty() ? !needsText || !value.isEmpty() : values.contains(value);
    return isMet == isEqual;
  }

  /** Whether labels meet all of them. */
  static boolean all(List<Matcher> matchers, Map<String, String> labels) {
    return matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }

  /** A value as Alertmanager writes it: the text of one, the expression of several. */
  static String written(Set<String> values) {
    return values.size() == 1
        ? values.iterator().next()
        : values.stream().sorted().map(Matcher::escaped).collect(Collectors.joining("|"));
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (META.indexOf(c) >= 0 || c == '|') {
        text.append('\\');
      }
      text.append(c);
    }
    return text.toString();
  }
}
