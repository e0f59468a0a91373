-- ngx.timer, ngx.thread, ngx.worker, ngx.config and what else is there without a request
local gw = ...

local type, error, tostring, pcall, setmetatable, unpack, select = type, error, tostring, gw.pcall, setmetatable, unpack, select
local call_start = gw.call2 "timer.start"
local last = 0
local running = 0

local function start(seconds, run)
  last = last + 1
  gw.timers[last] = run
  running = running + 1
  call_start(tostring(last), tostring(seconds))
end

local function check(name, seconds, callback)
  if type(seconds) ~= "number" then
    error("bad argument #1 to '" .. name .. "' (number expected, got " .. type(seconds) .. ")", 3)
  elseif seconds < 0 then
    return nil, "delay cannot be < 0"
  elseif type(callback) ~= "function" then
    error("bad argument #2 to '" .. name .. "' (function expected, got " .. type(callback) .. ")", 3)
  end
  return true
end

local timer = {}

function timer.at(seconds, callback, ...)
  local ok, problem = check("at", seconds, callback)
  if not ok then
    return nil, problem
  end
  local given, n = { ... }, select("#", ...)
  start(seconds, function()
    running = running - 1
    callback(false, unpack(given, 1, n))
  end)
  return last
end

function timer.every(seconds, callback, ...)
  local ok, problem = check("every", seconds, callback)
  if not ok then
    return nil, problem
  elseif seconds == 0 then
    return nil, "interval cannot be 0"
  end
  local given, n = { ... }, select("#", ...)
  local function again()
    running = running - 1
    start(seconds, again)
    callback(false, unpack(given, 1, n))
  end
  start(seconds, again)
  return last
end

function timer.running_count()
  return 0
end
function timer.pending_count()
  return running
end

-- light threads: each runs to its end, or to its first wait, before the next
local thread = {}
function thread.spawn(f, ...)
  local co = coroutine.create(f)
  return { co = co, results = { coroutine.resume(co, ...) } }
end
local function finish(its)
  while coroutine.status(its.co) == "suspended" do
    its.results = { coroutine.resume(its.co) }
  end
  return unpack(its.results, 1, table.maxn(its.results))
end
function thread.wait(...)
  return finish((...))
end
function thread.kill()
  return true
end

return function(ngx)
  ngx.timer, ngx.thread = timer, thread
  ngx.worker = {
    id = gw.call0 "worker.id",
    count = gw.call0 "worker.count",
    pid = gw.call0 "worker.pid",
    pids = function() return { gw.call0 "worker.pid"() } end,
    exiting = function() return false end,
  }
  ngx.config = {
    subsystem = "http", debug = false, nginx_version = 1025003, ngx_lua_version = 10026,
    prefix = function() return "/usr/local/kong/" end,
    nginx_configure = function() return "" end,
    is_console = false,
  }
  ngx.location = gw.named({}, "ngx.location")
  ngx.on_abort = function() return true end
  ngx.get_raw_phase = ngx.get_phase
  ngx.socket = gw.named(gw.part "socket", "ngx.socket")
end
