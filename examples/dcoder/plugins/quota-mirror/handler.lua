-- Looks up the tenant's quota, which a sidecar mirrors into Redis as the hash quota:tenant:<id>.
local redis = require "resty.redis"

local QuotaMirror = {
  PRIORITY = 905, -- right behind rate-limiting
  VERSION = "1.0.0",
}

local function remaining(conf, tenant)
  local client = redis:new()
  client:set_timeouts(conf.redis_timeout, conf.redis_timeout, conf.redis_timeout)

  local ok, err = client:connect(conf.redis_host, conf.redis_port)
  if not ok then
    return nil, err
  end

  local quota
  quota, err = client:hmget("quota:tenant:" .. tenant, "remaining", "reset_at")
  client:set_keepalive(10000, 16)
  if not quota or quota[1] == ngx.null then
    return nil, err
  end
  return tonumber(quota[1]), nil, quota[2]
end

function QuotaMirror:access(conf)
  local tenant = kong.request.get_header(conf.tenant_header)
  if not tenant then
    return
  end

  local left, err, reset = remaining(conf, tenant)
  if err then
    kong.log.warn("quota of tenant ", tenant, " is not known: ", err)
  end
  if not left or left > 0 then
    return -- unknown counts as enough: quota data must not stop traffic
  end

  if conf.mode == "block" then
    return kong.response.error(429, "Quota exceeded", { ["X-Quota-Reset"] = tostring(reset) })
  end
  kong.log.alert("tenant ", tenant, " has used up its quota until ", tostring(reset))
end

return QuotaMirror
