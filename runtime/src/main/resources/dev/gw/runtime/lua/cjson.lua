-- The modules cjson and cjson.safe, and copies of them with settings of their own.
local gw = ...
local writer, read = gw.part "json_write", gw.part "json_read"

local type, error, tonumber, pcall, tostring = type, error, tonumber, gw.pcall, tostring

local function instance(safe, precision)
  local options = {
    number = "%." .. precision .. "g", sparse_ratio = 2, sparse_safe = 10, sparse_convert = false, depth = 1000, lists = false,
  }
  if safe then
    options.sparse_safe = 2 ^ 15
  end
  local M = {
    null = writer.null, array_mt = writer.array_mt, empty_array_mt = writer.empty_array_mt, empty_array = writer.empty_array,
    _NAME = "cjson", _VERSION = "2.1.0.10",
  }

  local function encode(value)
    return writer.encode(value, options)
  end

  local function decode(text)
    if type(text) == "number" then
      text = tostring(text)
    end
    if type(text) ~= "string" then
      error("bad argument #1 to 'decode' (string expected, got " .. (text == nil and "nil" or type(text)) .. ")", 0)
    end
    return read(text, options)
  end

  local function guarded(f)
    return function(...)
      local ok, result = pcall(f, ...)
      if ok then
        return result
      end
      if safe then
        return nil, tostring(result)
      end
      error(result, 2)
    end
  end

  M.encode, M.decode = guarded(encode), guarded(decode)

  function M.encode_number_precision(digits)
    if digits then
      options.number = "%." .. digits .. "g"
    end
    return tonumber(options.number:match "%d+")
  end
  function M.encode_sparse_array(convert, ratio, safe_size)
    if convert ~= nil then options.sparse_convert = convert end
    options.sparse_ratio, options.sparse_safe = ratio or options.sparse_ratio, safe_size or options.sparse_safe
    return options.sparse_convert, options.sparse_ratio, options.sparse_safe
  end
  function M.encode_max_depth(depth)
    options.depth = depth or options.depth
    return options.depth
  end
  function M.decode_max_depth(depth)
    options.decode_depth = depth or options.decode_depth
    return options.decode_depth or 1000
  end
  function M.decode_array_with_array_mt(on)
    if on ~= nil then options.lists = on end
    return options.lists
  end
  function M.encode_empty_table_as_object(on)
    if on ~= nil then options.empty_as_list = not on end
    return not options.empty_as_list
  end
  M.encode_escape_forward_slash = writer.escape_slash
  function M.encode_keep_buffer(on)
    return on ~= false
  end
  function M.encode_invalid_numbers(on)
    return on or false
  end
  function M.decode_invalid_numbers(on)
    return on or false
  end
  function M.as_array(value)
    return setmetatable(value, writer.array_mt)
  end
  function M.new()
    return instance(safe, 14)
  end
  return M
end

return { plain = instance(false, 14), safe = instance(true, 16), lists = (function()
  local its = instance(true, 16)
  its.decode_array_with_array_mt(true)
  return its
end)() }
