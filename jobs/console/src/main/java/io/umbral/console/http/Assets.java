package io.umbral.console.http;

import io.javalin.http.Context;
import io.umbral.console.http.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that pages load, all read when the console starts. Their address holds a digest of all
 * of them, so that browsers may keep them for ever, and a new build is a new address.
 */
final class Assets {

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String ICON = "image/svg+xml";

  private static final String OWN = "/io/umbral/console/web/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** Our own files. */
  private static final String[] OWN_FILES = {
    "app.js",
    "data.js",
    "words.js",
    "parts.js",
    "alarms.js",
    "wall.js",
    "alerts.js",
    "alert.js",
    "sla.js",
    "map.js",
    "trend.js",
    "health.js",
    "app.css",
    "icon.svg"
  };

  /** Of the WebJars only what is imported. */
  private static final String LIT = WEBJARS + "lit-html/3.3.1/";

  private static final String UPLOT = WEBJARS + "uplot/1.6.30/dist/";

  private record Asset(String type, byte[] body, byte[] packed) {}

  private final Map<String, Asset> assets = new LinkedHashMap<>();
  private final String digest;

  Assets() throws IOException {
    for (String name : OWN_FILES) {
      add(name, load(OWN + name));
    }
    for (String name :
        new String[] {
          "lit-html.js", "directive.js", "directive-helpers.js", "directives/repeat.js"
        }) {
      add("lit-html/" + name, load(LIT + name));
    }
    // Of uPlot only the script for pages without modules is small; this line makes it a module.
    byte[] script = load(UPLOT + "uPlot.iife.min.js");
    add(
        "uplot/uPlot.js",
        (new String(script, StandardCharsets.UTF_8) + "\nexport default uPlot;\n")
            .getBytes(StandardCharsets.UTF_8));
    add("uplot/uPlot.css", load(UPLOT + "uPlot.min.css"));
    digest = digestOfAll();
  }

  private void add(String name, byte[] body) {
    assets.put(name, new Asset(typeOf(name), body, Reply.gzip(body)));
  }

  private static String typeOf(String name) {
    if (name.endsWith(".js")) {
      return SCRIPT;
    }
    return name.endsWith(".css") ? STYLE : ICON;
  }

  private static byte[] load(String resource) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " should be on the class path");
      }
      return in.readAllBytes();
    }
  }

  private String digestOfAll() {
    StringBuilder digests = new StringBuilder();
    assets.forEach((name, asset) -> digests.append(name).append(Reply.digest(asset.body())));
    return Reply.digest(digests.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Where the files are, without a slash at the end. */
  String base() {
    return "/assets/" + digest;
  }

  /** What bare names in imports stand for. */
  String importMap() {
    return "{\"imports\":{\"lit-html\":\"%1$s/lit-html/lit-html.js\",\"lit-html/\":\"%1$s/lit-html/\",\"uplot\":\"%1$s/uplot/uPlot.js\"}}"
        .formatted(base());
  }

  void answer(Context context) {
    Asset asset = assets.get(context.pathParam("file"));
    if (asset == null || !context.pathParam("digest").equals(digest)) {
      throw new Problem(Kind.NOT_FOUND, "there is no such file in this build; load the page again");
    }
    boolean isPacked = Reply.takesGzip(context);
    context
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Vary", "Accept-Encoding")
        .contentType(asset.type());
    if (isPacked) {
      context.header("Content-Encoding", "gzip");
    }
    context.result(isPacked ? asset.packed() : asset.body());
  }
}
