-- The module kong.tools.queue: entries that a handler gets in batches, beside the requests.
local gw = ...

local type, error, tostring, pcall, assert, unpack = type, error, tostring, gw.pcall, assert, unpack
local ngx = gw.ngx
local log = gw.kong.log

local M = {}
local queues = {}

local function drop_oldest(self)
  local oldest = table.remove(self.entries, 1)
  self.octets = self.octets - (type(oldest) == "string" and #oldest or 0)
end

-- Hands a batch over until the handler takes it or too much time went by.
local function deliver(self, batch)
  local began, delay, tries = ngx.now(), self.conf.initial_retry_delay, 0
  while true do
    local ran, ok, problem = pcall(self.handler, self.handler_conf, batch)
    if ran and ok then
      return
    end
    tries = tries + 1
    problem = tostring(ran and problem or ok)
    if ngx.now() - began > self.conf.max_retry_time then
      log.err("could not send entries, giving up after ", tries, " retries.  ", #batch, " queue entries were lost: ", problem)
      return
    end
    log.warn("handler could not process entries: ", problem)
    ngx.sleep(delay)
    delay = math.min(self.conf.max_retry_delay, delay * 2)
  end
end

local function work(self)
  while #self.entries > 0 do
    local batch = {}
    while #batch < self.conf.max_batch_size and #self.entries > 0 do
      batch[#batch + 1] = self.entries[1]
      drop_oldest(self)
    end
    deliver(self, batch)
  end
  self.working = false
end

local function begin(self)
  if not self.working then
    self.working = true
    local delay = self.conf.max_batch_size > 1 and #self.entries < self.conf.max_batch_size and self.conf.max_coalescing_delay or 0
    ngx.timer.at(delay, function() work(self) end)
  end
end

local needed = { "max_batch_size", "max_coalescing_delay", "max_entries", "max_retry_time", "initial_retry_delay", "max_retry_delay", "concurrency_limit" }

local function make_room(self, entry)
  if #self.entries >= self.conf.max_entries then
    log.err("queue full, dropping old entries until processing is successful again")
    drop_oldest(self)
  end
  local most = self.conf.max_bytes
  if most and type(entry) == "string" then
    if #entry > most then
      return nil, ("string to be queued is longer (%d bytes) than the queue's max_bytes (%d bytes)"):format(#entry, most)
    end
    while self.octets + #entry > most do
      drop_oldest(self)
    end
  end
  return true
end

function M.enqueue(conf, handler, handler_conf, entry)
  assert(type(conf) == "table", "arg #1 (queue_conf) must be a table")
  assert(type(handler) == "function", "arg #2 (handler) must be a function")
  assert(handler_conf == nil or type(handler_conf) == "table", "arg #3 (handler_conf) must be a table or nil")
  assert(type(conf.name) == "string", "arg #1 (queue_conf) must include a name")
  for _, name in ipairs(needed) do
    assert(type(conf[name]) == "number", "arg #1 (queue_conf) " .. name .. " must be a number")
  end
  if entry == nil then
    return nil, "entry must be a non-nil Lua value"
  end
  local queue = queues[conf.name]
  if not queue then
    queue = { entries = {}, octets = 0 }
    queues[conf.name] = queue
  end
  queue.conf, queue.handler, queue.handler_conf = conf, handler, handler_conf
  local ok, problem = make_room(queue, entry)
  if not ok then
    log.err(problem)
    return nil, problem
  end
  queue.entries[#queue.entries + 1] = entry
  queue.octets = queue.octets + (type(entry) == "string" and #entry or 0)
  begin(queue)
  return true
end

function M.get_plugin_params(plugin, config, name)
  local conf = config.queue or {}
  conf.log_tag = plugin .. " plugin " .. gw.kong.plugin.get_id()
  conf.name = conf.name or name or gw.kong.plugin.get_id()
  return conf
end

function M.is_full(conf)
  local queue = queues[conf.name]
  return queue ~= nil and #queue.entries >= conf.max_entries
end
function M.can_enqueue(conf)
  return not M.is_full(conf)
end

return M
