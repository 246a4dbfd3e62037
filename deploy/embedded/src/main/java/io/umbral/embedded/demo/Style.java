package io.umbral.embedded.demo;

/** How words are set off. Every method returns the same visible characters that it was given. */
enum Style {
  /** Nothing but the characters. */
  PLAIN {
    @Override
    String with(String code, String text) {
      return text;
    }
  },
  /** Colours of an ANSI terminal (ECMA-48, SGR). */
  ANSI {
    @Override
    String with(String code, String text) {
      return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  };

  abstract String with(String code, String text);

  /** The label that nobody may overlook. */
  String label(String text) {
    return with("7;1", text);
  }

  String bold(String text) {
    return with("1", text);
  }

  String dim(String text) {
    return with("2", text);
  }

  /** A value beyond its line. */
  String bad(String text) {
    return with("1;31", text);
  }

  String warning(String text) {
    return with("33", text);
  }

  /** The place of a value that is not known. */
  String noData(String text) {
    return with("35", text);
  }
}
