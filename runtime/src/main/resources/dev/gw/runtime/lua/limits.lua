-- OpenResty's limits of requests, its locks and semaphores, over ngx.shared.
local gw = ...

local type, error, tostring, tonumber, setmetatable, pairs, ipairs = type, error, tostring, tonumber, setmetatable, pairs, ipairs
local ngx = gw.ngx

local L = {}

local function dict_of(name)
  return ngx.shared[name] or nil, "shared dict not found"
end

-- a class of a limiter; it keeps its dictionary
local function limiter(make)
  local M = {}
  M.__index = M
  function M.new(name, ...)
    local dict, problem = dict_of(name)
    if not dict then
      return nil, problem
    end
    local its = make(...)
    its.dict = dict
    return setmetatable(its, M)
  end
  return M
end

-- resty.limit.req: a leaky bucket, in thousandths of requests
local req = limiter(function(rate, burst) return { rate = rate * 1000, burst = burst * 1000 } end)
function req:set_rate(rate) self.rate = rate * 1000 end
function req:set_burst(burst) self.burst = burst * 1000 end
function req:incoming(key, commit)
  local now, excess = ngx.now() * 1000, 0
  local known = self.dict:get(key)
  if known then
    local kept, last = known:match "^(%S+) (%S+)$"
    excess = math.max(tonumber(kept) - self.rate * math.abs(now - tonumber(last)) / 1000 + 1000, 0)
    if excess > self.burst then
      return nil, "rejected"
    end
  end
  if commit then
    self.dict:set(key, ("%.17g %.17g"):format(excess, now))
  end
  return excess / self.rate, excess / 1000
end
function req:uncommit(key)
  local known = self.dict:get(key)
  if not known then
    return nil, "not found"
  end
  local kept, last = known:match "^(%S+) (%S+)$"
  self.dict:set(key, ("%.17g %s"):format(math.max(tonumber(kept) - 1000, 0), last))
  return true
end
L["resty.limit.req"] = req

-- resty.limit.count: a fixed window
local count = limiter(function(limit, window) return { limit = limit, window = window } end)
function count:incoming(key, commit)
  local left, problem
  if commit then
    left, problem = self.dict:incr(key, -1, self.limit, self.window)
    if not left then
      return nil, problem
    end
  else
    left = (self.dict:get(key) or self.limit) - 1
  end
  if left < 0 then
    return nil, "rejected"
  end
  return 0, left
end
function count:uncommit(key)
  local left, problem = self.dict:incr(key, 1)
  if not left then
    return problem == "not found" and self.limit or nil, problem
  end
  return left
end
L["resty.limit.count"] = count

-- resty.limit.conn: how many are under way
local conn = limiter(function(most, burst, delay) return { most = most, burst = burst, delay = delay } end)
function conn:incoming(key, commit)
  self.committed = false
  local n = commit and self.dict:incr(key, 1, 0) or (self.dict:get(key) or 0) + 1
  if n > self.most + self.burst then
    if commit then self.dict:incr(key, -1) end
    return nil, "rejected"
  end
  self.committed = commit or false
  return n > self.most and self.delay * math.floor((n - 1) / self.most) or 0, n
end
function conn:is_committed() return self.committed end
function conn:leaving(key, took)
  local n, problem = self.dict:incr(key, -1)
  if n and took then
    self.delay = (took + self.delay) / 2
  end
  return n, problem
end
function conn:uncommit(key) return self.dict:incr(key, -1) end
function conn:set_conn(most) self.most = most end
function conn:set_burst(burst) self.burst = burst end
L["resty.limit.conn"] = conn

-- resty.limit.traffic: several limiters at once
L["resty.limit.traffic"] = {
  combine = function(limiters, keys, states)
    local longest = 0
    for i, its in ipairs(limiters) do
      local delay, state = its:incoming(keys[i], i == #limiters)
      if not delay then return nil, state end
      longest = math.max(longest, delay)
      if states then states[i] = state end
    end
    for i = 1, #limiters - 1 do
      local delay, state = limiters[i]:incoming(keys[i], true)
      if not delay then
        for k = 1, i - 1 do limiters[k]:uncommit(keys[k]) end
        limiters[#limiters]:uncommit(keys[#limiters])
        return nil, state
      end
    end
    return longest
  end,
}

-- resty.lock

local lock = {}
lock.__index = lock
function lock:new(name, options)
  local dict = dict_of(name)
  if not dict then
    return nil, "dictionary not found"
  end
  options = options or {}
  return setmetatable({ dict = dict, kept = options.exptime or 30, patience = options.timeout or 5, step = options.step or 0.001,
    ratio = options.ratio or 2, longest = options.max_step or 0.5 }, lock)
end
function lock:lock(key)
  if self.key then
    return nil, "locked"
  end
  local waited, step = 0, self.step
  while not self.dict:add(key, true, self.kept) do
    if waited >= self.patience then
      return nil, "timeout"
    end
    step = math.min(step, self.patience - waited, self.longest)
    ngx.sleep(step)
    waited = waited + step
    step = step * self.ratio
  end
  self.key = key
  return waited
end
function lock:unlock()
  local key = self.key
  if not key then
    return nil, "unlocked"
  end
  self.key = nil
  self.dict:delete(key)
  return 1
end
function lock:expire(seconds)
  if not self.key then
    return nil, "unlocked"
  end
  return self.dict:set(self.key, true, seconds or self.kept)
end
L["resty.lock"] = lock

-- ngx.semaphore, within this event loop
local semaphore = {}
semaphore.__index = semaphore
function semaphore.new(n) return setmetatable({ n = n or 0 }, semaphore) end
function semaphore:post(n)
  self.n = self.n + (n or 1)
  return true
end
function semaphore:count() return self.n end
function semaphore:wait(seconds)
  local waited = 0
  while self.n <= 0 do
    if waited >= seconds then
      return nil, "timeout"
    end
    ngx.sleep(0.01)
    waited = waited + 0.01
  end
  self.n = self.n - 1
  return true
end
L["ngx.semaphore"] = semaphore

return L
