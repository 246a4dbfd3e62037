package io.umbral.benchmarks.peers.flink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.benchmarks.engine.Engine.Place;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.junit.jupiter.api.Test;

final class SqlPlanTest {

  private static String plan() {
    StreamTableEnvironment tables =
        StreamTableEnvironment.create(StreamExecutionEnvironment.getExecutionEnvironment());
    SqlPeer.define(tables, new Place("nowhere:1", "reports", "inventory", "windows", 2, "none", 1));
    String all = tables.explainSql(SqlPeer.INSERT);
    return all.substring(all.indexOf("== Optimized Execution Plan =="));
  }

  @Test
  void aggregatesBeforeAndAfterTheShuffle() {
    String plan = plan();
    int global = plan.indexOf("GlobalWindowAggregate(");
    int exchange = plan.indexOf("Exchange(distribution=[hash[leaf]])");
    int local = plan.indexOf("LocalWindowAggregate(");
    assertTrue(0 < global && global < exchange && exchange < local, plan);
  }

  @Test
  void addsUpTheRowsOfTheFormatAsTheyAre() {
    String plan = plan();
    assertFalse(plan.substring(plan.indexOf("LocalWindowAggregate(")).contains("Calc("), plan);
  }
}
