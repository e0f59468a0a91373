-- Reads a multipart body: the fields by name, a list where a name has several. Nil for what is none.
local function unquoted(text)
  return (text:gsub('^"(.*)"$', "%1"))
end

return function(body, content_type)
  local boundary = content_type:match '[Bb][Oo][Uu][Nn][Dd][Aa][Rr][Yy]=("?[^;,"]+"?)'
  if not boundary then
    return nil
  end
  boundary = "--" .. unquoted(boundary)
  local fields = {}
  local at = body:find(boundary, 1, true)
  while at do
    local from = at + #boundary
    if body:sub(from, from + 1) == "--" then
      break
    end
    local next_at = body:find(boundary, from, true)
    local part = body:sub(from, (next_at or #body + 1) - 1):gsub("^\r?\n", ""):gsub("\r?\n$", "")
    local head, value = part:match "^(.-)\r?\n\r?\n(.*)$"
    local name = head and head:match '[Cc]ontent%-[Dd]isposition:[^\n]-[%s;]name="([^"]*)"'
    if name then
      local old = fields[name]
      if old == nil then
        fields[name] = value
      elseif type(old) == "table" then
        old[#old + 1] = value
      else
        fields[name] = { old, value }
      end
    end
    at = next_at
  end
  return fields
end
