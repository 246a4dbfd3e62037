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

  static Endpoint post(String path, Role role, Answer handler) {
    return new Endpoint(HandlerType.POST, path, role, Set.of(), handler);
  }

  static Endpoint delete(String path, Role role, Answer handler) {
    return new Endpoint(HandlerType.DELETE, path, role, Set.of(), handler);
  }
}
