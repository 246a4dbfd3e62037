package io.umbral.pipeline.readiness;

import io.umbral.pipeline.types.CompactSerializer;
import io.umbral.pipeline.types.CompactType;
import io.umbral.pipeline.types.WindowResultSerializer;
import io.umbral.readiness.LastLive;
import io.umbral.readiness.RankOrder;
import io.umbral.readiness.ReadinessResult;
import io.umbral.wire.ReadinessCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The type of every edge and state of the readiness job. */
public final class ReadinessTypes {

  /** A window on its way to a corridor. */
  public static final TypeInformation<CorridorWindow> CORRIDOR_WINDOW =
      new CompactType<>(CorridorWindow.class, new CorridorWindowSerializer());

  /** A score on its way to be ranked. */
  public static final TypeInformation<ScoredCorridor> SCORED_CORRIDOR =
      new CompactType<>(ScoredCorridor.class, new ScoredCorridorSerializer());

  /** A score with its place. */
  public static final TypeInformation<ReadinessResult> READINESS_RESULT =
      new CompactType<>(ReadinessResult.class, new ReadinessResultSerializer());

  static final TypeInformation<CadenceMemory> CADENCE_MEMORY =
      new CompactType<>(CadenceMemory.class, new CadenceMemorySerializer());

  static final TypeInformation<RankMemory> RANK_MEMORY =
      new CompactType<>(RankMemory.class, new RankMemorySerializer());

  private ReadinessTypes() {}

  /** Writes and reads {@link CorridorWindow}. */
  public static final class CorridorWindowSerializer extends CompactSerializer<CorridorWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(CorridorWindow record, DataOutputView target) throws IOException {
      target.writeUTF(record.corridor());
      new WindowResultSerializer().serialize(record.window(), target);
    }

    @Override
    public CorridorWindow deserialize(DataInputView source) throws IOException {
      return new CorridorWindow(source.readUTF(), new WindowResultSerializer().deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<CorridorWindow> snapshotConfiguration() {
      return new CorridorWindowSnapshot();
    }

    /** Says that the form has not changed. */
    public static final class CorridorWindowSnapshot
        extends SimpleTypeSerializerSnapshot<CorridorWindow> {

      /** For Flink. */
      public CorridorWindowSnapshot() {
        super(CorridorWindowSerializer::new);
      }
    }
  }

  /** Writes and reads {@link ReadinessResult}. */
  public static final class ReadinessResultSerializer extends CompactSerializer<ReadinessResult> {

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(ReadinessResult record, DataOutputView target) throws IOException {
      writeBytes(new ReadinessCodec().encode(record), target);
    }

    @Override
    public ReadinessResult deserialize(DataInputView source) throws IOException {
      try {
        return new ReadinessCodec().decode(readBytes(source));
      } catch (WireException e) {
        throw new IOException("a score that this job wrote cannot be read", e);
      }
    }

    @Override
    public TypeSerializerSnapshot<ReadinessResult> snapshotConfiguration() {
      return new ReadinessResultSnapshot();
    }

    /** Says that the form has not changed. */
    public static final class ReadinessResultSnapshot
        extends SimpleTypeSerializerSnapshot<ReadinessResult> {

      /** For Flink. */
      public ReadinessResultSnapshot() {
        super(ReadinessResultSerializer::new);
      }
    }
  }

  /** Writes and reads {@link ScoredCorridor}. */
  public static final class ScoredCorridorSerializer extends CompactSerializer<ScoredCorridor> {

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(ScoredCorridor record, DataOutputView target) throws IOException {
      new ReadinessResultSerializer().serialize(record.result(), target);
      target.writeInt(record.draws().length);
      for (float draw : record.draws()) {
        target.writeFloat(draw);
      }
    }

    @Override
    public ScoredCorridor deserialize(DataInputView source) throws IOException {
      ReadinessResult result = new ReadinessResultSerializer().deserialize(source);
      float[] draws = new float[source.readInt()];
      for (int i = 0; i < draws.length; i++) {
        draws[i] = source.readFloat();
      }
      return new ScoredCorridor(result, draws);
    }

    @Override
    public TypeSerializerSnapshot<ScoredCorridor> snapshotConfiguration() {
      return new ScoredCorridorSnapshot();
    }

    /** Says that the form has not changed. */
    public static final class ScoredCorridorSnapshot
        extends SimpleTypeSerializerSnapshot<ScoredCorridor> {

      /** For Flink. */
      public ScoredCorridorSnapshot() {
        super(ScoredCorridorSerializer::new);
      }
    }
  }

  /** Writes and reads {@link CadenceMemory}. */
  public static final class CadenceMemorySerializer extends CompactSerializer<CadenceMemory> {

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(CadenceMemory record, DataOutputView target) throws IOException {
      target.writeLong(record.fromMillis());
      target.writeInt(record.scores().size());
      for (Map.Entry<String, Double> score : new TreeMap<>(record.scores()).entrySet()) {
        target.writeUTF(score.getKey());
        target.writeDouble(score.getValue());
      }
      target.writeInt(record.lastLive().size());
      for (Map.Entry<String, LastLive> last : new TreeMap<>(record.lastLive()).entrySet()) {
        target.writeUTF(last.getKey());
        target.writeDouble(last.getValue().score());
        target.writeDouble(last.getValue().halfWidth());
        target.writeDouble(last.getValue().covered());
        target.writeDouble(last.getValue().density());
        target.writeLong(last.getValue().endMillis());
      }
    }

    @Override
    public CadenceMemory deserialize(DataInputView source) throws IOException {
      long from = source.readLong();
      Map<String, Double> scores = new TreeMap<>();
      for (int left = source.readInt(); left > 0; left--) {
        scores.put(source.readUTF(), source.readDouble());
      }
      Map<String, LastLive> lastLive = new TreeMap<>();
      for (int left = source.readInt(); left > 0; left--) {
        lastLive.put(
            source.readUTF(),
            new LastLive(
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readLong()));
      }
      return new CadenceMemory(from, scores, lastLive);
    }

    @Override
    public TypeSerializerSnapshot<CadenceMemory> snapshotConfiguration() {
      return new CadenceMemorySnapshot();
    }

    /** Says that the form has not changed. */
    public static final class CadenceMemorySnapshot
        extends SimpleTypeSerializerSnapshot<CadenceMemory> {

      /** For Flink. */
      public CadenceMemorySnapshot() {
        super(CadenceMemorySerializer::new);
      }
    }
  }

  /** Writes and reads {@link RankMemory}. */
  public static final class RankMemorySerializer extends CompactSerializer<RankMemory> {

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(RankMemory record, DataOutputView target) throws IOException {
      target.writeLong(record.fromMillis());
      target.writeInt(record.order().order().size());
      for (String corridor : record.order().order()) {
        target.writeUTF(corridor);
      }
      target.writeInt(record.order().runs().size());
      for (Map.Entry<String, Integer> run : new TreeMap<>(record.order().runs()).entrySet()) {
        target.writeUTF(run.getKey());
        target.writeInt(run.getValue());
      }
    }

    @Override
    public RankMemory deserialize(DataInputView source) throws IOException {
      long from = source.readLong();
      List<String> order = new ArrayList<>();
      for (int left = source.readInt(); left > 0; left--) {
        order.add(source.readUTF());
      }
      Map<String, Integer> runs = new TreeMap<>();
      for (int left = source.readInt(); left > 0; left--) {
        runs.put(source.readUTF(), source.readInt());
      }
      return new RankMemory(from, new RankOrder(order, runs));
    }

    @Override
    public TypeSerializerSnapshot<RankMemory> snapshotConfiguration() {
      return new RankMemorySnapshot();
    }

    /** Says that the form has not changed. */
    public static final class RankMemorySnapshot extends SimpleTypeSerializerSnapshot<RankMemory> {

      /** For Flink. */
      public RankMemorySnapshot() {
        super(RankMemorySerializer::new);
      }
    }
  }
}
