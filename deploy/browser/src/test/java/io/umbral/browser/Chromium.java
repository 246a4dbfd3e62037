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
  private final List<?> englishAlone;

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
    englishAlone = phrases();
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

  /**
   * Looks at a page in every look and size, keeps pictures of it, and adds what is wrong with it to
   * the faults. It is loaded once for each look; a person turns a phone while it is open, too.
   */
  void look(
      String url,
      View view,
      List<Size> sizes,
      String language,
      List<ColorScheme> schemes,
      List<String> faults) {
    for (ColorScheme scheme : schemes) {
      String theme = scheme.name().toLowerCase(Locale.ROOT);
      String name = view.name() + "-" + language + "-" + theme;
      try (Opened opened = open(url + view.address(), language, scheme, sizes.get(0))) {
        Page page = opened.page();
        page.waitForSelector(view.isThere());
        page.waitForSelector(".phase-live");
        for (Size size : sizes) {
          page.setViewportSize(size.width(), size.height());
          look(page, name + "-" + size.width(), size.width() < 1_000, faults);
        }
        opened.faults().forEach(fault -> faults.add(name + ": " + fault));
        add(faults, name + " policy", policyReports(page));
        if (language.equals("es")) {
          add(faults, name + " in English", english(page));
        }
      }
    }
  }

  private static String policyReports(Page page) {
    return page.evaluate("() => window.policyReports.join('; ')").toString();
  }

  private static void look(Page page, String name, boolean isWhole, List<String> faults) {
    page.screenshot(
        new ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(isWhole));
    add(faults, name + " axe", violations(page));
    Object wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    if (((Number) wide).intValue() > 0) {
      faults.add(name + " is " + wide + " px too wide");
    }
  }

  /**
   * What a page in Spanish says in the words of the English one; empty where nothing. Names, codes
   * and what is marked as English are no words of ours.
   */
  private String english(Page page) {
    return page.evaluate(
            """
            (phrases) => {
              const said = [];
              const walk = (node) => {
                if (node.nodeType === Node.TEXT_NODE) said.push(node.data.trim());
                else if (!(node.matches && node.matches('[lang=en], [lang=es] [lang=en], code, pre, kbd, th[scope=row] a'))) node.childNodes.forEach(walk);
              };
              walk(document.querySelector('main'));
              return [...new Set(said.filter((text) => phrases.includes(text)))].join(' | ');
            }
            """,
            englishAlone)
        .toString();
  }

  /** Phrases of the English pages that the Spanish ones do not share. */
  private List<?> phrases() throws IOException {
    String words;
    try (InputStream in = Chromium.class.getResourceAsStream("/io/umbral/console/web/words.js")) {
      words = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (BrowserContext context = browser.newContext()) {
      return (List<?>)
          context
              .newPage()
              .evaluate(
                  """
                  async (text) => {
                    const code = text + '\\nexport { SPANISH, ENGLISH };';
                    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
                    const { SPANISH, ENGLISH } = await import(url);
                    const leaves = (value) => typeof value === 'string' ? [value] : Object.values(value).flatMap(leaves);
                    const shared = new Set(leaves(SPANISH));
                    return leaves(ENGLISH).filter((phrase) => phrase.length > 3 && !shared.has(phrase));
                  }
                  """,
                  words);
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
