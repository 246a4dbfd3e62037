package io.umbral.pipeline.types;

import io.umbral.model.Rejected;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The type of every edge and state of the jobs. */
public final class EdgeTypes {

  /** Records as they were received. */
  public static final TypeInformation<ReportBatch> REPORT_BATCH =
      new CompactType<>(ReportBatch.class, new ReportBatchSerializer());

  /** What a series is about; also the key of keyed state. */
  public static final TypeInformation<SeriesKey> SERIES_KEY =
      new CompactType<>(SeriesKey.class, new SeriesKeySerializer());

  /** A part of a slice. */
  public static final TypeInformation<SlicePartial> SLICE_PARTIAL =
      new CompactType<>(SlicePartial.class, new SlicePartialSerializer());

  /** Cells that drove a slice. */
  public static final TypeInformation<SliceBurden> SLICE_BURDEN =
      new CompactType<>(SliceBurden.class, new SliceBurdenSerializer());

  /** A result. */
  public static final TypeInformation<WindowResult> WINDOW_RESULT =
      new CompactType<>(WindowResult.class, new WindowResultSerializer());

  /** How a promise stands. */
  public static final TypeInformation<SloStatus> SLO_STATUS =
      new CompactType<>(SloStatus.class, new SloStatusSerializer());

  /** A refusal. */
  public static final TypeInformation<Rejected> REJECTED =
      new CompactType<>(Rejected.class, new RejectedSerializer());

  /** An account of one subtask. */
  public static final TypeInformation<SubtaskAccount> SUBTASK_ACCOUNT =
      new CompactType<>(SubtaskAccount.class, new SubtaskAccountSerializer());

  private EdgeTypes() {}
}
