package io.umbral.console.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in, by the tokens of a file: one a line, {@code ROLE NAME SHA256}, the last in
 * hexadecimal; lines that begin with {@code #} are comments. {@code viewer} may look, {@code
 * operator} also answers alarms, {@code admin} may do everything. The file holds no secret, is read
 * again when it changes, and a line that is taken out of it is a token that is revoked.
 */
public final class TokenAccess implements Access {

  private static final int SHA256_DIGITS = 64;

  private final Path file;
  private Map<String, Identity> identities;
  private FileTime read;

  /**
   * Reads the file.
   *
   * @param file the tokens
   * @throws IOException where it cannot be read
   * @throws IllegalArgumentException for a line that says something else; names it
   */
  public TokenAccess(Path file) throws IOException {
    this.file = file;
    read = Files.getLastModifiedTime(file);
    identities = read(file);
  }

  @Override
  public synchronized Optional<Identity> identify(Optional<String> token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    readAgain();
    // Found by its hash: how long that takes says nothing of the tokens themselves.
    return Optional.ofNullable(identities.get(sha256(token.get())));
  }

  /** A file that is gone or damaged lets nobody in. */
  private void readAgain() {
    try {
      FileTime now = Files.getLastModifiedTime(file);
      if (!now.equals(read)) {
        identities = read(file);
        read = now;
      }
    } catch (IOException | IllegalArgumentException e) {
      identities = Map.of();
      read = FileTime.fromMillis(0);
    }
  }

  private static Map<String, Identity> read(Path file) throws IOException {
    Map<String, Identity> identities = new HashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" +", -1);
      Set<Role> roles = rolesOf(parts[0]);
      if (parts.length != 3 || roles.isEmpty() || !isSha256(parts[2])) {
        throw new IllegalArgumentException(
            file
                + ":"
                + (i + 1)
                + ": the line should be ROLE NAME SHA256, ROLE being viewer, operator or admin and"
                + " SHA256 64 hexadecimal digits");
      }
      identities.put(parts[2].toLowerCase(Locale.ROOT), new Identity(parts[1], roles));
    }
    return Map.copyOf(identities);
  }

  private static Set<Role> rolesOf(String word) {
    return switch (word) {
      case "viewer" -> EnumSet.of(Role.VIEWER);
      case "operator" -> EnumSet.of(Role.VIEWER, Role.OPERATOR);
      case "admin" -> EnumSet.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN);
      default -> Set.of();
    };
  }

  private static boolean isSha256(String text) {
    return text.length() == SHA256_DIGITS
        && text.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
  }

  private static String sha256(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
