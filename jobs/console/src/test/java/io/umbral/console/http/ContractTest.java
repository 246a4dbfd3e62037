package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract says what the server does, and the server does what the contract says. */
final class ContractTest {

  private static Fields contract;

  @TempDir private Path folder;

  @BeforeAll
  static void readTheContract() throws IOException {
    Faults faults = new Faults();
    try (InputStream in =
        ContractTest.class.getResourceAsStream("/io/umbral/console/openapi.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      contract = (Fields) YamlDocuments.read("openapi.yaml", text, faults).get(0);
    }
    assertEquals(List.of(), faults.all());
  }

  private static Fields fields(Node node, String... path) {
    Node at = node;
    for (String name : path) {
      at = ((Fields) at).get(name).orElseThrow(() -> new AssertionError("no " + name));
    }
    return (Fields) (at instanceof Fields found ? resolve(found) : at);
  }

  private static Fields resolve(Fields node) {
    Node reference = node.get("$ref").orElse(null);
    if (reference == null) {
      return node;
    }
    String[] path = text(reference).substring("#/".length()).split("/", -1);
    return fields(contract, path);
  }

  private static String text(Node node) {
    return ((Scalar) node).text();
  }

  private static List<Node> items(Fields fields, String name) {
    return fields.get(name).map(node -> ((Items) node).nodes()).orElse(List.of());
  }

  private static boolean isInContract(Endpoint endpoint) {
    return !endpoint.path().startsWith("/assets") && !TestServer.PAGES.contains(endpoint.path());
  }

  @Test
  void theServerAndTheContractHaveTheSameRoutesAndParameters() throws Exception {
    Set<String> served = new TreeSet<>();
    try (TestServer server = TestServer.demo(folder)) {
      for (Endpoint endpoint : server.server().endpoints()) {
        if (isInContract(endpoint)) {
          served.add(
              endpoint.method()
                  + " "
                  + endpoint.path()
                  + " "
                  + new TreeSet<>(endpoint.parameters()));
        }
      }
    }
    Set<String> promised = new TreeSet<>();
    Fields paths = fields(contract, "paths");
    for (String path : paths.names()) {
      for (String method : fields(paths, path).names()) {
        if (method.equals("parameters")) {
          continue;
        }
        Set<String> parameters = new TreeSet<>();
        for (Node given : items(fields(paths, path, method), "parameters")) {
          Fields parameter = resolve((Fields) given);
          if (text(parameter.get("in").orElseThrow()).equals("query")) {
            parameters.add(text(parameter.get("name").orElseThrow()));
          }
        }
        promised.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + parameters);
      }
    }
    assertEquals(promised, served);
  }

  @Test
  void everyRouteThatAsksForARoleSaysSoInTheContract() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      for (Endpoint endpoint : server.server().endpoints()) {
        if (isInContract(endpoint)) {
          Fields operation =
              fields(
                  contract,
                  "paths",
                  endpoint.path(),
                  endpoint.method().name().toLowerCase(Locale.ROOT));
          boolean isOpen = operation.get("security").isPresent();
          assertEquals(endpoint.role() == Role.ANYONE, isOpen, endpoint.path());
        }
      }
    }
  }

  @Test
  void everyAnswerIsWhatTheContractPromises() throws Exception {
    try (TestServer server = TestServer.demo(folder);
        TestServer empty = TestServer.empty(folder.resolve("empty"))) {
      Fields paths = fields(contract, "paths");
      for (String path : paths.names()) {
        if (fields(paths, path).get("get").isEmpty() || path.endsWith("stream")) {
          continue;
        }
        String address = TestServer.example(path);
        check(path, server.get(address));
        if (!path.contains("{")) {
          check(path, empty.get(address));
        }
        HttpResponse<String> problem =
            server.get(address.replaceFirst("\\?.*", "") + "?nonsense=1");
        assertEquals(400, problem.statusCode(), path);
        assertValid(fields(contract, "components", "schemas", "Problem"), problem.body(), path);
      }
    }
  }

  private static void check(String path, HttpResponse<String> answer) throws IOException {
    assertEquals(200, answer.statusCode(), path + ": " + answer.body());
    Fields content = fields(contract, "paths", path, "get", "responses", "200", "content");
    String promised = content.names().get(0);
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertEquals(promised, type.split(";", 2)[0], path);
    if (promised.equals("application/json")) {
      assertValid(fields(content, promised, "schema"), answer.body(), path);
    }
  }

  private static void assertValid(Fields schema, String body, String where) throws IOException {
    List<String> faults = new ArrayList<>();
    validate(schema, JsonTree.of(body), where, faults);
    assertEquals(List.of(), faults);
  }

  @Test
  void aWrongAnswerIsFound() throws IOException {
    Fields problem = fields(contract, "components", "schemas", "Problem");
    for (String wrong :
        List.of(
            "[]",
            "{\"type\":\"a\",\"title\":\"b\",\"status\":400}",
            "{\"type\":\"a\",\"title\":\"b\",\"status\":\"400\",\"detail\":\"d\"}",
            "{\"type\":\"a\",\"title\":\"b\",\"status\":400,\"detail\":\"d\",\"stack\":\"s\"}")) {
      List<String> faults = new ArrayList<>();
      validate(problem, JsonTree.of(wrong), "", faults);
      assertTrue(!faults.isEmpty(), wrong);
    }
  }

  /** The part of JSON Schema that the contract uses. */
  private static void validate(Fields given, Object value, String where, List<String> faults) {
    Fields schema = resolve(given);
    List<Node> choices = items(schema, "anyOf");
    if (!choices.isEmpty()) {
      List<List<String>> tried = new ArrayList<>();
      for (Node choice : choices) {
        List<String> faultsOfIt = new ArrayList<>();
        validate((Fields) choice, value, where, faultsOfIt);
        tried.add(faultsOfIt);
      }
      if (tried.stream().noneMatch(List::isEmpty)) {
        faults.add(where + " is none of what it may be: " + tried);
      }
      return;
    }
    Set<String> types = typesOf(schema);
    if (!types.contains(typeOf(value)) && !(types.contains("number") && value instanceof Long)) {
      faults.add(where + " is " + value + " and should be " + types);
      return;
    }
    List<Node> symbols = items(schema, "enum");
    if (!symbols.isEmpty()
        && symbols.stream().noneMatch(symbol -> new JsonTree.Text(text(symbol)).equals(value))) {
      faults.add(where + " is " + value + " and should be one of the enum");
    }
    if (value instanceof List<?> list) {
      for (Object item : list) {
        validate(fields(schema, "items"), item, where + "[]", faults);
      }
    }
    if (value instanceof Map<?, ?> object) {
      validateObject(schema, object, where, faults);
    }
  }

  private static void validateObject(
      Fields schema, Map<?, ?> object, String where, List<String> faults) {
    for (Node name : items(schema, "required")) {
      if (!object.containsKey(text(name))) {
        faults.add(where + " should have " + text(name));
      }
    }
    Node others = schema.get("additionalProperties").orElseThrow();
    for (Map.Entry<?, ?> field : object.entrySet()) {
      String name = field.getKey().toString();
      Node known = schema.get("properties").flatMap(all -> ((Fields) all).get(name)).orElse(null);
      if (known == null && !(others instanceof Fields)) {
        faults.add(where + " has " + name + ", which is not promised");
      } else {
        validate(
            (Fields) (known == null ? others : known),
            field.getValue(),
            where + "." + name,
            faults);
      }
    }
  }

  private static Set<String> typesOf(Fields schema) {
    Set<String> types = new TreeSet<>();
    Node type = schema.get("type").orElseThrow(() -> new AssertionError("no type: " + schema));
    if (type instanceof Items several) {
      several.nodes().forEach(one -> types.add(text(one)));
    } else {
      types.add(text(type));
    }
    return types;
  }

  private static String typeOf(Object value) {
    if (value.equals(JsonTree.NULL)) {
      return "null";
    }
    if (value instanceof Long) {
      return "integer";
    }
    if (value instanceof Double) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof List<?>) {
      return "array";
    }
    return value instanceof Map<?, ?> ? "object" : "string";
  }
}
