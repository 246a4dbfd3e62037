package io.umbral.console.http;

import io.umbral.console.live.EventHub;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/**
 * One browser that listens. Frames wait in a bounded queue and are written when the connection
 * takes them; no thread ever waits for a browser.
 */
final class StreamClient implements EventHub.Client, WriteListener, AsyncListener {

  private final ServletOutputStream out;
  private final int mostQueued;
  private final EventHub hub;
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean isWritable;
  private boolean isUnflushed;
  private boolean isClosed;

  StreamClient(ServletOutputStream out, int mostQueued, EventHub hub) {
    this.out = out;
    this.mostQueued = mostQueued;
    this.hub = hub;
  }

  /** Completes when there is nothing more to write, whoever decided so. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public synchronized boolean offer(byte[] frame) {
    if (isClosed || queue.size() >= mostQueued) {
      return false;
    }
    queue.add(frame);
    if (isWritable) {
      drain();
    }
    return true;
  }

  /** Nothing may be written before the container says so for the first time. */
  @Override
  public synchronized void onWritePossible() {
    isWritable = true;
    drain();
  }

  private void drain() {
    try {
      // Asking is what makes the container call again once a connection that is full has room.
      while (!isClosed && out.isReady()) {
        byte[] frame = queue.poll();
        if (frame != null) {
          out.write(frame);
          isUnflushed = true;
        } else if (isUnflushed) {
          isUnflushed = false;
          out.flush();
        } else {
          return;
        }
      }
      isWritable = false;
    } catch (IOException e) {
      isClosed = true;
      ended.complete(null);
    }
  }

  @Override
  public void onError(Throwable fault) {
    hub.leave(this);
    close();
  }

  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      queue.clear();
      ended.complete(null);
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    hub.leave(this);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    hub.leave(this);
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    hub.leave(this);
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Started once, before anybody listens.
  }
}
