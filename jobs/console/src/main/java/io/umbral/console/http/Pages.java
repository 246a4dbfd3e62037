package io.umbral.console.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The one document behind every page. It holds no data: what a page shows it asks of the interface,
 * which says who may see it.
 */
final class Pages {

  private final Assets assets;
  private final String importMapHash;

  Pages(Assets assets) {
    this.assets = assets;
    importMapHash = Reply.cspHash(assets.importMap().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What pages may load and run: our own files, no code in the document, and no text made into
   * code. The hash is that of the import map, which is data that browsers take inline only.
   */
  String contentSecurityPolicy() {
    return "default-src 'none'; script-src 'self' "
        + importMapHash
        + "; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
        + " trusted-types lit-html";
  }

  void answer(Context context) {
    String language = languageOf(context);
    boolean isSpanish = language.equals("es");
    String noScript =
        isSpanish
            ? "Esta página necesita JavaScript. Los mismos datos están en /api/v1/sla.csv."
            : "This page needs JavaScript. The same data is at /api/v1/sla.csv.";
    String description =
        isSpanish
            ? "Dónde una red móvil cumple su palabra, mientras ocurre."
            : "Where a mobile network keeps its word, while it happens.";
    String html =
        """
        <!doctype html>
        <html lang="%1$s">
        <head>
        <meta charset="utf-8">
        <title>Umbral</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="description" content="%2$s">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="%3$s/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="%3$s/app.css">
        <script type="importmap">%4$s</script>
        <link rel="modulepreload" href="%3$s/lit-html/lit-html.js">
        <link rel="modulepreload" href="%3$s/data.js">
        <link rel="modulepreload" href="%3$s/words.js">
        <link rel="modulepreload" href="%3$s/parts.js">
        <script type="module" src="%3$s/app.js"></script>
        </head>
        <body><div id="umbral"></div><noscript>%5$s</noscript></body>
        </html>
        """
            .formatted(language, description, assets.base(), assets.importMap(), noScript);
    context.header("Content-Language", language);
    context.header("Cache-Control", "no-cache");
    Reply.send(context, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    context.header("Vary", "Accept-Encoding, Accept-Language");
  }

  /** The language that the address names, or the browser's, or Spanish. */
  private static String languageOf(Context context) {
    String asked = context.queryParam("lang");
    if (asked != null) {
      return asked.equals("en") ? "en" : "es";
    }
    String accepted = context.header("Accept-Language");
    return accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("en") ? "en" : "es";
  }
}
