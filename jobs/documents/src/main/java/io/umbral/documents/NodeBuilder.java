package io.umbral.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Makes nodes of the parser's events. The library's own composer counts neither depth nor values;
 * this one stops at the limit, before the memory is spent.
 */
final class NodeBuilder {

  /** A limit was reached; the fault has been told. */
  static final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitReached() {
      super("a limit was reached", null, false, false);
    }
  }

  private final String file;
  private final Limits limits;
  private final Faults faults;
  private final ScalarResolver resolver = new CoreSchema().getScalarResolver();

  /** Complete values by their anchor; those of the document being read. */
  private final Map<Anchor, Node> anchors = new HashMap<>();

  private Iterator<Event> events;
  private int nodes;
  private int aliases;
  private int depth;

  NodeBuilder(String file, Limits limits, Faults faults) {
    this.file = file;
    this.limits = limits;
    this.faults = faults;
  }

  List<Node> documents(Iterator<Event> source) {
    events = source;
    List<Node> roots = new ArrayList<>();
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent) {
        anchors.clear();
        Node root = node(events.next(), "");
        if (!(root instanceof Scalar scalar && scalar.isNull())) {
          roots.add(root);
        }
      }
    }
    return roots;
  }

  private Node node(Event event, String path) {
    Place place = place(event, path);
    count(place, 1);
    if (event instanceof AliasEvent alias) {
      return repeated(alias, place);
    }
    Node node = fresh(event, place);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private Node fresh(Event event, Place place) {
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), place);
      return scalar(scalar, place);
    }
    if (++depth > limits.depth()) {
      throw limit(place, "nested deeper than " + limits.depth() + " levels", "nest less");
    }
    Node node;
    if (event instanceof MappingStartEvent mapping) {
      refuseTag(mapping.getTag(), place);
      node = fields(place);
    } else if (event instanceof SequenceStartEvent sequence) {
      refuseTag(sequence.getTag(), place);
      node = items(place);
    } else {
      throw new IllegalStateException("event " + event + " should begin a value");
    }
    depth--;
    return node;
  }

  private Fields fields(Place place) {
    Map<String, Node> values = new LinkedHashMap<>();
    Map<String, Place> keys = new HashMap<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      Node key = node(event, place.path());
      String name = key instanceof Scalar scalar ? scalar.text() : "?";
      Place keyPlace = new Place(file, key.place().line(), key.place().column(), place.path());
      Node value = node(events.next(), keyPlace.field(name).path());
      if (!(key instanceof Scalar)) {
        faults.error(
            key.place(), YamlDocuments.KEY, key.described() + " as a name", "a name is text");
      } else if (values.putIfAbsent(name, value) == null) {
        keys.put(name, keyPlace.field(name));
      } else {
        faults.error(
            keyPlace.field(name),
            YamlDocuments.DUPLICATE,
            "the name \""
                + name
                + "\" stands twice in one mapping, first in line "
                + keys.get(name).line(),
            "name each field once");
      }
    }
    return new Fields(place, values, keys);
  }

  private Items items(Place place) {
    List<Node> found = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      found.add(node(event, place.item(found.size()).path()));
    }
    return new Items(place, found);
  }

  private Scalar scalar(ScalarEvent event, Place place) {
    // Text that is not quoted has the type that it looks like; `!` and `!!str` say text.
    boolean plain = event.isPlain() && event.getTag().isEmpty();
    Tag tag = plain ? resolver.resolve(event.getValue(), true) : Tag.STR;
    return new Scalar(place, event.getValue(), type(tag));
  }

  private static Scalar.Type type(Tag tag) {
    if (tag.equals(Tag.INT)) {
      return Scalar.Type.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Scalar.Type.DECIMAL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Scalar.Type.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Scalar.Type.NULL : Scalar.Type.TEXT;
  }

  private Node repeated(AliasEvent alias, Place place) {
    if (++aliases > limits.aliases()) {
      throw limit(place, "more than " + limits.aliases() + " aliases", "write the values out");
    }
    Node target = anchors.get(alias.getAlias());
    if (target == null) {
      faults.error(
          place,
          YamlDocuments.ALIAS,
          "the alias *" + alias.getAlias().getValue() + " names no complete value before it",
          "an alias repeats a value that stands above it");
      return new Scalar(place, "", Scalar.Type.NULL);
    }
    return moved(target, place);
  }

  /** The same value at another place: faults in it are told where it is used. */
  private Node moved(Node node, Place place) {
    count(place, 1);
    if (node instanceof Scalar scalar) {
      return new Scalar(place, scalar.text(), scalar.type());
    }
    if (node instanceof Items items) {
      List<Node> copies = new ArrayList<>();
      for (Node item : items.nodes()) {
        copies.add(moved(item, place.item(copies.size())));
      }
      return new Items(place, copies);
    }
    Fields fields = (Fields) node;
    Map<String, Node> values = new LinkedHashMap<>();
    Map<String, Place> keys = new HashMap<>();
    fields
        .values()
        .forEach(
            (name, value) -> {
              keys.put(name, place.field(name));
              values.put(name, moved(value, place.field(name)));
            });
    return new Fields(place, values, keys);
  }

  private void count(Place place, int more) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw limit(
          place,
          "more than " + limits.nodes() + " values, those repeated by aliases counted again",
          "write less in one file");
    }
  }

  /** A tag may say text, never a type of its own. */
  private void refuseTag(Optional<String> tag, Place place) {
    tag.filter(name -> !name.equals("!") && !name.equals(Tag.STR.getValue()))
        .ifPresent(
            name ->
                faults.error(
                    place, YamlDocuments.TAG, "the tag " + name, "values carry no tags here"));
  }

  private LimitReached limit(Place place, String wrong, String right) {
    faults.error(place, YamlDocuments.LIMIT, wrong, right);
    return new LimitReached();
  }

  private Place place(Event event, String path) {
    Mark mark =
        event
            .getStartMark()
            .orElseThrow(() -> new IllegalStateException("event " + event + " should have a mark"));
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, path);
  }
}
