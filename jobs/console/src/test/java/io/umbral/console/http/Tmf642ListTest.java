package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.console.Alarms;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Tmf642ListTest {

  private static final String LIST = "/tmf-api/alarm/v4/alarm";

  @TempDir private Path folder;

  @SuppressWarnings("unchecked") // The tree of a known answer.
  private static List<String> ids(HttpResponse<String> answer) throws Exception {
    return ((List<Map<String, Object>>) JsonTree.of(answer.body()))
        .stream().map(alarm -> ((JsonTree.Text) alarm.get("id")).text()).toList();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void thePartsOfTheListTogetherAreTheList() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      List<String> all = ids(server.get(LIST));
      assertEquals(4, all.size(), "what is over is listed too");
      HttpResponse<String> second = server.get(LIST + "?offset=1&limit=2");
      assertEquals(all.subList(1, 3), ids(second));
      assertEquals("4", header(second, "X-Total-Count"));
      assertEquals("2", header(second, "X-Result-Count"));
      assertEquals(List.of(), ids(server.get(LIST + "?offset=9")));
    }
  }

  @Test
  void alarmsAreFoundByTheirStateAndByTheirName() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertEquals(List.of(Alarms.OVER), ids(server.get(LIST + "?state=cleared")));
      assertEquals(3, ids(server.get(LIST + "?state=raised,updated")).size());
      assertEquals(400, server.get(LIST + "?state=RAISED").statusCode());
      String one = server.get(LIST + "/" + Alarms.CRITICAL).body();
      assertEquals(true, one.contains("\"href\":\"" + LIST + "/" + Alarms.CRITICAL + "\""), one);
      assertEquals(404, server.get(LIST + "/none").statusCode());
    }
  }
}
