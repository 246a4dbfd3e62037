package io.umbral.embedded.ingest;

/** Topics that {@code umbral ingest} keeps for itself or writes beside the reports. */
public final class IngestTopics {

  /** Beginning of the names of its transactions and consumer groups. */
  public static final String NAME_PREFIX = "umbral-ingest-";

  /** Topic of the ledger, compacted. */
  public static final String LEDGER = "ingest-ledger";

  /** Topic of what elements tell beside their measurements. */
  public static final String EVENTS = "network-events";

  /** How far back the periods of a source are remembered: what is older is late in every window. */
  public static final long REMEMBERED_MILLIS = 3L * 86_400_000;

  private IngestTopics() {}
}
