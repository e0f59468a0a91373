-- Sets up LuaJIT for one event loop: the way to Java and back, coroutines for code that waits, limits for code that doesn't stop.
-- Gives the function that Java calls.
local mailbox, call_java, names = ...

local ffi = require "ffi"
local copy, text = ffi.copy, ffi.string
local words = ffi.cast("int32_t *", ffi.cast("const char *", mailbox))
local reals = ffi.cast("double *", words)
local DATA = 64
local ROOM = #mailbox - DATA - 16
local data = ffi.cast("char *", words) + DATA

-- replies, and what a call may ask for besides the numbered primitives; see Mail and Primitives
local NIL, TRUE, FALSE, NUMBER, LIST, LONG, WAIT_REPLY, PROBLEM, SPILLED = -1, -2, -3, -4, -5, -6, -7, -8, -9
local SPILL, MORE, FETCH, FIRST = 0, 1, 2, 3

local create, resume, yield, status = coroutine.create, coroutine.resume, coroutine.yield, coroutine.status
local error, type, tostring, tonumber, pcall, select, unpack = error, type, tostring, tonumber, pcall, select, unpack
local sub, gmatch, concat = string.sub, string.gmatch, table.concat

-- what a coroutine of a task yields: it waits for Java; the request is answered; it is free for another task
local WAIT, EXIT, IDLE = {}, {}, {}

-- Only the main thread of Lua calls Java, because each other that did would be known to Java for ever: coroutines yield to it.
local CALL, depth = {}, 0
local call_from_main, can_yield = call_java, coroutine.isyieldable
call_java = function()
  if depth == 0 or not can_yield() then
    call_from_main()
  else
    yield(CALL)
  end
end

local gw = { WAIT = WAIT, EXIT = EXIT, now = nil, live = {}, plugins = {}, timers = {} }

local function whole(length)
  local parts = {}
  repeat
    words[0] = MORE
    call_java()
    local piece = text(data, words[0])
    parts[#parts + 1] = piece
  until piece == ""
  return concat(parts)
end

local function list(packed)
  local at = packed:find("\n", 1, true)
  local items, n = {}, 0
  local from = at + 1
  for length in gmatch(sub(packed, 1, at), "%-?%d+") do
    length = tonumber(length)
    n = n + 1
    if length >= 0 then
      items[n] = sub(packed, from, from + length - 1)
      from = from + length
    end
  end
  return items, n
end

local reply
reply = function()
  local kind = words[0]
  if kind >= 0 then
    return text(data, kind)
  elseif kind == NIL then
    return nil
  elseif kind == TRUE then
    return true
  elseif kind == FALSE then
    return false
  elseif kind == NUMBER then
    return reals[1]
  elseif kind == LIST then
    local length = words[1]
    return list(length >= 0 and text(data, length) or whole())
  elseif kind == LONG then
    return whole()
  elseif kind == WAIT_REPLY then
    yield(WAIT)
    words[0] = FETCH
    call_java()
    return reply()
  end
  error(text(data, words[1]), 0)
end

local function spill(long)
  for i = 1, #long, ROOM do
    local piece = sub(long, i, i + ROOM - 1)
    words[0], words[1] = SPILL, #piece
    copy(data, piece, #piece)
    call_java()
  end
end

local numbers, count = {}, FIRST
for name in gmatch(names, "%S+") do
  numbers[name] = count
  count = count + 1
end

-- The primitive of a name as functions of no, one, two and more arguments; arguments are strings or nil.
local function number_of(name)
  return numbers[name] or error("no primitive " .. name)
end

function gw.call0(name)
  local number = number_of(name)
  return function()
    words[0] = number
    call_java()
    return reply()
  end
end

function gw.call1(name)
  local number = number_of(name)
  return function(a)
    if a then
      local length = #a
      if length > ROOM then
        spill(a)
        length = SPILLED
      else
        copy(data, a, length)
      end
      words[1] = length
    else
      words[1] = NIL
    end
    words[0] = number
    call_java()
    return reply()
  end
end

-- the last argument may be as long as it likes
function gw.call2(name)
  local number = number_of(name)
  return function(a, b)
    local room = ROOM - #a
    if room < 0 then
      error("too long", 2)
    end
    if not b then
      words[2] = NIL
      copy(data, a, #a)
    elseif #b > room then
      spill(b)
      words[2] = SPILLED
      copy(data, a, #a)
    else
      words[2] = #b
      copy(data, a .. b, #a + #b)
    end
    words[0], words[1] = number, #a
    call_java()
    return reply()
  end
end

function gw.call3(name)
  local number = number_of(name)
  return function(a, b, c)
    local head = (a or "") .. (b or "")
    local room = ROOM - #head
    if room < 0 then
      error("too long", 2)
    end
    if c and #c > room then
      spill(c)
      words[3] = SPILLED
    else
      words[3] = c and #c or NIL
      head = head .. (c or "")
    end
    copy(data, head, #head)
    words[0], words[1], words[2] = number, a and #a or NIL, b and #b or NIL
    call_java()
    return reply()
  end
end

-- limits: counted in instructions, which only interpreted code does
local STEP, MAX_STEPS, MAX_KILOBYTES = 10000, 30000, 512 * 1024
local memory = collectgarbage
local steps, exhausted = 0, nil
jit.off()
jit.flush()
debug.sethook(function()
  steps = steps + 1
  if exhausted then
    error(exhausted, 0)
  end
  if steps > MAX_STEPS then
    exhausted = "the code runs too long and was stopped"
  elseif memory("count") > MAX_KILOBYTES then
    memory("collect")
    if memory("count") > MAX_KILOBYTES then
      exhausted = "the code takes too much memory and was stopped"
    end
  end
  if exhausted then
    error(exhausted, 0)
  end
end, "", STEP)

-- what was stopped can't be caught
local function uncaught(...)
  if exhausted then
    error(exhausted, 0)
  end
  return ...
end
local raw_pcall, raw_xpcall = pcall, xpcall
_G.pcall = function(...)
  return uncaught(raw_pcall(...))
end
_G.xpcall = function(...)
  return uncaught(raw_xpcall(...))
end

local repeat_text, MAX_TEXT = string.rep, 256 * 1024 * 1024
string.rep = function(piece, times, ...)
  if tonumber(times) and #tostring(piece) * times > MAX_TEXT then
    error("the text gets too long", 2)
  end
  return repeat_text(piece, times, ...)
end

-- code may use coroutines of its own; when it waits in one, everything around it waits
local function up(...)
  depth = depth - 1
  return ...
end
local function enter(co, ...)
  depth = depth + 1
  return up(resume(co, ...))
end
local function pump(co, ok, mark, ...)
  if ok and (mark == CALL or mark == WAIT or mark == EXIT) and status(co) == "suspended" then
    if mark == CALL then
      call_java()
    else
      yield(mark)
    end
    return pump(co, enter(co))
  end
  return ok, mark, ...
end
coroutine.resume = function(co, ...)
  return pump(co, enter(co, ...))
end
local function unwrapped(ok, ...)
  if not ok then
    error((...), 0)
  end
  return ...
end
coroutine.wrap = function(f)
  local co = create(f)
  return function(...)
    return unwrapped(pump(co, enter(co, ...)))
  end
end

-- Tasks run in coroutines, which serve again.
local tasks, idle, last = {}, {}, 0
local function serve()
  while true do
    local run, a, b = gw.run, gw.first, gw.second
    gw.run = nil
    run(a, b)
    yield(IDLE)
  end
end

local DONE, WAITING, FAILED = 0, 1, 2

local function fail(problem)
  local message = type(problem) == "string" and problem or tostring(problem)
  message = sub(message, 1, 4000)
  words[0], words[1] = FAILED, #message
  copy(data, message, #message)
end

local function step(task)
  local co = task.co
  local ok, mark
  repeat
    depth = 1
    ok, mark = resume(co)
    depth = 0
    if ok and mark == CALL then
      call_from_main()
    end
  until not ok or mark == IDLE or mark == WAIT or mark == EXIT
  if not ok then
    tasks[task.id] = nil
    fail(mark)
  elseif mark == WAIT then
    tasks[task.id] = task
    words[0], words[1] = WAITING, task.id
  else
    tasks[task.id] = nil
    if mark == IDLE then
      idle[#idle + 1] = task
    end
    words[0] = DONE
  end
end

-- Runs a function as a task, which may wait or exit.
local function start(run, a, b)
  local n = #idle
  local task = idle[n]
  if task then
    idle[n] = nil
  else
    last = last + 1
    task = { id = last, co = create(serve) }
  end
  task.now, task.plugin = gw.now, gw.plugin
  gw.run, gw.first, gw.second = run, a, b
  step(task)
end

-- Runs a function that must do neither.
local function straight(run, a, b)
  local ok, problem = raw_pcall(run, a, b)
  if ok then
    words[0] = DONE
  else
    fail(problem)
  end
end

local source = gw.call1 "source"

-- A file of gw's own; it gets what this file offers.
local parts = {}
function gw.part(name)
  local part = parts[name]
  if part == nil then
    local code = source(name) or error("no part " .. name)
    part = assert(loadstring(code, "=gw/" .. name .. ".lua"))(gw) or true
    parts[name] = part
  end
  return part
end
function gw.has_part(name)
  return parts[name] ~= nil or source(name) ~= nil
end

gw.pcall = raw_pcall
java, luajava = nil, nil

local phases = gw.part "phases"
local request_of = phases.request
local run = gw.part "plugins"

local function command()
  local what, a, b, c = words[0], words[1], words[2], words[3]
  steps, exhausted = 0, nil
  if what == 0 then
    gw.now = request_of(c, b)
    gw.plugin = a
    if phases.waits[b] then
      start(run.phase, a, b)
    else
      straight(run.phase, a, b)
    end
  elseif what == 1 then
    local task = tasks[a]
    gw.now, gw.plugin = task.now, task.plugin
    step(task)
  elseif what == 2 then
    gw.live[a] = nil
    words[0] = DONE
  elseif what == 3 then
    gw.plugins[a] = nil
    words[0] = DONE
  elseif what == 8 then
    gw.now = request_of(0, phases.ids.timer)
    gw.plugin = a
    straight(gw.hear)
  elseif what == 4 then
    gw.now = request_of(0, phases.ids.timer)
    gw.plugin = b
    start(run.fire, a)
  else
    gw.now = request_of(0, phases.ids.init_worker)
    gw.plugin = a
    if what == 7 then
      gw.now = request_of(c, b)
      straight(gw.part "expressions")
    elseif what == 9 then
      straight(gw.part "schema_calls")
    elseif what == 5 then
      straight(run.probe, a)
      if words[0] == DONE then
        local found = run.probed
        words[1] = #found
        copy(data, found, #found)
      end
    else
      start(run.start, a)
    end
  end
end
return command
