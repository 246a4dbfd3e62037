package io.umbral.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.umbral.browser.Chromium.Opened;
import io.umbral.browser.Chromium.Size;
import io.umbral.browser.Chromium.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages of alarms, over alarms of every kind. */
@Tag("browser")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class AlarmPagesTest {

  /** Looked at in every language, look and size. */
  private static final List<View> MAIN =
      List.of(
          new View("alerts", "/alerts", ".alarms li:nth-child(4)"),
          new View("alert", "/alert?alert=c1-1", ".timeline li"));

  /** Looked at once on a desk and once on a phone. */
  private static final List<View> OTHERS =
      List.of(
          new View("alerts-all", "/alerts?suppressed=any", ".alarms li:nth-child(6)"),
          new View("alerts-rules", "/alerts?view=rules", ".rule"),
          new View("alerts-plans", "/alerts?view=plans", ".plan"),
          new View("alert-owned", "/alert?alert=c3-1", ".timeline li:nth-child(2)"),
          new View("alert-hostile", "/alert?alert=e1-1", ".timeline li:nth-child(2)"),
          new View("wall-alarms", "/", ".alarms li"));

  @TempDir private static Path folder;
  private static StagedConsole staged;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    staged = new StagedConsole(folder);
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    staged.close();
  }

  @Test
  void everyPageIsAccessibleAndQuietInEveryLanguageLookAndSize() {
    List<String> faults = new ArrayList<>();
    for (View view : MAIN) {
      for (Size size : List.of(Size.DESK, Size.PHONE)) {
        for (String language : List.of("es", "en")) {
          for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            chromium.look(staged.url(), view, size, language, scheme, faults);
          }
        }
      }
    }
    for (View view : OTHERS) {
      chromium.look(staged.url(), view, Size.DESK, "es", ColorScheme.DARK, faults);
      chromium.look(staged.url(), view, Size.PHONE, "en", ColorScheme.LIGHT, faults);
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void anAlarmIsAcknowledgedByKeyboardAloneAndShowsItWithoutLoadingAgain() {
    try (Opened opened =
        chromium.open(staged.url() + "/alerts", "en", ColorScheme.DARK, Size.DESK)) {
      Page page = opened.page();
      page.waitForSelector("[data-alarm='c2-1']");
      page.evaluate("() => { window.marked = true; }");
      page.focus("[data-alarm='c2-1']");
      // Three keys: the alarm that has the focus, acknowledged, without a word.
      page.keyboard().press("a");
      page.waitForSelector("dialog[open]");
      assertEquals("", Chromium.violations(page));
      page.screenshot(
          new ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve("alerts-dialog.png")));
      page.keyboard().press("Enter");
      page.waitForFunction(
          "() => document.querySelector(\"[data-alarm='c2-1'] .owner\").innerText.startsWith('demo')");
      assertEquals(true, page.evaluate("() => window.marked"));
      assertEquals("c2-1", page.evaluate("() => document.activeElement.dataset.alarm"));
      assertEquals(List.of(), opened.faults());
    }
  }

  @Test
  void aNewAlarmAppearsWithoutLoadingAgain() {
    try (Opened opened =
        chromium.open(staged.url() + "/alerts", "es", ColorScheme.LIGHT, Size.DESK)) {
      Page page = opened.page();
      page.waitForSelector(".phase-live");
      page.waitForSelector("[data-alarm='c1-1']");
      staged.raiseLater();
      page.waitForSelector("[data-alarm='f1-1']");
      assertEquals(List.of(), opened.faults());
    }
  }

  @Test
  void whatNamesAndCommentsSayIsTextAndNothingElse() {
    for (String address :
        List.of(
            "/alert?alert=e1-1",
            "/alerts?state=FIRING&suppressed=any",
            "/alerts?view=plans",
            "/",
            "/sla?region=evil&operator=EVIL&view=sources",
            "/sla?view=matrix")) {
      try (Opened opened =
          chromium.open(staged.url() + address, "en", ColorScheme.DARK, Size.DESK)) {
        Page page = opened.page();
        page.waitForSelector(".phase-live");
        page.waitForFunction("() => document.body.innerText.includes('window.harmed')");
        assertEquals(null, page.evaluate("() => window.harmed ?? null"), address);
        assertTrue(
            page.evaluate("() => document.querySelectorAll('main img').length").equals(0), address);
        assertEquals("", page.evaluate("() => window.policyReports.join()"), address);
      }
    }
  }
}
