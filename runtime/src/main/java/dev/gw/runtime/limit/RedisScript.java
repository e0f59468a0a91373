package dev.gw.runtime.limit;

/** What runs inside Redis, each in one step. The first arguments are as many window lengths or ends as there are keys. */
enum RedisScript {
    /** One more in each counter; a new counter ends when its window's length has passed. Gives what they said before. */
    TAKE("""
            local before = {}
            for i, key in ipairs(KEYS) do
              local now = redis.call('INCR', key)
              if now == 1 then
                redis.call('EXPIRE', key, ARGV[i])
              end
              before[i] = now - 1
            end
            return before"""),
    /** Adds the last argument to each counter; a new counter ends when its window's length has passed. */
    ADD("""
            local amount = ARGV[#ARGV]
            for i, key in ipairs(KEYS) do
              local isNew = redis.call('EXISTS', key) == 0
              redis.call('INCRBY', key, amount)
              if isNew then
                redis.call('EXPIRE', key, ARGV[i])
              end
            end
            return #KEYS"""),
    /** Adds to each counter the amount behind its end; a new counter ends then, in seconds since 1970. */
    MERGE("""
            for i, key in ipairs(KEYS) do
              local isNew = redis.call('EXISTS', key) == 0
              redis.call('INCRBY', key, ARGV[#KEYS + i])
              if isNew then
                redis.call('EXPIREAT', key, ARGV[i])
              end
            end
            return #KEYS""");

    private final String text;

    RedisScript(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
