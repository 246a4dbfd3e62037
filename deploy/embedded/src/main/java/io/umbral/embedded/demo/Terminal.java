package io.umbral.embedded.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;

/**
 * Where screens are drawn: over one another on a terminal, one after the other elsewhere.
 *
 * @param out takes the characters
 * @param isLive whether it is a terminal that can be drawn over
 */
record Terminal(PrintWriter out, boolean isLive) {

  private static final String HOME = "\u001b[H";
  private static final String CLEAR = "\u001b[2J";
  private static final String CLEAR_REST_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";

  /** Size where nobody tells: of a page, or of an old terminal. */
  private static final Size USUAL = new Size(100, 24);

  /**
   * Size of a terminal.
   *
   * @param columns in characters
   * @param lines in lines
   */
  record Size(int columns, int lines) {}

  /** What standard output is. */
  static Terminal of(PrintWriter out) {
    return new Terminal(out, canDraw(System.getenv("TERM")) && isTerminal());
  }

  private static boolean canDraw(String term) {
    return term != null && !term.isEmpty() && !term.equals("dumb");
  }

  /** Asks the system: from JDK 22 on, {@code System.console()} no longer tells. */
  private static boolean isTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Its size now; people change it. */
  private Size size() {
    if (!isLive) {
      return USUAL;
    }
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      try (Scanner words = new Scanner(stty.getInputStream(), StandardCharsets.UTF_8)) {
        int lines = words.nextInt();
        int columns = words.nextInt();
        return columns > 0 && lines > 0 ? new Size(columns, lines) : USUAL;
      }
    } catch (IOException | RuntimeException e) {
      return USUAL;
    }
  }

  private Style style() {
    return isLive && System.getenv("NO_COLOR") == null ? Style.ANSI : Style.PLAIN;
  }

  /** Makes room. */
  void begin() {
    if (isLive) {
      out.print(HIDE_CURSOR + CLEAR);
      out.flush();
    }
  }

  /** Draws a view, as much of it as fits. */
  void draw(View view) {
    Size size = size();
    // The cursor stays on the last line.
    print(new Screen(size.columns(), size.lines() - 1, style()).linesOf(view));
  }

  private void print(List<String> lines) {
    if (isLive) {
      out.print(HOME);
      lines.forEach(line -> out.print(line + CLEAR_REST_OF_LINE + "\r\n"));
      out.print(CLEAR_BELOW);
    } else {
      lines.forEach(out::println);
      out.println("-".repeat(Screen.LEAST_COLUMNS));
    }
    out.flush();
  }

  /** Leaves the last screen and gives the cursor back. */
  void end() {
    if (isLive) {
      out.print(SHOW_CURSOR + "\r" + CLEAR_BELOW);
      out.flush();
    }
  }
}
