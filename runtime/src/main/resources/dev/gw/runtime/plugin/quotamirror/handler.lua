-- Watches the quota of a request's tenant, which gw quota-sync keeps in Redis as the hash quota:tenant:<id>: shows it in headers, tells the
-- log and Prometheus when a threshold is passed, and in mode "block" refuses a tenant that has used it up. What is not known, because
-- Redis is away or the period is over, never stops a request.
local redis = require "resty.redis"

local QuotaMirror = {
  PRIORITY = 905, -- behind rate-limiting
  VERSION = "2.0.0",
}

local QUIET = 3600 -- seconds until an alert is told again
local counter -- of alerts; false where Prometheus is not there

-- Seconds since 1970 of a time in ISO 8601, or of a number of seconds or milliseconds.
local function epoch(text)
  local number = tonumber(text)
  if number then
    return number < 1e11 and number or number / 1000
  end
  local year, month, day, hour, minute, rest = text:match("^(%d%d%d%d)-(%d%d)-(%d%d)T(%d%d):(%d%d)(.*)$")
  if not year then
    return nil
  end
  local second = tonumber(rest:match("^:(%d%d)") or 0)
  local sign, hours, minutes = rest:match("([+-])(%d%d):(%d%d)$")
  local offset = sign and tonumber(sign .. "1") * (hours * 3600 + minutes * 60) or 0
  year, month = month + 0 > 2 and year + 0 or year - 1, (month + 9) % 12
  local days = 365 * year + math.floor(year / 4) - math.floor(year / 100) + math.floor(year / 400)
    + math.floor((153 * month + 2) / 5) + day - 719469
  return days * 86400 + hour * 3600 + minute * 60 + second - offset
end

local function connect(conf)
  local client = redis:new()
  client:set_timeouts(conf.timeout, conf.timeout, conf.timeout)
  local ok, err = client:connect(conf.host, conf.port, {
    ssl = conf.ssl,
    ssl_verify = conf.ssl_verify,
    server_name = conf.server_name,
    pool = table.concat({ conf.host, conf.port, conf.database, conf.username or "", conf.ssl and "ssl" or "" }, ":"),
  })
  if not ok then
    return nil, err
  end
  if client:get_reused_times() == 0 then
    if conf.password then
      if conf.username then
        ok, err = client:auth(conf.username, conf.password)
      else
        ok, err = client:auth(conf.password)
      end
    end
    if ok and conf.database ~= 0 then
      ok, err = client:select(conf.database)
    end
  end
  return ok and client, err
end

local function read(conf, tenant)
  local client, err = connect(conf)
  if not client then
    return nil, err
  end
  local found
  found, err = client:hmget("quota:tenant:" .. tenant, "limit", "used", "remaining", "period", "reset_at")
  if not found then
    return nil, err
  end
  client:set_keepalive(10000, 16)
  for i = 1, 5 do
    if found[i] == ngx.null then
      found[i] = nil
    end
  end
  local quota = { limit = found[1], used = found[2], remaining = found[3], period = found[4], reset = found[5] }
  return tonumber(quota.limit) and tonumber(quota.used) and tonumber(quota.remaining) and quota
end

-- The highest threshold that the use has reached.
local function level(conf, quota)
  local highest
  for _, threshold in ipairs(conf.thresholds) do
    if quota.used * 100 >= threshold * quota.limit and threshold > (highest or 0) then
      highest = threshold
    end
  end
  return highest
end

-- Whether nobody has said so of late, in any worker.
local function is_new(key, seconds)
  return ngx.shared.kong:add("quota-mirror:" .. key, true, seconds)
end

local function count(tenant, threshold)
  if counter == nil then
    local ok, exporter = pcall(require, "kong.plugins.prometheus.exporter")
    local prometheus = ok and exporter.get_prometheus and exporter.get_prometheus()
    counter = prometheus
      and prometheus:counter("quota_alerts_total", "Thresholds of quotas that tenants passed", { "tenant", "threshold" })
      or false
  end
  if counter then
    counter:inc(1, { tenant, tostring(threshold) })
  end
end

local function alert(tenant, quota)
  if is_new(table.concat({ tenant, quota.level, tostring(quota.reset) }, " "), QUIET) then
    kong.log.warn("tenant ", tenant, " has used ", quota.used, " of its quota of ", quota.limit, ", past ", quota.level, " %")
    count(tenant, quota.level)
  end
end

function QuotaMirror:access(conf)
  local tenant = kong.request.get_header(conf.tenant_header)
  if not tenant or tenant == "" or #tenant > 256 then
    return
  end

  local quota, err = read(conf.redis, tenant)
  if err and is_new("redis", 10) then
    kong.log.warn("quotas are not known: ", err)
  end
  if not quota then
    return
  end

  kong.ctx.plugin.quota = quota
  local reset = quota.reset and epoch(quota.reset)
  if reset and reset <= ngx.time() then
    return -- what is known is of a period that is over
  end
  quota.level = level(conf, quota)
  if quota.level then
    alert(tenant, quota)
  end
  if conf.mode == "block" and tonumber(quota.remaining) <= 0 then
    local headers = reset and { ["Retry-After"] = tostring(math.ceil(reset - ngx.time())) } or nil
    return kong.response.error(conf.error_code, conf.error_message, headers)
  end
end

function QuotaMirror:header_filter(conf)
  local quota = kong.ctx.plugin.quota
  if not quota or conf.hide_client_headers then
    return
  end
  kong.response.set_header("X-Quota-Limit", quota.limit)
  kong.response.set_header("X-Quota-Used", quota.used)
  kong.response.set_header("X-Quota-Remaining", quota.remaining)
  if quota.period then
    kong.response.set_header("X-Quota-Period", quota.period)
  end
  if quota.reset then
    kong.response.set_header("X-Quota-Reset", quota.reset)
  end
  if quota.level then
    kong.response.set_header("X-Quota-Alert", tostring(quota.level))
  end
end

return QuotaMirror
