package io.umbral.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The browser of the system, and how a page is looked at. */
final class Chromium implements AutoCloseable {

  static final Path SCREENSHOTS = Path.of("target", "screenshots");
  static final double PATIENCE_MILLIS = 90_000;

  /** By name: where a page shows what is worth seeing. */
  record View(String name, String address, String isThere) {}

  /** Of a window, in pixels. */
  record Size(int width, int height) {
    static final Size DESK = new Size(1920, 1080);
    static final Size PHONE = new Size(390, 844);
    static final Size VIDEO_WALL = new Size(3840, 2160);
  }

  private final Playwright playwright;
  private final Browser browser;
  private final String axe;

  Chromium() throws IOException {
    try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("umbral.browser")))
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** A page, and what went wrong on it. */
  record Opened(BrowserContext context, Page page, List<String> faults) implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }

  Opened open(String address, String language, ColorScheme scheme, Size size) {
    BrowserContext context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(size.width(), size.height())
                .setColorScheme(scheme)
                .setTimezoneId("America/Mexico_City")
                .setLocale(language.equals("es") ? "es-MX" : "en-US"));
    List<String> faults = new ArrayList<>();
    context.addInitScript(axe);
    context.addInitScript(
        "window.policyReports = [];"
            + "addEventListener('securitypolicyviolation', (e) => window.policyReports.push("
            + "e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));");
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            faults.add(message.text());
          }
        });
    page.onPageError(faults::add);
    page.navigate(address);
    return new Opened(context, page, faults);
  }

  /** Looks at a page, keeps a picture of it, and adds what is wrong with it to the faults. */
  void look(
      String url, View view, Size size, String language, ColorScheme scheme, List<String> faults) {
    String name =
        "%s-%s-%s-%d"
            .formatted(view.name(), language, scheme.name().toLowerCase(Locale.ROOT), size.width());
    try (Opened opened = open(url + view.address(), language, scheme, size)) {
      Page page = opened.page();
      page.waitForSelector(view.isThere());
      page.waitForSelector(".phase-live");
      page.screenshot(
          new ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve(name + ".png"))
              .setFullPage(size.width() < 1_000));
      Object reports = page.evaluate("() => window.policyReports.join('; ')");
      Object wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
      opened.faults().forEach(fault -> faults.add(name + ": " + fault));
      add(faults, name + " policy", reports.toString());
      add(faults, name + " axe", violations(page));
      if (((Number) wide).intValue() > 0) {
        faults.add(name + " is " + wide + " px too wide");
      }
    }
  }

  /** What axe finds wrong with a page as it is; empty where nothing. */
  static String violations(Page page) {
    return page.evaluate(
            "async () => (await axe.run()).violations.map((v) => v.id + ': ' +"
                + " v.nodes.map((n) => n.target.join(' ') + ' ' +"
                + " n.any.map((a) => a.message).join(' ')).slice(0, 3).join(' | ')).join('; ')")
        .toString();
  }

  private static void add(List<String> faults, String what, String text) {
    if (!text.isEmpty()) {
      faults.add(what + ": " + text);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
