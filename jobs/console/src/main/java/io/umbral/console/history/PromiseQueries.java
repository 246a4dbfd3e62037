package io.umbral.console.history;

import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.wire.SloStatusCodec;
import io.umbral.wire.WireException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be asked of promises. */
public final class PromiseQueries {

  private static final ThreadLocal<SloStatusCodec> CODEC =
      ThreadLocal.withInitial(SloStatusCodec::new);

  /** The worst first; what is not known is not good. */
  private static final String WORST_FIRST =
      " ORDER BY CASE verdict WHEN 'BREACHED' THEN 0 WHEN 'INSUFFICIENT' THEN 1 ELSE 2 END,"
          + " budgetLeft NULLS FIRST, slo, region, operator, technology, objective LIMIT ";

  private final History history;

  /**
   * Asks a history.
   *
   * @param history the history
   */
  public PromiseQueries(History history) {
    this.history = history;
  }

  /**
   * Which ones; what is empty is any.
   *
   * @param slo name of the promise
   * @param region of the series, itself and not its parts
   * @param operator of the series
   * @param technology of the series
   * @param verdicts any of them; empty for all
   */
  public record Filter(
      Optional<String> slo,
      Optional<String> region,
      Optional<String> operator,
      Optional<String> technology,
      Set<Verdict> verdicts) {

    /** Every promise. */
    public static final Filter ALL =
        new Filter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    /** Keeps its own set. */
    public Filter {
      verdicts = Set.copyOf(verdicts);
    }

    private String condition() {
      List<String> parts = new ArrayList<>(List.of("true"));
      slo.ifPresent(any -> parts.add("slo = ?"));
      region.ifPresent(any -> parts.add("region = ?"));
      operator.ifPresent(any -> parts.add("operator = ?"));
      technology.ifPresent(any -> parts.add("technology = ?"));
      if (!verdicts.isEmpty()) {
        parts.add(
            verdicts.stream()
                .map(verdict -> "'" + verdict.name() + "'")
                .sorted()
                .collect(Collectors.joining(", ", "verdict IN (", ")")));
      }
      return String.join(" AND ", parts);
    }

    private List<Object> arguments() {
      List<Object> arguments = new ArrayList<>();
      slo.ifPresent(arguments::add);
      region.ifPresent(arguments::add);
      operator.ifPresent(arguments::add);
      technology.ifPresent(arguments::add);
      return arguments;
    }
  }

  /**
   * How promises stand, the worst first.
   *
   * @param filter which ones
   * @param most number of them at most
   */
  public List<SloStatus> list(Filter filter, int most) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record FROM promise WHERE " + filter.condition() + WORST_FIRST + most,
                filter.arguments(),
                PromiseQueries::promiseOf));
  }

  /**
   * How a promise stands over all of its series.
   *
   * @param slo name of the promise
   * @param breached series for which it is not kept
   * @param insufficient series of which too little is known
   * @param met series for which it is kept so far
   * @param worst the series of it that stands worst
   */
  public record Summary(String slo, long breached, long insufficient, long met, SloStatus worst) {}

  /** Every promise, the worst first. */
  public List<Summary> summaries() {
    return history.read(
        connection ->
            Rows.list(
                connection,
                """
                SELECT slo, count(*) FILTER (verdict = 'BREACHED') AS breached,
                  count(*) FILTER (verdict = 'INSUFFICIENT') AS insufficient,
                  count(*) FILTER (verdict = 'MET') AS met,
                  arg_min(record, (CASE verdict WHEN 'BREACHED' THEN 0 WHEN 'INSUFFICIENT' THEN 1
                    ELSE 2 END, coalesce(budgetLeft, -1e300), region, operator, technology))
                FROM promise GROUP BY slo ORDER BY breached DESC, insufficient DESC, slo
                """,
                List.of(),
                row ->
                    new Summary(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        decoded(row.getBytes(5)))));
  }

  private static SloStatus promiseOf(ResultSet row) throws SQLException {
    return decoded(row.getBytes(1));
  }

  private static SloStatus decoded(byte[] record) throws SQLException {
    try {
      return CODEC.get().decode(record);
    } catch (WireException e) {
      throw new SQLException("a promise of the history cannot be read", e);
    }
  }
}
