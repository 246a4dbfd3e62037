package io.umbral.console.http;

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
}
