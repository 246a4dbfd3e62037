package io.umbral.embedded.validate;

import io.umbral.documents.Faults;
import io.umbral.documents.Node;
import java.util.function.BiConsumer;

/** Documents that are judged together, as they may refer to each other. */
interface DocumentFamily {

  /** What is known of the documents of one family while they are read. */
  interface Judgement {

    /** Judges a document as far as it can be judged alone. */
    void read(Node document);

    /** Judges what can only be judged once everything was read. */
    default void end() {}
  }

  /** The documents it takes, for people: {@code openslo/v1}. */
  String name();

  /** Whether a document is one of this family. */
  boolean takes(String apiVersion, String kind);

  /** Begins with nothing read. */
  Judgement begin(boolean isLenient, Faults faults);

  /** A family of one kind, whose documents know nothing of each other. */
  static DocumentFamily of(String apiVersion, String kind, BiConsumer<Node, Faults> reader) {
    return new DocumentFamily() {
      @Override
      public String name() {
        return apiVersion + " " + kind;
      }

      @Override
      public boolean takes(String otherVersion, String otherKind) {
        return otherVersion.equals(apiVersion) && otherKind.equals(kind);
      }

      @Override
      public Judgement begin(boolean isLenient, Faults faults) {
        return document -> reader.accept(document, faults);
      }
    };
  }
}
