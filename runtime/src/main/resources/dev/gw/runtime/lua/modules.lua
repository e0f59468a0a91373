-- What require gives: modules of OpenResty and Kong that gw has, and the files of custom plugins.
local gw = ...

local type, error, tostring, setfenv, loadstring = type, error, tostring, setfenv, loadstring
local sub, find = string.sub, string.find

local M = {}
local loaded, sources = {}, {}
local loading = {}
local call_found = gw.call1 "module.source"

local shelves = gw.part "shelves"
local made = {}
for name, value in pairs { string = string, table = table, math = math, os = os, io = io, coroutine = coroutine, debug = debug } do
  made[name] = value
end

local function own(name)
  local part = shelves.of[name]
  if type(part) == "table" then
    return gw.part(part[1])
  end
  return part and gw.part(part)[name] or made[name]
end

-- Gives require the files of a plugin and those beside it; what an earlier configuration loaded is loaded anew where a text differs.
function M.offer(files)
  local changed
  for module, text in pairs(files) do
    changed = changed or sources[module] ~= text
    sources[module] = text
  end
  if changed then
    for module in pairs(files) do
      loaded[module] = nil
    end
  end
end

local function run(name, source)
  if loading[name] then
    error("loop or previous error loading module '" .. name .. "'", 3)
  end
  loading[name] = true
  local file = name:gsub("^kong%.plugins%.", "plugins."):gsub("%.", "/") .. ".lua"
  if sub(source, 1, 1) == "\27" then
    error("precompiled code isn't run: " .. file, 0)
  end
  local ok, result = gw.pcall(function()
    return assert(loadstring(source, "=" .. file))(name)
  end)
  loading[name] = nil
  if not ok then
    error(result, 0)
  end
  loaded[name] = result == nil and true or result
  return loaded[name]
end

local function reason(name)
  if name == "kong.plugins.base_plugin" then
    return "Kong 3 has it no more; return a plain table from handler.lua"
  elseif name == "kong.singletons" then
    return "Kong 3 has it no more; what it held is in the global kong"
  elseif shelves.absent[name] or find(name, "^kong%.") and not find(name, "^kong%.plugins%.") then
    return "Kong may have it, gw has not got it"
  end
  return "it is none of the plugin's files, not there in gw, and in no file that KONG_LUA_PACKAGE_PATH leads to"
end

function M.require(name)
  if type(name) ~= "string" then
    error("bad argument #1 to 'require' (string expected, got " .. type(name) .. ")", 2)
  end
  local known = loaded[name]
  if known ~= nil then
    return known
  end
  local source = sources[name] or sources[name .. ".init"]
  if source then
    return run(name, source)
  end
  local module = own(name)
  if module == nil then
    source = call_found(name)
    if source then
      return run(name, source)
    end
    error("module '" .. name .. "' not found: " .. reason(name), 2)
  end
  loaded[name] = module
  return module
end

gw.require = M.require
_G.require = M.require
_G.module = nil
_G.package = { loaded = loaded, preload = {}, path = "", cpath = "", config = package.config }

-- a plugin shares the process with the gateway
os.exit, os.execute, io.popen, os.tmpname, os.setlocale = nil, nil, nil, nil, nil
debug = { traceback = debug.traceback, getinfo = debug.getinfo }
jit = { version = jit.version, version_num = jit.version_num, os = jit.os, arch = jit.arch, on = function() end, off = function() end }
ffi = nil

return M
