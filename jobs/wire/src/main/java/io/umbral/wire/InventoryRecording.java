package io.umbral.wire;

import io.umbral.model.Cell;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.schemas.CellFact;
import io.umbral.schemas.CorridorFact;
import io.umbral.schemas.InventoryRecord;
import io.umbral.schemas.RegionFact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Inventories in Avro object container files: the facts of the {@code cell-inventory} contract, of
 * this or an earlier release, as {@code schemas/cell-inventory.avsc} has them.
 */
public final class InventoryRecording {

  /** Takes the facts of a file, in their order. */
  public interface Sink {

    /**
     * A region; the tree holds for all of event time.
     *
     * @param record number of the record in the file, from 1
     */
    void region(int record, Region region);

    /** A corridor. */
    void corridor(int record, Corridor corridor);

    /**
     * A cell.
     *
     * @param record number of the record in the file, from 1
     * @param cell where it stands
     * @param vendor of its equipment
     * @param objects names under which network elements know it
     */
    void cell(int record, Cell cell, Optional<String> vendor, List<String> objects);

    /**
     * A record that cannot be used; behind one that cannot be read nothing more is.
     *
     * @param record its number; 0 where the file as a whole is meant
     * @param message what is wrong and what would be right
     */
    void fault(int record, String message);
  }

  private InventoryRecording() {}

  /**
   * Reads a file.
   *
   * @param content all of its bytes
   * @param sink takes what it holds
   */
  public static void read(byte[] content, Sink sink) {
    TrustedClasses.tellAvro();
    SpecificDatumReader<InventoryRecord> datums =
        new SpecificDatumReader<>(
            null,
            InventoryRecord.getClassSchema(),
            SpecificData.getForSchema(InventoryRecord.getClassSchema()));
    int record = 0;
    try (DataFileReader<InventoryRecord> reader =
        new DataFileReader<>(new SeekableByteArrayInput(content), datums)) {
      while (reader.hasNext()) {
        InventoryRecord fact = reader.next();
        record++;
        take(record, fact, sink);
      }
      // Avro takes a block that ends early for the end of the file.
      if (reader.previousSync() != content.length) {
        sink.fault(record + 1, "the file ends early, should be whole");
      }
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      sink.fault(
          record == 0 ? 0 : record + 1,
          "should be an Avro object container file of InventoryRecord: " + e.getMessage());
    }
  }

  private static void take(int record, InventoryRecord read, Sink sink) {
    long validFromMillis = read.getValidFrom().toEpochMilli();
    try {
      if (read.getFact() instanceof RegionFact fact) {
        sink.region(record, InventoryCodec.regionOf(fact));
      } else if (read.getFact() instanceof CorridorFact fact) {
        sink.corridor(
            record,
            new Corridor(
                fact.getCorridor(), fact.getName(), fact.getMunicipalities(), validFromMillis));
      } else if (read.getFact() instanceof CellFact fact) {
        sink.cell(
            record,
            InventoryCodec.cellOf(fact, validFromMillis),
            Optional.ofNullable(fact.getVendor()).filter(vendor -> !vendor.isBlank()),
            fact.getObjects());
      }
    } catch (IllegalArgumentException e) {
      sink.fault(record, e.getMessage());
    }
  }
}
