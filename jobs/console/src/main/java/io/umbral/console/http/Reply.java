package io.umbral.console.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Sends bodies: with a strong ETag, packed where the other side can unpack. */
final class Reply {

  static final String JSON = "application/json; charset=utf-8";
  static final String PROBLEM = "application/problem+json";
  static final String CSV = "text/csv; charset=utf-8; header=present";

  /** Smaller bodies are one packet either way. */
  private static final int SMALLEST_PACKED = 1_024;

  private Reply() {}

  /** A body that may be another one a moment later: it is asked for again, and 304 if it is not. */
  static void changing(Context context, String type, byte[] body) {
    context.header("Cache-Control", "private, no-cache");
    send(context, type, body);
  }

  /** A table that a browser saves. */
  static void download(Context context, String name, Csv csv) {
    context.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    changing(context, CSV, csv.bytes());
  }

  /** What is told to the one who asked, and to nobody else. */
  static void once(Context context, byte[] body) {
    context.header("Cache-Control", "no-store").contentType(JSON).result(body);
  }

  static void send(Context context, String type, byte[] body) {
    boolean isPacked = body.length >= SMALLEST_PACKED && takesGzip(context);
    String etag = '"' + digest(body) + (isPacked ? "-gz" : "") + '"';
    context.header("ETag", etag).header("Vary", "Accept-Encoding").contentType(type);
    if (isSeen(context, etag)) {
      context.status(304);
      return;
    }
    if (isPacked) {
      context.header("Content-Encoding", "gzip");
    }
    context.result(isPacked ? gzip(body) : body);
  }

  static boolean takesGzip(Context context) {
    String accepted = context.header("Accept-Encoding");
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }

  private static boolean isSeen(Context context, String etag) {
    String seen = context.header("If-None-Match");
    return seen != null && (seen.equals("*") || seen.contains(etag));
  }

  static String digest(byte[] body) {
    return HexFormat.of().formatHex(sha256(body), 0, 12);
  }

  /** As a Content-Security-Policy names a script. */
  static String cspHash(byte[] body) {
    return "'sha256-" + Base64.getEncoder().encodeToString(sha256(body)) + "'";
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("packing in memory", e);
    }
    return packed.toByteArray();
  }
}
