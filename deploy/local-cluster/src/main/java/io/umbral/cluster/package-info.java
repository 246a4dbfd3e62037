/**
 * A cluster of several processes on one machine, from Maven's artifacts alone: ZooKeeper, Kafka,
 * one JobManager and two TaskManagers, which run {@code umbral-job.jar} in application mode.
 *
 * <p>The doors are {@link io.umbral.cluster.ClusterCommand}, the command line, and {@link
 * io.umbral.cluster.LocalCluster}, which the failure tests hold.
 */
package io.umbral.cluster;
