package io.umbral.embedded.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.schemas.CellFact;
import io.umbral.schemas.CorridorFact;
import io.umbral.schemas.InventoryRecord;
import io.umbral.schemas.RegionFact;
import io.umbral.schemas.RegionLevel;
import io.umbral.schemas.Technology;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inventory in Avro says what the tables say. */
class AvroInventoryTest {

  private static final String OBJECT = "SubNetwork=N,ManagedElement=G,NRCellDU=7";

  private static final List<Object> TREE =
      List.of(
          new RegionFact("M", "Town", RegionLevel.MUNICIPALITY, "S", 1_000L),
          new RegionFact("S", "State", RegionLevel.STATE, "C", null),
          new RegionFact("C", "Land", RegionLevel.COUNTRY, null, null));

  private static CellFact cell(long id, String municipality, String... objects) {
    return new CellFact(
        "334020",
        id,
        "S1",
        municipality,
        "TELCEL",
        Technology.NR,
        60_000,
        false,
        "Acme",
        List.of(objects));
  }

  private static byte[] avro(List<Object> tree, Object... facts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<InventoryRecord> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(InventoryRecord.class))) {
      writer.create(InventoryRecord.getClassSchema(), bytes);
      for (Object fact : tree) {
        writer.append(new InventoryRecord(Instant.EPOCH, fact));
      }
      for (Object fact : facts) {
        writer.append(new InventoryRecord(Instant.EPOCH, fact));
      }
    }
    return bytes.toByteArray();
  }

  private static InventoryFiles tables(Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("regions.csv"),
        "region,name,level,parent,population\nM,Town,MUNICIPALITY,S,1000\nS,State,STATE,C,\nC,Land,COUNTRY,,\n");
    Files.writeString(
        folder.resolve("corridors.csv"),
        "id,name,grade,source,municipalities\nB,Belt,A,nobody,M\n");
    Files.writeString(
        folder.resolve("cells.csv"),
        """
        plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom,vendor
        334020,7,S1,M,TELCEL,NR,60,,,Acme
        """);
    Files.writeString(
        folder.resolve("objects.csv"), "object,plmn,cellId\n\"" + OBJECT + "\",334020,7\n");
    return InventoryFiles.read(folder);
  }

  @Test
  void itSaysWhatTheTablesSay(@TempDir Path folder) throws Exception {
    InventoryFiles tables = tables(folder.resolve("tables"));
    Files.write(
        folder.resolve(InventoryFiles.AVRO),
        avro(TREE, cell(7, "M", OBJECT), new CorridorFact("B", "Belt", List.of("M"))));
    InventoryFiles avro = InventoryFiles.read(folder);
    assertEquals(tables.regions(), avro.regions());
    assertEquals(tables.corridors(), avro.corridors());
    assertEquals(tables.cells(), avro.cells());
    assertEquals(tables.objects().cells(), avro.objects().cells());
    assertEquals(Optional.of("Acme"), avro.objects().vendorOf("SubNetwork=N", "G"));
    assertEquals(
        0, Commands.run("validate", folder.resolve(InventoryFiles.AVRO).toString()).exitCode());
  }

  @Test
  void whatIsWrongIsToldWithItsRecord(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(InventoryFiles.AVRO);
    Files.write(
        file,
        avro(
            TREE,
            cell(7, "M", OBJECT),
            cell(8, "S", OBJECT),
            cell(1L << 40, "M"),
            new RegionFact("M", "again", RegionLevel.MUNICIPALITY, "S", null),
            new RegionFact("T", "astray", RegionLevel.MUNICIPALITY, "C", null),
            new CorridorFact("B", "Belt", List.of("X"))));
    String told =
        assertThrows(InvalidReferenceException.class, () -> InventoryFiles.read(folder))
            .getMessage();
    assertTrue(told.contains("avro:5: object '" + OBJECT + "' is two cells"), told);
    assertTrue(told.contains("avro:5: municipality 'S' should be a MUNICIPALITY"), told);
    assertTrue(told.contains("avro:6: "), told);
    assertTrue(told.contains("avro:7: region 'M' is told twice"), told);
    assertTrue(told.contains("avro:8: parent 'C' of 'T' should be a STATE"), told);
    assertTrue(told.contains("avro:9: municipality 'X'"), told);
    Commands.Outcome outcome = Commands.run("validate", folder.toString());
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.out().contains("avro:9: municipality 'X'"), outcome.out());
  }

  @Test
  void aFileThatIsDamagedOrStandsBesideTablesIsTold(@TempDir Path folder) throws Exception {
    byte[] whole = avro(TREE, cell(7, "M", OBJECT));
    Path file = folder.resolve(InventoryFiles.AVRO);
    for (byte[] damaged : List.of(new byte[0], "no Avro".getBytes(StandardCharsets.UTF_8))) {
      Files.write(file, damaged);
      assertToldOf(folder, "avro:0: should be an Avro object container file");
    }
    for (int cut = 1; cut < 60; cut++) {
      Files.write(file, Arrays.copyOf(whole, whole.length - cut));
      assertToldOf(folder, "the file ends early, should be whole");
    }
    Files.write(file, whole);
    Files.writeString(folder.resolve("cells.csv"), "");
    assertToldOf(folder, "cells.csv:0: should not stand beside inventory.avro");
  }

  private static void assertToldOf(Path folder, String part) {
    String told =
        assertThrows(InvalidReferenceException.class, () -> InventoryFiles.read(folder))
            .getMessage();
    assertTrue(told.contains(part), told);
  }
}
