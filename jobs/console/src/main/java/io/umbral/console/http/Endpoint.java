package io.umbral.console.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * One route: the whole of what may be asked.
 *
 * @param method of HTTP
 * @param path as Javalin writes it
 * @param role that is needed
 * @param parameters of the query that are known
 * @param handler answers
 */
record Endpoint(
    HandlerType method, String path, Role role, Set<String> parameters, Answer handler) {

  /** Answers a request. */
  @FunctionalInterface
  interface Answer {
    void answer(Context context, Parameters parameters) throws Exception;
  }

  static Endpoint get(String path, Role role, Set<String> parameters, Answer handler) {
    return new Endpoint(HandlerType.GET, path, role, parameters, handler);
  }
}
