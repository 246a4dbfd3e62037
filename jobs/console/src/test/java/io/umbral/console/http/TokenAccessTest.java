package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenAccessTest {

  /** SHA-256 of {@code secret}. */
  private static final String SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @TempDir private Path folder;

  private Path write(String text, long modifiedMillis) throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMillis));
  }

  @Test
  void aTokenIsKnownByItsHash() throws IOException {
    TokenAccess access = new TokenAccess(write("# wall\noperator shift " + SECRET + "\n", 1_000));
    assertEquals(
        Optional.of(new Identity("shift", Set.of(Role.VIEWER, Role.OPERATOR))),
        access.identify(Optional.of("secret")));
    assertEquals(Optional.empty(), access.identify(Optional.of("Secret")));
    assertEquals(Optional.empty(), access.identify(Optional.of(SECRET)));
    assertEquals(Optional.empty(), access.identify(Optional.empty()));
  }

  @Test
  void aLineThatIsTakenOutIsATokenThatIsRevoked() throws IOException {
    TokenAccess access = new TokenAccess(write("viewer wall " + SECRET, 1_000));
    assertTrue(access.identify(Optional.of("secret")).isPresent());
    write("# nobody\n", 2_000);
    assertEquals(Optional.empty(), access.identify(Optional.of("secret")));
    write("viewer wall " + SECRET, 3_000);
    assertTrue(access.identify(Optional.of("secret")).isPresent());
    Files.delete(folder.resolve("tokens"));
    assertEquals(Optional.empty(), access.identify(Optional.of("secret")));
  }

  @Test
  void aLineThatSaysSomethingElseIsNamed() throws IOException {
    Path file = write("viewer wall " + SECRET + "\nking me " + SECRET + "\n", 1_000);
    String message =
        assertThrows(IllegalArgumentException.class, () -> new TokenAccess(file)).getMessage();
    assertTrue(message.contains("tokens:2:"), message);
  }
}
