package io.umbral.console.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Lets go of who sends so slowly that silence never lasts long enough to end it: of a connection
 * whose first request does not come, and of a request with a body that takes too long. Whoever only
 * listens may stay.
 */
final class SlowSenders extends Handler.Wrapper implements Connection.Listener {

  private final long patienceMillis;

  /**
   * Has some patience.
   *
   * @param patienceMillis from the opening of a connection to its first request, and from the head
   *     of a request with a body to its answer
   */
  SlowSenders(long patienceMillis) {
    this.patienceMillis = patienceMillis;
  }

  @Override
  public void onOpened(Connection connection) {
    later(
        () -> {
          if (connection.getMessagesIn() == 0) {
            connection.getEndPoint().close();
          }
        });
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      return super.handle(request, response, callback);
    }
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    Scheduler.Task end = later(connection::close);
    return super.handle(request, response, Callback.from(callback, end::cancel));
  }

  private Scheduler.Task later(Runnable work) {
    return getServer().getScheduler().schedule(work, patienceMillis, TimeUnit.MILLISECONDS);
  }
}
