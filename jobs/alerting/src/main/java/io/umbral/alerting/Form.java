package io.umbral.alerting;

import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Burn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the words of alarms are kept by a job between two steps. It is read by the build that wrote
 * it or by a later one; enums are written by their place in their order, which never changes.
 */
public final class Form {

  private Form() {}

  /** One element of a list. */
  @FunctionalInterface
  public interface Writer<T> {
    /** Writes one. */
    void write(T value, DataOutput to) throws IOException;
  }

  /** One element of a list. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads one. */
    T read(DataInput from) throws IOException;
  }

  /** Writes a list. */
  public static <T> void writeList(List<T> values, Writer<T> writer, DataOutput to)
      throws IOException {
    to.writeInt(values.size());
    for (T value : values) {
      writer.write(value, to);
    }
  }

  /** Reads a list. */
  public static <T> List<T> readList(Reader<T> reader, DataInput from) throws IOException {
    int size = from.readInt();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.read(from));
    }
    return values;
  }

  /** Writes what may not be there. */
  public static <T> void writeOptional(Optional<T> value, Writer<T> writer, DataOutput to)
      throws IOException {
    to.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writer.write(value.get(), to);
    }
  }

  /** Reads what may not be there. */
  public static <T> Optional<T> readOptional(Reader<T> reader, DataInput from) throws IOException {
    return from.readBoolean() ? Optional.of(reader.read(from)) : Optional.empty();
  }

  /** Writes a number that may not be there. */
  public static void writeLong(OptionalLong value, DataOutput to) throws IOException {
    to.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      to.writeLong(value.getAsLong());
    }
  }

  /** Reads a number that may not be there. */
  public static OptionalLong readLong(DataInput from) throws IOException {
    return from.readBoolean() ? OptionalLong.of(from.readLong()) : OptionalLong.empty();
  }

  /** Writes a number that may not be there. */
  public static void writeDouble(OptionalDouble value, DataOutput to) throws IOException {
    to.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      to.writeDouble(value.getAsDouble());
    }
  }

  /** Reads a number that may not be there. */
  public static OptionalDouble readDouble(DataInput from) throws IOException {
    return from.readBoolean() ? OptionalDouble.of(from.readDouble()) : OptionalDouble.empty();
  }

  /** Writes one of a closed set. */
  public static void writeEnum(Enum<?> value, DataOutput to) throws IOException {
    to.writeByte(value.ordinal());
  }

  /** Reads one of a closed set. */
  public static <T extends Enum<T>> T readEnum(T[] values, DataInput from) throws IOException {
    return values[from.readByte()];
  }

  /** Writes a sample. */
  public static void writeSample(Sample sample, DataOutput to) throws IOException {
    to.writeLong(sample.endMillis());
    to.writeLong(sample.revision());
    to.writeLong(sample.windowMillis());
    writeDouble(sample.value(), to);
    to.writeLong(sample.n());
    writeDouble(sample.completeness(), to);
    writeOptional(sample.target(), Form::writeRational, to);
    writeList(sample.burns(), Form::writeBurn, to);
    writeEnum(sample.kind(), to);
    to.writeInt(sample.ruleVersion());
  }

  /** Reads a sample. */
  public static Sample readSample(DataInput from) throws IOException {
    return new Sample(
        from.readLong(),
        from.readLong(),
        from.readLong(),
        readDouble(from),
        from.readLong(),
        readDouble(from),
        readOptional(Form::readRational, from),
        readList(Form::readBurn, from),
        readEnum(Sample.Kind.values(), from),
        from.readInt());
  }

  private static void writeRational(Rational number, DataOutput to) throws IOException {
    to.writeLong(number.numerator());
    to.writeLong(number.denominator());
  }

  private static Rational readRational(DataInput from) throws IOException {
    return new Rational(from.readLong(), from.readLong());
  }

  private static void writeBurn(Burn burn, DataOutput to) throws IOException {
    to.writeInt(burn.windowMinutes());
    to.writeLong(burn.bad());
    to.writeLong(burn.total());
    to.writeInt(burn.presentMinutes());
  }

  private static Burn readBurn(DataInput from) throws IOException {
    return new Burn(from.readInt(), from.readLong(), from.readLong(), from.readInt());
  }

  /** Writes which cells drove what was found. */
  public static void writeContributors(Contributors contributors, DataOutput to)
      throws IOException {
    writeBurden(contributors.burden(), to);
    to.writeLong(contributors.total());
    writeList(contributors.top(), Form::writeContributor, to);
  }

  /** Reads which cells drove what was found. */
  public static Contributors readContributors(DataInput from) throws IOException {
    return new Contributors(
        readBurden(from), from.readLong(), readList(Form::readContributor, from));
  }

  /** Writes what cells add to what is wrong. */
  public static void writeBurden(Burden burden, DataOutput to) throws IOException {
    writeEnum(burden.kind(), to);
    to.writeInt(burden.bound());
  }

  /** Reads what cells add to what is wrong. */
  public static Burden readBurden(DataInput from) throws IOException {
    return new Burden(readEnum(Burden.Kind.values(), from), from.readInt());
  }

  private static void writeContributor(Contributor one, DataOutput to) throws IOException {
    to.writeUTF(one.site());
    writeOptional(one.cell(), (text, out) -> out.writeUTF(text), to);
    to.writeLong(one.amount());
  }

  private static Contributor readContributor(DataInput from) throws IOException {
    return new Contributor(from.readUTF(), readOptional(DataInput::readUTF, from), from.readLong());
  }

  /** Writes what an alarm is about. */
  public static void writeSubject(Subject subject, DataOutput to) throws IOException {
    writeList(subject.lineage(), (text, out) -> out.writeUTF(text), to);
    to.writeUTF(subject.operator());
    to.writeUTF(subject.technology());
    writeOptional(subject.site(), (text, out) -> out.writeUTF(text), to);
    writeOptional(subject.cell(), (text, out) -> out.writeUTF(text), to);
    writeList(
        subject.tags().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
        (tag, out) -> {
          out.writeUTF(tag.getKey());
          out.writeUTF(tag.getValue());
        },
        to);
  }

  /** Reads what an alarm is about. */
  public static Subject readSubject(DataInput from) throws IOException {
    List<String> lineage = readList(DataInput::readUTF, from);
    String operator = from.readUTF();
    String technology = from.readUTF();
    Optional<String> site = readOptional(DataInput::readUTF, from);
    Optional<String> cell = readOptional(DataInput::readUTF, from);
    Map<String, String> tags = new HashMap<>();
    int size = from.readInt();
    for (int i = 0; i < size; i++) {
      tags.put(from.readUTF(), from.readUTF());
    }
    return new Subject(lineage, operator, technology, site, cell, tags);
  }

  /** Writes a measurement. */
  public static void writeMeasurement(Measurement measurement, DataOutput to) throws IOException {
    if (measurement instanceof Measurement.Window window) {
      to.writeBoolean(true);
      to.writeInt(window.windowMillis());
      to.writeLong(window.endMillis());
      to.writeLong(window.revision());
      to.writeByte(window.values().size());
      for (Kpi kpi : Kpi.values()) {
        if (window.values().containsKey(kpi)) {
          writeEnum(kpi, to);
          to.writeDouble(window.values().get(kpi));
        }
      }
      to.writeLong(window.n());
      writeDouble(window.completeness(), to);
      return;
    }
    Measurement.Objective state = (Measurement.Objective) measurement;
    to.writeBoolean(false);
    to.writeUTF(state.objective());
    to.writeLong(state.endMillis());
    to.writeLong(state.revision());
    writeRational(state.target(), to);
    writeList(state.burns(), Form::writeBurn, to);
    writeDouble(state.budgetLeft(), to);
  }

  /** Reads a measurement. */
  public static Measurement readMeasurement(DataInput from) throws IOException {
    if (!from.readBoolean()) {
      return new Measurement.Objective(
          from.readUTF(),
          from.readLong(),
          from.readLong(),
          readRational(from),
          readList(Form::readBurn, from),
          readDouble(from));
    }
    int windowMillis = from.readInt();
    long endMillis = from.readLong();
    long revision = from.readLong();
    Map<Kpi, Double> values = new HashMap<>();
    int size = from.readByte();
    for (int i = 0; i < size; i++) {
      values.put(readEnum(Kpi.values(), from), from.readDouble());
    }
    return new Measurement.Window(
        windowMillis, endMillis, revision, values, from.readLong(), readDouble(from));
  }
}
