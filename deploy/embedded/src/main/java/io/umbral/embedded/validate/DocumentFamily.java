package io.umbral.embedded.validate;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

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
  boolean takes(Fields document);

  /** Begins with nothing read. */
  Judgement begin(boolean isLenient, Faults faults);

  /** A family of one kind, whose documents know nothing of each other. */
  static DocumentFamily of(String apiVersion, String kind, BiConsumer<Node, Faults> reader) {
    return of(
        apiVersion + " " + kind,
        document ->
            text(document, "apiVersion").equals(apiVersion) && text(document, "kind").equals(kind),
        reader);
  }

  /** A family whose documents know nothing of each other; a reader begins without faults. */
  static DocumentFamily of(String name, Predicate<Fields> takes, BiConsumer<Node, Faults> reader) {
    return new DocumentFamily() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean takes(Fields document) {
        return takes.test(document);
      }

      @Override
      public Judgement begin(boolean isLenient, Faults faults) {
        return document -> {
          Faults own = new Faults();
          reader.accept(document, own);
          faults.addAll(own);
        };
      }
    };
  }

  /** A value of a document; empty where there is none or it is no single one. */
  static String text(Fields document, String name) {
    return document.get(name).orElse(null) instanceof Scalar scalar ? scalar.text() : "";
  }
}
