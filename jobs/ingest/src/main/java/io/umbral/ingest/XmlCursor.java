package io.umbral.ingest;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Walks through the elements of an XML document without ever holding it as a tree. There is no
 * document type, so no entity of its own and nothing external; names are taken without their
 * namespace. Depth and the length of one tag or text are bounded.
 */
final class XmlCursor {

  /** Deepest nesting; PM files have seven levels. */
  static final int DEEPEST = 64;

  /**
   * Longest tag, text or comment in bytes; the longest lists of counters have some ten thousand.
   */
  static final int LONGEST_TOKEN_BYTES = 1 << 20;

  private static final byte[] DECLARATION = {'<', '?', 'x', 'm', 'l'};

  private final byte[] content;
  private final int start;
  private final long linesBefore;
  private final MeteredInput input;
  private final XMLStreamReader2 reader;
  private int depth;

  XmlCursor(byte[] content) throws XMLStreamException {
    this.content = content;
    this.start = startOf(content);
    this.linesBefore = lines(content, start);
    this.input = new MeteredInput(new ByteArrayInputStream(content, start, content.length - start));
    this.reader = (XMLStreamReader2) factory().createXMLStreamReader(input);
  }

  /** A new one for each document, as the names that it has met stay with it. */
  private static InputFactoryImpl factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
    return factory;
  }

  /**
   * Where the document begins. Some vendors write comments and processing instructions before the
   * XML declaration, where nothing may stand; what stands there is passed over.
   */
  private static int startOf(byte[] content) {
    int at = 0;
    while (at < content.length) {
      if (startsWith(content, at, DECLARATION) && isBlank(content, at + DECLARATION.length)) {
        return at;
      }
      int next = afterMisplaced(content, at);
      if (next < 0) {
        return 0;
      }
      at = next;
    }
    return 0;
  }

  /** The place after a mark, a blank, an instruction or a comment; -1 after anything else. */
  private static int afterMisplaced(byte[] content, int at) {
    if (at == 0 && startsWith(content, 0, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
      return 3;
    }
    if (isBlank(content, at)) {
      return at + 1;
    }
    if (startsWith(content, at, new byte[] {'<', '?'})) {
      return after(content, at + 2, new byte[] {'?', '>'});
    }
    if (startsWith(content, at, new byte[] {'<', '!', '-', '-'})) {
      return after(content, at + 4, new byte[] {'-', '-', '>'});
    }
    return -1;
  }

  private static int after(byte[] content, int from, byte[] ending) {
    for (int at = from; at + ending.length <= content.length; at++) {
      if (startsWith(content, at, ending)) {
        return at + ending.length;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] content, int at, byte[] text) {
    if (at + text.length > content.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (content[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte[] content, int at) {
    return at < content.length
        && (content[at] == ' '
            || content[at] == '\t'
            || content[at] == '\n'
            || content[at] == '\r');
  }

  private static long lines(byte[] content, int to) {
    long lines = 0;
    for (int at = 0; at < to; at++) {
      lines += content[at] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Moves to the root element. */
  void enterRoot() throws XMLStreamException {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a document type stands there, should not");
      }
      event = next();
    }
  }

  /**
   * Moves to the next child of the element at a depth, past all that is left of the child before.
   *
   * @param parentDepth as {@link #depth} said inside of the parent
   * @return false after the last one; the parent has ended then
   */
  boolean nextChild(int parentDepth) throws XMLStreamException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT && depth == parentDepth + 1) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && depth < parentDepth) {
        return false;
      }
    }
  }

  /** Moves past all that is left of the element at a depth. */
  void skip(int elementDepth) throws XMLStreamException {
    while (depth >= elementDepth) {
      next();
    }
  }

  /** Reads what is left after the root, where only blanks and comments may stand. */
  void end() throws XMLStreamException {
    while (reader.hasNext()) {
      next();
    }
  }

  /** The one place where the parser moves on: keeps the depth, and allows one more token. */
  private int next() throws XMLStreamException {
    int event = reader.next();
    input.allow(LONGEST_TOKEN_BYTES);
    if (event == XMLStreamConstants.START_ELEMENT) {
      depth++;
      if (depth > DEEPEST) {
        throw new XMLStreamException("elements are nested deeper than " + DEEPEST);
      }
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    return event;
  }

  /** Depth of the current element; the root's is 1. */
  int depth() {
    return depth;
  }

  /** Name of the current element without its namespace. */
  String name() {
    return reader.getLocalName();
  }

  /** An attribute of the current element; empty where it does not stand there. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /**
   * The attribute {@code p} of the current element as a whole number.
   *
   * @return 1 or more; -1 where it is none
   */
  int position() {
    int count = reader.getAttributeCount();
    for (int i = 0; i < count; i++) {
      if (reader.getAttributeLocalName(i).equals("p")) {
        return positionOf(i);
      }
    }
    return -1;
  }

  private int positionOf(int attribute) {
    String text = reader.getAttributeValue(attribute);
    int position = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || position > 100_000) {
        return -1;
      }
      position = position * 10 + digit;
    }
    return text.isEmpty() || position == 0 ? -1 : position;
  }

  /**
   * Reads the text of the current element to its end.
   *
   * @return the text; what stands in children is passed over
   */
  String text() throws XMLStreamException {
    int own = depth;
    String text = "";
    while (depth >= own) {
      boolean isText = next() == XMLStreamConstants.CHARACTERS && depth == own;
      text = isText ? text + reader.getText() : text;
    }
    return text;
  }

  /** Reads the number that is the text of the current element, to its end. */
  NumberText.Kind number(NumberText number) throws XMLStreamException {
    int own = depth;
    NumberText.Kind kind = NumberText.Kind.ABSENT;
    int event = next();
    if (event == XMLStreamConstants.CHARACTERS) {
      int from = reader.getTextStart();
      kind = number.read(reader.getTextCharacters(), from, from + reader.getTextLength());
      event = next();
    }
    if (event == XMLStreamConstants.END_ELEMENT) {
      return kind;
    }
    // A comment or an element inside: whatever that is, it is no number.
    skip(own);
    return NumberText.Kind.NO_NUMBER;
  }

  /** Line of the current element in the file, from 1. */
  long line() {
    return linesBefore + Math.max(1, reader.getLocation().getLineNumber());
  }

  /** First byte of the current element in the file. */
  int offset() {
    return clamp(start + reader.getLocationInfo().getStartingByteOffset());
  }

  /** First byte after the current event in the file. */
  int endOffset() throws XMLStreamException {
    return clamp(start + reader.getLocationInfo().getEndingByteOffset());
  }

  private int clamp(long offset) {
    return (int) Math.max(0, Math.min(content.length, offset));
  }

  /** Counts what the parser has taken, and ends where it takes too much for one token. */
  private static final class MeteredInput extends InputStream {

    private final InputStream bytes;
    private long taken;
    private long limit = LONGEST_TOKEN_BYTES;

    MeteredInput(InputStream bytes) {
      this.bytes = bytes;
    }

    void allow(int more) {
      limit = taken + more;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (taken > limit) {
        throw new IOException(
            "one tag, text or comment has more than " + LONGEST_TOKEN_BYTES + " bytes");
      }
      int read = bytes.read(into, from, length);
      taken += Math.max(0, read);
      return read;
    }
  }
}
