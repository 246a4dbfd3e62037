package io.umbral.embedded.ingest;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;

/** Parcels of what is not read at all. */
final class Parcels {

  private Parcels() {}

  static Parcel tooLarge(String path, long bytes) {
    Parcel parcel = new Parcel();
    parcel.rejected(
        new Rejected(
            RejectionCause.TOO_LARGE,
            "file has " + bytes + " bytes, should have at most " + FolderFeed.LARGEST_FILE_BYTES,
            Place.line(path, 0),
            1,
            new byte[0]));
    return parcel;
  }
}
