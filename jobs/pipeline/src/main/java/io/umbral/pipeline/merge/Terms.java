package io.umbral.pipeline.merge;

import io.umbral.model.KpiTotals;
import io.umbral.model.Total;
import io.umbral.wire.KpiTotalsCodec;
import java.util.Arrays;

/**
 * The terms of all series: in memory as long as there is room, and with the host. What is longest
 * in memory makes room first, and is stored before, so that a read finds it again.
 */
final class Terms {

  /** Several forms in a row that are longer than this are made one: parts may come from many. */
  private static final int LONGEST_ROW_BYTES = 8_192;

  private final WindowAssembler.Host host;
  private final long roomBytes;
  private final KpiTotalsCodec codec = new KpiTotalsCodec();
  private final KpiTotals scratch = new KpiTotals();

  private Chunk oldest;
  private Chunk newest;
  private long loadedBytes;

  /** The term that was made one form last is at hand as totals: it is mostly the next one read. */
  private final KpiTotals atHand = new KpiTotals();

  private byte[] formAtHand = {};

  Terms(WindowAssembler.Host host, long roomBytes) {
    this.host = host;
    this.roomBytes = roomBytes;
  }

  /** Memory of the forms of all terms. */
  long loadedBytes() {
    return loadedBytes;
  }

  boolean has(Series of, Tier tier, long term) {
    Chunk chunk = of.chunks(tier).startingAt(tier.chunkOf(term));
    return chunk != null && chunk.has(term);
  }

  /** Whether there is a term in a stretch of time. */
  static boolean hasAny(Series of, Tier tier, long start, long end) {
    return of.chunks(tier).firstTermFrom(start) < end;
  }

  /** Adds a term, where it exists, to totals. */
  void addTo(KpiTotals target, Series of, Tier tier, long term) throws Exception {
    byte[] form = formOf(of, tier, term);
    if (form == formAtHand) {
      target.merge(atHand);
    } else if (form != null) {
      codec.mergeInto(form, target);
    }
  }

  /** Takes a term, where it exists, from totals that it was added to. */
  void deductFrom(KpiTotals target, Series of, Tier tier, long term) throws Exception {
    byte[] form = formOf(of, tier, term);
    if (form != null) {
      codec.deductFrom(form, target);
    }
  }

  private byte[] formOf(Series of, Tier tier, long term) throws Exception {
    Chunk chunk = of.chunks(tier).startingAt(tier.chunkOf(term));
    if (chunk == null || !chunk.has(term)) {
      return null;
    }
    load(chunk);
    byte[] form = chunk.forms[chunk.placeOf(term)];
    makeRoom();
    return form;
  }

  /** Adds a part to a term as it is. */
  void append(Series of, Tier tier, long term, byte[] part) throws Exception {
    Chunk chunk = chunkFor(of, tier, term);
    int place = chunk.placeOf(term);
    byte[] before = chunk.forms[place];
    if (before == null) {
      replace(chunk, place, part);
    } else {
      byte[] row = Arrays.copyOf(before, before.length + part.length);
      System.arraycopy(part, 0, row, before.length, part.length);
      chunk.several |= 1L << place;
      replace(chunk, place, row);
      if (row.length > LONGEST_ROW_BYTES) {
        makeOne(chunk, place);
      }
    }
    makeRoom();
  }

  /** Sets a term to totals. */
  void put(Series of, Tier tier, long term, KpiTotals totals) throws Exception {
    Chunk chunk = chunkFor(of, tier, term);
    replace(chunk, chunk.placeOf(term), codec.encode(totals));
    makeRoom();
  }

  /** Writes the slices that a watermark closes as one form each. */
  void close(Series of, Tier slices, long firstSlice, long beforeSlice) throws Exception {
    Chunks chunks = of.chunks(slices);
    long slice = chunks.firstTermFrom(firstSlice);
    for (; slice < beforeSlice; slice = chunks.firstTermFrom(slice + slices.termMillis())) {
      Chunk chunk = chunks.startingAt(slices.chunkOf(slice));
      if ((chunk.several >>> chunk.placeOf(slice) & 1) == 1) {
        load(chunk);
        makeOne(chunk, chunk.placeOf(slice));
        makeRoom();
      }
    }
  }

  /**
   * Adds late data of a slice to a term that holds the slice.
   *
   * @param reportingCells distinct cells of the slice, which is the most of the term if it is more
   * @return distinct cells of the term now
   */
  long add(Series of, Tier tier, long term, KpiTotals late, long reportingCells) throws Exception {
    scratch.clear();
    addTo(scratch, of, tier, term);
    long reporting = Math.max(scratch.get(Total.REPORTING_CELLS), reportingCells);
    scratch.merge(late);
    scratch.set(Total.REPORTING_CELLS, reporting);
    put(of, tier, term, scratch);
    return reporting;
  }

  /**
   * Makes a term of those that it is made of.
   *
   * @return distinct cells of the term
   */
  long make(Series of, Tier tier, Tier base, long term) throws Exception {
    scratch.clear();
    long reporting = 0;
    for (long part = term; part < term + tier.termMillis(); part += base.termMillis()) {
      scratch.set(Total.REPORTING_CELLS, 0);
      addTo(scratch, of, base, part);
      reporting = Math.max(reporting, scratch.get(Total.REPORTING_CELLS));
    }
    scratch.set(Total.REPORTING_CELLS, reporting);
    put(of, tier, term, scratch);
    return reporting;
  }

  /** Distinct cells of a term. */
  long reportingCellsOf(Series of, Tier tier, long term) throws Exception {
    scratch.clear();
    addTo(scratch, of, tier, term);
    return scratch.get(Total.REPORTING_CELLS);
  }

  private Chunk chunkFor(Series of, Tier tier, long term) throws Exception {
    long start = tier.chunkOf(term);
    Chunk chunk = of.chunks(tier).startingAt(start);
    if (chunk == null) {
      chunk = new Chunk(of.key, tier, start);
      of.chunks(tier).add(chunk);
    }
    load(chunk);
    return chunk;
  }

  private void makeOne(Chunk chunk, int place) {
    atHand.clear();
    codec.mergeInto(chunk.forms[place], atHand);
    formAtHand = codec.encode(atHand);
    chunk.several &= ~(1L << place);
    replace(chunk, place, formAtHand);
  }

  private void replace(Chunk chunk, int place, byte[] form) {
    loadedBytes += Chunk.bytesOf(form) - Chunk.bytesOf(chunk.forms[place]);
    chunk.forms[place] = form;
    chunk.present |= 1L << place;
    chunk.isDirty = true;
  }

  private void load(Chunk chunk) throws Exception {
    if (chunk.forms != null) {
      return;
    }
    if (chunk.isStored) {
      chunk.fromBytes(host.load(chunk.key, chunk.tier.termMillis(), chunk.startMillis));
    } else {
      chunk.forms = new byte[chunk.tier.termsPerChunk()][];
    }
    loadedBytes += chunk.loadedBytes();
    chunk.older = newest;
    if (newest == null) {
      oldest = chunk;
    } else {
      newest.newer = chunk;
    }
    newest = chunk;
  }

  private void makeRoom() throws Exception {
    while (loadedBytes > roomBytes) {
      Chunk leaving = oldest;
      store(leaving);
      unload(leaving);
    }
  }

  private void unload(Chunk chunk) {
    loadedBytes -= chunk.loadedBytes();
    chunk.forms = null;
    if (chunk.older == null) {
      oldest = chunk.newer;
    } else {
      chunk.older.newer = chunk.newer;
    }
    if (chunk.newer == null) {
      newest = chunk.older;
    } else {
      chunk.newer.older = chunk.older;
    }
    chunk.older = null;
    chunk.newer = null;
  }

  /** Tells the host what it has not yet. */
  void store(Chunk chunk) throws Exception {
    if (chunk.isDirty) {
      host.store(chunk.key, chunk.tier.termMillis(), chunk.startMillis, chunk.toBytes());
      chunk.isStored = true;
      chunk.isDirty = false;
    }
  }

  /** Knows again of a chunk that rests with the host. */
  static void remember(Series of, Tier tier, long startMillis, long present) {
    Chunk chunk = new Chunk(of.key, tier, startMillis);
    chunk.present = present;
    // Some of them may have been open at the checkpoint.
    chunk.several = present;
    chunk.isStored = true;
    of.chunks(tier).add(chunk);
  }

  /** Forgets the chunks that end at or before an instant. */
  void forgetBefore(Series of, Tier tier, long instantMillis) throws Exception {
    Chunks chunks = of.chunks(tier);
    while (chunks.size() > 0 && chunks.get(0).endMillis() <= instantMillis) {
      Chunk past = chunks.get(0);
      if (past.forms != null) {
        unload(past);
      }
      if (past.isStored) {
        host.forget(past.key, tier.termMillis(), past.startMillis);
      }
      chunks.removeFirst();
    }
  }
}
