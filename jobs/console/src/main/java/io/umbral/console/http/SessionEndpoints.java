package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.umbral.console.http.Problem.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A browser shows its token once, and a cookie that no script can read stands for it afterwards.
 */
final class SessionEndpoints {

  /**
   * The prefix makes browsers insist on TLS (or localhost), this host alone and the whole of it.
   */
  static final String COOKIE = "__Host-umbral";

  private static final int LONGEST_TOKEN = 512;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxStringLength(LONGEST_TOKEN)
                  .maxNameLength(64)
                  .build())
          .build();

  private final Access access;

  SessionEndpoints(Access access) {
    this.access = access;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HandlerType.POST, "/session", Role.ANYONE, Set.of(), this::begin),
        new Endpoint(HandlerType.DELETE, "/session", Role.ANYONE, Set.of(), this::end));
  }

  private void begin(Context context, Parameters parameters) {
    String token = tokenIn(context.bodyAsBytes());
    if (access.identify(Optional.of(token)).isEmpty()) {
      throw new Problem(Kind.UNAUTHENTICATED, "this token is not known, or was revoked");
    }
    if (!token.chars().allMatch(c -> c > ' ' && c < 127 && c != ';' && c != ',' && c != '"')) {
      throw new Problem(Kind.UNAUTHENTICATED, "a token that a cookie cannot hold cannot be used");
    }
    setCookie(context, token, "");
    context.status(204);
  }

  private void end(Context context, Parameters parameters) {
    setCookie(context, "", "; Max-Age=0");
    context.status(204);
  }

  private static void setCookie(Context context, String value, String age) {
    context.header(
        "Set-Cookie", COOKIE + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Strict" + age);
  }

  private static String tokenIn(byte[] body) {
    Problem wrong =
        new Problem(Kind.INVALID_REQUEST, "the body should be {\"token\": \"...\"}, in JSON");
    try (JsonParser json = FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT
          || !"token".equals(json.nextFieldName())
          || json.nextToken() != JsonToken.VALUE_STRING) {
        throw wrong;
      }
      String token = json.getText();
      if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw wrong;
      }
      return token;
    } catch (IOException e) {
      throw wrong;
    }
  }
}
