package io.umbral.sla.openslo;

import io.umbral.documents.Place;

/** One object of OpenSLO v1, without a fault of its own. */
public sealed interface OpenSloObject
    permits Service,
        Sli,
        SloDocument,
        AlertPolicy,
        AlertCondition,
        AlertNotificationTarget,
        DataSource {

  /** Where it begins. */
  Place place();

  /** Its name and what is written beside it. */
  Metadata metadata();

  /** What it is. */
  Kind kind();
}
