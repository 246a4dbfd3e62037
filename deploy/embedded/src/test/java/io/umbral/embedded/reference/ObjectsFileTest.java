package io.umbral.embedded.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.counters.CellNames.NamedCell;
import io.umbral.model.CellKey;
import io.umbral.model.Technology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectsFileTest {

  private static InventoryFiles read(Path folder, String rows)
      throws IOException, InvalidReferenceException {
    Files.writeString(
        folder.resolve("regions.csv"),
        """
        region,name,level,parent,population
        C,C,COUNTRY,,
        S,S,STATE,C,
        M,M,MUNICIPALITY,S,
        """);
    Files.writeString(
        folder.resolve("cells.csv"),
        """
        plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom
        334020,7,S1,M,TELCEL,NR,60,,
        """);
    Files.writeString(folder.resolve("objects.csv"), "object,plmn,cellId\n" + rows);
    return InventoryFiles.read(folder);
  }

  @Test
  void severalNamesAreOneCell(@TempDir Path folder) throws Exception {
    InventoryFiles files =
        read(folder, "\"A=1,NRCellDU=7\",334020,7\n\"A=1,NRCellCU=7\",334020,7\n");
    NamedCell cell =
        new NamedCell(new CellKey("334020", 7), "TELCEL", Technology.NR, Optional.empty());
    assertEquals(cell, files.objects().cells().get("A=1,NRCellDU=7"));
    assertEquals(cell, files.objects().cells().get("A=1,NRCellCU=7"));
  }

  @Test
  void theVendorOfACellIsThatOfItsElement(@TempDir Path folder) throws Exception {
    InventoryFiles without = read(folder, "\"S=1,ManagedElement=G,NRCellDU=7\",334020,7\n");
    assertEquals(Optional.empty(), without.objects().vendorOf("S=1", "G"));
    Files.writeString(
        folder.resolve("cells.csv"),
        """
        plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom,vendor
        334020,7,S1,M,TELCEL,NR,60,,,Acme
        """);
    InventoryFiles with = InventoryFiles.read(folder);
    assertEquals(Optional.of("Acme"), with.objects().vendorOf("S=1", "G"));
    assertEquals(Optional.of("Acme"), with.objects().vendorOf("", "S=1,ManagedElement=G"));
    assertEquals(Optional.empty(), with.objects().vendorOf("S=2", "G"));
    assertEquals(without.cells(), with.cells());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A=1,334020,8                | should be a cell of cells.csv",
        "A=1,33402x,7                | should be a cell of cells.csv",
        "A=1,334020,seven            | should be a whole number",
        ",334020,7                   | object is empty",
        "A=1,334020                  | fields should be 3",
      })
  void aWrongRowIsToldWithItsLine(String row, String message, @TempDir Path folder) {
    String told =
        assertThrows(InvalidReferenceException.class, () -> read(folder, row + "\n")).getMessage();
    assertTrue(told.contains("objects.csv:2: ") && told.contains(message), told);
  }

  @Test
  void aNameThatStandsTwiceIsTold(@TempDir Path folder) {
    String rows = "A=1,334020,7\nA=1,334020,7\n";
    String told =
        assertThrows(InvalidReferenceException.class, () -> read(folder, rows)).getMessage();
    assertTrue(told.contains("objects.csv:3: object 'A=1' stands twice"), told);
  }
}
