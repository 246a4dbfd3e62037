package io.umbral.sla.openslo;

import io.umbral.documents.Faults;
import io.umbral.documents.Place;

/**
 * Takes what is wrong.
 *
 * @param mode whether what can be forgiven is
 * @param faults where it goes
 */
record Report(Mode mode, Faults faults) {

  /** What makes the object unusable. */
  void error(Place place, Code code, String wrong, String right) {
    faults.error(place, code.text(), wrong, right);
  }

  /** What makes it unusable unless the reading is lenient. */
  void forgivable(Place place, Code code, String wrong, String right) {
    if (mode == Mode.LENIENT) {
      warning(place, code, wrong, right);
    } else {
      error(place, code, wrong, right);
    }
  }

  /** What its writer should know. */
  void warning(Place place, Code code, String wrong, String right) {
    faults.warning(place, code.text(), wrong, right);
  }
}
