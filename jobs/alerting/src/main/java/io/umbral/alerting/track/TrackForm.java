package io.umbral.alerting.track;

import io.umbral.alerting.Form;
import io.umbral.alerting.Reason;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How tracks and transitions are kept by a job between two steps. */
public final class TrackForm {

  private TrackForm() {}

  /** Writes a track. */
  public static void write(Track track, DataOutput to) throws IOException {
    writeFold(track.base(), to);
    to.writeLong(track.baseMillis());
    Form.writeList(track.samples(), Form::writeSample, to);
    Form.writeList(track.said(), TrackForm::writeSaid, to);
    to.writeInt(track.episodes());
    Silence silence = track.silence();
    Form.writeLong(silence.lastMillis(), to);
    Form.writeLong(silence.raisedAtMillis(), to);
    to.writeBoolean(silence.isGivenUp());
    to.writeInt(silence.episodes());
  }

  /** Reads a track. */
  public static Track read(DataInput from) throws IOException {
    return new Track(
        readFold(from),
        from.readLong(),
        Form.readList(Form::readSample, from),
        Form.readList(TrackForm::readSaid, from),
        from.readInt(),
        new Silence(Form.readLong(from), Form.readLong(from), from.readBoolean(), from.readInt()));
  }

  private static void writeFold(Fold fold, DataOutput to) throws IOException {
    Form.writeEnum(fold.phase(), to);
    Form.writeEnum(fold.grade(), to);
    to.writeLong(fold.sinceMillis());
    to.writeLong(fold.goodMillis());
    to.writeInt(fold.ruleVersion());
    Form.writeList(
        fold.recent(),
        (recent, out) -> {
          out.writeLong(recent.endMillis());
          out.writeBoolean(recent.isBreach());
        },
        to);
    Form.writeOptional(fold.open(), TrackForm::writeEpisode, to);
  }

  private static Fold readFold(DataInput from) throws IOException {
    return new Fold(
        Form.readEnum(Fold.Phase.values(), from),
        Form.readEnum(Severity.values(), from),
        from.readLong(),
        from.readLong(),
        from.readInt(),
        Form.readList(in -> new Fold.Recent(in.readLong(), in.readBoolean()), from),
        Form.readOptional(TrackForm::readEpisode, from));
  }

  private static void writeEpisode(Episode episode, DataOutput to) throws IOException {
    to.writeLong(episode.startsAtMillis());
    to.writeLong(episode.raisedAtMillis());
    Form.writeEnum(episode.severity(), to);
    Form.writeLong(episode.endsAtMillis(), to);
    Form.writeLong(episode.clearedAtMillis(), to);
    Form.writeEnum(episode.reason(), to);
    to.writeInt(episode.ruleVersion());
    Form.writeSample(episode.sample(), to);
  }

  private static Episode readEpisode(DataInput from) throws IOException {
    return new Episode(
        from.readLong(),
        from.readLong(),
        Form.readEnum(Severity.values(), from),
        Form.readLong(from),
        Form.readLong(from),
        Form.readEnum(Reason.values(), from),
        from.readInt(),
        Form.readSample(from));
  }

  private static void writeSaid(Said said, DataOutput to) throws IOException {
    to.writeInt(said.episode());
    to.writeLong(said.startsAtMillis());
    to.writeLong(said.raisedAtMillis());
    Form.writeEnum(said.severity(), to);
    Form.writeLong(said.endsAtMillis(), to);
    Form.writeLong(said.clearedAtMillis(), to);
  }

  private static Said readSaid(DataInput from) throws IOException {
    return new Said(
        from.readInt(),
        from.readLong(),
        from.readLong(),
        Form.readEnum(Severity.values(), from),
        Form.readLong(from),
        Form.readLong(from));
  }

  /** Writes a transition. */
  public static void write(Transition transition, DataOutput to) throws IOException {
    Form.writeEnum(transition.signal(), to);
    Form.writeEnum(transition.kind(), to);
    to.writeInt(transition.episode());
    to.writeLong(transition.atMillis());
    to.writeLong(transition.startsAtMillis());
    to.writeLong(transition.raisedAtMillis());
    Form.writeLong(transition.endsAtMillis(), to);
    Form.writeEnum(transition.severity(), to);
    Form.writeEnum(transition.reason(), to);
    to.writeBoolean(transition.isLate());
    to.writeBoolean(transition.isOver());
    to.writeInt(transition.ruleVersion());
    Form.writeSample(transition.sample(), to);
  }

  /** Reads a transition. */
  public static Transition readTransition(DataInput from) throws IOException {
    return new Transition(
        Form.readEnum(Signal.values(), from),
        Form.readEnum(Transition.Kind.values(), from),
        from.readInt(),
        from.readLong(),
        from.readLong(),
        from.readLong(),
        Form.readLong(from),
        Form.readEnum(Severity.values(), from),
        Form.readEnum(Reason.values(), from),
        from.readBoolean(),
        from.readBoolean(),
        from.readInt(),
        Form.readSample(from));
  }
}
