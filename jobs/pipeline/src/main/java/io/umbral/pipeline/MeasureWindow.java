package io.umbral.pipeline;

import io.umbral.model.WindowResult;
import io.umbral.pipeline.SlaJobConfig.Coverage;
import io.umbral.pipeline.types.Measured;
import io.umbral.sla.CoverageThreshold;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** What rules see of a window. */
final class MeasureWindow extends RichMapFunction<WindowResult, Measured> {

  private static final long serialVersionUID = 1L;

  private final Coverage coverage;
  private transient CoverageThreshold threshold;

  MeasureWindow(Coverage coverage) {
    this.coverage = coverage;
  }

  @Override
  public void open(OpenContext context) {
    threshold =
        new CoverageThreshold(
            coverage.rsrpDbm(), coverage.ssRsrpDbm(), coverage.source(), coverage.legal());
  }

  @Override
  public Measured map(WindowResult result) {
    return Measured.of(result, threshold);
  }
}
