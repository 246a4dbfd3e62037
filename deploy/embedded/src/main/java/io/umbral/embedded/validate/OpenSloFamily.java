package io.umbral.embedded.validate;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.sla.openslo.Mode;
import io.umbral.sla.openslo.OpenSloDocuments;

/** Promises and what belongs to them. */
final class OpenSloFamily implements DocumentFamily {

  @Override
  public String name() {
    return "openslo/v1";
  }

  @Override
  public boolean takes(Fields document) {
    return OpenSloDocuments.isOpenSlo(DocumentFamily.text(document, "apiVersion"));
  }

  @Override
  public Judgement begin(boolean isLenient, Faults faults) {
    OpenSloDocuments documents =
        new OpenSloDocuments(isLenient ? Mode.LENIENT : Mode.STRICT, faults);
    return new Judgement() {
      @Override
      public void read(Node document) {
        documents.read(document);
      }

      @Override
      public void end() {
        documents.definitions();
      }
    };
  }
}
