package io.umbral.console.http;

import java.util.Locale;

/** A refusal that is told to whoever asked, as RFC 9457 says. Carries no stack: it is an answer. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, in general. */
  enum Kind {
    INVALID_REQUEST(400, "The request cannot be understood"),
    UNKNOWN_PARAMETER(400, "A parameter is not known"),
    INVALID_PARAMETER(400, "A parameter has a value that cannot be"),
    UNAUTHENTICATED(401, "Say who you are"),
    FORBIDDEN(403, "This is not for you"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "It cannot be had in this form"),
    CONFLICT(409, "This does not go with what is there"),
    PRECONDITION_FAILED(412, "It has changed meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    MISDIRECTED(421, "This console does not answer to that name"),
    PRECONDITION_REQUIRED(428, "Say which state you have seen"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    FAULT(500, "A fault of Umbral itself"),
    BUSY(503, "Too much is going on");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    int status() {
      return status;
    }

    String title() {
      return title;
    }

    /** Name for machines. */
    String type() {
      return "urn:umbral:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;

  Problem(Kind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
