package io.umbral.embedded.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.ingest.counters.CounterMapping;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MappingFilesTest {

  @Test
  void whatShipsIsRightAndKnowsItsVendors() throws IOException {
    CounterMapping mapping = MappingFiles.read(ShippedFiles.directory(MappingFiles.SHIPPED));
    assertEquals("ericsson", mapping.dialectOf("Ericsson AB").name());
    assertEquals("3gpp", mapping.dialectOf("Keysight").name());
  }
}
