package io.umbral.console.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name for the record of who did what
 * @param roles what they may
 */
public record Identity(String name, Set<Role> roles) {

  /** Validates and keeps its own set. */
  public Identity {
    Objects.requireNonNull(name, "name");
    roles = Set.copyOf(roles);
  }

  private static final String ATTRIBUTE = "io.umbral.identity";

  /** Remembers who asks, for as long as the request lasts. */
  void keepIn(Context context) {
    context.attribute(ATTRIBUTE, this);
  }

  /** Who asks, on a route that needs a role. */
  static Identity of(Context context) {
    return Objects.requireNonNull(context.attribute(ATTRIBUTE), "nobody was asked who they are");
  }
}
