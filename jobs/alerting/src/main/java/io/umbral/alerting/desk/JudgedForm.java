package io.umbral.alerting.desk;

import io.umbral.alerting.Form;
import io.umbral.alerting.track.TrackForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How judgements and the desk's clock are kept by a job between two steps. */
public final class JudgedForm {

  private JudgedForm() {}

  /** Writes a judgement. */
  public static void write(Judged judged, DataOutput to) throws IOException {
    to.writeUTF(judged.ruleId());
    to.writeUTF(judged.fingerprint());
    Form.writeSubject(judged.subject(), to);
    TrackForm.write(judged.transition(), to);
    Form.writeOptional(judged.contributors(), Form::writeContributors, to);
  }

  /** Reads a judgement. */
  public static Judged read(DataInput from) throws IOException {
    return new Judged(
        from.readUTF(),
        from.readUTF(),
        Form.readSubject(from),
        TrackForm.readTransition(from),
        Form.readOptional(Form::readContributors, from));
  }

  /** Writes what the desk knows of time. */
  public static void write(DeskClock clock, DataOutput to) throws IOException {
    to.writeLong(clock.eventTimeMillis());
    to.writeLong(clock.advancedAtMillis());
    to.writeBoolean(clock.isCaughtUp());
    to.writeLong(clock.reviewedMillis());
    Form.writeList(
        List.copyOf(clock.pipelineEpisodes().entrySet()),
        (entry, out) -> {
          out.writeUTF(entry.getKey());
          out.writeInt(entry.getValue());
        },
        to);
  }

  /** Reads what the desk knows of time. */
  public static DeskClock readClock(DataInput from) throws IOException {
    long eventTimeMillis = from.readLong();
    long advancedAtMillis = from.readLong();
    boolean isCaughtUp = from.readBoolean();
    long reviewedMillis = from.readLong();
    Map<String, Integer> episodes = new HashMap<>();
    int size = from.readInt();
    for (int i = 0; i < size; i++) {
      episodes.put(from.readUTF(), from.readInt());
    }
    return new DeskClock(eventTimeMillis, advancedAtMillis, isCaughtUp, reviewedMillis, episodes);
  }
}
