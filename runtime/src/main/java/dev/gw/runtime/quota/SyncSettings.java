package dev.gw.runtime.quota;

import dev.gw.runtime.limit.RedisSettings;

/**
 * Where events come from and where they go.
 *
 * @param nats the NATS
 * @param redis the Redis
 * @param stream the stream to make where no stream takes the subject
 * @param subject what events are published to
 * @param durable the consumer's name
 * @param parked where messages go that no quota can be read from
 */
public record SyncSettings(
        NatsPlace nats, RedisSettings redis, String stream, String subject, String durable, String parked) {}
