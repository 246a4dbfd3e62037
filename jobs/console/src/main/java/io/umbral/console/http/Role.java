package io.umbral.console.http;

import io.javalin.security.RouteRole;

/** Who may use a route. */
public enum Role implements RouteRole {
  /** Everybody, known or not: nothing is told that was measured. */
  ANYONE,
  /** Looks. */
  VIEWER,
  /** Looks, and answers alarms. */
  OPERATOR,
  /** May do everything. */
  ADMIN
}
