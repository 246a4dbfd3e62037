package io.umbral.benchmarks.peers.flink;

import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.types.DataType;

/** The format {@code cell-report}: a report as a row for each of its readings. */
public final class ReportFormatFactory implements DeserializationFormatFactory {

  static final String IDENTIFIER = "cell-report";

  private static final ConfigOption<String> BOOTSTRAP =
      ConfigOptions.key("inventory.bootstrap.servers").stringType().noDefaultValue();
  private static final ConfigOption<String> INVENTORY =
      ConfigOptions.key("inventory.topic").stringType().noDefaultValue();

  /** Flink makes it. */
  public ReportFormatFactory() {}

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(BOOTSTRAP, INVENTORY);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }

  @Override
  public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
      DynamicTableFactory.Context context, ReadableConfig options) {
    FactoryUtil.validateFactoryOptions(this, options);
    return new DecodingFormat<>() {
      @Override
      public DeserializationSchema<RowData> createRuntimeDecoder(
          DynamicTableSource.Context source, DataType type) {
        return new ReadingRowDeserializer(
            options.get(BOOTSTRAP), options.get(INVENTORY), source.createTypeInformation(type));
      }

      @Override
      public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
      }
    };
  }
}
