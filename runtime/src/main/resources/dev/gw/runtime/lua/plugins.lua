-- Plugins at work: compiles their code once and runs their phases.
local gw = ...
local phases = gw.part "phases"

local code_of = gw.call1 "plugin.code"
local names, ids = phases.names, phases.ids
local setmetatable, type, error, tonumber, assert = setmetatable, type, error, tonumber, assert
local rawget, tostring, next, concat = rawget, tostring, next, table.concat
local yield, EXIT = coroutine.yield, gw.EXIT

gw.part "base"
gw.kong = gw.part "kong"
gw.ngx = gw.part "ngx"
_G.kong, _G.ngx = gw.kong, gw.ngx
_G.print = function(...)
  return gw.kong.log.notice(...)
end

local sandboxed = gw.part "sandbox"
local custom = gw.part "custom"

local M = {}

-- Ends the request's phase: nothing behind the call runs.
function gw.exit()
  return yield(EXIT)
end

-- The functions of one phase as one. A function that returns a function is run once, to make the one that serves.
local function in_turn(compiled)
  local functions, fresh = {}, {}
  for i, chunk in ipairs(compiled) do
    functions[i] = chunk
    fresh[i] = true
  end
  return function()
    for i = 1, #functions do
      if fresh[i] then
        fresh[i] = false
        local made = functions[i]()
        if type(made) == "function" then
          functions[i] = made
          made()
        end
      else
        functions[i]()
      end
    end
  end
end

local function functions_of(texts, n)
  local chunks = {}
  for i = 5, n, 2 do
    local phase = ids[texts[i]]
    chunks[phase] = chunks[phase] or {}
    chunks[phase][#chunks[phase] + 1] = texts[i + 1]
  end
  local handlers = {}
  for phase, list in pairs(chunks) do
    local run
    handlers[phase] = function()
      if not run then
        local compiled = {}
        for i, code in ipairs(list) do
          compiled[i] = sandboxed(code)
        end
        run = in_turn(compiled)
      end
      return run()
    end
  end
  return handlers
end

local function load_plugin(id)
  local texts, n = code_of(tostring(id))
  local plugin = { name = texts[1], id = texts[2], number = id }
  gw.plugins[id] = plugin
  if texts[4] then
    custom(plugin, texts, n)
  else
    plugin.handlers = functions_of(texts, 4 + (n - 4))
  end
  return plugin
end

local plugins = gw.plugins

function gw.plugin_now()
  local id = gw.plugin
  return plugins[id] or load_plugin(id)
end

local take_body, give_body = gw.call0 "body.take", gw.call1 "body.give"

-- The body comes as one piece, and then its end.
local function filter(handler)
  local now = gw.now
  local arg = { take_body(), false }
  now.arg = arg
  handler()
  local first = arg[1]
  if not arg[2] then
    arg[1], arg[2] = "", true
    handler()
    local second = arg[1]
    if second ~= nil and second ~= "" then
      first = (first or "") .. second
    end
  end
  now.arg = nil
  give_body(first == nil and "" or tostring(first))
end

-- Lets a plugin begin, once for each configuration.
function M.start(id)
  local plugin = plugins[id] or load_plugin(id)
  local begin = plugin.start
  if begin then
    plugin.start = nil
    begin()
  end
end

local function begin_now(id)
  local now = gw.now
  gw.now = phases.request(0, ids.init_worker)
  local ok, problem = gw.pcall(M.start, id)
  gw.now = now
  if not ok then
    gw.kong.log.err(tostring(problem))
  end
end

function M.probe(id)
  local plugin = load_plugin(id)
  if type(plugin.priority) ~= "number" then
    error("the handler of " .. plugin.name .. " has no PRIORITY", 0)
  end
  local found = { ("%d"):format(plugin.priority) }
  for name, value in pairs(plugin.handler) do
    if type(name) == "string" and type(value) == "function" then
      found[#found + 1] = name
    end
  end
  M.probed = table.concat(found, " ")
end

local leave, leave_groups = gw.call1 "leave", gw.call1 "leave.groups"

-- What code shares, for the templates of plugins that are no Lua: names and values in turn, each behind its length. A letter says what
-- each is: a number or a string as a name; a string or a table, of names and values in its turn, as a value.
local MOST_SHARED, DEEPEST = 10000, 20
local shared_yet, text_of_table

local function text_of(value, depth)
  local kind = type(value)
  if kind == "string" or kind == "number" or value == true then
    return "s" .. tostring(value)
  end
  return kind == "table" and depth < DEEPEST and "t" .. text_of_table(value, depth + 1)
end

-- tables that hold themselves end somewhere
function text_of_table(shared, depth)
  local texts, n = {}, 0
  for key, value in next, shared do
    local kind = type(key)
    shared_yet = shared_yet + 1
    local text = shared_yet <= MOST_SHARED and (kind == "string" or kind == "number") and text_of(value, depth)
    if text then
      local name = (kind == "string" and "s" or "n") .. key
      n = n + 1
      texts[n] = #name .. ":" .. name .. #text .. ":" .. text
    end
  end
  return concat(texts)
end

local function tell_texts(shared)
  shared_yet = 0
  local text = text_of_table(shared, 0)
  if text ~= "" then
    leave(text)
  end
end

-- The groups that code says the caller is in, for plugins that are no Lua: where Kong's acl looks for them.
local function tell_groups(now)
  local shared, ctx = now.shared, now.ctx
  local groups = shared and rawget(shared, "authenticated_groups")
  if type(groups) ~= "table" then
    groups = ctx and rawget(ctx, "authenticated_groups")
  end
  if type(groups) == "table" then
    local texts = {}
    for i = 1, #groups do
      texts[i] = tostring(groups[i]) .. "\0"
    end
    leave_groups(concat(texts))
  end
end

-- Who the caller is, where code says so in the fields of ngx.ctx that Kong's own plugins use.
local function tell_identity(now)
  local ctx = now.ctx
  local consumer = ctx and rawget(ctx, "authenticated_consumer")
  local credential = ctx and rawget(ctx, "authenticated_credential")
  local said = type(consumer) == "table" or type(credential) == "table"
  if said and (consumer ~= now.said_consumer or credential ~= now.said_credential) then
    now.said_consumer, now.said_credential = consumer, credential
    gw.identify(consumer, credential)
  end
end

function M.phase(id, phase)
  local plugin = plugins[id] or load_plugin(id)
  if plugin.start then
    begin_now(id)
  end
  local handler = plugin.handlers[phase]
  if handler then
    if phase == ids.body_filter then
      return filter(handler)
    end
    handler()
    if phase == ids.access or phase == ids.rewrite then
      local now = gw.now
      if now.shared then
        tell_texts(now.shared)
      end
      tell_groups(now)
      tell_identity(now)
    end
    if gw.now.said then
      gw.flush_said()
    end
  elseif phase == ids.body_filter then
    give_body(take_body())
  end
end

function M.fire(timer)
  local entry = gw.timers[timer]
  gw.timers[timer] = nil
  if entry then
    entry()
  end
end

return M
