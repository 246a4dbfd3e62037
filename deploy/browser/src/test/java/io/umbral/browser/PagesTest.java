package io.umbral.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every page of a running demo, in both languages and looks, at the sizes that it is made for. */
@Tag("browser")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class PagesTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 90_000;

  /** By name: where a page shows what is worth seeing. */
  private record View(String name, String address, String isThere) {}

  private record Size(int width, int height) {}

  private static final List<View> VIEWS =
      List.of(
          new View("wall", "/", ".matrix tbody tr"),
          new View("sla-map", "/sla?window=10", ".map path.step4, .map path.step1"),
          new View("sla-matrix", "/sla?window=10&view=matrix", ".matrix tbody tr"),
          new View("sla-trend", "/sla?window=10&view=trend", "#trend canvas"),
          new View(
              "sla-table", "/sla?window=10&view=table&level=CORRIDOR", ".figures-table tbody tr"),
          new View("sla-sources", "/sla?window=10&view=sources&region=NOR-MTY", ".sources"),
          new View("health", "/health", ".account rect"));

  private static final List<Size> SIZES = List.of(new Size(1920, 1080), new Size(390, 844));
  private static final Size VIDEO_WALL = new Size(3840, 2160);

  private static DemoProcess demo;
  private static String url;
  private static Playwright playwright;
  private static Browser browser;
  private static String axe;

  @BeforeAll
  static void start() throws Exception {
    try (InputStream in = PagesTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    demo = new DemoProcess("demo", "--sites", "400");
    url = demo.url();
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

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
    demo.close();
  }

  /** A page, and what went wrong on it. */
  private record Opened(BrowserContext context, Page page, List<String> faults)
      implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }

  private static Opened open(String address, String language, ColorScheme scheme, Size size) {
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
    page.navigate(url + address);
    return new Opened(context, page, faults);
  }

  @Test
  void everyPageIsAccessibleAndQuietInEveryLanguageLookAndSize() {
    List<String> faults = new ArrayList<>();
    // The first windows of the demo take a moment; after that every page has something to show.
    try (Opened first = open("/", "es", ColorScheme.DARK, SIZES.get(0))) {
      first.page().waitForSelector(VIEWS.get(0).isThere());
    }
    for (View view : VIEWS) {
      List<Size> sizes = new ArrayList<>(SIZES);
      if (view.name().equals("wall")) {
        sizes.add(VIDEO_WALL);
      }
      for (Size size : sizes) {
        for (String language : List.of("es", "en")) {
          for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            look(view, size, language, scheme, faults);
          }
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  private static void look(
      View view, Size size, String language, ColorScheme scheme, List<String> faults) {
    String name =
        "%s-%s-%s-%d"
            .formatted(view.name(), language, scheme.name().toLowerCase(Locale.ROOT), size.width());
    try (Opened opened = open(view.address(), language, scheme, size)) {
      opened.page().waitForSelector(view.isThere());
      opened.page().waitForSelector(".phase-live");
      opened
          .page()
          .screenshot(
              new ScreenshotOptions()
                  .setPath(SCREENSHOTS.resolve(name + ".png"))
                  .setFullPage(size.width() < 1_000));
      Object reports = opened.page().evaluate("() => window.policyReports.join('; ')");
      Object wide =
          opened.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
      Object violations =
          opened
              .page()
              .evaluate(
                  "async () => (await axe.run()).violations.map((v) => v.id + ': ' +"
                      + " v.nodes.map((n) => n.target.join(' ') + ' ' +"
                      + " n.any.map((a) => a.message).join(' ')).slice(0, 3).join(' | ')).join('; ')");
      opened.faults().forEach(fault -> faults.add(name + ": " + fault));
      add(faults, name + " policy", reports.toString());
      add(faults, name + " axe", violations.toString());
      if (((Number) wide).intValue() > 0) {
        faults.add(name + " is " + wide + " px too wide");
      }
    }
  }

  private static void add(List<String> faults, String what, String text) {
    if (!text.isEmpty()) {
      faults.add(what + ": " + text);
    }
  }

  @Test
  void newWindowsAppearWithoutLoadingAgain() {
    try (Opened opened = open("/sla?window=10", "en", ColorScheme.DARK, SIZES.get(0))) {
      Page page = opened.page();
      page.waitForSelector(".figures");
      page.evaluate(
          "() => { window.marked = true; window.before = document.querySelector('.figures').innerText; }");
      page.waitForFunction("() => document.querySelector('.figures').innerText !== window.before");
      assertEquals(true, page.evaluate("() => window.marked"));
      assertEquals(List.of(), opened.faults());
    }
  }

  @Test
  void theKeyboardAloneReachesEverything() {
    try (Opened opened = open("/", "en", ColorScheme.DARK, SIZES.get(0))) {
      Page page = opened.page();
      page.waitForSelector(".matrix tbody tr");
      page.keyboard().press("?");
      page.waitForSelector("dialog[open]");
      page.keyboard().press("Escape");
      page.waitForFunction("() => !document.querySelector('dialog[open]')");
      page.keyboard().press("t");
      page.waitForFunction("() => document.documentElement.dataset.theme === 'light'");
      page.keyboard().press("g");
      page.keyboard().press("s");
      page.waitForURL("**/sla?theme=light");
      page.waitForSelector(".worst a");
      page.keyboard().press("j");
      Object focused = page.evaluate("() => document.activeElement.hasAttribute('data-row')");
      assertEquals(true, focused);
      page.keyboard().press("Enter");
      page.waitForFunction("() => location.search.includes('region=')");
      page.keyboard().press("l");
      page.waitForFunction("() => document.documentElement.lang === 'es'");
      assertTrue(page.url().contains("region="), page.url());
    }
  }

  @Test
  void whatIsShownSaysThatItIsOldWithinTenSecondsOfAKill() throws Exception {
    try (DemoProcess other =
        new DemoProcess("demo", "--sites", "40", "--console-port", "0", "--seed", "8")) {
      String mine = url;
      String address = other.url();
      BrowserContext context = browser.newContext(new NewContextOptions().setLocale("es-MX"));
      Page page = context.newPage();
      page.setDefaultTimeout(PATIENCE_MILLIS);
      page.navigate(address + "/");
      // The first window of all comes in pieces.
      page.waitForFunction("() => document.querySelectorAll('.matrix tbody tr').length > 5");
      page.waitForSelector(".phase-live");
      other.kill();
      long startNanos = System.nanoTime();
      page.waitForFunction(
          "() => document.body.classList.contains('stale')",
          null,
          new WaitForFunctionOptions().setTimeout(20_000));
      long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
      assertTrue(tookMillis <= 11_000, "it took " + tookMillis + " ms");
      page.screenshot(new ScreenshotOptions().setPath(SCREENSHOTS.resolve("wall-offline.png")));
      assertTrue(page.locator(".matrix tbody tr").count() > 5, "what was known stays");
      assertTrue(!mine.equals(address), "two demos side by side");
      context.close();
    }
  }
}
