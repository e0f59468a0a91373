-- Shows a value as Lua would be written.
local type, tostring, pairs, format, rep = type, tostring, pairs, string.format, string.rep

local function show(value, depth, seen)
  local kind = type(value)
  if kind == "string" then
    return format("%q", value):gsub("\\\n", "\\n")
  elseif kind ~= "table" then
    return kind == "function" or kind == "userdata" and "<" .. kind .. ">" or tostring(value)
  elseif seen[value] then
    return "<table>"
  end
  seen[value] = true
  local out, list = {}, #value
  for i = 1, list do
    out[#out + 1] = (show(value[i], depth + 1, seen))
  end
  local keys = {}
  for key in pairs(value) do
    if not (type(key) == "number" and key >= 1 and key <= list) then
      keys[#keys + 1] = key
    end
  end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for _, key in ipairs(keys) do
    local name = type(key) == "string" and key:find "^[%a_][%w_]*$" and key or "[" .. show(key, depth + 1, seen) .. "]"
    out[#out + 1] = name .. " = " .. show(value[key], depth + 1, seen)
  end
  seen[value] = nil
  if #out == 0 then
    return "{}"
  elseif #keys == 0 then
    return "{ " .. table.concat(out, ", ") .. " }"
  end
  local indent = rep("  ", depth + 1)
  return "{\n" .. indent .. table.concat(out, ",\n" .. indent) .. "\n" .. rep("  ", depth) .. "}"
end

return function(value)
  return (show(value, 0, {}))
end
