package io.umbral.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.umbral.browser.Chromium.Opened;
import io.umbral.browser.Chromium.Size;
import io.umbral.browser.Chromium.View;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<Size> SIZES = List.of(Size.DESK, Size.PHONE);

  private static DemoProcess demo;
  private static String url;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    demo = new DemoProcess("demo", "--sites", "400");
    url = demo.url();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    demo.close();
  }

  private static Opened open(String address, String language, ColorScheme scheme, Size size) {
    return chromium.open(url + address, language, scheme, size);
  }

  @Test
  void everyPageIsAccessibleAndQuietInEveryLanguageLookAndSize() {
    List<String> faults = new ArrayList<>();
    // The first windows of the demo take a moment; after that every page has something to show.
    try (Opened first = open("/", "es", ColorScheme.DARK, SIZES.get(0))) {
      first.page().waitForSelector(VIEWS.get(0).isThere());
    }
    List<ColorScheme> both = List.of(ColorScheme.DARK, ColorScheme.LIGHT);
    for (String language : List.of("es", "en")) {
      for (View view : VIEWS) {
        chromium.look(url, view, SIZES, language, both, faults);
      }
      chromium.look(url, VIEWS.get(0), List.of(Size.VIDEO_WALL), language, both, faults);
    }
    assertEquals(List.of(), faults);
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
      Opened opened = chromium.open(address + "/", "es", ColorScheme.DARK, SIZES.get(0));
      Page page = opened.page();
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
      assertTrue(tookMillis <= 10_000, "it took " + tookMillis + " ms");
      page.screenshot(
          new ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve("wall-offline.png")));
      assertTrue(page.locator(".matrix tbody tr").count() > 5, "what was known stays");
      assertTrue(!mine.equals(address), "two demos side by side");
      opened.close();
    }
  }
}
