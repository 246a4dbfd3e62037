package io.umbral.wire;

import io.umbral.schemas.InventoryRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the generated classes of the contracts may be made from a schema. Avro 1.12.2
 * refuses every class it was not told of, for a schema may come from a stranger; these come from
 * ours.
 */
final class TrustedClasses {

  private static final String PACKAGE = InventoryRecord.class.getPackageName();

  static {
    ClassSecurityPredicate known = ClassSecurityValidator.getGlobal();
    ClassSecurityPredicate generated = type -> type.getPackageName().equals(PACKAGE);
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(known, generated));
  }

  private TrustedClasses() {}

  /** Does its work once, when this class is loaded. */
  static void tellAvro() {
    // the static part above has run
  }
}
